#pragma once

#include "render/page/data.hpp"

#include <string>

namespace relata {

/// The relations of a page as rows of an HTML table, one each, in the order of the content: source,
/// words, target, when, stated, status, then each quotation with its place.
std::string table_rows(const PageContent& content);

}  // namespace relata
