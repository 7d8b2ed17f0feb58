#!/bin/sh
# Replays every fuzzer's seeds, or lets each search for a stated time.
#
# usage: fuzz.sh replay|run BINARIES SOURCES FUZZER...
#
# Seeds: SOURCES/corpus/NAME/*, committed. What a run finds anew is kept in
# BINARIES/found/NAME and is not committed; a crash ends everything.
set -eu

mode=$1 binaries=$2 sources=$3
shift 3

for fuzzer in "$@"; do
    name=${fuzzer#fuzz_}
    seeds=$sources/corpus/$name
    if [ ! -d "$seeds" ]; then
        echo "$fuzzer has no seeds in $seeds" >&2
        exit 1
    fi
    log=$binaries/$fuzzer.log
    if [ "$mode" = replay ]; then
        "$binaries/$fuzzer" -runs=0 "$seeds" > "$log" 2>&1 ||
            { cat "$log" >&2; exit 1; }
        echo "$fuzzer: $(find "$seeds" -type f | wc -l) seeds replayed"
    else
        found=$binaries/found/$name
        mkdir -p "$found"
        "$binaries/$fuzzer" -max_total_time="${FUZZ_SECONDS:-60}" \
            -max_len=65536 -print_final_stats=1 \
            -artifact_prefix="$binaries/crash-$name-" \
            "$found" "$seeds" > "$log" 2>&1 ||
            { tail -n 60 "$log" >&2; exit 1; }
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "$fuzzer: ${FUZZ_SECONDS:-60} s, $runs executions, no finding"
    fi
done
