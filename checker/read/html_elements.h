// What each HTML element means for reading.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimcheck::read {

enum class ElementKind : std::uint8_t {
  inline_text,  // everything that is not listed: its text is part of the sentence
  block,        // starts and ends a block
  heading,
  list,
  item,
  quote,
  preformatted,
  code,
  table,
  row,
  cell,
  table_head,
  line_break,
  rule,
  strong,
  struck,
  superscript,
  raw,        // script, style …: content is no markup and no text
  title,      // content is text, but no markup
  dropped,    // navigation, controls, drawings: nothing in it is read
  page_part,  // header, footer, aside: dropped by their role
  main_part,  // main, article: the text that a page is about
  metadata,   // meta, link: empty elements with a message
};

ElementKind element_kind(std::string_view lower_case_name);
/// Elements without an end tag.
bool is_void_element(std::string_view lower_case_name);

/// Whether a style attribute hides its element: "display: none", "visibility:hidden".
bool hides(std::string_view style);

/// Whether one of the names in a class or id attribute is that of a box which content systems put around a text, and
/// which is none of it: consent to cookies, a newsletter, shares, related articles.
bool is_page_chrome(std::string_view names);

/// Whether one of the names in a class attribute says that preformatted text inside is a listing: a program, a command
/// or what it prints. Names of documentation systems and highlighters.
bool is_listing(std::string_view names);
/// The same of a box around text that is not preformatted everywhere: only names that nothing but a listing has.
bool is_listing_box(std::string_view names);

}  // namespace claimcheck::read
