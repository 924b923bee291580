#include <claimgraph/export/image.hpp>

#include <ostream>

#include <claimgraph/export/drawing.hpp>
#include <claimgraph/export/fonts.hpp>

namespace claimgraph {

std::string render_image(const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  return draw(picture_for(graph, options.strongest, options.theme == Theme::dark ? dark_ink() : light_ink()), format, options);
}

std::string undrawable_letters(const ClaimGraph& graph, const ImageOptions& options) {
  const Picture picture = picture_for(graph, options.strongest);
  std::string text = heading_title(picture, options.title, "") + heading_facts(picture);
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
    if (!picture.is_drawn[vertex]) continue;
    for (const std::string& line : name_lines(graph.actor(vertex))) text += line;
    text += picture.colours.side_of(graph.actor(vertex));
  }
  for (const Line& line : picture.lines) {
    text += picture.label(line);
    for (const std::string& part : picture.charge(line)) text += part;
  }
  return letters_without_font(text).value_or("");
}

void write_image(std::ostream& out, const ClaimGraph& graph, ImageFormat format, const ImageOptions& options) {
  out << render_image(graph, format, options);
}

}  // namespace claimgraph
