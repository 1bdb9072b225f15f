#pragma once

#include "exporters/losses.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Writes texts into XML. What XML 1.0 cannot hold (most control characters, U+FFFE and U+FFFF)
/// becomes U+FFFD and is counted.
class XmlText {
public:
    /// Appends ` name="value"`.
    void append_attribute(std::string& out, std::string_view name, std::string_view value);
    /// Appends the text of an element.
    void append_content(std::string& out, std::string_view text);

    /// Adds what was lost so far as `control characters`.
    void report(Losses& losses) const { losses.add("control characters", replaced_); }

private:
    void append(std::string& out, std::string_view text, bool is_attribute);

    std::size_t replaced_ = 0;
};

/// Whether XML 1.0 can hold every character of a text.
bool fits_xml(std::string_view text);

/// The ids of a graph's entities as XML holds them: as they are, and where they do not fit, changed
/// but still unlike each other.
class XmlIds {
public:
    explicit XmlIds(const Graph& graph);
    [[nodiscard]] std::string_view entity(EntityId id) const;
    [[nodiscard]] std::string_view relation(RelationId id) const;
    /// Adds the ids that were changed as `control characters`.
    void report(Losses& losses) const {
        losses.add("control characters", entities_.size() + relations_.size());
    }

private:
    const Graph& graph_;
    std::map<std::uint32_t, std::string> entities_;  ///< the changed ones
    std::map<std::uint32_t, std::string> relations_;
};

/// The properties of all entities or all relations under one name, for formats that declare a name
/// and a type once (GraphML, GEXF).
struct XmlColumn {
    /// What the values are; `number` for integers and doubles together, `mixed` for all else.
    enum class Kind : std::uint8_t { text, boolean, integer, real, number, date, mixed };

    std::string name;   ///< of the property
    std::string title;  ///< as others see it: another when the format has its own use for it
    Kind kind = Kind::text;
    bool is_date_name = false;  ///< texts of that name would be read as dates

    /// `string`, `boolean`, `long`, `double`: the words both formats have.
    [[nodiscard]] std::string_view type() const;
    /// Appends `relata.type` and `relata.name` where they say more than type and title do.
    void append_own(std::string& out, XmlText& text) const;
    /// The text of a value.
    [[nodiscard]] std::string text_of(const PropertyValue& value) const;
};

/// The columns of the property maps that are shown to it, in order of their names.
class XmlColumns {
public:
    void add(const PropertyMap& properties);
    /// Decides. `reserved` are titles the format uses itself.
    void finish(const std::vector<std::string_view>& reserved, Losses& losses);
    [[nodiscard]] const std::vector<XmlColumn>& columns() const noexcept { return columns_; }
    /// The position of the column of a name.
    [[nodiscard]] std::size_t position(std::string_view name) const;

private:
    std::map<std::string, std::uint32_t, std::less<>> kinds_seen_;
    std::vector<XmlColumn> columns_;
    std::size_t too_deep_ = 0;
};

/// Several texts in one value: parted by `;`, or a JSON list when that would be read wrongly.
std::string listed(const std::vector<std::string>& items);

/// What both formats lose of any graph: documents, evidence, properties of the graph, declarations,
/// and directions when some relations have one and some not.
void count_common_losses(const Graph& graph, Losses& losses);

/// Which directions the relations of a graph have.
enum class Directions : std::uint8_t { directed, undirected, mixed };
Directions directions(const Graph& graph);

}  // namespace relata
