#include "checker/quantity/tables.h"

#include <algorithm>
#include <bit>

namespace claimcheck {

const Word& WordTable::find_further(std::uint64_t hash) const {
  for (std::size_t b = hash & mask_;; b = (b + 1) & mask_)
    for (const std::uint32_t index : buckets_[b].index)
      if (index == 0 || words_[index].hash == hash) return words_[index];
}

void WordTable::place(std::uint32_t index) {
  const std::uint64_t hash = words_[index].hash;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t b = hash & mask_;; b = (b + 1) & mask_) {
    Bucket& bucket = buckets_[b];
    if (bucket.index[1] != 0) continue;
    const bool first = bucket.index[0] == 0, same_tag = !first && bucket.tag[0] == tag;
    // Half of a hash in common with another word: that one fills the bucket, and this one goes on to the next.
    bucket.tag[first ? 0 : 1] = same_tag ? ~tag : tag;
    bucket.index[first ? 0 : 1] = same_tag ? bucket.index[0] : index;
    if (!same_tag) return;
  }
}

void WordTable::place_all() {
  std::size_t buckets = 64;
  while (words_.size() * 4 > buckets * 3) buckets *= 2;  // so that few of them are full
  buckets_.assign(buckets, {});
  mask_ = buckets - 1;
  for (std::uint32_t index = 1; index < words_.size(); ++index) place(index);
}

Word& WordTable::insert(std::uint64_t hash) {
  if (const Word& known = find_further(hash); &known != words_.data())
    return words_[static_cast<std::size_t>(&known - words_.data())];
  words_.emplace_back().hash = hash;
  if (words_.size() * 4 > buckets_.size() * 3)
    place_all();
  else
    place(static_cast<std::uint32_t>(words_.size() - 1));
  return words_.back();
}

void PhraseTable::add(std::string_view phrase, std::uint32_t payload, bool exact_case) {
  std::vector<Token> tokens;
  tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
  if (tokens.empty()) return;
  Entry entry;
  for (const Token& token : tokens) entry.words.push_back(token.hash);
  if (backwards_) std::reverse(entry.words.begin(), entry.words.end());
  entry.payload = payload;
  if (exact_case) {
    entry.exact = phrase;
    bool digit = false, letter = false;
    for (const Token& token : tokens) {
      digit |= token.kind == TokenKind::number;
      letter |= tokens.size() > 1 && token.kind == TokenKind::word && token.span.size() == 1;
    }
    entry.loose = letter && backwards_ ? Loose::never : digit || letter ? Loose::same_case_apart : Loose::free;
  }
  entries_.push_back(std::move(entry));
}

std::vector<std::uint64_t> PhraseTable::first_words() const {
  std::vector<std::uint64_t> out;
  for (const Entry& entry : entries_) out.push_back(entry.words.front());
  return out;
}

bool PhraseTable::continues(std::uint64_t word) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return std::find(entry.words.begin() + 1, entry.words.end(), word) != entry.words.end();
  });
}

void PhraseTable::seal() {
  // By first token, longest first; among equals, exact spellings and earlier entries first.
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    if (a.words[0] != b.words[0]) return a.words[0] < b.words[0];
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    return a.words < b.words;
  });
  seconds_.clear();
  for (const Entry& entry : entries_) seconds_.push_back(entry.words.size() > 1 ? entry.words[1] : 0);
  first_.assign(std::bit_ceil(2 * entries_.size() + 1), {});
  for (std::uint32_t i = 0; i < entries_.size();) {
    std::uint32_t j = i;
    while (j < entries_.size() && entries_[j].words[0] == entries_[i].words[0]) ++j;
    const std::uint64_t word = entries_[i].words[0];
    std::size_t slot = word & (first_.size() - 1);
    while (first_[slot].begin != first_[slot].end) slot = (slot + 1) & (first_.size() - 1);
    first_[slot] = {word, i, j};
    const auto set = [](std::array<std::uint64_t, 512>& bits, std::uint64_t hash) {
      bits[hash >> 6 & (bits.size() - 1)] |= std::uint64_t{1} << (hash & 63U);
    };
    for (std::uint32_t k = i; k < j; ++k)
      set(pairs_, entries_[k].words.size() == 1 ? alone(word) : pair(word, entries_[k].words[1]));
    i = j;
  }
}

PhraseTable::Match PhraseTable::find(std::string_view text, const Token* tokens, std::uint32_t at,
                                     std::uint32_t end) const {
  Match best;
  if (backwards_ ? at < end : at >= end) return best;  // the sentence ends before the phrase
  const std::uint64_t first_word = tokens[at].hash;
  const bool has_second = backwards_ ? at > end : at + 1 < end;
  const std::uint64_t second = has_second ? tokens[backwards_ ? at - 1 : at + 1].hash : 0;
  if (!may_begin(first_word, second)) return best;
  std::size_t slot = first_word & (first_.size() - 1);
  while (first_[slot].begin != first_[slot].end && first_[slot].word != first_word)
    slot = (slot + 1) & (first_.size() - 1);
  for (std::uint32_t e = first_[slot].begin; e < first_[slot].end; ++e) {
    if (seconds_[e] != second && seconds_[e] != 0) continue;
    const Entry& entry = entries_[e];
    const auto length = static_cast<std::uint32_t>(entry.words.size());
    if (length < best.length || (backwards_ ? at + 1 < end + length : at + length > end)) continue;
    bool same = true;
    for (std::uint32_t k = 1; k < length && same; ++k)
      same = tokens[backwards_ ? at - k : at + k].hash == entry.words[k];
    if (!same) continue;
    bool exact = false;
    if (!entry.exact.empty()) {
      const Token& first = tokens[backwards_ ? at + 1 - length : at];
      const Token& last = tokens[backwards_ ? at : at + length - 1];
      const std::string_view written = text.substr(first.span.begin, last.span.end - first.span.begin);
      exact = written == entry.exact;
      // Another case is fine ("KM", "usd$"), another spacing too, but not for lone letters ("a $" is no "A$") and
      // digits.
      if (!exact && entry.loose == Loose::never) continue;
      if (!exact && entry.loose == Loose::same_case_apart &&
          (written.size() != entry.exact.size() || fold_case(written) != fold_case(entry.exact)))
        continue;
    }
    if (length > best.length || (exact && !best.exact)) best = {length, entry.payload, exact};
  }
  return best;
}

const Unit* Lexicon::intern(std::string name, Unit unit) const {
  const std::scoped_lock lock(mutex_);
  if (const auto found = rate_index_.find(name); found != rate_index_.end()) return found->second;
  unit.name = name;
  rates_.push_back(std::move(unit));
  return rate_index_[std::move(name)] = &rates_.back();
}

const Unit* Lexicon::rate(const Unit& top, const Unit& bottom) const {
  Unit unit;
  const bool speed = top.dimension == UnitDimension::length && bottom.dimension == UnitDimension::time;
  const bool data = top.dimension == UnitDimension::data && bottom.dimension == UnitDimension::time;
  unit.dimension = speed ? UnitDimension::speed : data ? UnitDimension::data_rate : UnitDimension::rate;
  unit.base = top.base + " per " + bottom.base;
  unit.factor = Decimal::divide(top.factor, bottom.factor).value_or(Decimal(1));
  return intern(top.name + " per " + bottom.name, std::move(unit));
}

const Unit* Lexicon::rate_per(const Decimal& whole) const {
  Unit unit;
  unit.dimension = UnitDimension::rate;
  unit.base = "per person";
  unit.factor = Decimal::divide(Decimal(1), whole).value_or(Decimal(1));
  return intern("per " + whole.to_string(), std::move(unit));
}

const Unit* Lexicon::same_unit(const Unit& described) const {
  const auto equals = [&](const Unit& unit) {
    return unit.name == described.name && unit.dimension == described.dimension && unit.base == described.base &&
           unit.factor == described.factor && unit.offset == described.offset;
  };
  const std::string known = "=" + described.name + "=" + described.base + "=" + described.factor.to_string();
  const std::scoped_lock lock(mutex_);
  if (const auto found = rate_index_.find(known); found != rate_index_.end() && equals(*found->second))
    return found->second;
  auto unit = std::find_if(units.begin(), units.end(), equals);
  if (unit != units.end()) return rate_index_[known] = &*unit;
  const auto rate = std::find_if(rates_.begin(), rates_.end(), equals);
  if (rate != rates_.end()) return rate_index_[known] = &*rate;
  rates_.push_back(described);
  // Under its name as well, so that a rate that is read later is this one.
  rate_index_.try_emplace(described.name, &rates_.back());
  return rate_index_[known] = &rates_.back();
}

const Unit* find_unit(const Lexicon& lexicon, const Unit& described) { return lexicon.same_unit(described); }

}  // namespace claimcheck
