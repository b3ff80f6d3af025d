#include "checker/review/guard.h"

#include <array>
#include <sys/random.h>

namespace claimcheck::review {
namespace {

/// Compares in a time that does not tell where the difference is.
bool equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

}  // namespace

std::string make_token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
  std::string token;
  for (const unsigned char byte : bytes) {
    token += "0123456789abcdef"[byte >> 4];
    token += "0123456789abcdef"[byte & 15];
  }
  return token;
}

std::string refusal(const RequestFacts& request, int port, std::string_view token) {
  const std::string number = ":" + std::to_string(port);
  const bool known_host = request.host == "127.0.0.1" + number || request.host == "localhost" + number;
  if (!known_host) return "wrong host";
  if (!request.origin.empty() && request.origin != "http://" + std::string(request.host)) return "another origin";
  const std::string_view site = request.fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") return "another site";
  const std::string_view path = request.path;
  const bool has_token = !token.empty() && path.size() > token.size() + 1 && path.front() == '/' &&
                         path[token.size() + 1] == '/' && equal(path.substr(1, token.size()), token);
  return has_token ? "" : "no token: use the address that claimcheck review printed";
}

}  // namespace claimcheck::review
