#pragma once
// The fields of a document in a .jsonl line or a .csv row. Private to extract/text.
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace claimgraph::text {

struct Fields {
  std::string id, title, text, date, outlet, url;

  /// The field of that name; nullptr for names that mean nothing here.
  std::string* named(std::string_view name) {
    for (const auto& [known, field] : names) {
      if (known == name) return &(this->*field);
    }
    return nullptr;
  }

 private:
  static constexpr std::array<std::pair<std::string_view, std::string Fields::*>, 6> names{
      {{"id", &Fields::id},
       {"title", &Fields::title},
       {"text", &Fields::text},
       {"date", &Fields::date},
       {"outlet", &Fields::outlet},
       {"url", &Fields::url}}};
};

}  // namespace claimgraph::text
