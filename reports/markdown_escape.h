// Text of documents inside Markdown: nothing in it may become markup, a link, a mention or a formula.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck::reports {

/// Whether the text starts a line, where "1." and "-" would start a list.
enum class MarkdownPlace : std::uint8_t { inside_line, line_start };

/// `text` on one line, so that CommonMark and the flavours of GitHub and GitLab show it as it is.
std::string markdown_escape(std::string_view text, MarkdownPlace at = MarkdownPlace::inside_line);
/// `text`, visible and on one line already, as a code span.
std::string markdown_code(std::string_view text);

}  // namespace claimcheck::reports
