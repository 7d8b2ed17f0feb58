#!/bin/sh
# Compares what a wasm module exports with the reviewed list, and what it
# imports with the host's two functions.
#
# usage: check-exports.sh MODULE.wasm exports.txt
set -eu
exec node - "$1" "$2" <<'SCRIPT'
const fs = require('fs');
const [file, list] = process.argv.slice(2);
const module = new WebAssembly.Module(fs.readFileSync(file));
// What Emscripten adds by itself, whatever is asked of it.
const toolchain = new Set([
    '__errno_location', '__indirect_function_table', 'stackAlloc',
    'stackRestore', 'stackSave', 'emscripten_notify_memory_growth',
    '_emscripten_stack_alloc', '_emscripten_stack_restore',
    'emscripten_stack_get_current', 'emscripten_stack_get_end',
    'emscripten_stack_get_base', 'emscripten_stack_get_free',
    'emscripten_stack_init',
]);
const names = (all) => all.map((e) => e.name)
    .filter((name) => !toolchain.has(name)).sort().join(' ');
const found = names(WebAssembly.Module.exports(module));
const wanted = fs.readFileSync(list, 'utf8').split('\n').filter(Boolean)
    .sort().join(' ');
const asked = names(WebAssembly.Module.imports(module));
const allowed = ['', 'mc_host_entropy', 'mc_host_entropy mc_host_progress'];
if (found !== wanted || !allowed.includes(asked)) {
    console.error(`exports: ${found}\nwanted:  ${wanted}\nimports: ${asked}`);
    process.exit(1);
}
SCRIPT
