# Tests of the article reader, included by tests/importers/CMakeLists.txt.
set(article_tests
    article_attachment_test.cpp
    article_belonging_test.cpp
    article_clauses_test.cpp
    article_errors_test.cpp
    article_lexicon_files_test.cpp
    article_lexicon_test.cpp
    article_names_test.cpp
    article_open_test.cpp
    article_other_fields_test.cpp
    article_reader_test.cpp
    article_references_test.cpp
    article_seed_test.cpp
    article_segment_test.cpp
    article_temporal_test.cpp
    article_trace_test.cpp
)
