#include "checker/store/decisions.h"

#include "checker/store/file.h"
#include "checker/store/toml_file.h"
#include "checker/store/toml_text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace claimcheck::store {
namespace {

constexpr std::string_view header =
    "# Decisions on findings of claimcheck (docs/decisions.md). verdict: accepted or dismissed; a dismissal needs a "
    "reason.\n"
    "# Sorted by fingerprint. rule and message are for readers; they decide nothing.\n";

class Reader {
 public:
  explicit Reader(TomlFile& file) : file_(file) {}

  std::vector<Decision> read() {
    file_.each_table("decision", [&](const toml::table& table) { read_one(table); });
    return std::move(decisions_);
  }

 private:
  void read_one(const toml::table& table) {
    TomlEntry entry(file_, table, "[[decision]]");
    Decision one;
    one.fingerprint = entry.fingerprint();
    const std::string verdict = entry.text("verdict", true);
    one.reason = entry.text("reason");
    one.author = entry.text("author");
    one.date = entry.day("date");
    one.expires = entry.day("expires");
    one.rule = entry.text("rule");
    one.message = entry.text("message");
    one.path = file_.path();
    one.line = table.source().begin.line;
    entry.finish();
    if (verdict == "accepted")
      one.verdict = DecisionVerdict::accepted;
    else if (!verdict.empty() && verdict != "dismissed")
      entry.report("verdict", "verdict: expected accepted or dismissed, not '" + verdict + "'");
    if (one.verdict == DecisionVerdict::dismissed && is_blank(one.reason))
      entry.report("reason", "[[decision]]: a dismissal needs a reason");
    const auto [first, is_new] = lines_.emplace(one.fingerprint, one.line);
    if (!is_new && !one.fingerprint.empty())
      entry.report("fingerprint", "fingerprint " + one.fingerprint + " is decided twice; first in line " +
                                      std::to_string(first->second));
    decisions_.push_back(std::move(one));
  }

  TomlFile& file_;
  std::vector<Decision> decisions_;
  std::map<std::string, std::uint32_t> lines_;
};

void append(std::string& out, const char* key, const std::string& value) {
  if (!value.empty()) out += std::string(key) + " = " + toml_string(value) + "\n";
}

void append(std::string& out, const char* key, const std::optional<Date>& day) {
  if (day) out += std::string(key) + " = " + to_string(*day) + "\n";
}

/// Why a change cannot be written, or empty.
std::string problem_of(const DecisionChange& change) {
  if (!is_fingerprint(change.fingerprint))
    return "expected a fingerprint of 16 hex digits, not '" + change.fingerprint + "'";
  if (!change.decision) return {};
  if (change.decision->fingerprint != change.fingerprint) return "a decision on another finding: " + change.fingerprint;
  const bool needs_reason = change.decision->verdict == DecisionVerdict::dismissed;
  return needs_reason && is_blank(change.decision->reason) ? "a dismissal needs a reason: " + change.fingerprint : "";
}

std::vector<Decision> changed(std::vector<Decision> decisions, const std::vector<DecisionChange>& changes) {
  for (const DecisionChange& change : changes) {
    std::erase_if(decisions, [&](const Decision& one) { return one.fingerprint == change.fingerprint; });
    if (change.decision) decisions.push_back(*change.decision);
  }
  return decisions;
}

void complain(const std::string& path, std::string message, std::vector<Diagnostic>& diagnostics) {
  diagnostics.push_back({path, 0, 0, Severity::error, std::move(message), {}});
}

/// The bytes of the file; none, and `exists` false, where there is no file. Empty after an error.
std::optional<std::string> bytes_of(const std::string& path, bool& exists, std::vector<Diagnostic>& diagnostics) {
  exists = is_there(path);
  if (!exists) return std::string();
  FileBytes file = read_file(path, false, longest_decisions);
  if (file.error.empty()) return std::move(file.bytes);
  complain(path, "cannot read decisions: " + file.error, diagnostics);
  return std::nullopt;
}

enum class Attempt : std::uint8_t { done, failed, again, refused };

/// Whether a change may be made to what the file holds.
using Allowed = std::function<bool(const std::vector<Decision>&)>;

Attempt try_update(const std::string& path, const std::vector<DecisionChange>& changes, const Allowed& allowed,
                   std::vector<Diagnostic>& diagnostics) {
  bool exists = false, still_exists = false;
  const std::optional<std::string> before = bytes_of(path, exists, diagnostics);
  if (!before) return Attempt::failed;
  const std::vector<Decision> decisions = parse_decisions({path, *before}, diagnostics);
  if (has_errors(diagnostics)) return Attempt::failed;
  if (!allowed(decisions)) return Attempt::refused;
  const std::string after = format_decisions(changed(decisions, changes));
  if (after == *before) return Attempt::done;
  Replacement replacement(path);
  replacement.write(after);
  const std::optional<std::string> meanwhile = bytes_of(path, still_exists, diagnostics);
  if (!meanwhile) return Attempt::failed;
  if (still_exists != exists || *meanwhile != *before) return Attempt::again;
  if (replacement.commit(true)) return Attempt::done;
  complain(path, "cannot write decisions: " + error_text(replacement.error()), diagnostics);
  return Attempt::failed;
}

}  // namespace

std::vector<Decision> parse_decisions(const SourceFile& file, std::vector<Diagnostic>& diagnostics) {
  TomlFile toml(file, diagnostics);
  return Reader(toml).read();
}

std::string format_decisions(std::vector<Decision> decisions) {
  std::sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
    return std::tie(a.fingerprint, a.verdict, a.reason) < std::tie(b.fingerprint, b.verdict, b.reason);
  });
  std::string out(header);
  for (const Decision& one : decisions) {
    out += "\n[[decision]]\n";
    append(out, "fingerprint", one.fingerprint);
    append(out, "verdict", std::string(to_string(one.verdict)));
    append(out, "reason", one.reason);
    append(out, "author", one.author);
    append(out, "date", one.date);
    append(out, "expires", one.expires);
    append(out, "rule", one.rule);
    append(out, "message", one.message);
  }
  return out;
}

std::optional<DecisionFile> read_decisions(const std::string& path, std::vector<Diagnostic>& diagnostics) {
  DecisionFile out;
  const std::optional<std::string> bytes = bytes_of(path, out.exists, diagnostics);
  if (!bytes) return std::nullopt;
  std::vector<Diagnostic> found;
  out.decisions = parse_decisions({path, *bytes}, found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (has_errors(found)) return std::nullopt;
  return out;
}

namespace {

/// What a person wrote; rule, message and place do not count.
bool same_decision(const std::optional<Decision>& a, const std::optional<Decision>& b) {
  if (!a || !b) return !a && !b;
  const auto said = [](const Decision& one) {
    return std::tie(one.verdict, one.reason, one.author, one.date, one.expires);
  };
  return said(*a) == said(*b);
}

Attempt update(const std::string& path, const std::vector<DecisionChange>& changes, const Allowed& allowed,
               std::vector<Diagnostic>& diagnostics) {
  for (const DecisionChange& change : changes) {
    const std::string problem = problem_of(change);
    if (problem.empty()) continue;
    complain(path, problem, diagnostics);
    return Attempt::failed;
  }
  constexpr int most_attempts = 20;  // each one more edit by somebody who takes no lock
  const FolderLock lock(path);
  for (int i = 0; i < most_attempts; ++i) {
    std::vector<Diagnostic> found;
    const Attempt attempt = try_update(path, changes, allowed, found);
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    if (attempt != Attempt::again) return attempt;
  }
  complain(path, "cannot write decisions: the file keeps changing", diagnostics);
  return Attempt::failed;
}

}  // namespace

bool update_decisions(const std::string& path, const std::vector<DecisionChange>& changes,
                      std::vector<Diagnostic>& diagnostics) {
  const auto always = [](const std::vector<Decision>&) { return true; };
  return update(path, changes, always, diagnostics) == Attempt::done;
}

ChangeOutcome change_decision(const std::string& path, const DecisionChange& change,
                              const std::optional<Decision>& expected, std::optional<Decision>& current,
                              std::vector<Diagnostic>& diagnostics) {
  const auto as_expected = [&](const std::vector<Decision>& decisions) {
    const auto held = std::find_if(decisions.begin(), decisions.end(),
                                   [&](const Decision& one) { return one.fingerprint == change.fingerprint; });
    current = held == decisions.end() ? std::nullopt : std::optional(*held);
    return same_decision(current, expected);
  };
  switch (update(path, {change}, as_expected, diagnostics)) {
    case Attempt::done:
      return ChangeOutcome::done;
    case Attempt::refused:
      return ChangeOutcome::conflict;
    default:
      return ChangeOutcome::failed;
  }
}

}  // namespace claimcheck::store
