# mcu-certify
#
#   make run            set up, build, serve on loopback, open a browser
#   make test           set up, build and run every test; ALL=yes: those of the
#                       page that one browser can answer for both, in both
#   make dist           only build dist/mcu-certify.html
#   make release        release/mcu-certify-VERSION/, with sums and list of parts
#   make reproduce      build that again in a fresh Debian 12, and compare
#   make demo           the whole job, headless, against the simulator
#   make bench          speed, each figure beside a peer's in the same run
#   make coverage       lines of src/ that C tests and cases run
#   make fuzz           every fuzzer for FUZZ_SECONDS (60) each
#   make lint format    check, or mend, how the code is written
#   make native wasm    the engine alone
#   make clean          remove what was built, keep what was fetched
#   make distclean      remove that too
#
# CFLAGS adds to the flags of everything but the page, which is to be the same
# wherever it is made.
#
# Needs git and make on Debian 12 or later; tools/setup.sh installs the rest.
# Elsewhere: GNU make 4.3, Emscripten, clang, cmocka, Node.js with npm,
# OpenSSL; then `make SETUP=no ...`.

include versions.mk
include tools/mbedtls.mk

BUILD   ?= build
DIST    ?= dist
SETUP   ?= yes
NODE    ?= node
CC      ?= cc
CLANG   ?= clang
EMCC    ?= emcc
MBEDTLS ?= $(BUILD)/mbedtls

ENGINE_SOURCES := $(wildcard src/*/*.c)

WARNINGS := -std=c99 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
    -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
INCLUDES := -I$(MBEDTLS)/include -Isrc \
    -DMBEDTLS_CONFIG_FILE='"base/crypto_config.h"'

# Commands are shown as one word and a file; V=1 shows them whole.
ifeq ($(V),1)
run_as =
else
run_as = @printf '  %-6s %s\n' '$(1)' '$@';
endif

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := dist
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all run test dist release reproduce demo bench fuzz lint format native wasm clean \
    distclean setup

# These begin a make of their own with a job a core; two at once would build
# the same file twice.
ifeq ($(MAKELEVEL),0)
ifneq ($(filter all native wasm dist release run test,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
endif

all: native wasm dist

# stamp,NAME,VARIABLE: the path of a file that is written anew when the
# variable has changed; whatever depends on it is then made anew, too.
stamp = $(shell mkdir -p $(BUILD); file=$(BUILD)/$(1); \
    text='$(subst ','\'',$(filter-out ccache,$($(2))))'; \
    [ "$$text" = "$$(cat $$file 2>/dev/null)" ] || \
    printf '%s\n' "$$text" >$$file; echo $$file)

# A compiler changes when its program does: where it is, its size, its time.
compiler = $(shell for word in $(filter-out ccache,$(1)); do echo $$word; \
    stat -Lc '%n %s %Y' "$$(command -v $$word)"; done 2>/dev/null)

# ---------------------------------------------------------------- set-up --

# One stamp a need, so that a second call does nothing twice.
BUILD_READY := $(BUILD)/setup-build
TEST_READY  := $(BUILD)/setup-test

setup: $(BUILD_READY)

$(BUILD)/setup-%: tools/setup.sh tools/packages.txt versions.mk
	@mkdir -p $(@D)
	SETUP=$(SETUP) NODE_MIN=$(NODE_MIN) EMSCRIPTEN_MIN=$(EMSCRIPTEN_MIN) \
	    sh tools/setup.sh $*
	@touch $@

node_modules/.installed: package.json package-lock.json | $(BUILD_READY)
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

MBEDTLS_PIN   := $(MBEDTLS_VERSION) $(MBEDTLS_SHA256) $(MBEDTLS_DIR)
MBEDTLS_READY := $(BUILD)/mbedtls.ready
# Compilers and sources must be there before make looks at them.
SET_UP        := $(BUILD_READY) $(MBEDTLS_READY)

$(MBEDTLS_READY): tools/fetch-mbedtls.sh \
    $(call stamp,mbedtls.pin,MBEDTLS_PIN) | $(BUILD_READY)
	sh tools/fetch-mbedtls.sh $(MBEDTLS_VERSION) $(MBEDTLS_SHA256) \
	    '$(MBEDTLS_SUITES)' $(MBEDTLS_TIME) $(MBEDTLS)
	@touch $@

# ------------------------------------------------------------ the engine --

# name, compiler, flags for all, flags for our own files only, what must be
# set up first
define FLAVOUR
HOW_$(1)    = $$(call compiler,$(2)) $(3) $(4) $$(WARNINGS) $$(INCLUDES) \
    $$(LINK_$(1)) $$(MBEDTLS_PIN)
FLAGS_$(1) := $$(call stamp,$(1).flags,HOW_$(1))

$(BUILD)/$(1)/mbedtls/%.o: $$(FLAGS_$(1)) | $(MBEDTLS_READY) $(5)
	@mkdir -p $$(@D)
	$$(call run_as,$(1))$(2) $(3) $$(INCLUDES) -MMD -MP -c -o $$@ $(MBEDTLS)/library/$$*.c

$(BUILD)/$(1)/%.o: %.c $$(FLAGS_$(1)) | $(MBEDTLS_READY) $(5)
	@mkdir -p $$(@D)
	$$(call run_as,$(1))$(2) $(3) $(4) $(WARNINGS) $$(INCLUDES) -MMD -MP -c -o $$@ $$<

$(BUILD)/$(1)/libengine.a: \
    $$(patsubst src/%.c,$(BUILD)/$(1)/src/%.o,$$(ENGINE_SOURCES)) \
    $$(patsubst %,$(BUILD)/$(1)/mbedtls/%.o,$$(MBEDTLS_FILES))
	@rm -f $$@
	$$(call run_as,$(1))$(if $(filter wasm%,$(1)),emar,ar) rcs $$@ $$^

-include $$(wildcard $(addprefix $(BUILD)/$(1)/,*/*.d */*/*.d */*/*/*.d))
endef

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined \
    -fno-omit-frame-pointer

# What works for longer than somebody waiting would notice is built for speed
# everywhere; the page carries the rest, so that is built for size there.
HOT := base64 bignum_core bytes divsteps json sha1 sha256 text_clean \
    $(filter prime% rsa% kdf kdf_sha256,\
    $(basename $(notdir $(ENGINE_SOURCES))))
# hot,FLAGS,OTHERS: for the file that is being made; both where there is none.
hot = $(if $(@F),$(if $(filter $(HOT),$(basename $(@F))),$(1),$(2)),$(HOT) $(1) $(2))

LINK_native   = $(CC)
LINK_asan     = $(CLANG) $(SANITIZE)
LINK_coverage = $(CC) --coverage
LINK_fuzz     = $(CLANG) -fsanitize=fuzzer $(SANITIZE)
# Our own few lines load the module (wasm/instance.js), so no Emscripten glue,
# and Emscripten cannot know the host's functions: check-exports does. Linked
# with -O2: at -Oz the C library's memset goes byte by byte.
LINK_wasm     = $(EMCC) -O2 -msimd128 $(WARNINGS) $(INCLUDES) \
    -sSTANDALONE_WASM --no-entry -sALLOW_MEMORY_GROWTH=1 \
    -sMAXIMUM_MEMORY=536870912 -sTOTAL_STACK=262144 -sABORTING_MALLOC=0 \
    -sMALLOC=emmalloc -sFILESYSTEM=0 -sERROR_ON_UNDEFINED_SYMBOLS=0 \
    -sWARN_ON_UNDEFINED_SYMBOLS=0

$(eval $(call FLAVOUR,native,$(CC),-O2 -g,$(CFLAGS),))
$(eval $(call FLAVOUR,asan,$(CLANG),$$(call hot,-O2,-O1) -g $(SANITIZE),$(CFLAGS),$(TEST_READY)))
$(eval $(call FLAVOUR,coverage,$(CC),-O2 -g -fno-omit-frame-pointer,-O0 --coverage $(CFLAGS),$(TEST_READY)))
$(eval $(call FLAVOUR,fuzz,$(CLANG),-O1 -g -fsanitize=fuzzer-no-link $(SANITIZE),$(CFLAGS),$(TEST_READY)))
$(eval $(call FLAVOUR,wasm,$(EMCC),$$(call hot,-O3,-Oz) -msimd128,,))

# One job a core, for building and for testing.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

native wasm: $(SET_UP)
	@$(MAKE) --no-print-directory -j$(JOBS) \
	    $(if $(filter wasm,$@),$(BUILD)/wasm/engine.wasm,$(BUILD)/$@/mc-call)

$(BUILD)/%/mc-call: $(BUILD)/%/tests/src/call.o $(BUILD)/%/tests/src/host.o \
    $(BUILD)/%/libengine.a
	$(call run_as,link)$(LINK_$*) -o $@ $^

# The engine as a library, in examples/.
$(BUILD)/%/example: $(BUILD)/%/examples/authority.o $(BUILD)/%/libengine.a
	$(call run_as,link)$(LINK_$*) -o $@ $^

$(BUILD)/wasm/engine.wasm: wasm/exports.c wasm/exports.txt \
    $(BUILD)/wasm/libengine.a
	$(call run_as,link)$(LINK_wasm) -o $@ wasm/exports.c $(BUILD)/wasm/libengine.a
	@sh tools/check-exports.sh $@ wasm/exports.txt

# What compiled the engine: it decides which bytes that is.
$(BUILD)/wasm/compiler: $(FLAGS_wasm)
	@mkdir -p $(@D)
	@$(EMCC) -v 2>&1 | sed -n \
	    -e 's/^emcc .*) \([0-9.]*\).*/Emscripten \1/p' \
	    -e 's/^.*clang version \([0-9.]*\).*/clang \1/p' | paste -sd ' ' >$@

# -------------------------------------------------------------- the page --

PAGE := $(DIST)/mcu-certify.html
SUMS := $(DIST)/SHA256SUMS
PAGE_SOURCES := $(shell find web wasm -name '*.js' -o -name '*.css' \
    -o -name '*.json' -o -name '*.html' -o -name '*.ftl')

dist: $(SET_UP)
	@$(MAKE) --no-print-directory -j$(JOBS) $(PAGE) $(SUMS)

# The page says which commit it is; RELEASE=yes, that it is the release.
COMMIT  := $(shell sh tools/commit.sh)
RELEASE ?= no
FACTS    = COMMIT='$(COMMIT)' RELEASE='$(RELEASE)' REFERENCE='$(REFERENCE)'

$(PAGE) $(SUMS) &: $(PAGE_SOURCES) $(wildcard tools/bundle.js tools/made-of.js \
    tools/policy.js tools/targets.js tools/licences/*) $(BUILD)/wasm/engine.wasm $(BUILD)/wasm/compiler \
    node_modules/.installed $(call stamp,page.facts,FACTS)
	@$(FACTS) $(NODE) tools/bundle.js $(BUILD) $@

# The folder of a release, from the commit as it is; RELEASE_KEY=path signs it.
release: $(SET_UP)
	@$(MAKE) --no-print-directory -j$(JOBS) RELEASE=yes \
	    DIST=$(BUILD)/release dist
	@$(NODE) tools/release.js $(BUILD)/release release $(RELEASE_KEY)

# The newest release once more, in a fresh Debian 12; as root.
reproduce:
	sh tools/reproduce.sh

run: $(SET_UP)
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/native/mc-call $(PAGE)
	@$(NODE) tools/serve.js $(PAGE)

include tests/bench/bench.mk

# ------------------------------------------------------------------ tests --

C_TEST_SOURCES := $(wildcard tests/src/*/test_*.c)
C_TESTS  := $(basename $(notdir $(C_TEST_SOURCES)))
FUZZ_SOURCES := $(wildcard tests/fuzz/*/fuzz_*.c)
FUZZERS  := $(basename $(notdir $(FUZZ_SOURCES)))
# Those that drive browsers go over KINDS (tests/lib/browsers.js).
BROWSER_TESTS = $(shell grep -rlw KINDS --include='*.test.js' tests | sort)
JS_TESTS = $(filter-out $(BROWSER_TESTS),$(shell find tests -name '*.test.js'))

FUZZ_SECONDS ?= 60

# All at once, so that no core waits for a browser; each kind reports when it
# ends, and what failed is said once more at the end.
TESTS := test-firefox test-chromium test-js test-c test-corpora

.PHONY: test-binaries test-browser coverage check-exports $(TESTS)

test: $(SET_UP) $(TEST_READY)
	@$(MAKE) --no-print-directory -j$(JOBS) test-binaries
	@rm -f $(BUILD)/test.failed
	@{ $(MAKE) --no-print-directory -k -j$(words $(TESTS)) --output-sync=target \
	    $(TESTS) 2>&1 || touch $(BUILD)/test.failed; } | tee $(BUILD)/test.log
	@if [ -e $(BUILD)/test.failed ]; then echo 'FAILED'; grep -E \
	    '^ *(✖|not ok|\[  FAILED|make.*Error|==.*ERROR)' $(BUILD)/test.log; \
	    exit 1; fi

# Firefox starts in half the time with what its first start compiled.
FIREFOX_PROFILE := $(BUILD)/firefox-profile
$(FIREFOX_PROFILE): tests/lib/firefox-profile.js tests/lib/browsers.js \
    node_modules/.installed | $(TEST_READY)
	$(NODE) $<
	@touch $@

test-binaries: $(FIREFOX_PROFILE) $(BUILD)/native/mc-call $(LANES_WASM) $(PAGE) \
    $(BUILD)/native/example $(BUILD)/bench/stock $(addprefix $(BUILD)/asan/,mc-call $(C_TESTS) $(FUZZERS))

# Allocations fail in test_memory when it says so, Mbed TLS's too; test_wipe
# looks into what is freed.
define C_TEST_OF
$(BUILD)/$(1)/$(basename $(notdir $(2))): $(BUILD)/$(1)/$(2:.c=.o) \
    $(BUILD)/$(1)/tests/src/host.o $(BUILD)/$(1)/libengine.a
	$$(call run_as,link)$$(LINK_$(1)) $$(WRAP) -o $$@ $$^ -lcmocka
endef

$(foreach flavour,asan coverage,$(foreach source,$(C_TEST_SOURCES), \
    $(eval $(call C_TEST_OF,$(flavour),$(source)))))
%/test_memory: WRAP := -Wl,--wrap=malloc,--wrap=calloc
%/test_wipe: WRAP := -Wl,--wrap=free

# To search, code is built that tells where it went; to replay, the code of
# the C tests will do.
define FUZZER_OF
$(BUILD)/$(1)/$(basename $(notdir $(2))): $(BUILD)/$(1)/$(2:.c=.o) \
    $(BUILD)/$(1)/tests/src/host.o $(BUILD)/$(1)/libengine.a
	$$(call run_as,link)$$(LINK_fuzz) -o $$@ $$^
endef

$(foreach flavour,asan fuzz,$(foreach source,$(FUZZ_SOURCES), \
    $(eval $(call FUZZER_OF,$(flavour),$(source)))))

# Every C test binary in turn; the first that fails ends the row.
test-c: $(addprefix $(BUILD)/asan/,$(C_TESTS))
	@for test in $(C_TESTS); do \
	    $(BUILD)/asan/$$test || exit 1; \
	done

# The same tests and the tables of cases over code that counts its lines.
coverage: $(BUILD)/coverage/mc-call $(addprefix $(BUILD)/coverage/,$(C_TESTS)) \
    node_modules/.installed
	@find $(BUILD)/coverage -name '*.gcda' -delete
	@for test in $(C_TESTS); do \
	    $(BUILD)/coverage/$$test >/dev/null || exit 1; \
	done
	@MC_ENGINES=coverage $(NODE) --test tests/cases/run.test.js >/dev/null
	@$(NODE) tools/coverage.js $(BUILD)/coverage

test-js: $(BUILD)/asan/mc-call $(BUILD)/native/mc-call $(BUILD)/native/example \
    $(BUILD)/wasm/engine.wasm $(LANES_WASM) $(PAGE) node_modules/.installed \
    | $(TEST_READY)
	$(NODE) --test --test-concurrency=$(JOBS) $(JS_TESTS)

test-browser: test-firefox test-chromium
test-firefox test-chromium: test-%: $(PAGE) | $(TEST_READY)
	BROWSER=$* SIDE_BY_SIDE=$(if $(ALL),no,yes) $(NODE) --test-reporter=spec \
	    tests/browser/all.js $(BROWSER_TESTS)

test-corpora: $(addprefix $(BUILD)/asan/,$(FUZZERS))
	sh tools/fuzz.sh replay $(BUILD)/asan tests/fuzz $(FUZZERS)

fuzz: $(addprefix $(BUILD)/fuzz/,$(FUZZERS))
	FUZZ_SECONDS=$(FUZZ_SECONDS) sh tools/fuzz.sh run $(BUILD)/fuzz \
	    tests/fuzz $(FUZZERS)

check-exports: $(BUILD)/wasm/engine.wasm
	sh tools/check-exports.sh $< wasm/exports.txt

demo: $(PAGE) | $(TEST_READY)
	$(NODE) tools/demo.js

# ------------------------------------------------------------------- lint --

LINT_READY := $(BUILD)/setup-lint
OUR_C := $(wildcard examples/*.c src/*/*.[ch] wasm/*.[ch] tests/src/*.[ch] \
    tests/src/*/*.[ch] tests/fuzz/*/*.[ch] tests/bench/*.[ch] tests/wasm/*.[ch])

# cppcheck does not see that err guards what is set with it; gcc's and
# clang's warnings and the sanitizers watch over uninitialised variables.
lint: node_modules/.installed $(BUILD)/native/libengine.a $(BUILD)/words.d.ts \
    | $(LINT_READY)
	clang-format --dry-run --Werror $(OUR_C)
	sh tools/lint.sh
	$(NODE) tools/floors.js src $(BUILD)/native/src
	cppcheck --quiet --std=c99 --error-exitcode=1 --inline-suppr \
	    --enable=warning,portability --suppress=missingIncludeSystem \
	    --suppress=uninitvar --suppress=ctuuninitvar -Isrc src wasm
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/eslint .
	$(NODE) tools/compat.js web/style/index.css $(filter %.js,$(PAGE_SOURCES))
	$(NODE) tools/words.js used

$(BUILD)/words.d.ts: tools/words.js tools/words-types.js \
    $(wildcard web/text/en/*.ftl) | node_modules/.installed
	$(NODE) tools/words.js types

format: | $(LINT_READY)
	clang-format -i $(OUR_C)

# What was fetched and installed stays, so that the next build needs no network.
clean:
	rm -rf $(DIST)
	find $(BUILD) -mindepth 1 -maxdepth 1 ! -name 'mbedtls*' \
	    ! -name 'setup-*' -exec rm -rf {} +

distclean:
	rm -rf $(BUILD) $(DIST) node_modules
