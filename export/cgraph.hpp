#pragma once
// Private to export/: a directed multigraph of cgraph with C++ ownership and strings. Graphviz is not thread-safe, not even
// in two contexts: hold graphviz_mutex() for the life of a Cgraph.
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

#include <graphviz/cgraph.h>

namespace claimgraph {

std::mutex& graphviz_mutex();

class Cgraph {
 public:
  explicit Cgraph(std::string_view name);
  ~Cgraph();
  Cgraph(const Cgraph&) = delete;
  Cgraph& operator=(const Cgraph&) = delete;

  Agraph_t* get() const { return graph_; }
  Agnode_t* node(std::string_view name);
  /// `key` tells parallel edges apart; the same key returns the same edge.
  Agedge_t* edge(Agnode_t* source, Agnode_t* target, std::string_view key);
  /// Attributes of the graph, a node or an edge; the value stays text whatever it looks like (never an HTML-like label).
  void set(void* object, const char* name, std::string_view value);
  void set(const char* name, std::string_view value) { set(graph_, name, value); }
  static std::string_view attribute(void* object, const char* name);
  /// Default for all nodes or edges.
  void node_default(const char* name, const char* value);
  void edge_default(const char* name, const char* value);

  void write(std::ostream& out) const;

 private:
  Agraph_t* graph_;
};

/// Text as a Graphviz escString: backslashes doubled, & as an entity, line breaks as \n.
std::string escape_label(std::string_view text);
/// The same with lines that end in \l: left-justified.
std::string escape_left(std::string_view text);

}  // namespace claimgraph
