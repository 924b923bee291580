#include <claimgraph/export/graphviz.hpp>

#include <algorithm>
#include <array>

#include <graphviz/gvc.h>

#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

std::string last_message;  // what Graphviz complained of; guarded by graphviz_mutex()

int keep_message(char* text) {
  last_message += text;
  return 0;
}

GVC_t* context() {
  static GVC_t* const one = [] {
    agseterr(AGERR);
    agseterrf(keep_message);
    return gvContext();
  }();
  return one;
}

[[noreturn]] void fail(const std::string& what) {
  const std::string message = clean_line(last_message);
  throw OutputError("CG410", "", what + (message.empty() ? "" : ": " + message),
                    "check that Graphviz is installed with its plugins");
}

}  // namespace

void check_engine(const std::string& engine) {
  static constexpr std::array engines{"", "dot", "neato", "fdp", "sfdp", "circo", "twopi"};
  if (std::ranges::find(engines, engine) == engines.end()) {
    throw UsageError("CG511", "", "'" + engine + "' is no layout", "use dot, neato, fdp, sfdp, circo or twopi");
  }
}

LaidOut::LaidOut(Cgraph& graph, const std::string& engine) : graph_(graph) {
  GVC_t* const one = context();
  last_message.clear();
  if (gvLayout(one, graph.get(), engine.c_str()) != 0) fail("Graphviz has no layout '" + engine + "'");
}

LaidOut::~LaidOut() { gvFreeLayout(context(), graph_.get()); }

void LaidOut::attach() { gvRender(context(), graph_.get(), "dot", nullptr); }

std::string LaidOut::render(const char* format) {
  char* data = nullptr;
  unsigned length = 0;
  if (gvRenderData(context(), graph_.get(), format, &data, &length) != 0 || !data) {
    fail(std::string("Graphviz cannot write ") + format);
  }
  std::string out(data, length);
  gvFreeRenderData(data);
  return out;
}

}  // namespace claimgraph
