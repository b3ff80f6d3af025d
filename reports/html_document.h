// A self-contained HTML document: no network, and a Content-Security-Policy that names its own style and script by
// their hashes and forbids everything else.
#pragma once

#include <claimcheck/finding.h>

#include <string>
#include <string_view>

namespace claimcheck::reports {

struct HtmlDocument {
  std::string title;        // plain text
  std::string style;        // CSS, ours
  std::string_view script;  // JavaScript, ours; may be empty
  std::string body;         // HTML of its main part, all text of documents escaped by html_text
};

/// The Content-Security-Policy of a document that has this inline style and script (may be empty), each named by its
/// SHA-256 (CSP 3, "hash-source"), and may do nothing else. `more` holds further directives.
std::string content_security_policy(std::string_view style, std::string_view script, std::string_view more = "");

/// CSS that the sheets (facts, checklist) share.
extern const std::string_view sheet_style;

/// A paragraph for each input that could not be read.
std::string failures_html(const Report& report);

std::string write_html_document(const HtmlDocument& document);

/// `text` as character data or as an attribute value between double quotes, on one line, what is invisible made
/// visible.
std::string html_text(std::string_view text);

}  // namespace claimcheck::reports
