#!/usr/bin/env bash
# Lints the templates and writes the resources that they deploy, for each combination of backend, network and zones, to the
# *.snapshot.json files in this folder. With the argument "validate" it compares instead and fails if a snapshot differs.
# Needs only the Bicep CLI.
set -euo pipefail
cd "$(dirname "$0")"
bicep=${BICEP:-bicep}

findings=$("$bicep" lint ../main.bicep 2>&1; "$bicep" lint any.bicepparam 2>&1)
[ -z "$findings" ] || { echo "$findings"; exit 1; }

for BACKEND in AzureStorage DurableTaskScheduler; do
  for NETWORK in false true; do
    for ZONES in false true; do
      export BACKEND NETWORK ZONES
      snapshot=$BACKEND-$NETWORK-$ZONES.snapshot.json
      [ ! -e "$snapshot" ] || mv "$snapshot" any.snapshot.json
      "$bicep" snapshot any.bicepparam --mode "${1:-overwrite}" \
        --subscription-id 00000000-0000-0000-0000-000000000001 --tenant-id 00000000-0000-0000-0000-000000000002 ||
        failed=$snapshot
      mv any.snapshot.json "$snapshot"
    done
  done
done
[ -z "${failed:-}" ]
