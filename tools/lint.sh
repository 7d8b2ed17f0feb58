#!/bin/sh
# The house rules that need no compiler (STYLE.md). Each says what it wants.
set -u

failed=0

# forbid MESSAGE PATTERN FILE...
forbid() {
    message=$1 pattern=$2
    shift 2
    if hits=$(git grep -nE --untracked "$pattern" -- "$@"); then
        printf '%s\n%s\n\n' "$message" "$hits" >&2
        failed=1
    fi
}

forbid 'These C functions cannot be used safely; see src/base/bytes.h.' \
    '\b(sprintf|vsprintf|strcpy|strcat|strtok|sscanf|gets|gmtime|localtime|alloca|realloc)\(' \
    'src/*.[ch]' 'wasm/*.[ch]'
forbid 'Mbed TLS is called from src/ only.' 'mbedtls_[a-z_]+\(' 'wasm/*.[ch]'
forbid 'The engine prints nothing.' '\b(printf|puts|fputs|fprintf|perror)\(' \
    'src/*.[ch]' 'wasm/*.[ch]'
forbid 'Text enters the page by textContent or an escaping template only.' \
    'innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|\beval\(|new Function' \
    'web/*.js' 'wasm/*.js'
forbid 'No secret may be stored by the page.' \
    'localStorage|sessionStorage|indexedDB|document\.cookie' \
    'web/*.js' 'wasm/*.js'
forbid 'Wasm memory is touched in wasm/instance.js only.' '\.memory\.buffer' \
    'web/*.js' 'wasm/worker.js' 'wasm/pool.js' 'wasm/face.js'
forbid 'A test must not be skipped or singled out.' \
    '\b(it|test|describe)\.(skip|only|todo)\b' 'tests/*.js'
forbid 'Colours live in web/style/tokens.css.' '#[0-9a-fA-F]{3,8}\b' \
    'web/style/*.css' ':!web/style/tokens.css'

node tools/words.js check || failed=1

exit "$failed"
