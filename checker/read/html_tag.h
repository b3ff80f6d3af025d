// One tag of HTML, as the tokenizer of the standard sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::read {

struct HtmlTag {
  std::string name;             // lower case
  std::string_view attributes;  // source between the name and the end of the tag
  bool closing = false;
  std::size_t end = 0;  // offset behind the '>'
};

/// Parses the tag at source[at] == '<'. False when no tag starts there or it does not end; `tag.end` is then the end of
/// the source if the tag is cut off, else 0.
bool parse_tag(std::string_view source, std::size_t at, HtmlTag& tag);

/// The decoded value of an attribute (name in lower case); `found` tells an empty one from none.
std::string attribute(const HtmlTag& tag, std::string_view name, bool* found = nullptr);

/// Offset behind the comment, declaration or processing instruction at source[at] == '<', or 0 when it is none.
std::size_t skip_markup(std::string_view source, std::size_t at);

/// Offset of the end tag "</name" at or after `at`, in any case; the end of the source when there is none.
std::size_t find_end_tag(std::string_view source, std::size_t at, std::string_view name);

/// Text with its character references decoded and white space folded.
std::string decode_html(std::string_view text);

}  // namespace claimcheck::read
