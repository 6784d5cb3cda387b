#!/bin/sh
# Refuses to deploy a package whose host.json was built for another backend than DURABLE_BACKEND: the scale controller reads the
# backend from that file, so such an app would accept starts and never run them. azd calls this before each deployment.
cd "$(dirname "$0")/.." || exit 1
backend=${DURABLE_BACKEND:-AzureStorage}
case "$backend" in
  AzureStorage) expected=host.json ;;
  DurableTaskScheduler) expected=host.scheduler.json ;;
  *)
    echo "DURABLE_BACKEND is '$backend'; it must be AzureStorage or DurableTaskScheduler." >&2
    exit 1
    ;;
esac
packaged=target/azure-functions/durable-singleton/host.json
if [ ! -f "$packaged" ]; then
  echo "There is no package at '$packaged'; build it with 'azd package'." >&2
  exit 1
fi
if ! cmp -s "$expected" "$packaged"; then
  echo "The package was not built for DURABLE_BACKEND=$backend: '$packaged' differs from '$expected'. Build it again with 'azd package'." >&2
  exit 1
fi
