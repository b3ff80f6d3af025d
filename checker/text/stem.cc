#include "checker/text/token.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace claimcheck {

namespace {

struct StemmerDeleter {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

struct Irregular {
  std::string_view plural, singular;
};

// Plurals that no suffix rule reaches. Words that are their own plural map to themselves.
constexpr std::array irregular = {Irregular{"people", "people"},
                                  Irregular{"persons", "person"},
                                  Irregular{"men", "man"},
                                  Irregular{"women", "woman"},
                                  Irregular{"children", "child"},
                                  Irregular{"feet", "foot"},
                                  Irregular{"teeth", "tooth"},
                                  Irregular{"mice", "mouse"},
                                  Irregular{"geese", "goose"},
                                  Irregular{"lives", "life"},
                                  Irregular{"wives", "wife"},
                                  Irregular{"knives", "knife"},
                                  Irregular{"leaves", "leaf"},
                                  Irregular{"halves", "half"},
                                  Irregular{"thieves", "thief"},
                                  Irregular{"wolves", "wolf"},
                                  Irregular{"shelves", "shelf"},
                                  Irregular{"criteria", "criterion"},
                                  Irregular{"phenomena", "phenomenon"},
                                  Irregular{"data", "data"},
                                  Irregular{"media", "media"},
                                  Irregular{"police", "police"},
                                  Irregular{"troops", "troop"},
                                  Irregular{"analyses", "analysis"},
                                  Irregular{"crises", "crisis"},
                                  Irregular{"series", "series"},
                                  Irregular{"species", "species"},
                                  Irregular{"news", "news"},
                                  Irregular{"headquarters", "headquarters"},
                                  Irregular{"aircraft", "aircraft"},
                                  Irregular{"servicewomen", "servicewoman"},
                                  Irregular{"servicemen", "serviceman"},
                                  Irregular{"policemen", "policeman"},
                                  Irregular{"indices", "index"},
                                  Irregular{"buses", "bus"},
                                  Irregular{"gases", "gas"},
                                  Irregular{"yes", "yes"},
                                  Irregular{"this", "this"},
                                  Irregular{"cities", "city"},
                                  Irregular{"movies", "movie"},
                                  Irregular{"cookies", "cookie"},
                                  Irregular{"zombies", "zombie"},
                                  Irregular{"calories", "calorie"},
                                  Irregular{"ties", "tie"},
                                  Irregular{"dies", "die"},
                                  Irregular{"pies", "pie"},
                                  Irregular{"shoes", "shoe"},
                                  Irregular{"toes", "toe"},
                                  Irregular{"axes", "axis"}};

constexpr std::array stop_words = {
    "a",       "an",      "the",    "this",    "that",  "these",   "those",    "and",      "or",        "but",
    "nor",     "so",      "yet",    "of",      "in",    "on",      "at",       "by",       "for",       "with",
    "from",    "to",      "into",   "onto",    "over",  "under",   "about",    "as",       "than",      "then",
    "is",      "are",     "was",    "were",    "be",    "been",    "being",    "am",       "has",       "have",
    "had",     "having",  "do",     "does",    "did",   "will",    "would",    "shall",    "should",    "can",
    "could",   "may",     "might",  "must",    "i",     "you",     "he",       "she",      "it",        "we",
    "they",    "me",      "him",    "her",     "us",    "them",    "my",       "your",     "his",       "its",
    "our",     "their",   "who",    "whom",    "which", "what",    "whose",    "where",    "when",      "while",
    "if",      "because", "not",    "no",      "there", "here",    "also",     "just",     "only",      "very",
    "more",    "most",    "some",   "any",     "each",  "all",     "both",     "such",     "own",       "same",
    "other",   "another", "up",     "down",    "out",   "off",     "again",    "per",      "via",       "s",
    "t",       "re",      "ve",     "ll",      "d",     "m",       "it's",     "that's",   "we've",     "i'm",
    "they're", "we're",   "don't",  "didn't",  "isn't", "wasn't",  "i've",     "you've",   "they've",   "i'll",
    "you'll",  "he'll",   "she'll", "it'll",   "we'll", "they'll", "i'd",      "you'd",    "he'd",      "she'd",
    "it'd",    "we'd",    "they'd", "you're",  "he's",  "she's",   "what's",   "who's",    "there's",   "here's",
    "let's",   "doesn't", "aren't", "weren't", "won't", "can't",   "couldn't", "wouldn't", "shouldn't", "hasn't",
    "haven't", "hadn't",  "cannot"};

}  // namespace

std::string stem(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, StemmerDeleter> stemmer(sb_stemmer_new("english", "UTF_8"));
  std::string lower = fold_case(word);
  if (!stemmer || lower.size() > 64) return lower;
  const sb_symbol* out =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()), static_cast<int>(lower.size()));
  if (out == nullptr) return lower;
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::uint64_t stem_hash(std::string_view word, std::uint64_t lower_hash) {
  // A few places for each of so many groups of hashes: natural text has few distinct words, and most questions ask for
  // one of the commonest. A table of this size stays in the second cache; hostile text cannot make it grow.
  struct Group {
    std::uint64_t words[2] = {}, stems[2] = {};  // the one that was asked for last stands first
  };
  constexpr std::size_t groups = 1 << 14;
  thread_local const std::unique_ptr<Group[]> cache(new Group[groups]);
  Group& group = cache[lower_hash & (groups - 1)];
  if (group.words[0] == lower_hash && lower_hash != 0) return group.stems[0];
  std::swap(group.words[0], group.words[1]);
  std::swap(group.stems[0], group.stems[1]);
  if (group.words[0] != lower_hash || lower_hash == 0) {
    group.words[0] = lower_hash;
    group.stems[0] = hash_word(stem(word));
  }
  return group.stems[0];
}

std::uint64_t stem_hash(std::string_view word) { return stem_hash(word, hash_word(fold_case(word))); }

namespace {

/// A word in lower case, as fold_case makes it; words of ASCII letters, which nearly all are, without an allocation.
class Lower {
 public:
  explicit Lower(std::string_view word) {
    if (word.size() <= sizeof short_) {
      std::size_t n = 0;
      for (; n < word.size() && static_cast<unsigned char>(word[n]) < 0x80; ++n)
        short_[n] = word[n] >= 'A' && word[n] <= 'Z' ? static_cast<char>(word[n] | 0x20) : word[n];
      if (n == word.size()) {
        view_ = {short_, n};
        return;
      }
    }
    long_ = fold_case(word);
    view_ = long_;
  }
  Lower(const Lower&) = delete;
  Lower& operator=(const Lower&) = delete;
  std::string_view view() const { return view_; }

 private:
  char short_[32];
  std::string long_;
  std::string_view view_;
};

/// Filter and sorted hashes of the irregular plurals.
const Irregular* find_irregular(std::string_view lower) {
  struct Table {
    std::array<std::uint64_t, 16> filter{};
    std::vector<std::pair<std::uint64_t, const Irregular*>> entries;
  };
  static const Table table = [] {
    Table t;
    t.entries.reserve(irregular.size());
    for (const Irregular& entry : irregular) {
      const std::uint64_t hash = hash_word(entry.plural);
      t.filter[hash >> 6 & 15U] |= std::uint64_t{1} << (hash & 63U);
      t.entries.emplace_back(hash, &entry);
    }
    std::stable_sort(t.entries.begin(), t.entries.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return t;
  }();
  const std::uint64_t hash = hash_word(lower);
  if ((table.filter[hash >> 6 & 15U] >> (hash & 63U) & 1U) == 0) return nullptr;
  const auto found = std::lower_bound(table.entries.begin(), table.entries.end(), hash,
                                      [](const auto& entry, std::uint64_t h) { return entry.first < h; });
  return found != table.entries.end() && found->second->plural == lower ? found->second : nullptr;
}

/// The singular of a word in lower case: a part of it, and what is put behind that.
struct Singular {
  std::string_view kept, tail;
};

Singular singular_of(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (const Irregular* entry = find_irregular(word)) return {entry->singular, {}};
  if (word.size() < 4 || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
    return {word, {}};
  const auto cut = [&](std::size_t n) { return word.substr(0, word.size() - n); };
  if (word.ends_with("ies")) return {cut(3), "y"};
  if (word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") || word.ends_with("xes") ||
      word.ends_with("zzes") || word.ends_with("oes"))
    return {cut(2), {}};
  return {cut(1), {}};
}

}  // namespace

std::string singular(std::string_view noun) {
  const Lower lower(noun);
  const Singular found = singular_of(lower.view());
  return std::string(found.kept).append(found.tail);
}

bool is_singular(std::string_view noun) {
  const Lower lower(noun);
  const std::string_view word = lower.view();
  const Singular found = singular_of(word);
  return found.tail.empty() && found.kept == word;
}

bool looks_plural(std::string_view word) {
  const Lower lower(word);
  const std::string_view w = lower.view();
  if (w.size() >= 4 && w.back() == 's')
    return !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") && !w.ends_with("'s");
  // Words that are their own plural, and those in "-men" that no list knows.
  for (const std::string_view own : {"people", "police", "personnel", "aircraft", "fish"})
    if (w == own) return true;
  if (w.ends_with("men")) return true;
  const Singular found = singular_of(w);
  return !found.tail.empty() || found.kept != w;
}

namespace {

/// The hashes of the stop words: open addressing, an eighth full at most.
constexpr std::array<std::uint64_t, 2048> stop_table = [] {
  std::array<std::uint64_t, 2048> t{};
  static_assert(8 * stop_words.size() <= t.size());
  for (const char* word : stop_words) {
    const std::uint64_t hash = hash_constant(word);
    std::size_t i = hash % t.size();
    while (t[i] != 0 && t[i] != hash) i = (i + 1) % t.size();
    t[i] = hash;
  }
  return t;
}();

}  // namespace

bool is_stop_word(std::uint64_t word_hash) {
  std::size_t i = word_hash % stop_table.size();
  while (stop_table[i] != word_hash && stop_table[i] != 0) i = (i + 1) % stop_table.size();
  return stop_table[i] == word_hash && word_hash != 0;
}

}  // namespace claimcheck
