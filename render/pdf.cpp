#include "render/pdf.hpp"

#include <string_view>

namespace relata {

std::string without_dates(std::string pdf) {
    constexpr std::string_view epoch = "D:19700101000000";
    for (const std::string_view key :
         {"/CreationDate (", "/CreationDate(", "/ModDate (", "/ModDate("}) {
        for (auto at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
            const auto begin = at + key.size();
            const auto end = pdf.find(')', begin);
            if (end == std::string::npos || end - begin < epoch.size()) continue;
            pdf.replace(begin, epoch.size(), epoch);
            // The time zone: -07'00, +02'00 and Z are all ways to write one.
            for (auto i = begin + epoch.size(); i < end; ++i) {
                if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
                if (pdf[i] == '-') pdf[i] = '+';
            }
        }
    }
    return pdf;
}

}  // namespace relata
