#pragma once

#include "exporters/exporter.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace relata {

/// Counts of what an export leaves out, reported in order of their names.
///
/// One vocabulary for all formats: `aliases`, `evidence`, `documents`, `graph properties`,
/// `declared kinds`, `declared types`, `second kinds`, `relation ids`, `directions` (a mixed graph
/// in a format that has one direction for all), `property types` (a value that reads back as
/// another type), `entity property "NAME"`, `relation property "NAME"`, `control characters`.
class Losses {
public:
    void add(const std::string& what, std::size_t count = 1) {
        if (count != 0) counts_[what] += count;
    }
    [[nodiscard]] LossReport report() const {
        LossReport report;
        for (const auto& [what, count] : counts_) report.losses.push_back({what, count});
        return report;
    }

private:
    std::map<std::string, std::size_t> counts_;
};

}  // namespace relata
