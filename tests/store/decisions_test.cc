// The decisions file: what is read, what is refused and where, and changes that lose nothing.
#include "checker/store/decisions.h"
#include "checker/store/file.h"
#include "cli/scratch_folder.h"
#include "support/catch.h"

#include <algorithm>
#include <thread>

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

Decision decision(std::string fingerprint, DecisionVerdict verdict, std::string reason) {
  Decision one;
  one.fingerprint = std::move(fingerprint);
  one.verdict = verdict;
  one.reason = std::move(reason);
  return one;
}

std::string hex(unsigned number) {
  std::string out(16, '0');
  for (std::size_t i = 16; number > 0; number /= 16) out[--i] = "0123456789abcdef"[number % 16];
  return out;
}

std::vector<Decision> parse(const std::string& bytes) {
  std::vector<Diagnostic> diagnostics;
  std::vector<Decision> decisions = parse_decisions({"d.toml", bytes}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) FAIL_CHECK(to_string(diagnostic));
  return decisions;
}

std::string changed(const std::string& path, const std::vector<DecisionChange>& changes) {
  std::vector<Diagnostic> diagnostics;
  const bool good = update_decisions(path, changes, diagnostics);
  CHECK(good == diagnostics.empty());
  return good ? read_file(path, true).bytes : to_string(diagnostics.front());
}

}  // namespace

TEST_CASE("every key of a decision is read") {
  const std::vector<Decision> decisions = parse(
      "[[decision]]\nfingerprint = \"0123456789abcdef\"\nverdict = \"dismissed\"\nreason = \"two \\\"counts\\\"\"\n"
      "author = \"Ira\"\ndate = 2031-02-03\nexpires = \"2031-08-01\"\nrule = \"p/r\"\nmessage = \"m\"\n\n"
      "[[decision]]\nfingerprint = \"0000000000000001\"\nverdict = \"accepted\"\n");
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].fingerprint == "0123456789abcdef");
  CHECK(decisions[0].verdict == DecisionVerdict::dismissed);
  CHECK(decisions[0].reason == "two \"counts\"");
  CHECK(decisions[0].author == "Ira");
  CHECK(to_string(*decisions[0].date) == "2031-02-03");
  CHECK(to_string(*decisions[0].expires) == "2031-08-01");
  CHECK(decisions[0].line == 1);
  CHECK(decisions[1].verdict == DecisionVerdict::accepted);
  CHECK(decisions[1].line == 11);
  CHECK_FALSE(decisions[1].expires);
  CHECK(parse("").empty());
}

TEST_CASE("mistakes of a decisions file are named with their place") {
  struct Row {
    const char* bytes;
    const char* message;  // its beginning
  };
  const std::string start = "[[decision]]\nfingerprint = \"0123456789abcdef\"\n";
  const std::string fine = start + "verdict = \"accepted\"\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {start, "d.toml:1:1: error: [[decision]]: 'verdict' is missing"},
      {start + "verdict = \"ok\"\nreason = \"r\"\n",
       "d.toml:3:11: error: verdict: expected accepted or dismissed, not 'ok'"},
      {start + "verdict = \"dismissed\"\n", "d.toml:1:1: error: [[decision]]: a dismissal needs a reason"},
      {start + "verdict = \"dismissed\"\nreason = \"  \"\n",
       "d.toml:4:10: error: [[decision]]: a dismissal needs a reason"},
      {start + "verdict = \"accepted\"\nreasn = \"x\"\n",
       "d.toml:4:1: error: [[decision]]: unknown key 'reasn'; did you mean 'reason'?"},
      {start + "verdict = \"accepted\"\nauthor = 3\n", "d.toml:4:10: error: author: expected a string"},
      {start + "verdict = \"accepted\"\nexpires = \"soon\"\n",
       "d.toml:4:11: error: expires: expected a day of the calendar as YYYY-MM-DD"},
      {"[[decision]]\nfingerprint = \"0123\"\nverdict = \"accepted\"\n",
       "d.toml:2:15: error: fingerprint: expected 16 hex digits, not '0123'"},
      {"[[decision]]\nverdict = \"accepted\"\n", "d.toml:1:1: error: [[decision]]: 'fingerprint' is missing"},
      {fine + fine, "d.toml:5:15: error: fingerprint 0123456789abcdef is decided twice; first in line 1"},
      {"[decision]\nfingerprint = \"0123456789abcdef\"\n", "d.toml:1:1: error: expected [[decision]]"},
      {"decision = [1]\n", "d.toml:1:13: error: expected [[decision]]"},
      {"[[decisions]]\n", "d.toml:1:3: error: unknown key 'decisions'; expected [[decision]]"},
      {"[[decision]\n", "d.toml:1:"},
      {"# \xFF\n", "d.toml:1:3: error: not valid UTF-8"},
  };
  for (const auto& [bytes, message] : rows) {
    INFO(bytes);
    std::vector<Diagnostic> diagnostics;
    parse_decisions({"d.toml", bytes}, diagnostics);
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(to_string(diagnostics.front()).substr(0, message.size()) == message);
  }
}

TEST_CASE("the written file is the same for the same decisions, and reads back as they were") {
  Decision a =
      decision("00000000000000aa", DecisionVerdict::dismissed, "line\nbreak, \ttab, \"quote\", \\ and \x1b \x7f é");
  a.author = "N\xC3\xB8r";
  a.date = make_date(2031, 2, 3);
  a.expires = make_date(2032, 1, 1);
  a.rule = "p/r";
  a.message = "broken \xFF byte";
  const Decision b = decision("0000000000000001", DecisionVerdict::accepted, "");
  const std::string text = format_decisions({a, b});
  CHECK(text == format_decisions({b, a}));
  CHECK(text.substr(text.find("\n[[")) ==
        "\n[[decision]]\nfingerprint = \"0000000000000001\"\nverdict = \"accepted\"\n\n[[decision]]\n"
        "fingerprint = \"00000000000000aa\"\nverdict = \"dismissed\"\n"
        "reason = \"line\\nbreak, \\ttab, \\\"quote\\\", \\\\ and \\u001B \\u007F é\"\nauthor = \"Nør\"\n"
        "date = 2031-02-03\nexpires = 2032-01-01\nrule = \"p/r\"\nmessage = \"broken \xEF\xBF\xBD byte\"\n");
  const std::vector<Decision> back = parse(text);
  REQUIRE(back.size() == 2);
  CHECK(back[1].reason == a.reason);
  CHECK(back[1].author == a.author);
  CHECK(back[1].date == a.date);
  CHECK(back[1].expires == a.expires);
  CHECK(format_decisions(back) == text);
}

TEST_CASE("decisions are set, replaced and taken back in the file") {
  const ScratchFolder folder;
  const std::string path = folder / "d.toml";
  const Decision accepted = decision(hex(1), DecisionVerdict::accepted, "");
  const Decision dismissed = decision(hex(1), DecisionVerdict::dismissed, "two counts");
  const Decision other = decision(hex(2), DecisionVerdict::accepted, "");
  CHECK(changed(path, {{hex(1), accepted}, {hex(2), other}}) == format_decisions({accepted, other}));
  CHECK(changed(path, {{hex(1), dismissed}}) == format_decisions({dismissed, other}));
  CHECK(changed(path, {{hex(2), {}}}) == format_decisions({dismissed}));
  CHECK(changed(path, {{hex(2), {}}}) == format_decisions({dismissed}));
}

TEST_CASE("a change that cannot be made leaves the file as it is") {
  const ScratchFolder folder;
  const std::string path = folder / "d.toml";
  const Decision fine = decision(hex(1), DecisionVerdict::accepted, "");
  folder.write("d.toml", "[[decision]]\nverdict = 1\n");
  CHECK(changed(path, {{hex(1), fine}}).find("error: ") != std::string::npos);
  CHECK(read_file(path, true).bytes == "[[decision]]\nverdict = 1\n");
  CHECK(changed(folder / "e.toml", {{hex(1), decision(hex(1), DecisionVerdict::dismissed, " ")}})
            .find("a dismissal needs a reason") != std::string::npos);
  CHECK(changed(folder / "e.toml", {{"zz", fine}}).find("expected a fingerprint") != std::string::npos);
  CHECK(changed(folder / "e.toml", {{hex(2), fine}}).find("another finding") != std::string::npos);
  CHECK(changed(folder / "none/d.toml", {{hex(1), fine}}).find("cannot write decisions") != std::string::npos);
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(read_decisions(folder / "e.toml", diagnostics)->exists);
  CHECK(diagnostics.empty());
}

TEST_CASE("many that change the file at once lose nothing", "[threads]") {
  const ScratchFolder folder;
  const std::string path = folder / "d.toml";
  constexpr unsigned writers = 8, each = 12;
  std::vector<std::thread> threads;
  std::vector<int> failures(writers, 0);
  for (unsigned w = 0; w < writers; ++w)
    threads.emplace_back([&, w] {
      for (unsigned i = 0; i < each; ++i) {
        std::vector<Diagnostic> diagnostics;
        const std::string name = hex(w * each + i + 1);
        if (!update_decisions(path, {{name, decision(name, DecisionVerdict::accepted, "")}}, diagnostics))
          ++failures[w];
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(failures == std::vector<int>(writers, 0));
  CHECK(parse(read_file(path, true).bytes).size() == writers * each);
}
