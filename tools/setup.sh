#!/bin/sh
# Installs the Debian packages that a need still lacks, and checks versions.
#
# usage: setup.sh build|test|lint
#
# As root or through sudo; otherwise it prints the command and stops. SETUP=no
# skips the installing and only checks. Does nothing when nothing is missing.
set -eu

need=$1
here=$(dirname "$0")

# A minimal account's PATH may lack where Debian keeps servers.
PATH=$PATH:/usr/sbin:/sbin

present() {
    case $1 in
    /*)
        for file in $1; do
            [ -e "$file" ] && return 0
        done
        return 1
        ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

# Packages that are missing, in one line. clang's own run-time library is
# named after clang's version, so clang must be there first.
missing() {
    clang=$(clang -dumpversion 2>/dev/null | cut -d. -f1 || true)
    grep -v '^#' "$here/packages.txt" | while read -r for what package; do
        [ "$for" = "$need" ] || continue
        case $what$package in
        *@clang*) [ -n "$clang" ] || continue ;;
        esac
        what=$(printf '%s' "$what" | sed "s/@clang/$clang/")
        package=$(printf '%s' "$package" | sed "s/@clang/$clang/")
        present "$what" || printf '%s ' "$package"
    done
}

install() {
    if [ "${SETUP:-yes}" = no ] || ! command -v apt-get >/dev/null 2>&1; then
        printf 'Still missing (Debian package names): %s\n' "$*" >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        printf 'Some Debian packages are missing. As root, call\n\n' >&2
        printf '    apt-get update && apt-get install ' >&2
        printf -- '--no-install-recommends %s\n\n' "$*" >&2
        printf 'and then make again.\n' >&2
        exit 1
    fi
    printf 'Installing Debian packages: %s\n' "$*" >&2
    # The list is the machine's own; it may be old or empty.
    $as_root apt-get -q update >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y install --no-install-recommends $* >&2
}

rounds=0
while [ -n "$(missing)" ] && [ "$rounds" -lt 2 ]; do
    # shellcheck disable=SC2046
    install $(missing)
    rounds=$((rounds + 1))
done
if [ -n "$(missing)" ]; then
    printf 'Still missing after installing: %s\n' "$(missing)" >&2
    exit 1
fi

# at_least FOUND WANTED: 1.10 is more than 1.9.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

node_version=$(node --version | tr -d v)
if ! at_least "$node_version" "$NODE_MIN"; then
    printf 'Node.js %s is too old: %s or newer is needed.\n' \
        "$node_version" "$NODE_MIN" >&2
    exit 1
fi
emcc_version=$(emcc --version | sed -n '1s/.*) \([0-9][0-9.]*\).*/\1/p')
if ! at_least "${emcc_version:-0}" "$EMSCRIPTEN_MIN"; then
    printf 'Emscripten %s is too old: %s or newer is needed.\n' \
        "${emcc_version:-unknown}" "$EMSCRIPTEN_MIN" >&2
    exit 1
fi
