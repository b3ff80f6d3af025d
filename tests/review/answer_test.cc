// Requests to decide, and what becomes of the decisions file.
#include "checker/review/answer.h"
#include "checker/store/decisions.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <nlohmann/json.hpp>

#include <thread>

using namespace claimcheck;
using namespace claimcheck::review;

namespace {

constexpr const char* one = "00000000000000a1";

Decision decision(const std::string& fingerprint, DecisionVerdict verdict, std::string reason) {
  Decision made;
  made.fingerprint = fingerprint;
  made.verdict = verdict;
  made.reason = std::move(reason);
  return made;
}

Report report_of(const std::vector<std::string>& fingerprints) {
  Report report;
  for (const std::string& fingerprint : fingerprints) {
    Finding& finding = report.findings.emplace_back();
    finding.fingerprint = fingerprint;
    finding.rule = "harbour/berths";
    finding.message = "17 and 19 berths";
  }
  return report;
}

std::vector<Decision> held(const std::string& path) {
  std::vector<Diagnostic> diagnostics;
  const auto file = store::read_decisions(path, diagnostics);
  REQUIRE(file.has_value());
  return file->decisions;
}

}  // namespace

TEST_CASE("a request that is none says what was expected") {
  struct Row {
    const char *body, *problem;
  };
  for (const Row& row :
       {Row{"", "JSON object"}, Row{"[]", "JSON object"}, Row{"{", "JSON object"},
        Row{R"({"fingerprint":"a","after":3})", "after"},
        Row{R"({"fingerprint":"a","before":{"verdict":"perhaps"}})", "before"},
        Row{R"({"fingerprint":"a","after":{"verdict":"accepted","date":"2031-02-30"}})", "after"},
        Row{R"({"fingerprint":"a","after":{"verdict":"accepted","expires":"2031-02-01x"}})", "after"}}) {
    INFO(row.body);
    std::string problem;
    CHECK_FALSE(parse_decide(row.body, problem).has_value());
    CHECK(problem.find(row.problem) != std::string::npos);
  }
}

TEST_CASE("a decision is written with rule and message, changed, and taken back") {
  const ScratchFolder folder;
  const std::string path = folder / "decisions.toml";
  const Report report = report_of({one});
  const Decision dismissed = decision(one, DecisionVerdict::dismissed, "two piers \"old\"");
  CHECK(decide({one, std::nullopt, dismissed}, report, path).status == 200);
  REQUIRE(held(path).size() == 1);
  CHECK(held(path)[0].reason == "two piers \"old\"");
  CHECK(held(path)[0].rule == "harbour/berths");
  CHECK(held(path)[0].message == "17 and 19 berths");
  const Decision accepted = decision(one, DecisionVerdict::accepted, "");
  CHECK(decide({one, dismissed, accepted}, report, path).status == 200);
  CHECK(decide({one, accepted, std::nullopt}, report, path).status == 200);
  CHECK(held(path).empty());
}

TEST_CASE("a decision that is not what the page took it for stays, and is told") {
  const ScratchFolder folder;
  const std::string path = folder / "decisions.toml";
  const Report report = report_of({one});
  const Decision theirs = decision(one, DecisionVerdict::dismissed, "theirs");
  REQUIRE(decide({one, std::nullopt, theirs}, report, path).status == 200);
  const Answer answer = decide({one, std::nullopt, decision(one, DecisionVerdict::accepted, "")}, report, path);
  CHECK(answer.status == 409);
  CHECK(nlohmann::json::parse(answer.json)["current"]["reason"] == "theirs");
  CHECK(held(path)[0].reason == "theirs");
}

TEST_CASE("what cannot be written is refused with a reason, and the file stays as it is") {
  const ScratchFolder folder;
  const std::string path = folder / "decisions.toml";
  const Report report = report_of({one, "not a fingerprint"});
  CHECK(decide({"00000000000000ff", std::nullopt, std::nullopt}, report, path).status == 404);
  const Answer blank = decide({one, std::nullopt, decision(one, DecisionVerdict::dismissed, " ")}, report, path);
  CHECK(blank.status == 500);
  CHECK(blank.json.find("needs a reason") != std::string::npos);
  folder.write("decisions.toml", "[[decision]]\nfingerprint = \"a\n");
  const Answer broken = decide({one, std::nullopt, decision(one, DecisionVerdict::accepted, "")}, report, path);
  CHECK(broken.status == 500);
  CHECK(broken.json.find("decisions.toml:2") != std::string::npos);
}

TEST_CASE("decisions at the same time: none is lost, and of two on one finding one is told of the other", "[threads]") {
  const ScratchFolder folder;
  const std::string path = folder / "decisions.toml";
  constexpr int writers = 6, each = 5;
  std::vector<std::string> fingerprints;
  for (int i = 0; i < writers * each; ++i) {
    const std::string digits = std::to_string(100 + i);
    fingerprints.push_back(std::string(16 - digits.size(), '0') + digits);
  }
  fingerprints.emplace_back(one);
  const Report report = report_of(fingerprints);
  std::vector<std::thread> threads;
  std::vector<int> shared(writers);
  for (int w = 0; w < writers; ++w)
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; ++i) {
        const std::string& fingerprint = fingerprints[static_cast<std::size_t>(w * each + i)];
        decide({fingerprint, std::nullopt, decision(fingerprint, DecisionVerdict::accepted, "")}, report, path);
      }
      const Decision mine = decision(one, DecisionVerdict::dismissed, "writer " + std::to_string(w));
      shared[static_cast<std::size_t>(w)] = decide({one, std::nullopt, mine}, report, path).status;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(held(path).size() == fingerprints.size());
  CHECK(std::count(shared.begin(), shared.end(), 200) == 1);
  CHECK(std::count(shared.begin(), shared.end(), 409) == writers - 1);
}
