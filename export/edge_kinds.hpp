#pragma once
// Private to export/: edge types that keep Gephi from merging parallel edges. It merges edges of equal source, target and
// type, so the first claim of a (source, target, relation) has the type "accuse", the next "accuse#2", "accuse#3" … One type
// per edge would not do: above 65,534 types its import fails.
#include <cstdint>
#include <string>
#include <unordered_map>

namespace claimgraph {

class EdgeKinds {
 public:
  std::string next(std::size_t source, std::size_t target, const std::string& relation) {
    const std::size_t number = relations_.try_emplace(relation, relations_.size()).first->second;
    const std::uint32_t count = ++seen_[{source, target, number}];
    const std::string base = doubled(relation);
    return count == 1 ? base : base + '#' + std::to_string(count);
  }

 private:
  // A user's relation may hold '#': doubled, so that it never looks like a number of ours.
  static std::string doubled(const std::string& relation) {
    std::string out;
    for (const char c : relation) out.append(c == '#' ? 2 : 1, c);
    return out;
  }

  struct Key {
    std::size_t source, target, relation;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return (key.source * 0x9E3779B97F4A7C15u + key.target) * 0xC2B2AE3D27D4EB4Fu + key.relation;
    }
  };
  std::unordered_map<std::string, std::size_t> relations_;
  std::unordered_map<Key, std::uint32_t, Hash> seen_;
};

}  // namespace claimgraph
