// A self-contained HTML document: no network, and a Content-Security-Policy that names its own style and script by
// their hashes and forbids everything else.
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::reports {

struct HtmlDocument {
  std::string title;        // plain text
  std::string_view style;   // CSS, ours
  std::string_view script;  // JavaScript, ours; may be empty
  std::string body;         // HTML, all text of documents escaped by html_text
};

/// 'sha256-...' of an inline style or script, as a Content-Security-Policy names it (CSP 3, "hash-source").
std::string hash_source(std::string_view text);

std::string write_html_document(const HtmlDocument& document);

/// `text` as character data or as an attribute value between double quotes, on one line, what is invisible made
/// visible.
std::string html_text(std::string_view text);

}  // namespace claimcheck::reports
