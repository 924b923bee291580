#include <claimgraph/export/image.hpp>

#include <ostream>

#include <claimgraph/export/drawing.hpp>

namespace claimgraph {

std::string render_image(const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  return draw(picture_for(graph, options.strongest, options.theme == Theme::dark ? dark_ink() : light_ink()), format, options);
}

void write_image(std::ostream& out, const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  out << render_image(graph, format, options);
}

}  // namespace claimgraph
