#!/usr/bin/env bash
# The tests of the house, in three lengths: quick, soak, measure.
# Tests that find a program missing say so through $SILLAGE_NOT_RUN; the last
# line of a run names what was not run and why.
set -euo pipefail
cd "$(dirname "$0")/.."

length=${1:?quick, soak or measure}
tags=${TAGS:-sqlite_fts5}
SILLAGE_NOT_RUN=$(mktemp)
export SILLAGE_NOT_RUN
fuzzed=$(mktemp) # what the last fuzzing said
trap 'rm -f "$SILLAGE_NOT_RUN" "$fuzzed"' EXIT

# Packages in which several goroutines meet.
racing=(./server ./db/sqlite ./db/records ./db/release ./db/publish ./db/work ./scraper ./scraper/keep)

step() { printf '\n== %s (%ss)\n' "$*" "$SECONDS"; }

run_tests() {
  step "go vet"
  go vet -tags "$tags" ./...
  step "go test -shuffle=on"
  go test -tags "$tags" -shuffle=on -timeout "$1" "${@:2}" ./...
}

# The tests that kill say how often they hit each step.
run_kills() {
  step "kills"
  go test -tags "$tags" -count=1 -v -timeout "$1" -run Killed ./scraper/fetch ./db/publish ./house/site
}

run_races() {
  if ! command -v "$(go env CC)" >/dev/null; then
    echo "race detector (no C compiler)" >>"$SILLAGE_NOT_RUN"
    return
  fi
  step "go test -race -shuffle=on"
  local here=()
  for p in "${racing[@]}"; do
    if [ -d "$p" ]; then here+=("$p"); fi
  done
  go test -race -tags "$tags" -shuffle=on -timeout "$1" "${here[@]}"
}

# Go fuzzes one target at a time. On a busy machine Go up to 1.26 may report its
# own deadline as a failure without any failing input (golang/go#75804); such a
# run proves nothing either way and is made once more.
run_fuzzing() {
  step "fuzzing, $1 each"
  local target name
  while IFS=: read -r target name; do
    fuzz_once "$name" "$(dirname "$target")" "$1" || {
      if grep -q 'Failing input' "$fuzzed" || ! grep -q 'context deadline exceeded' "$fuzzed"; then
        cat "$fuzzed"
        return 1
      fi
      echo "$name: Go's own deadline, once more"
      fuzz_once "$name" "$(dirname "$target")" "$1" || { cat "$fuzzed"; return 1; }
    }
    echo "$name: $(grep -oE 'execs: [0-9]+' "$fuzzed" | tail -n 1), $(tail -n 1 "$fuzzed")"
  done < <(grep -rE --include='*_test.go' -o '^func Fuzz\w+' . | sed 's/func //; s|^\./||' | sort)
}

# Without the last setting Go spends up to 60 s on making one interesting input
# of a whole file shorter, and tries nothing else meanwhile.
fuzz_once() {
  go test -tags "$tags" -run '^$' -fuzz "^$1\$" -fuzztime "$3" -fuzzminimizetime 10x "./$2" >"$fuzzed" 2>&1
}

say_not_run() {
  if [ -s "$SILLAGE_NOT_RUN" ]; then
    printf '\nnot run: %s\n' "$(sort -u "$SILLAGE_NOT_RUN" | paste -sd ';' | sed 's/;/; /g')"
    if [ "${SILLAGE_REQUIRE:-}" = all ]; then
      echo "SILLAGE_REQUIRE=all: what is absent fails" >&2
      exit 1
    fi
  else
    printf '\nnot run: nothing\n'
  fi
}

case $length in
quick)
  run_tests 20m
  run_races 20m
  run_fuzzing "${FUZZTIME:-3s}"
  ;;
soak)
  export SILLAGE_SOAK=1
  run_tests 60m -skip Killed
  run_kills 60m
  run_races 60m
  run_fuzzing "${FUZZTIME:-60s}"
  ;;
measure)
  export SILLAGE_MEASURE=1
  step "benchmarks"
  go test -tags "$tags" -run '^$' -bench . -benchmem ./...
  step "the CSV in a spreadsheet, the letter in a word processor"
  go test -tags "$tags" -count=1 -v -run 'Spreadsheet|Letter' ./house/site
  step "web archives in another program"
  if command -v npm >/dev/null && command -v node >/dev/null; then
    go test -tags "$tags" -count=1 -v -run AnotherProgram ./scraper
  else
    echo "web archives in another program (no npm)" >>"$SILLAGE_NOT_RUN"
  fi
  step "every page without records and beside 1.3 million"
  go test -tags "$tags" -count=1 -v -run 'PagesStayQuick' ./house/site
  step "the first page of a clean clone, one hash from two"
  house/clean_clones.sh
  step "the steps of the image"
  house/image_steps.sh
  ;;
*)
  echo "unknown length $length: quick, soak or measure" >&2
  exit 2
  ;;
esac
say_not_run
