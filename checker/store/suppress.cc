// What suppressions do to a report.
#include "checker/store/suppressions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace claimcheck::store {
namespace {

bool is_about(const std::string& name, const Finding& finding) {
  if (name == "all" || name == finding.fingerprint || name == to_string(finding.kind)) return true;
  if (finding.rule.empty()) return name == std::string("claimcheck/") + to_string(finding.kind);
  if (name == finding.rule) return true;
  const bool is_pack = name.ends_with("/*");
  return is_pack && finding.rule.starts_with(std::string_view(name).substr(0, name.size() - 1));
}

bool is_about(const Suppression& one, const Finding& finding) {
  return std::any_of(one.about.begin(), one.about.end(),
                     [&](const std::string& name) { return is_about(name, finding); });
}

bool covers(const Suppression& one, const Passage& passage) {
  if (passage.is_reference || passage.path != one.document) return false;
  if (one.first_line > 0 && (passage.position.line < one.first_line || passage.position.line > one.last_line))
    return false;
  return one.quote.empty() || passage.sentence.find(one.quote) != std::string::npos ||
         passage.quote.find(one.quote) != std::string::npos;
}

/// Whether all passages are of one sentence: what is wrong with it is wrong with each of them.
bool is_one_sentence(const Finding& finding) {
  std::set<std::pair<std::string_view, std::string_view>> sentences;
  for (const Value& value : finding.values)
    for (const Passage& passage : value.mentions) sentences.emplace(passage.path, passage.sentence);
  return sentences.size() == 1;
}

Decision decision_of(const Suppression& one, const Finding& finding) {
  Decision decision;
  decision.fingerprint = finding.fingerprint;
  decision.verdict = DecisionVerdict::dismissed;
  decision.reason = one.reason;
  decision.rule = finding.rule;
  decision.message = finding.message;
  decision.origin = one.origin;
  decision.path = one.path;
  decision.line = one.line;
  return decision;
}

/// Indices of suppressions, by the document that they are about.
using ByDocument = std::map<std::string_view, std::vector<std::size_t>>;

/// The suppression that dismisses the finding, or null; marks those that bear on it as used.
const Suppression* find_dismissal(const std::vector<Suppression>& suppressions, const ByDocument& by_document,
                                  const Finding& finding, std::vector<bool>& used) {
  const Suppression* first = nullptr;
  std::size_t remaining = 0;  // values that some passage states that is not suppressed
  for (const Value& value : finding.values) {
    bool stays = false;
    for (const Passage& passage : value.mentions) {
      bool covered = false;
      const auto here = by_document.find(passage.path);
      if (here == by_document.end()) {
        stays = true;
        continue;
      }
      for (const std::size_t i : here->second) {
        if (!covers(suppressions[i], passage) || !is_about(suppressions[i], finding)) continue;
        covered = used[i] = true;
        if (first == nullptr) first = &suppressions[i];
      }
      stays |= !covered;
    }
    remaining += stays;
  }
  return first != nullptr && (remaining < 2 || is_one_sentence(finding)) ? first : nullptr;
}

}  // namespace

void apply_suppressions(const std::vector<Suppression>& suppressions, Report& report) {
  if (suppressions.empty()) return;
  std::vector<bool> used(suppressions.size(), false);
  ByDocument by_document;
  for (std::size_t i = 0; i < suppressions.size(); ++i) by_document[suppressions[i].document].push_back(i);
  for (Finding& finding : report.findings) {
    const Suppression* dismissal = find_dismissal(suppressions, by_document, finding, used);
    if (dismissal != nullptr && !finding.decision) finding.decision = decision_of(*dismissal, finding);
  }
  for (std::size_t i = 0; i < suppressions.size(); ++i) {
    if (used[i]) continue;
    std::string about;
    for (const std::string& name : suppressions[i].about) about += (about.empty() ? "" : ", ") + name;
    report.notices.push_back({NoticeKind::unused_suppression,
                              suppressions[i].path,
                              suppressions[i].line,
                              {},
                              "no finding is suppressed by this (" + about + "); remove it"});
  }
}

}  // namespace claimcheck::store
