#!/bin/sh
# Makes the seeds of the fuzzers for requests, certificates and names with
# OpenSSL. Run by hand when a form is added; what it makes is committed, since
# keys differ from run to run. Small keys (P-256) keep the seeds small.
#
# usage: make-seeds-certificates.sh CORPUS
set -eu

corpus=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in request certificate name; do
    mkdir -p "$corpus/$name"
done

key=$work/key.pem
openssl ecparam -name prime256v1 -genkey -noout -out "$key"
cat > "$work/config" << 'END'
[req]
distinguished_name = dn
prompt = no
utf8 = yes
[dn]
C = DE
O = Müller
0.OU = a
1.OU = b
CN = a.test
emailAddress = a@a.test
[odd]
basicConstraints = critical, CA:TRUE, pathlen:1
keyUsage = critical, keyCertSign, digitalSignature
extendedKeyUsage = serverAuth, 1.2.3.4
nameConstraints = permitted;DNS:test, excluded;IP:10.0.0.0/255.0.0.0
subjectKeyIdentifier = hash
1.2.3.4.5 = critical, ASN1:UTF8String:x
subjectAltName = DNS:a.test, DNS:*.b.test, IP:10.1.2.3, IP:2001:db8::1, \
email:a@b.test, URI:https://c.test/, otherName:1.2.3;UTF8:x, dirName:dn, \
RID:1.2.3
crlDistributionPoints = URI:http://c.test/crl
authorityInfoAccess = OCSP;URI:http://c.test/ocsp
certificatePolicies = 2.23.140.1.2.1, 1.2.3
[self]
authorityKeyIdentifier = keyid, issuer
subjectKeyIdentifier = hash
subjectAltName = DNS:a.test
[plain]
subjectAltName = DNS:a.test
END

request() {
    name=$1
    shift
    openssl req -new -key "$key" -config "$work/config" -outform DER \
        -out "$corpus/request/$name" "$@"
}
request bare
request plain -reqexts plain
request odd -reqexts odd
request empty -subj /

certificate() {
    name=$1
    shift
    openssl req -x509 -key "$key" -config "$work/config" -days 100 \
        -outform DER -out "$corpus/certificate/$name" "$@"
}
certificate plain -extensions plain
certificate odd -extensions odd
certificate self -extensions self
certificate zero -extensions plain -set_serial 0
certificate far -extensions plain -days 50000

openssl req -x509 -key "$key" -config "$work/config" -days 100 \
    -extensions odd -out "$work/ca.pem"
mkdir "$work/ca"
touch "$work/ca/index.txt"
printf 'R\t301231000000Z\t260101000000Z,keyCompromise\t01\tunknown\t/CN=x\n' \
    > "$work/ca/index.txt"
echo 01 > "$work/ca/crlnumber"
cat > "$work/ca.config" << END
[ca]
default_ca = own
[own]
database = $work/ca/index.txt
crlnumber = $work/ca/crlnumber
default_md = sha256
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid
END
openssl ca -config "$work/ca.config" -gencrl -crldays 30 -keyfile "$key" \
    -cert "$work/ca.pem" -out "$work/crl.pem" 2> /dev/null
openssl crl -in "$work/crl.pem" -outform DER -out "$corpus/certificate/crl"

i=0
for text in a.test '*.a.test' 10.1.2.3 2001:db8::1 '[::1]' ::ffff:10.1.2.3 \
    10.0.0.0/8 2001:db8::/32 xn--mnchen-3ya.test 1:2:3:4:5:6:7:8 a.0x7f; do
    i=$((i + 1))
    printf '%s' "$text" > "$corpus/name/text-$i"
done
# A distinguished name and constraints, cut from what was made.
openssl asn1parse -inform DER -in "$corpus/request/plain" -strparse 10 \
    -noout -out "$corpus/name/subject"
