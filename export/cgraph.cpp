#include <claimgraph/export/cgraph.hpp>

#include <ostream>

namespace claimgraph {
namespace {

// cgraph wants char* for names that it copies.
char* mutable_text(const std::string& text) { return const_cast<char*>(text.c_str()); }

int put(void* channel, const char* text) {
  *static_cast<std::ostream*>(channel) << text;
  return 0;
}
int flush(void*) { return 0; }

std::string escape(std::string_view text, std::string_view line_break) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\\\";
    else if (c == '&') out += "&amp;";
    else if (c == '\n') out += line_break;
    else out += c;
  }
  return out;
}

}  // namespace

std::mutex& graphviz_mutex() {
  static std::mutex mutex;
  return mutex;
}

Cgraph::Cgraph(std::string_view name) : graph_(agopen(mutable_text(std::string(name)), Agdirected, nullptr)) {}
Cgraph::~Cgraph() { agclose(graph_); }

Agnode_t* Cgraph::node(std::string_view name) { return agnode(graph_, mutable_text(std::string(name)), 1); }

Agedge_t* Cgraph::edge(Agnode_t* source, Agnode_t* target, std::string_view key) {
  return agedge(graph_, source, target, mutable_text(std::string(key)), 1);
}

void Cgraph::set(void* object, const char* name, std::string_view value) {
  agsafeset(object, const_cast<char*>(name), mutable_text(std::string(value)), const_cast<char*>(""));
}

std::string_view Cgraph::attribute(void* object, const char* name) {
  const char* value = agget(object, const_cast<char*>(name));
  return value ? value : "";
}

void Cgraph::node_default(const char* name, const char* value) {
  agattr(graph_, AGNODE, const_cast<char*>(name), const_cast<char*>(value));
}
void Cgraph::edge_default(const char* name, const char* value) {
  agattr(graph_, AGEDGE, const_cast<char*>(name), const_cast<char*>(value));
}

void Cgraph::write(std::ostream& out) const {
  Agiodisc_t io{nullptr, put, flush};
  // agwrite writes through the discipline of the graph; ours lends it a stream for this call.
  Agiodisc_t* const own = graph_->clos->disc.io;
  graph_->clos->disc.io = &io;
  agwrite(graph_, &out);
  graph_->clos->disc.io = own;
}

std::string escape_label(std::string_view text) { return escape(text, "\\n"); }
std::string escape_left(std::string_view text) { return escape(text, "\\l") + "\\l"; }

}  // namespace claimgraph
