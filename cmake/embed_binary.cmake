# Writes SOURCE, an assembler file that puts the bytes of FILE into the program under SYMBOL_begin and
# SYMBOL_end. For files of megabytes, which as arrays of numbers would take a compiler minutes.
file(
    WRITE ${SOURCE}
    ".section .rodata\n"
    ".balign 16\n"
    ".global ${SYMBOL}_begin\n"
    "${SYMBOL}_begin:\n"
    ".incbin \"${FILE}\"\n"
    ".global ${SYMBOL}_end\n"
    "${SYMBOL}_end:\n"
    ".section .note.GNU-stack,\"\",@progbits\n"
)
