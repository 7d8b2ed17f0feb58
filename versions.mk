# Everything that is fetched, with the exact version and, where it is not
# pinned by package-lock.json, the SHA-256 of what must arrive.

MBEDTLS_VERSION ?= 3.6.6
MBEDTLS_SHA256  ?= 8fb65fae8dcae5840f793c0a334860a411f884cc537ea290ce1c52bb64ca007a
# Suites of Debian's source index, the one first that held this version when it
# was pinned, and a time at which it did.
MBEDTLS_SUITES  ?= trixie trixie-updates trixie-security testing unstable
MBEDTLS_TIME    ?= 20261125T000000Z

# Emscripten: oldest version known to build the engine (Debian 12's own).
EMSCRIPTEN_MIN  ?= 3.1.6
# Where everybody's build gives the same bytes: the system, what compiles there.
REFERENCE       ?= Debian 12: Emscripten 3.1.6 clang 14.0.6
# Node.js: oldest major version the tools run on (Debian 12's own).
NODE_MIN        ?= 18
