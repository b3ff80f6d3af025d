// The review page: one file of HTML that holds style, scripts and data, and asks for nothing over the network.
//
// `--format html` writes it to be opened from disk; `claimcheck review` serves the same page, which then saves
// decisions through the server instead of in the browser.
#pragma once

#include "reports/formats.h"

#include <string>
#include <string_view>

namespace claimcheck::reports {

struct PageOptions {
  /// Served by `claimcheck review`: the page asks its own origin for "state", "data" and "decide".
  bool live = false;
  /// Name of the decisions file, for the export and for messages.
  std::string decisions_name = "claimcheck-decisions.toml";
  /// Of a live page: names the state that it shows; the server's "state" tells when there is another.
  std::string state;
};

/// Everything that the page shows, as one line of JSON; `<` never stands in it, so that nothing in a document can end
/// the script element that holds it.
std::string page_data(const Report& report, const ReportOptions& options, const PageOptions& page);

/// The whole page. Same report, same bytes.
std::string write_page(const Report& report, const ReportOptions& options, const PageOptions& page);

/// The Content-Security-Policy of the page: nothing but its own script and style, each named by its SHA-256. A live
/// page may also talk to its own origin.
std::string page_security_policy(bool live);

}  // namespace claimcheck::reports
