#!/bin/sh
# Puts the pinned Mbed TLS source into build/mbedtls.
#
# usage: fetch-mbedtls.sh VERSION SHA256 SUITE TARGET
#
# Order of sources: MBEDTLS_DIR (an unpacked tree of yours), the Debian source
# index of the machine's own mirror, the upstream release. What arrives is
# used only when its SHA-256 is the pinned one. Nothing of the system's package
# configuration is changed.
set -eu

version=$1 sha256=$2 suite=$3 target=$4
name=mbedtls-$version
work=$target.fetch

say() { printf 'mbedtls: %s\n' "$*" >&2; }

right_version() {
    grep -q "MBEDTLS_VERSION_STRING  *\"$version\"" \
        "$1/include/mbedtls/build_info.h" 2>/dev/null
}

right_hash() {
    printf '%s  %s\n' "$sha256" "$1" | sha256sum --check --status
}

# The first mirror and its key, in either form that Debian installs.
mirror_line() {
    for list in /etc/apt/sources.list.d/*.sources; do
        [ -r "$list" ] || continue
        awk -v suite="$suite" '
            /^URIs:/ && !uri { uri = $2 }
            /^Signed-By:/ && !key { key = $2 }
            END {
                if (!uri) exit 1
                opt = key ? "[signed-by=" key "] " : ""
                print "deb-src " opt uri " " suite " main"
            }' "$list" && return 0
    done
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -r "$list" ] || continue
        awk -v suite="$suite" '
            $1 == "deb" {
                i = 2; opt = ""
                if ($2 ~ /^\[/) {
                    while ($i !~ /\]$/) { opt = opt $i " "; i++ }
                    opt = opt $i " "; i++
                }
                if ($i !~ /^http/) next
                print "deb-src " opt $i " " suite " main"
                found = 1; exit
            }
            END { exit !found }' "$list" && return 0
    done
    return 1
}

from_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    line=$(mirror_line) || return 1
    mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial"
    printf '%s\n' "$line" > "$work/apt/sources.list"
    apt_options="-qq -o APT::Sandbox::User= \
        -o Dir::Etc::SourceList=$work/apt/sources.list \
        -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State=$work/apt/state -o Dir::Cache=$work/apt/cache \
        -o Dir::State::status=/var/lib/dpkg/status"
    say "asking Debian's source index ($suite) for $version"
    # shellcheck disable=SC2086
    (cd "$work" && apt-get $apt_options update >&2 &&
        apt-get $apt_options source --download-only \
            "mbedtls" >&2) || return 1
    for file in "$work"/mbedtls_"$version".orig.tar.*; do
        case $file in *.asc) continue ;; esac
        [ -r "$file" ] && right_hash "$file" && archive=$file && return 0
    done
    say "Debian's $suite no longer holds $version"
    return 1
}

from_upstream() {
    command -v curl >/dev/null 2>&1 || return 1
    url=https://github.com/Mbed-TLS/mbedtls/releases/download
    archive=$work/$name.tar.bz2
    say "asking the upstream release page for $version"
    curl -fsSL --max-time 300 -o "$archive" \
        "$url/$name/$name.tar.bz2" || return 1
    right_hash "$archive"
}

if [ -n "${MBEDTLS_DIR:-}" ]; then
    if ! right_version "$MBEDTLS_DIR"; then
        say "MBEDTLS_DIR=$MBEDTLS_DIR is not an unpacked Mbed TLS $version"
        exit 1
    fi
    rm -rf "$target"
    ln -s "$(cd "$MBEDTLS_DIR" && pwd)" "$target"
    exit 0
fi

right_version "$target" && exit 0

rm -rf "$work"
mkdir -p "$work/tree"
work=$(cd "$work" && pwd)
archive=
if ! from_debian && ! from_upstream; then
    say "Mbed TLS $version could not be fetched. Either let this machine"
    say "reach a Debian mirror, or unpack the release yourself and call"
    say "make with MBEDTLS_DIR=/where/you/unpacked/it"
    exit 1
fi
tar -xf "$archive" -C "$work/tree" --strip-components=1
if ! right_version "$work/tree"; then
    say "the archive does not hold version $version"
    exit 1
fi
rm -rf "$target"
mv "$work/tree" "$target"
rm -rf "$work"
say "version $version is in place"
