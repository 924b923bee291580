#include <claimgraph/extract/text/csv.hpp>

namespace claimgraph::text {

Row next_row(ByteSource& source, std::size_t limit, std::vector<std::string>& fields) {
  while (source.peek() == '\n' || source.peek() == '\r') source.get();
  if (source.peek() == ByteSource::end) return Row::none;
  fields.assign(1, {});
  std::size_t size = 0;
  bool quoted = false, closed = false,
       stray = false;  // inside quotation marks; behind them; something is there
  const auto add = [&](int c) {
    if (++size <= limit) fields.back() += static_cast<char>(c);
  };
  for (int c = source.get(); c != ByteSource::end; c = source.get()) {
    if (quoted) {
      if (c != '"') {
        add(c);
      } else if (source.peek() == '"') {
        add(source.get());
      } else {
        quoted = false;
        closed = true;
      }
    } else if (c == '\n') {
      break;
    } else if (c == '\r' && (source.peek() == '\n' || source.peek() == ByteSource::end)) {
      continue;
    } else if (c == ',') {
      if (++size <= limit) fields.emplace_back();
      closed = false;
    } else if (c == '"' && fields.back().empty() && !closed) {
      quoted = true;
    } else {
      stray = stray || closed;
      add(c);
    }
  }
  if (quoted) return Row::open_quote;
  if (size > limit) return Row::too_long;
  return stray ? Row::stray_quote : Row::read;
}

}  // namespace claimgraph::text
