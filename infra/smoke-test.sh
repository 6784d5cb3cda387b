#!/bin/sh
# Tests a deployed app: starts HelloCities twice under one new ID, expects 202 and then 409, waits until the instance has
# completed, and purges it. FUNCTION_KEY holds a function key or host key. Needs curl.
if [ $# != 1 ]; then
  echo "Usage: FUNCTION_KEY=<key> $0 <URL of the app>" >&2
  exit 2
fi
url=${1%/}
pause=${SMOKE_TEST_PAUSE:-10}
files=$(mktemp -d) || exit 1
trap 'rm -rf "$files"' EXIT

call() {
  curl --silent --show-error --max-time 60 --dump-header "$files/headers" --output "$files/body" --write-out '%{http_code}' "$@"
}

start() {
  call --request POST --header "x-functions-key: $FUNCTION_KEY" --header 'Content-Length: 0' "$url/api/orchestrators/HelloCities/$1"
}

fail() {
  echo "$1" >&2
  [ ! -s "$files/body" ] || cat "$files/body" >&2
  exit 1
}

# An app that was deployed a moment ago may not answer yet. Each attempt has an ID of its own, because an attempt whose answer
# was lost may have started its instance.
attempt=1
while :; do
  id=smoke-test-$(date +%s)-$$-$attempt
  status=$(start "$id")
  [ "$status" != 202 ] || break
  echo "Attempt $attempt: the first start was answered with $status."
  [ "$attempt" -lt 30 ] || fail "The first start was answered with $status instead of 202."
  attempt=$((attempt + 1))
  sleep "$pause"
done
instance=$(sed -n 's/^[Ll]ocation: *\([^[:space:]]*\).*/\1/p' "$files/headers")
echo "The first start of '$id' was answered with 202."

status=$(start "$id")
[ "$status" = 409 ] || fail "The second start of '$id' was answered with $status instead of 409."
echo "The second start of '$id' was answered with 409."

# A deployment whose scale controller watches another backend accepts starts and never runs them.
check=1
until [ "$(call "$instance")" = 200 ] && grep -q '"runtimeStatus": *"Completed"' "$files/body"; do
  [ "$check" -lt 30 ] || fail "The instance '$id' has not completed."
  check=$((check + 1))
  sleep "$pause"
done
echo "The instance '$id' has completed."
call --request DELETE "$instance" > "$files/status"
