# The tagger and parser, relative to importers/: included by importers/CMakeLists.txt.
set(syntax_sources
    syntax/embedded.cpp
    syntax/features.cpp
    syntax/known_names.cpp
    syntax/matrix.cpp
    syntax/model.cpp
    syntax/name_classifier.cpp
    syntax/network.cpp
    syntax/parser.cpp
    syntax/rounded_matrix.cpp
    syntax/sorted_lines.cpp
    syntax/spanning_tree.cpp
    syntax/treebank.cpp
    syntax/word_net.cpp
)
# What computes is optimised in every build: tests of articles would take minutes. No machine may
# fuse a multiplication with an addition, so that all give the same tree. That comparisons of numbers
# cannot trap lets loops with them be vectorized; it changes no result.
set_source_files_properties(
    syntax/matrix.cpp syntax/network.cpp syntax/model.cpp syntax/parser.cpp
    syntax/rounded_matrix.cpp
    PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-fno-trapping-math"
)
set_source_files_properties(
    syntax/name_classifier.cpp PROPERTIES COMPILE_OPTIONS "-ffp-contract=off"
)
