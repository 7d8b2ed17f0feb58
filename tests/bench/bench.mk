# What the benchmark and the kernel's tests in wasm are built from. Read by the
# Makefile, whose variables it uses.

BENCH_WASM := --no-entry -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH=1 \
    -sTOTAL_STACK=262144 -sMALLOC=emmalloc -sFILESYSTEM=0 \
    -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0

# Mbed TLS as it comes (stock_config.h): what make bench compares with.
STOCK_FILES := asn1parse asn1write bignum bignum_core bignum_mod \
    bignum_mod_raw constant_time md oid platform platform_util rsa \
    rsa_alt_helpers sha256
STOCK_INCLUDES := -I$(MBEDTLS)/include -Isrc -DBENCH_STOCK \
    -DMBEDTLS_CONFIG_FILE='"$(CURDIR)/tests/bench/stock_config.h"'
STOCK_SOURCES := $(patsubst %,$(MBEDTLS)/library/%.c,$(STOCK_FILES))

HOW_bench    = $(call compiler,$(CC)) $(call compiler,$(EMCC)) $(BENCH_WASM) \
    $(STOCK_INCLUDES) $(MBEDTLS_PIN)
FLAGS_bench := $(call stamp,bench.flags,HOW_bench)

$(BUILD)/bench/stock: tests/bench/operations.c tests/bench/stock_config.h \
    tests/src/host.c $(FLAGS_bench) | $(MBEDTLS_READY)
	@mkdir -p $(@D)
	$(call run_as,bench)$(CC) -O2 $(STOCK_INCLUDES) -o $@ \
	    tests/bench/operations.c tests/src/host.c $(STOCK_SOURCES)

$(BUILD)/bench/stock.wasm: tests/bench/operations.c \
    tests/bench/stock_config.h $(FLAGS_bench) | $(MBEDTLS_READY)
	@mkdir -p $(@D)
	$(call run_as,bench)$(EMCC) -O3 -msimd128 $(STOCK_INCLUDES) \
	    $(BENCH_WASM) -o $@ tests/bench/operations.c $(STOCK_SOURCES)

$(BUILD)/bench/ours.wasm: tests/bench/operations.c $(BUILD)/wasm/libengine.a \
    $(FLAGS_bench)
	@mkdir -p $(@D)
	$(call run_as,bench)$(EMCC) -O3 -msimd128 $(INCLUDES) $(BENCH_WASM) \
	    -o $@ $< $(BUILD)/wasm/libengine.a

# The kernel's cases (tests/src/number/lanes_cases.c) in wasm: with SIMD, and the
# scalar build of the same source.
LANES_SOURCES := tests/wasm/lanes.c tests/src/number/lanes_cases.c \
    src/number/prime_lanes.c src/number/prime_montgomery.c

$(BUILD)/bench/lanes-simd.wasm: LANES_FLAGS := -msimd128
$(BUILD)/bench/lanes-scalar.wasm: LANES_FLAGS :=
$(BUILD)/bench/lanes-%.wasm: $(LANES_SOURCES) src/number/prime_vector.h \
    src/number/prime_lanes.h $(BUILD)/wasm/libengine.a $(FLAGS_bench)
	@mkdir -p $(@D)
	$(call run_as,bench)$(EMCC) -O3 $(LANES_FLAGS) $(INCLUDES) \
	    $(BENCH_WASM) -o $@ $(LANES_SOURCES) $(BUILD)/wasm/libengine.a

LANES_WASM := $(BUILD)/bench/lanes-simd.wasm $(BUILD)/bench/lanes-scalar.wasm

.PHONY: bench quality

bench: $(PAGE) $(BUILD)/bench/stock $(BUILD)/bench/stock.wasm \
    $(BUILD)/bench/ours.wasm | $(TEST_READY)
	$(NODE) tests/bench/main.js $(BUILD)/bench.json

# A thousand keys made in the page, each looked at from outside.
QUALITY_KEYS ?= 1000

quality: $(PAGE) | $(TEST_READY)
	$(NODE) tests/bench/quality.js $(QUALITY_KEYS)
