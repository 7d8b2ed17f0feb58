#!/bin/sh
# Builds a release anew in a fresh Debian 12 and compares the bytes.
#
# usage: reproduce.sh [RELEASE_FOLDER]      the newest of release/, if none
#
# As root, on a machine with debootstrap and git, in a clone that has the
# release's commit. MIRROR names a mirror of Debian (debootstrap's own, if
# none). Nothing of this machine goes in but the commit's files, the proxy's
# address and the authorities that this machine has added to Debian's.
set -eu

folder=${1:-$(find release -mindepth 1 -maxdepth 1 -type d 2>/dev/null |
    sort -V | tail -n 1)}
name=$(basename "$folder")
list=$folder/$name.cdx.json
if [ ! -r "$list" ]; then
    echo 'There is no release to compare with.' >&2
    exit 1
fi
commit=$(grep -A1 '"mcu-certify:commit"' "$list" |
    sed -n 's/.*"value": "\([0-9a-f]\{40\}\)".*/\1/p')
git cat-file -e "$commit^{commit}"

root=$(mktemp -d "${TMPDIR:-/var/tmp}/mcu-certify-XXXXXX")
finish() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap finish EXIT
trap 'exit 1' INT TERM

echo "A fresh Debian 12 in $root, for commit $commit" >&2
# shellcheck disable=SC2086
debootstrap --variant=minbase --include=make,ca-certificates bookworm \
    "$root" ${MIRROR:-} >&2
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
if [ -d /usr/local/share/ca-certificates ]; then
    cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
    chroot "$root" update-ca-certificates >&2
fi
mkdir "$root/mcu-certify"
git archive "$commit" | tar -x -C "$root/mcu-certify"
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    ${http_proxy:+http_proxy="$http_proxy"} \
    ${https_proxy:+https_proxy="$https_proxy"} \
    make -C /mcu-certify RELEASE=yes DIST=build/release dist >&2

built=$root/mcu-certify/build/release
same=yes
compare() {
    if cmp "$1" "$2"; then
        sha256sum "$1"
    else
        same=no
    fi
}
compare "$folder/$name.html" "$built/mcu-certify.html"
compare "$list" "$built/mcu-certify.cdx.json"
compare "$folder/LICENSES.txt" "$built/LICENSES.txt"
if [ "$same" = no ]; then
    echo "This build of $commit is not the release in $folder." >&2
    exit 1
fi
echo "The same bytes: $folder" >&2
