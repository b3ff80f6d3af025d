#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;

TEST_CASE("a record is a document whose offsets count bytes of its text") {
  std::vector<Diagnostic> diagnostics;
  const auto document = read_json_record(
      R"({"id":"n1","text":"Caf\u00e9 owners:\n\nMODERATOR: We lost **12** tables.","date":"2024-02-08","title":"T","source":"S","set":"x","role":"draft","more":[1]})",
      3, "in.jsonl", {}, diagnostics);
  REQUIRE(document.has_value());
  CHECK(diagnostics.empty());
  CHECK(document->path == "n1");
  CHECK(document->is_id);
  CHECK(document->set == "x");
  CHECK(document->role == Role::draft);
  CHECK(document->meta.title == "T");
  CHECK(document->meta.source == "S");
  CHECK(to_string(*document->meta.date) == "2024-02-08");
  CHECK(document->text == "Café owners:\n\nMODERATOR: We lost **12** tables.");
  CHECK(document->offsets.breaks.empty());
  CHECK(read_tests::blocks(*document) == "paragraph | Café owners:\nparagraph <MODERATOR> | We lost **12** tables.\n");
}

TEST_CASE("a text in a record is taken as it stands") {
  std::vector<Diagnostic> diagnostics;
  const auto document =
      read_json_record(R"({"id":"2020-01-01","text":"---\ntitle: T\n---\nx"})", 1, "in.jsonl", {}, diagnostics);
  REQUIRE(document.has_value());
  CHECK_FALSE(document->meta.date.has_value());
  CHECK(document->meta.title.empty());
  CHECK(document->text.starts_with("---"));
}

TEST_CASE("malformed records name line and key") {
  const std::pair<const char*, const char*> rows[] = {
      {"{\"id\":\"a\",\"text\":7}", "in.jsonl:12: error: \"text\" must be a string, but is number"},
      {"{\"id\":\"a\"}", "in.jsonl:12: error: \"text\" is missing"},
      {"{\"text\":\"a\"}", "in.jsonl:12: error: \"id\" is missing"},
      {"[1]", "in.jsonl:12: error: an object was expected, but the line holds array"},
      {"null", "in.jsonl:12: error: an object was expected, but the line holds null"},
      {"{\"id\":\"a\",\"text\":\"b\",\"date\":\"soon\"}", "in.jsonl:12: error: \"date\" must be a day as YYYY-MM-DD"},
      {"{\"id\":\"a\",\"text\":\"b\",\"role\":\"judge\"}",
       "in.jsonl:12: error: \"role\" must be \"draft\" or \"source\""},
      {"{\"id\":\"a\xFF\"}", "in.jsonl:12:9: error: not valid UTF-8"},
      {"{\"id\":\"a\",", "in.jsonl:12:11: error: not valid JSON; one object a line was expected"},
      {"", "in.jsonl:12:1: error: not valid JSON; one object a line was expected"},
  };
  for (const auto& [line, message] : rows) {
    CAPTURE(line);
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(read_json_record(line, 12, "in.jsonl", {}, diagnostics).has_value());
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]) == message);
  }
}

TEST_CASE("a record nested without end is refused before it is built") {
  std::vector<Diagnostic> diagnostics;
  const std::string line = "{\"id\":" + std::string(100000, '[');
  CHECK_FALSE(read_json_record(line, 1, "in.jsonl", {}, diagnostics).has_value());
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "nested more than 64 levels deep");
}
