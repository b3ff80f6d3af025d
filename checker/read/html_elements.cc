#include "checker/read/html_elements.h"

#include <algorithm>
#include <array>
#include <string>
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

// Names that content systems give to boxes around a text: alone, or with one of the words below behind them.
constexpr std::array<std::string_view, 17> chrome_names = {
    "breadcrumb", "breadcrumbs", "consent", "cookie", "cookies", "gdpr",   "navfooter",     "navheader", "newsletter",
    "paywall",    "promo",       "related", "share",  "sharing", "social", "sphinxsidebar", "toc"};

// Names around listings: DocBook, Texinfo, AsciiDoc, Sphinx, Doxygen, Pandoc and the common highlighters; the starts go
// on with the name of a language.
constexpr std::array<std::string_view, 17> listing_names = {
    "codehilite",   "code-block",    "fragment",    "highlight",      "hljs",    "listing",
    "listingblock", "literal-block", "prettyprint", "programlisting", "rouge",   "smallexample",
    "smalllisp",    "sourcecode",    "sourceCode",  "synopsis",       "verbatim"};
constexpr std::array<std::string_view, 3> listing_starts = {"brush:", "highlight-", "mw-highlight"};
// Of preformatted text these say the same; a box of that name may hold anything.
constexpr std::array<std::string_view, 9> preformatted_names = {"code",  "console", "example", "lisp",    "screen",
                                                                "shell", "source",  "syntax",  "terminal"};
constexpr std::array<std::string_view, 2> preformatted_starts = {"lang-", "language-"};
constexpr std::array<std::string_view, 18> chrome_boxes = {
    "articles", "banner", "bar",   "block", "box",    "buttons", "consent", "links",     "list",
    "message",  "notice", "popup", "posts", "signup", "stories", "widget",  "container", "icons"};

}  // namespace

ElementKind element_kind(std::string_view name) {
  const auto* found =
      std::lower_bound(rows.begin(), rows.end(), name, [](const Row& r, std::string_view n) { return r.first < n; });
  return found != rows.end() && found->first == name ? found->second : inline_text;
}

bool is_void_element(std::string_view name) {
  return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool hides(std::string_view style) {
  std::string plain;
  for (const char c : style)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') plain += ascii_lower(c);
  for (const std::string_view hidden : {"display:none", "visibility:hidden"}) {
    const std::size_t at = plain.find(hidden);
    if (at != std::string::npos && (at == 0 || plain[at - 1] == ';')) return true;
  }
  return false;
}

namespace {

/// Whether one of the names in a class attribute is in the list, or starts as one of the starts.
template <std::size_t Names, std::size_t Starts>
bool has_name(std::string_view attribute, const std::array<std::string_view, Names>& names,
              const std::array<std::string_view, Starts>& starts) {
  constexpr std::string_view space = " \t\n\r\f";
  for (std::size_t i = attribute.find_first_not_of(space); i != std::string_view::npos;
       i = attribute.find_first_not_of(space, i)) {
    const std::size_t end = std::min(attribute.find_first_of(space, i), attribute.size());
    const std::string_view name = attribute.substr(i, end - i);
    if (std::find(names.begin(), names.end(), name) != names.end() ||
        std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return name.starts_with(start); }))
      return true;
    i = end;
  }
  return false;
}

}  // namespace

bool is_listing_box(std::string_view names) { return has_name(names, listing_names, listing_starts); }

bool is_listing(std::string_view names) {
  return is_listing_box(names) || has_name(names, preformatted_names, preformatted_starts);
}

bool is_page_chrome(std::string_view names) {
  while (!names.empty()) {
    const std::size_t begin = names.find_first_not_of(" \t\n\r\f");
    if (begin == std::string_view::npos) return false;
    names.remove_prefix(begin);
    const std::string_view name = names.substr(0, names.find_first_of(" \t\n\r\f"));
    names.remove_prefix(name.size());
    // The first word of the name, with at most one behind it: "cookie-banner", "newsletter_signup"; not "cookies-sold".
    std::string word;
    for (const char c : name.substr(0, name.find_first_of("-_"))) word += ascii_lower(c);
    const std::string_view rest = name.size() > word.size() ? name.substr(word.size() + 1) : std::string_view();
    if (std::find(chrome_names.begin(), chrome_names.end(), word) != chrome_names.end() &&
        (rest.empty() || std::find(chrome_boxes.begin(), chrome_boxes.end(), rest) != chrome_boxes.end()))
      return true;
  }
  return false;
}

}  // namespace claimcheck::read
