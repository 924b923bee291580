#pragma once
// Private to export/: a picture laid out and rendered. Two passes through Graphviz: the first places actors and lines, the second
// keeps these places and draws them together with what Graphviz has no means for: heading, legend, the small line with the side.
#include <map>
#include <string>

#include <claimgraph/export/image.hpp>
#include <claimgraph/export/picture.hpp>

namespace claimgraph {

/// The image, and for SVG the tooltip of each element id put in its <title>.
std::string draw(const Picture& picture, ImageFormat format, const ImageOptions& options);

/// Replaces the text of <title> in every element of an SVG whose id is in `titles`.
std::string set_titles(const std::string& svg, const std::map<std::string, std::string>& titles);

}  // namespace claimgraph
