#!/bin/sh
# Makes the seeds of the container fuzzers with OpenSSL, NSS, ssh-keygen. Run
# by hand when a form is added; what it makes is committed, since keys differ
# from run to run. Small keys (P-256) keep the seeds small.
#
# usage: make-seeds-containers.sh CORPUS
set -eu

corpus=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in text ber pkcs12 pkcs7 openssh; do
    mkdir -p "$corpus/$name"
done

key=$work/key.pem
cert=$work/cert.pem
openssl ecparam -name prime256v1 -genkey -noout -out "$key"
openssl req -x509 -new -key "$key" -subj /CN=seed -days 3650 -out "$cert"

# PKCS#12; the first byte tells the fuzzer which passphrase: 0 none, 1 secret.
p12() {
    name=$1 first=$2 pass=$3
    shift 3
    openssl pkcs12 -export -inkey "$key" -in "$cert" -name seed \
        -passout "pass:$pass" -iter 100 -out "$work/file.p12" "$@"
    { printf "$first"; cat "$work/file.p12"; } > "$corpus/pkcs12/$name"
}
p12 modern '\001' secret
p12 legacy '\001' secret -legacy
p12 plain '\001' secret -certpbe NONE -keypbe NONE
p12 plain-nomac '\000' secret -certpbe NONE -keypbe NONE -nomac
p12 nomac '\001' secret -nomac
p12 empty '\000' ''
p12 rc4 '\001' secret -legacy -certpbe PBE-SHA1-RC4-128

# The same as NSS writes it: BER with indefinite lengths.
db=sql:$work/nss
mkdir "$work/nss"
certutil -N -d "$db" --empty-password
openssl pkcs12 -export -inkey "$key" -in "$cert" -name seed \
    -passout pass:secret -out "$work/file.p12"
pk12util -i "$work/file.p12" -d "$db" -W secret > /dev/null
pk12util -o "$work/nss.p12" -n seed -d "$db" -W secret > /dev/null
cp "$work/nss.p12" "$corpus/ber/nss-p12"

# PKCS#7.
openssl crl2pkcs7 -nocrl -certfile "$cert" -certfile "$cert" -outform DER \
    -out "$corpus/pkcs7/certs-only"
echo hello | openssl cms -sign -signer "$cert" -inkey "$key" -nodetach \
    -outform DER -stream -out "$corpus/pkcs7/signed-ber"
echo hello | openssl cms -data_create -outform DER -out "$corpus/pkcs7/data"
cp "$corpus/pkcs7/signed-ber" "$corpus/ber/signed"
openssl x509 -in "$cert" -outform DER -out "$corpus/ber/certificate"

# Keys of other programs.
ssh-keygen -q -t ed25519 -N '' -C me@box -f "$work/plain"
ssh-keygen -q -t ecdsa -N secret -C me@box -f "$work/locked"
ssh-keygen -q -t rsa -b 1024 -N '' -C me@box -f "$work/rsa"
for name in plain locked rsa; do
    grep -v -- ----- "$work/$name" | base64 -d > "$corpus/openssh/$name"
done
blob=$(cut -d' ' -f2 < "$work/plain.pub")
printf '%s\n' 'PuTTY-User-Key-File-3: ssh-ed25519' 'Encryption: none' \
    'Comment: seed' 'Public-Lines: 1' "$blob" 'Private-Lines: 1' 'AAAA' \
    'Private-MAC: 00' > "$corpus/openssh/putty"

# Text.
text=$corpus/text
cp "$cert" "$text/pem"
sed 's/$/\r/' "$cert" > "$text/crlf"
tr '\n' '\r' < "$cert" > "$text/cr"
sed 's/^/> /' "$cert" > "$text/quoted"
sed 's/^/    /' "$cert" > "$text/indented"
tr '\n' ' ' < "$cert" > "$text/one-line"
grep -v -- ----- "$cert" > "$text/bare"
grep -v END "$cert" > "$text/no-end"
grep -v BEGIN "$cert" > "$text/no-begin"
{ printf '\377\376'; iconv -t UTF-16LE "$cert"; } > "$text/utf-16"
iconv -t UTF-16BE "$cert" > "$text/utf-16be"
{ printf '\357\273\277'; cat "$cert"; } > "$text/bom"
sed 's/-----/\xe2\x80\x94\xe2\x80\x94-/g' "$cert" > "$text/dashes"
sed ':a;N;$!ba;s/\n/\\n/g' "$cert" > "$text/escaped"
openssl ec -in "$key" -des3 -passout pass:secret -out "$text/locked" \
    2> /dev/null
{ echo 'Bag Attributes'; cat "$cert" "$text/locked"; } > "$text/bag"
