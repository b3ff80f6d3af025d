// Who may talk to the review server: the page that it served, in a browser of this machine, with the token of this run.
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::review {

/// 128 bits of the system's randomness as 32 hex digits; empty where the system gives none.
std::string make_token();

/// What of a request decides whether it is let in; absent headers are empty.
struct RequestFacts {
  std::string_view path;
  std::string_view host;
  std::string_view origin;
  std::string_view fetch_site;  // Sec-Fetch-Site
};

/// Why a request is refused, or empty. Let in is what names the server as it named itself (a web site that has its name
/// resolved to this machine does not), comes from no other site, and has the token as first part of its path.
std::string refusal(const RequestFacts& request, int port, std::string_view token);

}  // namespace claimcheck::review
