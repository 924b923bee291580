#include <claimgraph/export/packing.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

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

// How far a box is from a shape; 0 is best.
double misfit(const Box& box, double shape) { return std::abs(std::log(box.width() / std::max(box.height(), 1.0) / shape)); }

struct Cell {
  int x = 0, y = 0;
};

// The cells that a part covers, and those that lie between such ones in both directions; its lower left corner is the cell 0, 0.
struct Stamp {
  int width = 0, height = 0;
  std::vector<Cell> cells;
};

Stamp stamp_of(const Outline& part, double gap, double cell) {
  const double left = part.box.left - gap / 2, bottom = part.box.bottom - gap / 2;
  Stamp stamp{static_cast<int>((part.box.width() + gap) / cell) + 1, static_cast<int>((part.box.height() + gap) / cell) + 1, {}};
  std::vector<Cell> rows(static_cast<std::size_t>(stamp.height), {stamp.width, -1}), columns(static_cast<std::size_t>(stamp.width), {stamp.height, -1});
  const auto widen = [](Cell& range, int at) { range = {std::min(range.x, at), std::max(range.y, at)}; };
  for (const Box& box : part.filled) {
    const int right = std::min(static_cast<int>((box.right + gap / 2 - left) / cell), stamp.width - 1);
    const int top = std::min(static_cast<int>((box.top + gap / 2 - bottom) / cell), stamp.height - 1);
    for (int x = std::max(static_cast<int>((box.left - gap / 2 - left) / cell), 0); x <= right; ++x) {
      for (int y = std::max(static_cast<int>((box.bottom - gap / 2 - bottom) / cell), 0); y <= top; ++y) {
        widen(rows[static_cast<std::size_t>(y)], x);
        widen(columns[static_cast<std::size_t>(x)], y);
      }
    }
  }
  for (int y = 0; y < stamp.height; ++y) {
    const Cell row = rows[static_cast<std::size_t>(y)];
    for (int x = row.x; x <= row.y; ++x) {
      const Cell column = columns[static_cast<std::size_t>(x)];
      if (column.x <= y && y <= column.y) stamp.cells.push_back({x, y});
    }
  }
  return stamp;
}

// A sheet of cells, some of them taken.
class Sheet {
 public:
  explicit Sheet(int side) : side_(side), taken_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {}
  int side() const { return side_; }
  bool is_free(const Stamp& stamp, int x, int y) const {
    return std::ranges::none_of(stamp.cells, [&](Cell cell) { return taken_[index(cell, x, y)]; });
  }
  void take(const Stamp& stamp, int x, int y) {
    for (const Cell cell : stamp.cells) taken_[index(cell, x, y)] = true;
  }

 private:
  std::size_t index(Cell cell, int x, int y) const {
    return static_cast<std::size_t>(cell.y + y) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(cell.x + x);
  }
  int side_;
  std::vector<char> taken_;
};

Box joined(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right), std::max(a.top, b.top)};
}

// Parts in places; `compact` prefers a small whole where several are equally large on the slide.
Packing nested(const std::vector<Outline>& parts, double gap, const Slide& slide, bool compact) {
  double area = 0, longest = 0;
  for (const Outline& part : parts) {
    area += (part.box.width() + gap) * (part.box.height() + gap);
    longest = std::max({longest, part.box.width() + gap, part.box.height() + gap});
  }
  const double cell = std::clamp(std::sqrt(area) / 120, 6.0, 60.0);  // fine enough, and a few milliseconds a part
  Sheet sheet(static_cast<int>(3 * std::max(longest, 2 * std::sqrt(area)) / cell) + 3);
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return parts[i].box.width() * parts[i].box.height(); });

  Packing out{{}, std::vector<Point>(parts.size())};
  Box whole;  // in cells
  for (const std::size_t part : order) {
    const Stamp stamp = stamp_of(parts[part], gap, cell);
    Cell best{(sheet.side() - stamp.width) / 2, (sheet.side() - stamp.height) / 2};
    std::pair<double, double> best_worth{-1, 0};  // scale on the slide, and the smaller whole
    const auto box_at = [&](int x, int y) {
      return Box{static_cast<double>(x), static_cast<double>(y), static_cast<double>(x + stamp.width), static_cast<double>(y + stamp.height)};
    };
    if (part != order.front()) {
      // From top to bottom, from left to right: equal places fill up like lines of text.
      for (int y = std::min(static_cast<int>(whole.top), sheet.side() - stamp.height); y >= std::max(static_cast<int>(whole.bottom) - stamp.height, 0); --y) {
        for (int x = std::max(static_cast<int>(whole.left) - stamp.width, 0); x <= std::min(static_cast<int>(whole.right), sheet.side() - stamp.width); ++x) {
          const Box all = joined(whole, box_at(x, y));
          const std::pair worth{slide.scale_of({0, 0, all.width() * cell, all.height() * cell}), compact ? -all.width() * all.height() : 0};
          if (worth <= best_worth || !sheet.is_free(stamp, x, y)) continue;
          best = {x, y};
          best_worth = worth;
        }
      }
    }
    sheet.take(stamp, best.x, best.y);
    whole = part == order.front() ? box_at(best.x, best.y) : joined(whole, box_at(best.x, best.y));
    const Outline& placed = parts[part];
    out.shifts[part] = {best.x * cell + gap / 2 - placed.box.left, best.y * cell + gap / 2 - placed.box.bottom};
    const Box moved{placed.box.left + out.shifts[part].x, placed.box.bottom + out.shifts[part].y, placed.box.right + out.shifts[part].x,
                    placed.box.top + out.shifts[part].y};
    out.whole = part == order.front() ? moved : joined(out.whole, moved);
  }
  return out;
}

}  // namespace

double Slide::scale_of(const Box& box) const {
  return std::min(width / std::max(box.width(), least_width), height / (box.height() + extra_height));
}

Packing nest(const std::vector<Outline>& parts, double gap, const Slide& slide) {
  // One by one, neither way is always better in the end.
  Packing loose = nested(parts, gap, slide, false), compact = nested(parts, gap, slide, true);
  return slide.scale_of(loose.whole) >= slide.scale_of(compact.whole) ? loose : compact;
}

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
