#pragma once
// Private to export/: Graphviz' layout and rendering. Hold graphviz_mutex() while any of this is used.
#include <string>
#include <string_view>

#include <claimgraph/export/cgraph.hpp>

namespace claimgraph {

/// Throws UsageError CG511 unless `engine` is empty or one of Graphviz' layouts.
void check_engine(const std::string& engine);

/// A graph that an engine ("dot", "sfdp", "nop2" …) has laid out; freed whatever happens. What Graphviz complains of goes into
/// the error and never to stderr. Throws OutputError CG410 where Graphviz cannot do it.
class LaidOut {
 public:
  LaidOut(Cgraph& graph, const std::string& engine);
  ~LaidOut();
  LaidOut(const LaidOut&) = delete;
  LaidOut& operator=(const LaidOut&) = delete;

  /// Puts positions on graph, nodes and edges as attributes: bb, pos, lp, width, height.
  void attach();
  /// The picture as "svg", "png" or "pdf".
  std::string render(const char* format);

 private:
  Cgraph& graph_;
};

}  // namespace claimgraph
