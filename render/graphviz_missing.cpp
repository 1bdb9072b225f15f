// What relata does when it was built without Graphviz: all but pictures.

#include "render/graphviz_layout.hpp"

namespace relata {

Picture render_dot(
    const std::string& /*dot*/, PictureFormat /*format*/, const LayoutLimits& /*limits*/
) {
    throw LayoutError(
        "this relata was built without Graphviz and cannot draw; write a .dot file and run "
        "\"dot -Tsvg\" on it, or install libgraphviz-dev and build relata again"
    );
}

std::size_t best_layout(
    const std::vector<std::string>& /*dots*/, const LayoutLimits& /*limits*/
) {
    return 0;
}

}  // namespace relata
