#include <claimgraph/export/palette.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

namespace claimgraph {
namespace {

// Paul Tol, "Colour Schemes" (SRON/EPS/TN/09-002), qualitative scheme "light", without its grey.
constexpr std::array<Colour, 8> fills{{{0x77, 0xAA, 0xDD}, {0xEE, 0xDD, 0x88}, {0xFF, 0xAA, 0xBB}, {0x44, 0xBB, 0x99},
                                       {0xEE, 0x88, 0x66}, {0x99, 0xDD, 0xFF}, {0xBB, 0xCC, 0x33}, {0xAA, 0xAA, 0x00}}};

}  // namespace

std::string Colour::hex() const {
  std::array<char, 8> text;
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", r, g, b);
  return text.data();
}

Colour mixed(Colour a, Colour b, double part_of_b) {
  const auto part = [&](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x + (y - x) * part_of_b + 0.5); };
  return {part(a.r, b.r), part(a.g, b.g), part(a.b, b.b)};
}

const Ink& light_ink() {
  static constexpr Ink ink{false, {0xFF, 0xFF, 0xFF}, {0x11, 0x11, 0x11}, {0x33, 0x33, 0x33}, {0x55, 0x55, 0x55}, {0xEC, 0xEC, 0xEC}};
  return ink;
}
const Ink& dark_ink() {
  static constexpr Ink ink{true, {0x16, 0x18, 0x1C}, {0xF2, 0xF2, 0xF2}, {0xD6, 0xD6, 0xD6}, {0xB0, 0xB0, 0xB0}, {0x33, 0x37, 0x3D}};
  return ink;
}

Colour Ink::fill(Colour side) const {
  if (side.hex() == SideColours::neutral().hex()) return box;
  return is_dark ? mixed(side, {0x0A, 0x0C, 0x12}, 0.62) : side;
}

Colour Ink::outline(Colour fill) const { return mixed(fill, is_dark ? Colour{0xFF, 0xFF, 0xFF} : Colour{0, 0, 0}, 0.4); }

FamilyStyle style_of(RelationFamily family) {
  switch (family) {
    case RelationFamily::hostile: return {{0xB8, 0x20, 0x0A}, {0xFF, 0x8D, 0x7A}, "solid", "normal", 1.6, false};
    case RelationFamily::friendly: return {{0x0B, 0x62, 0xA4}, {0x7F, 0xBD, 0xF2}, "solid", "normal", 1.2, true};
    case RelationFamily::asking: return {{0x8F, 0x55, 0x00}, {0xEA, 0xB5, 0x67}, "dashed", "vee", 1.4, false};
    case RelationFamily::talking: return {{0x55, 0x55, 0x55}, {0xBB, 0xBB, 0xBB}, "solid", "dot", 1.0, false};
    case RelationFamily::other: break;
  }
  return {{0x6A, 0x3D, 0x8A}, {0xCB, 0xA6, 0xEA}, "solid", "diamond", 1.2, false};
}

RelationFamily family_of(std::string_view relation) {
  const RelationInfo* info = find_relation(relation);
  return info ? info->family : RelationFamily::other;
}

SideColours::SideColours(const std::vector<const Actor*>& actors) {
  std::set<std::string_view> stood_for;
  for (const Actor* actor : actors) {
    if (!actor->side.empty()) stood_for.insert(actor->side);
  }
  for (const Actor* actor : actors) {
    if (!actor->side.empty() && actor->side != actor->name && stood_for.contains(actor->name)) {
      stands_for_.emplace(actor->name, actor->side);
    }
  }
  std::map<std::string_view, std::size_t> members;
  for (const Actor* actor : actors) {
    if (!actor->side.empty()) ++members[outermost(actor->side)];
    else if (actor->type == ActorType::state || stood_for.contains(actor->name)) ++members[actor->name];
  }
  std::vector<std::pair<std::string_view, std::size_t>> order(members.begin(), members.end());
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& entry) { return entry.second; });
  for (const auto& [side, count] : order) {
    rank_.emplace(side, rank_.size());
    if (coloured_.size() < fills.size()) coloured_.emplace_back(side);
  }
}

std::string_view SideColours::side_of(const Actor& actor) const {
  if (!actor.side.empty()) return actor.side;
  const auto found = rank_.find(actor.name);
  return found == rank_.end() ? std::string_view() : std::string_view(found->first);
}

std::string_view SideColours::outermost(std::string_view side) const {
  for (int steps = 0; steps < 4; ++steps) {  // texts may contradict themselves: no circles
    const auto outer = stands_for_.find(std::string(side));
    if (outer == stands_for_.end()) break;
    side = outer->second;
  }
  return side;
}

std::string_view SideColours::outer_side_of(const Actor& actor) const { return outermost(side_of(actor)); }

Colour SideColours::colour_of(const Actor& actor) const { return colour_of_side(outer_side_of(actor)); }

Colour SideColours::colour_of_side(std::string_view outer_side) const {
  const auto found = rank_.find(std::string(outer_side));
  return found == rank_.end() || found->second >= fills.size() ? neutral() : fills[found->second];
}

Colour SideColours::neutral() { return {0xEC, 0xEC, 0xEC}; }

}  // namespace claimgraph
