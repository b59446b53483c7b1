#!/usr/bin/env bash
# Clones the last commit twice into empty folders, builds each, and tells
# - how long after the build the first page stands there (make run; 10 s is promised);
# - the content hash that each clone publishes, and that of both orders of
#   sources: all are one.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v curl >/dev/null; then
  echo "not run: the first page of a clean clone (no curl)"
  if [ -n "${SILLAGE_NOT_RUN:-}" ]; then echo "the first page of a clean clone (no curl)" >>"$SILLAGE_NOT_RUN"; fi
  exit 0
fi

promised=10
work=$(mktemp -d)
server=
clean_up() {
  if [ -n "$server" ]; then kill -- "-$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

seconds_since() { awk -v a="$1" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }'; }

# first_page CLONE PORT builds, then runs make run and waits for /fr/.
first_page() {
  local began
  git clone -q . "$work/$1"
  make -C "$work/$1" build >"$work/$1.build" 2>&1
  began=$(date +%s.%N)
  setsid make -C "$work/$1" run "ADDR=127.0.0.1:$2" >"$work/$1.log" 2>&1 </dev/null &
  server=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$2/fr/")" = 200 ]; do
    if awk -v s="$(seconds_since "$began")" -v p=$promised 'BEGIN { exit !(s > p) }'; then
      cat "$work/$1.log"
      echo "$1: no first page within $promised s of the build" >&2
      exit 1
    fi
    sleep 0.05
  done
  echo "$1: first page $(seconds_since "$began") s after the build"
  curl -s "http://127.0.0.1:$2/api/v1/release" | grep -oE '[0-9a-f]{64}' >>"$work/hashes"
  kill -- "-$server"
  wait "$server" 2>/dev/null || true
  server=
}

# in_order CLONE SOURCE... runs the sources one after the other and publishes.
in_order() {
  local scraper="$work/$1/bin/scraper" data="$work/$1-$2" source
  shift
  for source in "$@"; do "$scraper" --data "$data" run --offline "$source" >/dev/null 2>&1; done
  "$scraper" --data "$data" --json publish 2>/dev/null | grep -oE '[0-9a-f]{64}' >>"$work/hashes"
}

first_page one 18471
first_page two 18472
sources=$("$work/one/bin/scraper" --json list 2>/dev/null | grep -oE '"id": "[^"]+"' | cut -d'"' -f4)
# shellcheck disable=SC2086 # one argument a source
in_order one $sources
# shellcheck disable=SC2046
in_order two $(printf '%s\n' $sources | tac)

echo "content hashes of two clones and of two orders ($(echo $sources)):"
sort "$work/hashes" | uniq -c
[ "$(wc -l <"$work/hashes")" = 4 ] && [ "$(sort -u "$work/hashes" | wc -l)" = 1 ] || { echo "they are not one" >&2; exit 1; }
