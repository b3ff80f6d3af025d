// HTML to blocks: one pass over the tags, without a tree. What a person reads of a page: no scripts, no navigation,
// nothing hidden or struck out.
//
// Memory and time follow the size of the input whatever its nesting: open elements are counted, not stored (a tree
// builder needs gigabytes for a few megabytes of unclosed formatting tags).
#pragma once

#include "checker/read/block_writer.h"

#include <functional>
#include <string_view>

namespace claimcheck::read {

struct HtmlTag;

/// What a caller wants to know of a page beside its blocks. Each may be empty.
struct HtmlEvents {
  /// Start tags outside dropped content.
  std::function<void(const HtmlTag&)> tag;
  /// Contents of <title> (source range).
  std::function<void(Span)> title;
  /// Contents of a <script> with its tag.
  std::function<void(const HtmlTag&, std::string_view)> script;
};

/// Writes the blocks of source bytes [begin, end).
void parse_html(std::string_view source, std::uint32_t begin, std::uint32_t end, TextBuilder& builder,
                Document& document, const HtmlEvents& events = {});

/// Writes text without tags: references decoded, blank lines folded (they mean nothing in HTML, but would end a
/// sentence).
void write_html_text(std::string_view source, Span content, BlockWriter& writer);

}  // namespace claimcheck::read
