// The review page as bytes: what holds whatever stands in the documents. tests/page tries it in a browser.
#include "reports/html/page.h"
#include "reports/samples.h"
#include "support/catch.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <nlohmann/json.hpp>

using namespace claimcheck;
using namespace claimcheck::reports;

namespace {

std::string page_of(const Report& report, const PageOptions& page = {}) {
  ReportOptions options;
  options.min_severity = Severity::note;
  options.tool_version = "1.2.3";
  const std::vector<ShownDocument> documents = samples::documents();
  options.documents = documents;
  return write_page(report, options, page);
}

/// What stands between the first `open` and the next `close`.
std::string between(const std::string& text, const std::string& open, const std::string& close) {
  const std::size_t begin = text.find(open);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin + open.size(), text.find(close, begin) - begin - open.size());
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string csp_hash(const std::string& text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof(digest), digest);
  char encoded[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = {};
  base64_encode_raw(encoded, sizeof(digest), digest);
  return std::string("'sha256-") + encoded + "'";
}

}  // namespace

TEST_CASE("nothing of a document can end the element that holds the data") {
  for (const samples::NamedReport& sample : samples::reports()) {
    INFO(sample.name);
    const std::string page = page_of(sample.report);
    CHECK(count(page, "<script") == 2);
    CHECK(count(page, "</script") == 2);
    CHECK(count(page, "<style") == 1);
    const std::string data = between(page, "id=\"data\">", "</script>");
    CHECK(data.find('<') == std::string::npos);
    CHECK(nlohmann::json::accept(data));
  }
}

TEST_CASE("the policy names exactly the style and the script that the page carries") {
  const std::string page = page_of(samples::reports()[1].report);
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\">");
  CHECK(policy.starts_with("default-src 'none'; script-src " +
                           csp_hash(between(page, "<script type=\"module\">", "</script>")) + "; style-src " +
                           csp_hash(between(page, "<style>", "</style>")) + "; base-uri 'none'; form-action 'none'"));
  for (const char* weak : {"unsafe", "http:", "https:", "data:", "*", "connect-src"})
    CHECK(policy.find(weak) == std::string::npos);
  PageOptions live;
  live.live = true;
  CHECK(page_of({}, live).find("; connect-src 'self';") != std::string::npos);
}

TEST_CASE("no part of the page names another place") {
  const std::string page = page_of({});
  CHECK(count(page, "http") == count(page, "http-equiv") + count(page, "http://www.w3.org/2000/svg"));
  CHECK(page.find("innerHTML") == std::string::npos);
  CHECK(page.find("{{") == std::string::npos);
}

TEST_CASE("the claims of a document stand between its words, and the first of two that overlap stands") {
  const std::vector<ShownDocument> documents = samples::documents();
  ReportOptions options;
  options.min_severity = Severity::note;
  options.documents = documents;
  const auto data = nlohmann::json::parse(page_data(samples::reports()[1].report, options, {}));
  const auto& blocks = data["documents"][0]["blocks"];
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0]["pieces"][0] == "Harbour </script>\uFFFD");
  const auto& pieces = blocks[1]["pieces"];
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0] == "between ");
  CHECK(pieces[1][2] == "ships");
  CHECK(pieces[2] == " came.");
  CHECK(blocks[2]["header"] == true);
  CHECK(data["documents"][1]["hasText"] == false);
  const auto& value = data["findings"].back()["values"][0];
  CHECK(value["passages"][0]["document"] == 0);
  CHECK(value["stated"]["charitable"]["high"] == 15);
}
