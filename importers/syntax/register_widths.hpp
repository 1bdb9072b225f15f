#pragma once

// RELATA_FOR_EACH_WIDTH: one function for several widths of registers, chosen when the program
// starts. Not with sanitizers, whose own functions are not ready that early.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define RELATA_FOR_EACH_WIDTH __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define RELATA_FOR_EACH_WIDTH
#endif

// Part of such functions: compiled with each of them, never apart.
#if defined(__GNUC__)
#define RELATA_IN_EACH_WIDTH __attribute__((always_inline)) static inline
#else
#define RELATA_IN_EACH_WIDTH static inline
#endif
