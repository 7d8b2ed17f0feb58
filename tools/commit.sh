#!/bin/sh
# Prints which commit this tree is: its hash; the hash and "changed", where
# files differ from it; or "unknown". What git archive packs says it itself.
cd "$(dirname "$0")/.." || exit 1

packed=$(cat tools/commit.txt)
if [ "${#packed}" = 40 ]; then
    echo "$packed"
# A tree without .git may lie inside somebody else's.
elif hash=$(git rev-parse --verify --quiet HEAD 2>/dev/null) &&
    [ -z "$(git rev-parse --show-prefix)" ]; then
    git diff --quiet HEAD -- && echo "$hash" || echo "$hash changed"
else
    echo unknown
fi
