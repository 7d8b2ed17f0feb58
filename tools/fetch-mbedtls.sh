#!/bin/sh
# Puts the Mbed TLS source into build/mbedtls and says beside it, in
# build/mbedtls.source, what it is: version, SHA-256, where from, and "pinned"
# or "newer".
#
# usage: fetch-mbedtls.sh VERSION SHA256 SUITES SNAPSHOT TARGET
#
# Order of sources:
#  1. MBEDTLS_DIR, an unpacked tree of yours
#  2. the pinned version from any of SUITES in the source index of a mirror
#     that this machine already uses
#  3. the same from Debian's snapshot archive as it was at SNAPSHOT, where the
#     machine's lists of sources or MBEDTLS_ARCHIVE say where that is
#  4. the same from the upstream release page
#  5. the newest later patch of the same series out of the index of 2: apt has
#     checked Debian's signature over it
# Of 2 to 4 the SHA-256 must be the pinned one. Nothing of the system's package
# configuration is changed.
set -eu

version=$1 sha256=$2 suites=$3 snapshot=$4 target=$5
name=mbedtls-$version
work=$target.fetch
sources=${MBEDTLS_SOURCES:-/etc/apt}

say() { printf 'mbedtls: %s\n' "$*" >&2; }

# is_version DIRECTORY VERSION
is_version() {
    grep -q "MBEDTLS_VERSION_STRING  *\"$2\"" \
        "$1/include/mbedtls/build_info.h" 2>/dev/null
}

right_hash() {
    printf '%s  %s\n' "$sha256" "$1" | sha256sum --check --status
}

lists() {
    for list in "$sources"/sources.list.d/*.sources "$sources"/sources.list \
        "$sources"/sources.list.d/*.list; do
        [ ! -r "$list" ] || printf '%s\n' "$list"
    done
}

# Every mirror of the machine's lists, in either form that Debian installs, as
# apt's "[options] address"; a vendor's repository holds no Mbed TLS, and costs
# a question.
mirrors() {
    lists | while read -r list; do
        case $list in
        *.sources) awk -v RS= '{
            uri = key = trusted = ""
            n = split($0, lines, "\n")
            for (i = 1; i <= n; i++) {
                split(lines[i], word, /[ \t]+/)
                if (lines[i] ~ /^URIs:/) uri = word[2]
                if (lines[i] ~ /^Signed-By:/ && word[2] ~ /^\//) key = word[2]
                if (lines[i] ~ /^Trusted:/) trusted = word[2]
            }
            if (uri) print "[" (key ? "signed-by=" key " " : "") \
                (trusted ? "trusted=" trusted " " : "") "lang=none] " uri
        }' "$list" ;;
        *) awk '$1 == "deb" || $1 == "deb-src" {
            i = 2; opt = "[lang=none]"
            if ($2 ~ /^\[/) {
                for (opt = ""; $i !~ /\]$/; i++) opt = opt $i " "
                opt = opt $i
                i++
            }
            print opt " " $i
        }' "$list" ;;
        esac
    done | awk '
        seen[$0]++ { next }
        /debian/ { print; next }
        { later = later $0 "\n" }
        END { printf "%s", later }'
}

# apt_ask COMMAND ARGUMENT...: apt with the one list that we write.
apt_ask() {
    command=$1
    shift
    "$command" -qq -o APT::Sandbox::User= \
        -o Dir::Etc::SourceList="$work/apt/sources.list" \
        -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State="$work/apt/state" -o Dir::Cache="$work/apt/cache" \
        -o Dir::State::status=/var/lib/dpkg/status "$@"
}

# Debian's versions of Mbed TLS in the index, without what Debian adds.
versions() {
    apt_ask apt-cache showsrc mbedtls 2>/dev/null |
        sed -n 's/^Version: *//p' | sort -uV
}

# download DEBIAN_VERSION: leaves the archive's path in $archive.
download() {
    (cd "$work" && apt_ask apt-get source --download-only \
        "mbedtls=$1" >&2) || return 1
    plain=$(upstream "$1")
    for file in "$work"/mbedtls_"$plain".orig.tar.*; do
        case $file in *.asc) continue ;; esac
        [ -r "$file" ] && archive=$file && return 0
    done
    return 1
}

# upstream DEBIAN_VERSION
upstream() { printf '%s\n' "$1" | sed 's/^[0-9]*://; s/-[^-]*$//'; }

# ask LINE...: lets apt read these indexes and no others.
ask() {
    printf '%s\n' "$@" > "$work/apt/sources.list"
    apt_ask apt-get update >/dev/null 2>&1 || true
}

# pinned_of LINE: looks for the pinned version; keeps the lines of indexes that
# have any.
pinned_of() {
    ask "$1"
    [ -z "$(versions)" ] || printf '%s\n' "$1" >> "$work/known"
    for found in $(versions); do
        if [ "$(upstream "$found")" = "$version" ] && download "$found" &&
            right_hash "$archive"; then
            return 0
        fi
    done
    archive=
    return 1
}

from_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial"
    mirrors > "$work/mirrors"
    for suite in $suites; do
        while read -r line; do
            case $suite$line in
            *-security*debian-security*) ;;
            *-security*/debian* | *debian-security*) continue ;;
            esac
            say "asking the source index of $suite for $version"
            pinned_of "deb-src $line $suite main" && return 0
        done < "$work/mirrors"
    done
    return 1
}

from_snapshot() {
    command -v apt-get >/dev/null 2>&1 || return 1
    where=${MBEDTLS_ARCHIVE:-$(lists | xargs -r cat |
        sed -n 's,^.*[ #]\(http[^ ]*/archive/debian\)/.*,\1,p' | head -n 1)}
    [ -n "$where" ] || return 1
    say "asking the snapshot archive for $version"
    options=$(mirrors | sed -n '1s/^\[\(.*\)\].*/\1/p')
    pinned_of "deb-src [$options check-valid-until=no] $where/$snapshot ${suites%% *} main"
}

from_upstream() {
    command -v curl >/dev/null 2>&1 || return 1
    url=https://github.com/Mbed-TLS/mbedtls/releases/download
    archive=$work/$name.tar.bz2
    say "asking the upstream release page for $version"
    curl -fsSL --max-time 300 -o "$archive" \
        "$url/$name/$name.tar.bz2" && right_hash "$archive" && return 0
    archive=
    return 1
}

# The newest patch of the pinned series that is not older than the pinned one.
newer_of_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ -s "$work/known" ] || return 1
    ask "$(cat "$work/known")"
    newest=$(versions | grep -E "^([0-9]+:)?${version%.*}\.[0-9]+-" |
        tail -n 1)
    [ -n "$newest" ] || return 1
    plain=$(upstream "$newest")
    [ "$(printf '%s\n' "$version" "$plain" | sort -V | tail -n 1)" \
        = "$plain" ] && [ "$plain" != "$version" ] || return 1
    download "$newest" || return 1
    say '********************************************************************'
    say "$version, the pinned version, is to be had nowhere. Debian's signed"
    say "index has $plain, which is taken in its place: what is built with it"
    say "is not the release, and no test of the project has seen it."
    say '********************************************************************'
    version=$plain name=mbedtls-$plain
    sha256=$(sha256sum "$archive" | cut -d ' ' -f 1)
}

# record FROM KIND
record() {
    printf 'version %s\nsha256 %s\nfrom %s\nkind %s\n' \
        "$version" "$sha256" "$1" "$2" > "$target.source"
}

if [ -n "${MBEDTLS_DIR:-}" ]; then
    if ! is_version "$MBEDTLS_DIR" "$version"; then
        say "MBEDTLS_DIR=$MBEDTLS_DIR is not an unpacked Mbed TLS $version"
        exit 1
    fi
    rm -rf "$target"
    ln -s "$(cd "$MBEDTLS_DIR" && pwd)" "$target"
    sha256=unknown
    record "a directory of the builder's" pinned
    exit 0
fi

if is_version "$target" "$version" && [ ! -L "$target" ]; then
    [ -r "$target.source" ] || record unknown pinned
    exit 0
fi

rm -rf "$work"
mkdir -p "$work/tree"
work=$(cd "$work" && pwd)
archive='' kind=pinned
if from_debian; then
    from="Debian's source index"
elif from_snapshot; then
    from="Debian's snapshot archive"
elif from_upstream; then
    from='the upstream release page'
elif newer_of_debian; then
    from="Debian's source index" kind=newer
else
    say "Mbed TLS $version could not be fetched. Either let this machine"
    say "reach a Debian mirror, or unpack the release yourself and call"
    say "make with MBEDTLS_DIR=/where/you/unpacked/it"
    exit 1
fi
# With the time of now, so that whatever includes a header is made anew.
tar -xmf "$archive" -C "$work/tree" --strip-components=1
if ! is_version "$work/tree" "$version"; then
    say "the archive does not hold version $version"
    exit 1
fi
rm -rf "$target"
mv "$work/tree" "$target"
rm -rf "$work"
record "$from" "$kind"
say "version $version is in place"
