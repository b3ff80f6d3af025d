#include "checker/ruleset/regex.h"

#include "checker/ruleset/limits.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace claimcheck {

namespace {

re2::RE2::Options options_within(std::size_t memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  options.set_max_mem(static_cast<int64_t>(memory));
  return options;
}

}  // namespace

struct Regex::State {
  std::string pattern;
  std::once_flag once;
  std::optional<re2::RE2> compiled;
};

Regex::Regex(std::string pattern) : state_(std::make_shared<State>()) { state_->pattern = std::move(pattern); }

const std::string& Regex::pattern() const { return state_->pattern; }

const re2::RE2& Regex::compiled() const {
  std::call_once(state_->once,
                 [this] { state_->compiled.emplace(state_->pattern, options_within(limits::regex_memory)); });
  return *state_->compiled;
}

bool Regex::matches(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled());
}

/// Words and other pieces that a text must hold for an expression to match it (re2/filtered_re2.h): all of them are
/// looked for in one pass, and only expressions whose pieces are there are run. One automaton of the expressions
/// themselves would have a state for each combination of their gaps.
struct RegexSet::State {
  std::vector<Regex> regexes;
  std::once_flag once;
  re2::FilteredRE2 filter{shortest_piece};
  std::optional<re2::RE2::Set> pieces;  // none where nothing can be ruled out

  static constexpr int shortest_piece = 3;

  void compile() {
    std::vector<std::string> needed;
    bool ok = true;
    for (const Regex& regex : regexes) {
      int id = 0;
      ok = ok && filter.Add(regex.pattern(), options_within(limits::regex_memory), &id) == re2::RE2::NoError;
    }
    if (!ok || regexes.size() < 2) return;  // one is as fast by itself
    filter.Compile(&needed);
    re2::RE2::Options literal = options_within(limits::regex_set_memory);
    literal.set_literal(true);
    pieces.emplace(literal, re2::RE2::UNANCHORED);
    for (const std::string& piece : needed) ok = ok && pieces->Add(piece, nullptr) >= 0;
    if (needed.empty() || !ok || !pieces->Compile()) pieces.reset();
  }

  /// Indexes of the expressions that may match; false when that cannot be told.
  bool may_match(std::string_view text, std::vector<int>& out) const {
    if (!pieces) return false;
    std::vector<int> found;
    re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
    pieces->Match(re2::StringPiece(text.data(), text.size()), &found, &error);
    if (error.kind != re2::RE2::Set::kNoError) return false;
    std::sort(found.begin(), found.end());
    filter.AllPotentials(found, &out);
    std::sort(out.begin(), out.end());
    return true;
  }
};

RegexSet::RegexSet(std::vector<Regex> regexes) : state_(std::make_shared<State>()) {
  state_->regexes = std::move(regexes);
}

void RegexSet::find(std::string_view text, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (state_ == nullptr || state_->regexes.empty()) return;
  const State& state = *state_;
  std::call_once(state_->once, [this] { state_->compile(); });
  const auto run = [&](std::uint32_t i) {
    if (state.regexes[i].matches(text)) out.push_back(i);
  };
  std::vector<int> candidates;
  if (state.may_match(text, candidates))
    for (const int i : candidates) run(static_cast<std::uint32_t>(i));
  else
    for (std::uint32_t i = 0; i < state.regexes.size(); ++i) run(i);
}

}  // namespace claimcheck
