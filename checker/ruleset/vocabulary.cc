#include "checker/ruleset/vocabulary.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

constexpr std::array class_names = {
    "place",        "demonym",      "place_noise", "organisation", "preposition", "population",   "status",
    "variant",      "version",      "period",      "cumulative",   "source",      "report_verb",  "source_noun",
    "hypothetical", "illustrative", "denial",      "assertion",    "answer",      "repair",       "comparison",
    "subordinator", "verb",         "tense",       "time_link",    "earlier",     "same_word",    "event_word",
    "anaphor",      "generic_noun", "enumerator",  "formula",      "partial",     "version_verb", "self",
    "happening",    "survey",       "mean",        "recurring",    "whole",       "present",      "opposite",
    "unnamed"};
static_assert(class_names.size() == word_class_count);

constexpr std::array role_names = {"lead",
                                   "clause",
                                   "rise_verb",
                                   "fall_verb",
                                   "rise_noun",
                                   "fall_noun",
                                   "more",
                                   "less",
                                   "rate",
                                   "change_glue",
                                   "counted_whole",
                                   "person",
                                   "move_verb",
                                   "benchmark",
                                   "open_list",
                                   "equate",
                                   "difference_noun",
                                   "against",
                                   "narrowing",
                                   "breakdown",
                                   "partition",
                                   "rest",
                                   "two_things",
                                   "exception",
                                   "figure_noun",
                                   "count_noun",
                                   "sample_noun",
                                   "ratio_noun",
                                   "other_noun",
                                   "other_first",
                                   "behind_noun",
                                   "per_share_name",
                                   "counted_thing",
                                   "money_noun",
                                   "table_noun",
                                   "of",
                                   "out",
                                   "whole_opening",
                                   "whole_lead",
                                   "definite",
                                   "no_part",
                                   "part_anaphor",
                                   "relative",
                                   "of_people",
                                   "containing",
                                   "conjunction",
                                   "alternative",
                                   "apposition_stop",
                                   "compared",
                                   "total_noun",
                                   "collective",
                                   "group_noun",
                                   "net",
                                   "anybody",
                                   "planned",
                                   "source_pronoun",
                                   "speaker_self",
                                   "source_article",
                                   "own_article",
                                   "source_link",
                                   "source_adverb",
                                   "date_note",
                                   "composes",
                                   "outside_part",
                                   "era",
                                   "seat",
                                   "begin_verb",
                                   "end_verb",
                                   "half_of_people",
                                   "no_day"};
static_assert(role_names.size() == passage_role_count);

constexpr std::string_view set_separator = " + ";

/// Calls `f` for each member of a set of places ("Canada + Mexico"); stops when it returns false.
template <typename F>
bool all_members(std::string_view set, F f) {
  while (true) {
    const std::size_t cut = set.find(set_separator);
    if (!f(set.substr(0, cut))) return false;
    if (cut == std::string_view::npos) return true;
    set.remove_prefix(cut + set_separator.size());
  }
}

}  // namespace

const char* to_string(PassageRole role) { return role_names[static_cast<std::size_t>(role)]; }

const char* to_string(WordClass c) { return class_names[static_cast<std::size_t>(c)]; }

bool Vocabulary::matches(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end,
                         const Phrase& phrase) const {
  if (phrase.count > end - at) return false;
  for (std::uint32_t k = 0; k < phrase.count; ++k) {
    const Piece& piece = pieces_[phrase.pieces + k];
    const Token& token = tokens[at + k];
    if (piece.hash != token.hash) return false;
    if (piece.letters == Case::capital && !token.capital) return false;
    if (piece.letters == Case::caps && !token.all_caps) return false;
  }
  return true;
}

void Vocabulary::find(const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end,
                      std::vector<VocabularyHit>& hits) const {
  std::array<std::uint32_t, word_class_count> taken{};  // per class: where its last hit ends
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint64_t hash = tokens[i].hash;
    if (!may_begin(hash)) continue;
    const auto take = [&](const Phrase& phrase) {
      const VocabularyEntry& entry = entries_[phrase.entry];
      std::uint32_t& taken_to = taken[static_cast<std::size_t>(entry.word_class)];
      if (taken_to > i || !matches(tokens, i, end, phrase)) return;
      hits.push_back({i, i + phrase.count, &entry});
      taken_to = i + phrase.count;
    };
    // The longer ones first.
    if (const std::uint64_t next = i + 1 < end ? tokens[i + 1].hash : 0; may_hold(pair(hash, next))) {
      auto it = phrases_.begin() + static_cast<std::ptrdiff_t>(first_phrase(hash));
      for (; it != phrases_.end() && it->first == hash && it->count > 1; ++it)
        if (it->second == next) take(*it);
    }
    if (may_hold(alone(hash)))
      for (const Phrase& phrase : words_alone(hash)) take(phrase);
  }
}

const VocabularyEntry* Vocabulary::word(std::uint64_t hash, WordClass c) const {
  if (!may_begin(hash) || !may_hold(alone(hash))) return nullptr;
  for (const Phrase& phrase : words_alone(hash))
    if (entries_[phrase.entry].word_class == c) return &entries_[phrase.entry];
  return nullptr;
}

bool Vocabulary::knows(WordClass c, std::string_view value) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const VocabularyEntry& e) {
    return e.word_class == c && (e.value == value || e.parent == value);
  });
}

std::vector<std::string> Vocabulary::values(WordClass c) const {
  std::vector<std::string> out;
  for (const VocabularyEntry& e : entries_)
    if (e.word_class == c) out.emplace_back(e.value);
  return out;
}

std::string_view Vocabulary::parent(std::string_view value) const {
  const auto it = std::lower_bound(parents_.begin(), parents_.end(), value,
                                   [](const Parent& p, std::string_view v) { return p.value < v; });
  if (it != parents_.end() && it->value == value) return it->parent;
  const std::size_t comma = value.rfind(", ");  // a town with its state: "Salem, Oregon"
  return comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 2);
}

bool Vocabulary::within(std::string_view inner, std::string_view outer) const {
  const auto one_in_one = [this](std::string_view in, std::string_view out) {
    for (int depth = 0; depth < 8 && !in.empty(); ++depth, in = parent(in))
      if (in == out) return true;
    return false;
  };
  return inner == outer || all_members(inner, [&](std::string_view in) {
           return !all_members(outer, [&](std::string_view out) { return !one_in_one(in, out); });
         });
}

bool looks_like_verb(const Vocabulary& vocabulary, std::string_view word, std::uint64_t hash) {
  return word.ends_with("ed") || vocabulary.word(hash, WordClass::verb) != nullptr;
}

}  // namespace claimcheck
