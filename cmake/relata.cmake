# One function per kind of target. A room is a top-level folder: one library, one subject.

include(GNUInstallDirs)

# Warnings every target gets; -Werror only where a preset asks for it (RELATA_WERROR).
# Not -Wnull-dereference and -Wmaybe-uninitialized: when it inlines, g++ 12 reports them inside its own
# std::string and std::variant.
add_library(relata_warnings INTERFACE)
target_compile_options(
    relata_warnings
    INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
        -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wno-maybe-uninitialized
        $<$<BOOL:${RELATA_WERROR}>:-Werror>
)

# What protects a program that reads strangers' files, and makes two builds in two folders give the
# same bytes. RELATA_SANITIZE brings its own checks and excludes fortification.
add_library(relata_hardening INTERFACE)
target_compile_options(
    relata_hardening
    INTERFACE
        -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.
        -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
)
target_compile_definitions(relata_hardening INTERFACE _GLIBCXX_ASSERTIONS)
if(RELATA_SANITIZE)
    target_compile_options(
        relata_hardening INTERFACE -fsanitize=${RELATA_SANITIZE} -fno-omit-frame-pointer
                                   -fno-sanitize-recover=all
    )
    target_link_options(relata_hardening INTERFACE -fsanitize=${RELATA_SANITIZE})
else()
    target_compile_definitions(
        relata_hardening INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=3>
    )
    target_link_options(relata_hardening INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

# relata_room(NAME HEADERS … SOURCES … LINKS … PRIVATE_LINKS …)
function(relata_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS")
    set(target relata_${name})
    # Each header must compile alone. A source includes its own header first (a test looks), which shows it;
    # headers without a source are a set of their own, and only that one is compiled to see.
    set(headers_alone)
    foreach(header IN LISTS room_HEADERS)
        string(REGEX REPLACE "hpp$" "cpp" source ${header})
        if(NOT source IN_LIST room_SOURCES)
            list(APPEND headers_alone ${header})
        endif()
    endforeach()
    list(REMOVE_ITEM room_HEADERS ${headers_alone})
    add_library(${target} STATIC ${room_SOURCES})
    add_library(relata::${name} ALIAS ${target})
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(
        ${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF
                             VERIFY_INTERFACE_HEADER_SETS ON
                             INTERFACE_HEADER_SETS_TO_VERIFY headers_alone
    )
    target_sources(
        ${target}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${room_HEADERS}
               FILE_SET headers_alone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers_alone}
    )
    target_link_libraries(
        ${target}
        PUBLIC ${room_LINKS}
        PRIVATE ${room_PRIVATE_LINKS} $<BUILD_INTERFACE:relata_warnings>
                $<BUILD_INTERFACE:relata_hardening>
    )
    install(
        TARGETS ${target}
        EXPORT relata
        FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relata
        FILE_SET headers_alone DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relata
        # the first for <relata/graph/…>, the second for "graph/…" inside the headers themselves
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${CMAKE_INSTALL_INCLUDEDIR}/relata
    )
endfunction()

# relata_program(TARGET SOURCES … LINKS …): an executable that is not installed by itself.
function(relata_program target)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;LINKS")
    add_executable(${target} ${program_SOURCES})
    target_compile_features(${target} PRIVATE cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_link_libraries(${target} PRIVATE ${program_LINKS} relata_warnings relata_hardening)
endfunction()

# relata_embed(TARGET SYMBOL FILE …): puts data files into the program. Each file becomes a
# std::string_view; `SYMBOL.hpp` in the target's private include path lists them by file name.
function(relata_embed target symbol)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.hpp)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
    set(files)
    foreach(file IN LISTS ARGN)
        list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endforeach()
    add_custom_command(
        OUTPUT ${header} ${source}
        COMMAND ${CMAKE_COMMAND} -DSYMBOL=${symbol} -DHEADER=${header} -DSOURCE=${source}
                "-DFILES=${files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        VERBATIM
    )
    target_sources(${target} PRIVATE ${source} ${header})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# relata_embed_binary(TARGET SYMBOL FILE): puts a file of megabytes into the program, as the bytes from
# `SYMBOL_begin` to `SYMBOL_end`.
function(relata_embed_binary target symbol file)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.s)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    add_custom_command(
        OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DSYMBOL=${symbol} -DFILE=${path} -DSOURCE=${source} -P
                ${PROJECT_SOURCE_DIR}/cmake/embed_binary.cmake
        DEPENDS ${path} ${PROJECT_SOURCE_DIR}/cmake/embed_binary.cmake
        VERBATIM
    )
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path})
    target_sources(${target} PRIVATE ${source})
endfunction()

# relata_tests(ROOM SOURCES … LINKS …): the tests of a room, one program, found by ctest case by case.
function(relata_tests room)
    cmake_parse_arguments(PARSE_ARGV 1 tests "" "" "SOURCES;LINKS")
    set(target ${room}_tests)
    relata_program(${target} SOURCES ${tests_SOURCES} LINKS ${tests_LINKS} relata_test_main)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_precompile_headers(${target} PRIVATE <catch2/catch.hpp> <string> <vector> <map>)
    target_compile_definitions(${target} PRIVATE RELATA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    catch_discover_tests(${target} TEST_PREFIX "${room}: ")
endfunction()
