#include <claimgraph/export/image.hpp>

#include <ostream>

#include <claimgraph/export/drawing.hpp>

namespace claimgraph {

std::string render_image(const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  constexpr std::size_t charges_below = 20;  // lines whose label also says what it is about
  const Picture few(graph, options.strongest, true);
  if (few.lines.size() < charges_below) return draw(few, format, options);
  return draw(Picture(graph, options.strongest, false), format, options);
}

void write_image(std::ostream& out, const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  out << render_image(graph, format, options);
}

}  // namespace claimgraph
