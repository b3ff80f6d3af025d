// Decisions and baselines on reports: who is open, what is counted, what is noted.
#include "checker/store/apply.h"
#include "checker/store/baseline.h"
#include "support/catch.h"

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

Finding finding(std::string fingerprint, Severity severity, std::vector<std::string> paths) {
  Finding one;
  one.fingerprint = std::move(fingerprint);
  one.severity = severity;
  one.rule = "harbour/berths";
  one.message = "17 and 19 berths";
  for (std::string& path : paths) {
    Value value;
    value.mentions.emplace_back().path = std::move(path);
    one.values.push_back(std::move(value));
  }
  return one;
}

Decision decision(std::string fingerprint, DecisionVerdict verdict, std::optional<Date> expires = {}) {
  Decision one;
  one.fingerprint = std::move(fingerprint);
  one.verdict = verdict;
  one.reason = "two counts";
  one.expires = expires;
  one.path = "d.toml";
  return one;
}

Report three() {
  Report report;
  report.findings = {finding("000000000000000a", Severity::error, {"a.md", "b.md"}),
                     finding("000000000000000b", Severity::warning, {"a.md", "c.md"}),
                     finding("000000000000000c", Severity::note, {"c.md"})};
  return report;
}

std::string counts(Report& report) {
  count_findings(report);
  const Summary& s = report.summary;
  std::string out;
  for (const std::uint64_t count : {s.errors, s.warnings, s.notes, s.dismissed, s.baseline})
    out += (out.empty() ? "" : " ") + std::to_string(count);
  for (const Notice& notice : report.notices)
    out += std::string("; ") + to_string(notice.kind) + " " + notice.fingerprint;
  return out;
}

}  // namespace

TEST_CASE("decisions count findings out, expire and go unmatched") {
  const std::optional<Date> may = make_date(2031, 5, 1), june = make_date(2031, 6, 1);
  struct Row {
    std::vector<Decision> decisions;
    std::optional<Date> today;
    const char* counts;  // errors, warnings, notes, dismissed, baseline; notices
  };
  const std::vector<Row> rows = {
      {{}, {}, "1 1 1 0 0"},
      {{decision("000000000000000a", DecisionVerdict::dismissed)}, {}, "0 1 1 1 0"},
      {{decision("000000000000000a", DecisionVerdict::accepted)}, {}, "1 1 1 0 0"},
      {{decision("000000000000000c", DecisionVerdict::dismissed),
        decision("000000000000000b", DecisionVerdict::dismissed)},
       {},
       "1 0 0 2 0"},
      {{decision("000000000000000a", DecisionVerdict::dismissed, may)}, {}, "0 1 1 1 0"},
      {{decision("000000000000000a", DecisionVerdict::dismissed, may)}, may, "0 1 1 1 0"},
      {{decision("000000000000000a", DecisionVerdict::dismissed, may)},
       june,
       "1 1 1 0 0; expired decision 000000000000000a"},
      {{decision("000000000000000f", DecisionVerdict::dismissed)},
       {},
       "1 1 1 0 0; unmatched decision 000000000000000f"},
      {{decision("000000000000000f", DecisionVerdict::dismissed, may)},
       june,
       "1 1 1 0 0; expired decision 000000000000000f"},
  };
  for (const Row& row : rows) {
    Report report = three();
    apply_decisions(row.decisions, row.today, report);
    CHECK(counts(report) == row.counts);
  }
}

TEST_CASE("the baseline counts findings out; what is stale is noted when all its documents are known") {
  const std::vector<BaselineEntry> entries = {
      {"000000000000000a", {"a.md", "b.md"}, "", "", "", "base.toml", 1},
      {"000000000000000d", {"a.md"}, "", "", "gone", "base.toml", 5},
      {"000000000000000e", {"a.md", "elsewhere.md"}, "", "", "", "base.toml", 9},
  };
  Report report = three();
  apply_baseline(
      entries, [](const std::string& document) { return document != "elsewhere.md"; }, report);
  CHECK(counts(report) == "0 1 1 0 1; stale baseline 000000000000000d");
}

TEST_CASE("a finding that is dismissed and in the baseline is counted once") {
  Report report = three();
  apply_decisions({decision("000000000000000a", DecisionVerdict::dismissed)}, {}, report);
  apply_baseline(
      {{"000000000000000a", {}, "", "", "", "", 0}}, [](const std::string&) { return true; }, report);
  CHECK(counts(report) == "0 1 1 0 1");
}

TEST_CASE("a written baseline reads back, holds open findings only, and is the same in any order") {
  Report report = three();
  apply_decisions({decision("000000000000000b", DecisionVerdict::dismissed)}, {}, report);
  std::vector<BaselineEntry> entries = baseline_of(report, Severity::note);
  REQUIRE(entries.size() == 2);
  CHECK(baseline_of(report, Severity::warning).size() == 1);
  const std::string text = format_baseline(entries);
  std::swap(entries[0], entries[1]);
  CHECK(format_baseline(entries) == text);
  std::vector<Diagnostic> diagnostics;
  const std::vector<BaselineEntry> back = parse_baseline({"base.toml", text}, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(back.size() == 2);
  CHECK(back[0].fingerprint == "000000000000000a");
  CHECK(back[0].documents == std::vector<std::string>{"a.md", "b.md"});
  CHECK(format_baseline(back) == text);
}

TEST_CASE("mistakes of a baseline are named with their place") {
  const std::string start = "[[finding]]\nfingerprint = \"000000000000000a\"\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {start + start, "b.toml:4:15: error: fingerprint 000000000000000a stands twice; first in line 1"},
      {start + "documents = [1]\n", "b.toml:3:14: error: documents: expected a string or a list of strings"},
      {start + "document = \"a\"\n",
       "b.toml:3:1: error: [[finding]]: unknown key 'document'; did you mean 'documents'?"},
      {"[[decision]]\n", "b.toml:1:3: error: unknown key 'decision'; expected [[finding]]"},
  };
  for (const auto& [bytes, message] : rows) {
    std::vector<Diagnostic> diagnostics;
    parse_baseline({"b.toml", bytes}, diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]).substr(0, message.size()) == message);
  }
}
