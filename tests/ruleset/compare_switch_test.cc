// `compare`: which figures of a measure its rule lines up. Two texts that state one measure in unlike words and
// disagree.
#include "support/catch.h"

#include <claimcheck/claimcheck.h>

using namespace claimcheck;

namespace {

/// Errors and warnings of two texts under a measure with `more` in it.
std::string findings(const std::string& more, const std::string& a, const std::string& b) {
  RuleOptions options;
  options.use_all_builtin = false;
  options.files.push_back({"p.toml",
                           "[pack]\nname = \"p\"\n[[measure]]\nid = \"hives\"\ntitle = \"hives\"\nkind = \"count\"\n"
                           "phrases = [\"{count:hive}\"]\n" +
                               more});
  std::vector<Diagnostic> diagnostics;
  const auto rules = load_rules(options, diagnostics);
  for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
  REQUIRE(rules != nullptr);
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
  for (const std::string& text : {a, b}) {
    const auto number = static_cast<std::uint32_t>(documents.size());
    ReadOptions read;
    read.date = parse_iso_date("2024-05-01");
    const auto document = read_document({"text-" + std::to_string(number) + ".txt", text}, read, diagnostics);
    REQUIRE(document);
    documents.push_back(document_info(*document, *rules));
    for (Claim& claim : extract_claims(*document, *rules, number)) {
      CHECK((claim.measure == "hives") == (claim.quantity.noun == "hive"));  // named whatever is compared
      claims.push_back(std::move(claim));
    }
  }
  std::string out;
  for (const Finding& f : check(documents, std::move(claims), *rules, {}).findings)
    if (f.severity != Severity::note) out += (out.empty() ? "" : "; ") + f.rule;
  return out;
}

const char* const required_breed =
    "[[measure.dimension]]\nname = \"breed\"\nrequired = true\nvalues = [{ value = \"buckfast\" }, { value = "
    "\"carniolan\" }]\n";

}  // namespace

TEST_CASE("compare says which figures the rule lines up") {
  const std::string a = "The club keeps 340 hives of Buckfast bees.", b = "Members look after 410 Buckfast hives.";
  const std::string unsaid = "Buckfast bees are calm. Members look after 410 hives.";
  struct Row {
    std::string more, a, b, found;
  };
  for (const Row& row : {
           Row{"", a, b, "p/hives"},
           {"compare = \"always\"\n", a, b, "p/hives"},
           {"compare = \"never\"\n", a, b, "builtin/repeated-statement"},
           {required_breed, a, b, "p/hives"},
           {required_breed, a, unsaid, "p/hives"},
           {std::string("compare = \"stated\"\n") + required_breed, a, b, "p/hives"},
           {std::string("compare = \"stated\"\n") + required_breed, a, unsaid, ""},
       }) {
    INFO(row.more << row.b);
    CHECK(findings(row.more, row.a, row.b) == row.found);
  }
}

TEST_CASE("what no rule compares is still compared by its wording") {
  const std::string a =
      "In the spring of 2023 the beekeepers of Velden moved 340 hives to the lower orchard by the river.";
  const std::string b =
      "In the spring of 2023 the beekeepers of Velden moved 430 hives to the lower orchard by the river.";
  CHECK(findings("compare = \"never\"\n", a, b) == "builtin/repeated-statement");
}
