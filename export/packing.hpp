#pragma once
// Private to export/: parts of a drawing that do not hang together, set side by side in a wanted shape.
#include <vector>

namespace claimgraph {

struct Point {
  double x = 0, y = 0;
  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
};

struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

struct Packing {
  Box whole;
  std::vector<Point> shifts;  ///< per part: how far it moves
};

inline constexpr double slide_shape = 1.6;  ///< width by height

/// Sets the parts in rows, the tallest on top, `gap` apart, so that the whole is near to `shape`; y points upwards.
Packing pack(const std::vector<Box>& parts, double gap, double shape = slide_shape);

/// How far a box is from a shape; 0 is best.
double misfit(const Box& box, double shape = slide_shape);

}  // namespace claimgraph
