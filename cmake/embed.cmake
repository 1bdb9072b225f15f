# Writes HEADER and SOURCE: the bytes of FILES as string views in `relata::SYMBOL`. Arrays of numbers,
# not string literals: a literal has a length limit and would need escaping.
set(declarations "")
set(definitions "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    string(MAKE_C_IDENTIFIER ${name} variable)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND declarations "extern const std::string_view ${variable};\n")
    string(APPEND definitions "namespace { constexpr unsigned char ${variable}_bytes[] = {${bytes}0}; }\n")
    string(
        APPEND definitions
        "const std::string_view ${variable}(reinterpret_cast<const char*>(${variable}_bytes), sizeof ${variable}_bytes - 1);\n"
    )
endforeach()
file(
    WRITE ${HEADER}
    "#pragma once\n#include <string_view>\nnamespace relata::${SYMBOL} {\n${declarations}}\n"
)
file(
    WRITE ${SOURCE}
    "#include \"${SYMBOL}.hpp\"\nnamespace relata::${SYMBOL} {\n${definitions}}\n"
)
