#include <claimgraph/export/packing.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace claimgraph {
namespace {

// Lower left corners of boxes set in rows of at most `width`, the first row on top; `whole` is what they cover.
std::vector<Point> rows(const std::vector<Box>& parts, const std::vector<std::size_t>& order, double width, double gap, Box& whole) {
  std::vector<Point> corners(parts.size());
  whole = {};
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    double x = 0, height = 0;
    for (; last < order.size(); ++last) {
      const Box& box = parts[order[last]];
      if (last > first && x + box.width() > width) break;
      corners[order[last]].x = x;
      x += box.width() + gap;
      height = std::max(height, box.height());
    }
    whole.right = std::max(whole.right, x - gap);
    for (; first < last; ++first) {
      const double own = parts[order[first]].height();
      corners[order[first]].y = whole.bottom - height + (height - own) / 2;
    }
    whole.bottom -= height + gap;
  }
  whole.bottom += gap;
  return corners;
}

}  // namespace

double misfit(const Box& box, double shape) { return std::abs(std::log(box.width() / std::max(box.height(), 1.0) / shape)); }

Packing pack(const std::vector<Box>& parts, double gap, double shape) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return parts[i].height(); });
  double widest = 0, sum = 0;
  for (const Box& part : parts) {
    widest = std::max(widest, part.width());
    sum += part.width() + gap;
  }
  constexpr int tries = 24;
  Packing best;
  for (int i = 0; i <= tries; ++i) {
    Box whole;
    auto corners = rows(parts, order, widest + (sum - widest) * i / tries, gap, whole);
    if (i > 0 && misfit(whole, shape) >= misfit(best.whole, shape)) continue;
    best = {whole, std::move(corners)};
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    best.shifts[i].x -= parts[i].left;
    best.shifts[i].y -= parts[i].bottom;
  }
  return best;
}

}  // namespace claimgraph
