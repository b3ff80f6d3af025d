#include "checker/ruleset/regex.h"

#include "checker/ruleset/limits.h"
#include "checker/ruleset/phrase.h"
#include "checker/text/letters.h"

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

/// Five letters in a row of each of some pieces, in any case: a text that holds none of them holds no piece.
class LetterGroups {
 public:
  static constexpr std::uint32_t size = 5;

  /// Takes five letters of each piece; returns the indexes of those that have none to offer.
  std::vector<int> take(const std::vector<std::string>& pieces) {
    places_.assign(places / 64, 0);
    std::vector<int> left_out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::size_t at = group_of(pieces[i]);
      if (at == std::string::npos) {
        left_out.push_back(static_cast<int>(i));
        continue;
      }
      const std::size_t place = place_of(pieces[i].data() + at);
      places_[place / 64] |= std::uint64_t{1} << (place % 64);
    }
    return left_out;
  }

  bool may_hold(std::string_view text) const {
    if (places_.empty()) return true;
    for (std::size_t i = 0; i + size <= text.size(); ++i) {
      const std::size_t place = place_of(text.data() + i);
      if ((places_[place / 64] >> (place % 64) & 1U) != 0) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t places = 1 << 14;

  /// By bits that are the same in both cases.
  static std::size_t place_of(const char* bytes) {
    const std::uint64_t letters = load_four(bytes) | std::uint64_t{static_cast<unsigned char>(bytes[4])} << 32;
    return static_cast<std::size_t>(((letters | 0x2020202020ULL) * 0x9E3779B97F4A7C15ULL) >> 50);
  }

  /// Where five letters stand that no symbol of a mention has. Not "k" and "s", which have other forms beyond ASCII.
  static std::size_t group_of(std::string_view piece) {
    for (std::size_t i = 0; i + size <= piece.size(); ++i) {
      const std::string_view group = piece.substr(i, size);
      const bool plain =
          std::all_of(group.begin(), group.end(), [](char c) { return c >= 'a' && c <= 'z' && c != 'k' && c != 's'; });
      if (plain && !in_a_symbol(group)) return i;
    }
    return std::string_view::npos;
  }

  static bool in_a_symbol(std::string_view group) {
    for (unsigned c = 0; c <= static_cast<unsigned>(MentionClass::number); ++c)
      if (std::string_view(to_string(static_cast<MentionClass>(c))).find(group) != std::string_view::npos) return true;
    return std::string_view("value number").find(group) != std::string_view::npos;
  }

  std::vector<std::uint64_t> places_;  // empty: nothing is known
};

/// Words and other pieces that a text must hold for an expression to match it (re2/filtered_re2.h): all of them are
/// looked for in one pass, and only expressions whose pieces are there are run. One automaton of the expressions
/// themselves would have a state for each combination of their gaps.
struct RegexSet::State {
  std::vector<Regex> regexes;
  std::once_flag once;
  re2::FilteredRE2 filter{shortest_piece};
  LetterGroups letters;
  std::optional<re2::RE2::Set> pieces;  // none where nothing can be ruled out

  static constexpr int shortest_piece = 3;

  void compile() {
    std::vector<std::string> needed;
    bool ok = true;
    for (const Regex& regex : regexes) {
      int id = 0;
      ok = ok && filter.Add(regex.pattern(), options_within(limits::regex_memory), &id) == re2::RE2::NoError;
    }
    if (!ok || regexes.empty()) return;
    filter.Compile(&needed);
    // Expressions that may match where none of the pieces that have letters to look for is there.
    std::vector<int> without;
    filter.AllPotentials(letters.take(needed), &without);
    if (!without.empty()) letters = {};
    if (regexes.size() < 2) return;  // one is as fast by itself
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

bool RegexSet::may_match(std::string_view text) const {
  if (state_ == nullptr || state_->regexes.empty()) return false;
  std::call_once(state_->once, [this] { state_->compile(); });
  return state_->letters.may_hold(text);
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
