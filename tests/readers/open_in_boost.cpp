// open_in_boost FILE.graphml...: reads each file with boost::read_graphml and prints one line of JSON per file: what is in the graph
// afterwards, in the form of node/open.js. Boost keeps no ids: n0, e0 … are the places in the file.
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <typeinfo>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace {

using Attributes = std::map<std::string, boost::any>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Attributes, Attributes>;
using Json = rapidjson::Writer<rapidjson::StringBuffer>;

/// One attribute of all vertices (Key: their descriptor) or edges, whatever its type.
template <typename Key>
struct Attribute : boost::dynamic_property_map {
  Attribute(Graph& in, std::string called) : graph(in), name(std::move(called)) {}
  boost::any get(const boost::any& key) override { return graph[boost::any_cast<Key>(key)].at(name); }
  std::string get_string(const boost::any&) override { return {}; }
  void put(const boost::any& key, const boost::any& value) override { graph[boost::any_cast<Key>(key)][name] = value; }
  const std::type_info& key() const override { return typeid(Key); }
  const std::type_info& value() const override { return typeid(boost::any); }

  Graph& graph;
  const std::string name;
};

void write(Json& json, const boost::any& value) {
  if (const auto* text = boost::any_cast<std::string>(&value)) json.String(text->data(), static_cast<rapidjson::SizeType>(text->size()));
  else if (const auto* whole = boost::any_cast<int>(&value)) json.Int(*whole);
  else if (const auto* real = boost::any_cast<double>(&value)) json.Double(*real);
  else throw std::runtime_error(std::string("an attribute has the type ") + value.type().name());
}

void write(Json& json, const char* key, const std::string& text) {
  json.Key(key);
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Json& json, const Attributes& attributes) {
  json.StartObject();
  for (const auto& [name, value] : attributes) {
    json.Key(name.c_str());
    write(json, value);
  }
  json.EndObject();
}

void write(Json& json, const Graph& graph) {
  json.Key("nodes");
  json.StartObject();
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    json.Key(('n' + std::to_string(vertex)).c_str());
    write(json, graph[vertex]);
  }
  json.EndObject();
  json.Key("edges");
  json.StartArray();
  std::size_t number = 0;
  const auto [first, last] = edges(graph);
  for (auto edge = first; edge != last; ++edge) {
    json.StartObject();
    write(json, "key", 'e' + std::to_string(number++));
    write(json, "source", 'n' + std::to_string(source(*edge, graph)));
    write(json, "target", 'n' + std::to_string(target(*edge, graph)));
    json.Key("data");
    write(json, graph[*edge]);
    json.EndObject();
  }
  json.EndArray();
}

Graph read(const std::filesystem::path& file) {
  using traits = boost::graph_traits<Graph>;
  Graph graph;
  boost::dynamic_properties properties([&](const std::string& name, const boost::any& key, const boost::any&) {
    boost::shared_ptr<boost::dynamic_property_map> made;
    if (key.type() == typeid(traits::vertex_descriptor)) made = boost::make_shared<Attribute<traits::vertex_descriptor>>(graph, name);
    if (key.type() == typeid(traits::edge_descriptor)) made = boost::make_shared<Attribute<traits::edge_descriptor>>(graph, name);
    return made;
  });
  std::ifstream in(file, std::ios::binary);
  boost::read_graphml(in, graph, properties);
  return graph;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path file = argv[i];
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    write(json, "file", file.filename().string());
    write(json, "consumer", "Boost");
    try {
      write(json, read(file));
    } catch (const std::exception& error) {
      write(json, "error", error.what());
    }
    json.EndObject();
    std::cout << buffer.GetString() << std::endl;
  }
}
