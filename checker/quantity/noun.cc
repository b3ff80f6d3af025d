#include "checker/quantity/noun.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::uint32_t longest_phrase = 7;

bool ends_with(std::string_view s, std::string_view tail) {
  return s.size() > tail.size() && s.substr(s.size() - tail.size()) == tail;
}

bool possessive(std::string_view word) { return ends_with(word, "'s") || ends_with(word, "\xE2\x80\x99s"); }

bool participle(std::string_view word) { return (ends_with(word, "ed") || ends_with(word, "ing")) && word.size() > 4; }

/// The singular that a project's lexicon gives for the word at `i`, or null.
const std::string* own_singular(const Line& line, std::uint32_t i) {
  const auto& nouns = line.lexicon.nouns;
  if (nouns.empty()) return nullptr;
  const auto at = std::lower_bound(nouns.begin(), nouns.end(), line.at(i).hash,
                                   [](const auto& noun, std::uint64_t hash) { return noun.first < hash; });
  return at != nouns.end() && at->first == line.at(i).hash ? &at->second : nullptr;
}

bool plural_at(const Line& line, std::uint32_t i) {
  return own_singular(line, i) != nullptr || looks_plural(line.bytes(i));
}

/// Whether the token cannot be part of the phrase.
bool stops(const Line& line, std::uint32_t i) {
  if (!line.is_word(i)) return true;
  const Word& word = line.word(i);
  if ((word.roles & role_adjective) != 0) return false;
  return is_stop_word(line.at(i).hash) ||
         (word.roles & (role_not_noun | role_cardinal | role_hundred | role_collective | role_and | role_or | role_of |
                        role_to | role_in)) != 0;
}

}  // namespace

NounPhrase noun_after(const Line& line, std::uint32_t at, bool singular_number) {
  NounPhrase out;
  std::uint32_t i = at;
  if (line.is_dash(i) && line.glued(i) && line.glued(i + 1)) ++i;  // "a 12-page document"
  const std::uint32_t begin = i;
  if (line.is(i, role_state) && !line.is_word(i + 1)) {
    out = {begin, i + 1, i, fold_case(line.bytes(i))};
    return out;
  }
  std::uint32_t head = 0, last = 0;
  bool found = false, any = false, last_participle = false;
  for (; i < line.end && i < begin + longest_phrase; ++i) {
    if (line.is_dash(i) && line.glued(i) && line.glued(i + 1) && i > begin && line.is_word(i + 1)) continue;
    if (stops(line, i)) break;
    if (line.at(i).capital && line.at(i).line_start && i > begin) break;
    const std::string_view word = line.bytes(i);
    // "lives", "runs", "cuts" are nouns where a plural is due.
    const bool verb = line.is(i, role_verb) && (found || singular_number || !plural_at(line, i));
    if (found) {  // behind a plural only another plural goes on ("prisoners", but "drug dealers")
      if (verb || !plural_at(line, i) || participle(word) || line.is(i, role_adjective)) break;
      if (line.is(i + 1, role_article) || line.bytes(i + 1) == "the") break;  // "300 people makes the …"
      break;
    }
    if (verb && (any || singular_number)) break;
    if (verb && !any) break;
    const bool adjective = line.is(i, role_adjective);
    const bool compound =
        i > begin && (line.is_dash(i - 1) || ends_with(line.bytes(i - 1), "ly"));  // "coal-fired", "decently sized"
    if (any && participle(word) && !last_participle && !compound && !ends_with(word, "ing")) break;
    if (line.is(i, role_state) && !any && (stops(line, i + 1) || line.is(i + 1, role_verb))) {
      head = last = i;
      found = true;
      ++i;
      break;
    }
    if (!adjective && plural_at(line, i) && !possessive(word)) {
      head = i;
      found = true;
    }
    last_participle = participle(word);
    any = true;
    last = i;
  }
  if (!any && !found) return out;
  if (!found) {
    // No plural: the last word of the run, where it can be a noun.
    if (last_participle && last == begin && !(singular_number && ends_with(line.bytes(last), "ing")))
      return out;  // "the fourth meeting"
    head = last;
    if (line.is(head, role_adjective) || possessive(line.bytes(head))) return out;
    if (!singular_number && !line.glued(begin) && ends_with(line.bytes(head), "ly")) return out;
  }
  if (line.is(head, role_verb) && !plural_at(line, head)) return out;
  const std::string* own = own_singular(line, head);
  out = {begin, head + 1, head, own != nullptr ? *own : singular(line.bytes(head))};
  return out;
}

bool glued_plural(const Line& line, const NounPhrase& noun, std::uint32_t at) {
  if (!noun || noun.head != at || line.at(at).capital || line.bytes(at).size() < 3) return false;
  return line.bytes(at).back() == 's' || !is_singular(line.bytes(at));
}

}  // namespace claimcheck
