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

}  // namespace relata
