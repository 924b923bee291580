#include <claimgraph/export/fonts.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <vector>

#include <dlfcn.h>

#include <claimgraph/export/text.hpp>

namespace claimgraph {
namespace {

// The part of fontconfig's interface that is needed, as its header declares it. Graphviz brings the library, but not its header, so that
// it is looked up by name; all of it is stable since version 2.4 of 2006.
struct FontSet {
  int count, size;
  void** fonts;
};
struct Fontconfig {
  void* (*pattern_create)();
  void (*pattern_destroy)(void*);
  void* (*object_set_create)();
  int (*object_set_add)(void*, const char*);
  void (*object_set_destroy)(void*);
  FontSet* (*font_list)(void*, void*, void*);
  void (*font_set_destroy)(FontSet*);
  int (*pattern_get_char_set)(const void*, const char*, int, void**);
  int (*char_set_has_char)(const void*, unsigned);
};

const Fontconfig* fontconfig() {
  static Fontconfig api;
  static const bool is_there = [] {
    void* library = ::dlopen("libfontconfig.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) return false;
    const auto find = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
      return function != nullptr;
    };
    return find(api.pattern_create, "FcPatternCreate") && find(api.pattern_destroy, "FcPatternDestroy") &&
           find(api.object_set_create, "FcObjectSetCreate") && find(api.object_set_add, "FcObjectSetAdd") &&
           find(api.object_set_destroy, "FcObjectSetDestroy") && find(api.font_list, "FcFontList") &&
           find(api.font_set_destroy, "FcFontSetDestroy") && find(api.pattern_get_char_set, "FcPatternGetCharSet") &&
           find(api.char_set_has_char, "FcCharSetHasChar");
  }();
  return is_there ? &api : nullptr;
}

// Letters of Western languages are in every font; marks that change how others look, and spaces, need none.
bool needs_a_look(char32_t c) {
  constexpr char32_t end_of_latin = 0x250;
  if (c < end_of_latin) return false;
  const bool is_space_or_joiner = (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000;
  const bool is_selector = (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c >= 0xE0000;
  return !is_space_or_joiner && !is_selector;
}

}  // namespace

std::optional<std::string> letters_without_font(std::string_view text) {
  std::vector<std::pair<char32_t, std::string_view>> letters;
  std::set<char32_t> seen;
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (needs_a_look(c) && seen.insert(c).second) letters.emplace_back(c, bytes);
  });
  if (letters.empty()) return "";
  const Fontconfig* fc = fontconfig();
  if (fc == nullptr) return std::nullopt;
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  void* const every = fc->pattern_create();
  void* const wanted = fc->object_set_create();
  fc->object_set_add(wanted, "charset");
  FontSet* const fonts = fc->font_list(nullptr, every, wanted);
  const auto has = [&](void* font, char32_t c) {
    void* charset = nullptr;
    return fc->pattern_get_char_set(font, "charset", 0, &charset) == 0 && fc->char_set_has_char(charset, c) != 0;
  };
  for (int i = 0; fonts != nullptr && i < fonts->count; ++i) {
    std::erase_if(letters, [&](const auto& letter) { return has(fonts->fonts[i], letter.first); });
  }
  const bool known = fonts != nullptr && fonts->count > 0;
  if (fonts != nullptr) fc->font_set_destroy(fonts);
  fc->object_set_destroy(wanted);
  fc->pattern_destroy(every);
  if (!known) return std::nullopt;
  std::string missing;
  for (const auto& [c, bytes] : letters) missing += bytes;
  return missing;
}

}  // namespace claimgraph
