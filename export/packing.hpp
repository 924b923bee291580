#pragma once
// Private to export/: parts of a drawing that do not hang together, set beside each other so that the whole suits a screen or a slide.
// Lengths are points, y points upwards.
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

/// Sets the parts in rows, the tallest on top, `gap` apart, so that the whole is near to `shape`, width by height.
Packing pack(const std::vector<Box>& parts, double gap, double shape);

/// A part and what it covers: actors, labels, pieces of lines.
struct Outline {
  Box box;
  std::vector<Box> filled;
};

/// What a drawing shares a slide with, and how large it can be there.
struct Slide {
  double width = 960, height = 540;              ///< 13.33 by 7.5 inches
  double least_width = 480, extra_height = 110;  ///< of heading and legend
  /// By what a drawing is to be multiplied to fill the slide: what decides whether it can be read there.
  double scale_of(const Box& box) const;
};

/// Sets the parts where the whole stays largest on the slide, the largest first, others also into its corners, at least `gap` apart; never
/// within it, where they would seem to belong to it.
Packing nest(const std::vector<Outline>& parts, double gap, const Slide& slide);

}  // namespace claimgraph
