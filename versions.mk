# Everything that is fetched, with the exact version and, where it is not
# pinned by package-lock.json, the SHA-256 of what must arrive.

MBEDTLS_VERSION ?= 3.6.6
MBEDTLS_SHA256  ?= 8fb65fae8dcae5840f793c0a334860a411f884cc537ea290ce1c52bb64ca007a
# Suite of the Debian source index that holds this version.
MBEDTLS_SUITE   ?= trixie

# Emscripten: oldest version known to build the engine (Debian 12's own).
EMSCRIPTEN_MIN  ?= 3.1.6
# Node.js: oldest major version the tools run on (Debian 12's own).
NODE_MIN        ?= 18
