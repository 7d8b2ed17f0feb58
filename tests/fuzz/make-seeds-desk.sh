#!/bin/sh
# Makes the seeds of fuzz_desk.c out of those of the other fuzzers: two bytes
# that choose what is done, then a file. Run after the other two.
#
# usage: make-seeds-desk.sh CORPUS
set -eu

corpus=$1
mkdir -p "$corpus/desk"

# seed NAME OCTAL-OCTAL FILE...
seed() {
    name=$1 first=${2%-*} second=${2#*-}
    shift 2
    { printf '%b%b' "\\0$first" "\\0$second"; cat "$@"; } \
        > "$corpus/desk/$name"
}

request=$(find "$corpus/request" -name plain)
key=$(find "$corpus/key" -type f | sort | head -n 1)
pem=$corpus/pem/dek-des3.pem
seed look-request 0-0 "$request"
seed look-two 0-201 "$request" "$request"
seed look-second 0-201 "$pem" "$pem"
seed convert-first 1-200 "$pem" "$pem"
seed convert-key 5-0 "$key"
seed convert-der 15-0 "$request"
seed check-key 3-0 "$pem"
seed check-request 3-200 "$request"
n=0
for file in "$corpus"/certificate/* "$corpus"/pkcs7/*; do
    n=$((n + 1))
    [ "$n" -le 12 ] || break
    seed "check-$(basename "$file")" 2-0 "$file"
    seed "pack-$(basename "$file")" 31-0 "$file"
done
