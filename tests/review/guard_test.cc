// Who is let in by the review server.
#include "checker/review/guard.h"
#include "support/catch.h"

#include <set>

using namespace claimcheck::review;

namespace {

struct Row {
  const char *path, *host, *origin, *site, *refused;  // refused: part of the reason; "" = let in
};

}  // namespace

TEST_CASE("only the page that was served, under the name that was printed, with the token") {
  const std::string token = "0123456789abcdef0123456789abcdef";
  const Row rows[] = {
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "", "", ""},
      {"/0123456789abcdef0123456789abcdef/", "localhost:4000", "", "none", ""},
      {"/0123456789abcdef0123456789abcdef/decide", "127.0.0.1:4000", "http://127.0.0.1:4000", "same-origin", ""},
      {"/", "127.0.0.1:4000", "", "", "token"},
      {"/0123456789abcdef0123456789abcdef", "127.0.0.1:4000", "", "", "token"},
      {"/0123456789abcdef0123456789abcdee/", "127.0.0.1:4000", "", "", "token"},
      {"//0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "", "", "token"},
      {"/state?0123456789abcdef0123456789abcdef", "127.0.0.1:4000", "", "", "token"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1", "", "", "host"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4001", "", "", "host"},
      {"/0123456789abcdef0123456789abcdef/", "rebound.example:4000", "", "", "host"},
      {"/0123456789abcdef0123456789abcdef/", "", "", "", "host"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "http://evil.example", "", "origin"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "null", "", "origin"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "http://localhost:4000", "", "origin"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "", "cross-site", "site"},
      {"/0123456789abcdef0123456789abcdef/", "127.0.0.1:4000", "", "same-site", "site"},
  };
  for (const Row& row : rows) {
    INFO(row.path << " " << row.host << " " << row.origin << " " << row.site);
    const std::string reason = refusal({row.path, row.host, row.origin, row.site}, 4000, token);
    if (*row.refused == '\0')
      CHECK(reason.empty());
    else
      CHECK(reason.find(row.refused) != std::string::npos);
  }
  CHECK_FALSE(refusal({"//", "127.0.0.1:4000", "", ""}, 4000, "").empty());
}

TEST_CASE("tokens are 32 hex digits, and never the same") {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) {
    const std::string token = make_token();
    CHECK(token.size() == 32);
    CHECK(token.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(tokens.insert(token).second);
  }
}
