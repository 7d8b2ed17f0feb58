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
forbid "A caller's fields are read at the desk only." \
    'mc_job_(has|get|need|number|next)\(|mc_fields_(get|nth|count|next)\(|job->fields' \
    'src/*.c' ':!src/base/*' ':!src/desk/*'
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
forbid 'What it is has a type (wasm/reports.d.ts); else it is unknown.' \
    '(\{|<|\(|\||:|,) *any\b|\bany\[\]' \
    'web/*.js' wasm/face.js ':!web/text/tree.js'
forbid 'Colours live in web/style/tokens.css.' '#[0-9a-fA-F]{3,8}\b' \
    'web/style/*.css' ':!web/style/tokens.css'

# One way of each: what stands here knows what the others must not forget.
forbid 'A file leaves the page through web/writer.js only.' \
    'createObjectURL|showSaveFilePicker' 'web/*.js' ':!web/writer.js'
forbid 'A file enters the page through web/parts/file-slot.js only.' \
    'type="?file\b' 'web/*.js' ':!web/parts/file-slot.js'
forbid 'A passphrase is typed into web/parts/secret.js only.' \
    'type="?password\b|type=\$\{[^}]*password' \
    'web/*.js' ':!web/parts/secret.js'
forbid 'A form is never submitted (web/parts/form.js).' 'type="?submit' \
    'web/*.js' ':!web/device/learn.js'
forbid 'A form is one of web/parts/form.js.' 'html`<form\b|^ *<form\b' \
    'web/*.js' ':!web/parts/form.js'
forbid 'Leaving is asked about in web/main.js only.' 'beforeunload' \
    'web/*.js' ':!web/main.js'
forbid 'State has an owner (web/owner.js). These live as long as the page:' \
    '^(export )?(const|let) [A-Za-z]+ = createStore\(' 'web/*.js' \
    ':!web/main.js' ':!web/router.js' ':!web/keep.js' \
    ':!web/places/authority/state.js' ':!web/places/help.js' \
    ':!web/places/doctor.js'

long=$(git ls-files -co --exclude-standard -- 'web/*.js' 'web/*.css' \
    'web/*.ftl' 'web/*.html' | xargs wc -l | awk '$1 > 400 && $2 != "total"')
if [ -n "$long" ]; then
    printf 'A file of web/ has at most 400 lines: split it by subject.\n%s\n\n' \
        "$long" >&2
    failed=1
fi

node tools/words.js check || failed=1

exit "$failed"
