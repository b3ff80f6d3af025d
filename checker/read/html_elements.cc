#include "checker/read/html_elements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimcheck::read {

namespace {

using Row = std::pair<std::string_view, ElementKind>;
using enum ElementKind;

constexpr std::array rows = std::to_array<Row>({
    {"address", block},
    {"article", main_part},
    {"aside", page_part},
    {"audio", dropped},
    {"b", strong},
    {"blockquote", quote},
    {"body", block},
    {"br", line_break},
    {"button", dropped},
    {"canvas", dropped},
    {"caption", block},
    {"center", block},
    {"code", code},
    {"datalist", dropped},
    {"dd", block},
    {"del", struck},
    {"details", block},
    {"dialog", dropped},
    {"dir", list},
    {"div", block},
    {"dl", block},
    {"dt", block},
    {"fieldset", block},
    {"figcaption", block},
    {"figure", block},
    {"footer", page_part},
    {"form", block},
    {"h1", heading},
    {"h2", heading},
    {"h3", heading},
    {"h4", heading},
    {"h5", heading},
    {"h6", heading},
    {"head", block},
    {"header", page_part},
    {"hgroup", block},
    {"hr", rule},
    {"html", block},
    {"iframe", raw},
    {"legend", block},
    {"li", item},
    {"link", metadata},
    {"listing", preformatted},
    {"main", main_part},
    {"menu", list},
    {"meta", metadata},
    {"nav", dropped},
    {"noembed", raw},
    {"noframes", raw},
    {"noscript", raw},
    {"object", dropped},
    {"ol", list},
    {"optgroup", dropped},
    {"option", dropped},
    {"p", block},
    {"plaintext", preformatted},
    {"pre", preformatted},
    {"s", struck},
    {"script", raw},
    {"section", block},
    {"select", dropped},
    {"strike", struck},
    {"strong", strong},
    {"style", raw},
    {"summary", block},
    {"sup", superscript},
    {"svg", dropped},
    {"table", table},
    {"tbody", block},
    {"td", cell},
    {"template", dropped},
    {"textarea", raw},
    {"tfoot", block},
    {"th", cell},
    {"thead", table_head},
    {"title", title},
    {"tr", row},
    {"ul", list},
    {"video", dropped},
    {"xmp", raw},
});
static_assert(std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.first < b.first; }));

constexpr std::array<std::string_view, 13> void_elements = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                                            "input", "link", "meta", "source", "track", "wbr"};

}  // namespace

ElementKind element_kind(std::string_view name) {
  const auto* found =
      std::lower_bound(rows.begin(), rows.end(), name, [](const Row& r, std::string_view n) { return r.first < n; });
  return found != rows.end() && found->first == name ? found->second : inline_text;
}

bool is_void_element(std::string_view name) {
  return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

}  // namespace claimcheck::read
