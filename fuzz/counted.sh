#!/bin/sh
# Builds one package of the house for the fuzzer: rustc, its words, and then ours, since of two the last one counts.
# Comparing bytes is expanded before the counters are put in, so that the engine sees what is compared.
exec "$@" \
    "-Cpasses=function(expand-memcmp),sancov-module" \
    -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Copt-level=1 \
    --cfg=fuzzing
