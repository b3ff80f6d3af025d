#include "checker/compare/signature.h"

#include "checker/text/decimal_words.h"
#include "checker/text/letters.h"

#include <algorithm>
#include <utility>

namespace claimcheck {

void Signature::add(std::string_view text) {
  words_.push_back(text.size());
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) words_.push_back(load_eight(text.data() + i));
  if (i < text.size()) words_.push_back(load_bytes(text.data() + i, text.size() - i));
}

void Signature::add_end(const std::optional<Decimal>& end, bool open) {
  if (!end) return words_.push_back(0);
  const DecimalWords decimal = words_of(*end);
  const bool large = decimal.high != 0;
  words_.push_back(1 | std::uint64_t{open} << 1 | std::uint64_t{large} << 2 | std::uint64_t{decimal.negative} << 3 |
                   std::uint64_t{static_cast<std::uint32_t>(decimal.exponent)} << 32);
  words_.push_back(decimal.low);
  if (large) words_.push_back(decimal.high);
}

void Signature::add(const Interval& interval) {
  add_end(interval.low, interval.low_open);  // an end that is not there is neither open nor closed
  add_end(interval.high, interval.high_open);
}

void Signature::add(const DateRange& dates) {
  for (const std::optional<Date>& day : {dates.from, dates.to})
    words_.push_back(day ? std::uint64_t{1} << 32 | static_cast<std::uint32_t>(day->days) : 0);
}

bool Numbering::is(std::uint32_t number, std::span<const std::uint64_t> words) const {
  const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::equal(words.begin(), words.end(), words_.begin() + static_cast<std::ptrdiff_t>(begin),
                    words_.begin() + static_cast<std::ptrdiff_t>(ends_[number]));
}

std::uint32_t Numbering::hash_of(std::span<const std::uint64_t> words) {
  std::uint64_t hash = hash_start(words.size());
  for (const std::uint64_t word : words) hash = hash_step(hash, word);
  return static_cast<std::uint32_t>(hash_step(hash, 0) >> 32);
}

std::uint32_t Numbering::find(std::span<const std::uint64_t> words, std::uint32_t hash) const {
  for (std::size_t at = hash & (places_.size() - 1); places_[at] != 0; at = (at + 1) & (places_.size() - 1)) {
    const auto number = static_cast<std::uint32_t>(places_[at]) - 1;
    if (places_[at] >> 32 == hash && is(number, words)) return number;
  }
  return UINT32_MAX;
}

std::uint32_t Numbering::of(std::span<const std::uint64_t> words) {
  const std::uint32_t hash = hash_of(words);
  const std::uint32_t known = find(words, hash);
  if (known != UINT32_MAX) return known;
  const std::uint32_t number = size();
  words_.insert(words_.end(), words.begin(), words.end());
  ends_.push_back(words_.size());
  place(std::uint64_t{hash} << 32 | (number + 1));
  if (std::size_t{size()} * 2 > places_.size()) grow();
  return number;
}

void Numbering::place(std::uint64_t entry) {
  std::size_t at = (entry >> 32) & (places_.size() - 1);
  while (places_[at] != 0) at = (at + 1) & (places_.size() - 1);
  places_[at] = entry;
}

void Numbering::grow() {
  const std::vector<std::uint64_t> before = std::exchange(places_, std::vector<std::uint64_t>(places_.size() * 2));
  for (const std::uint64_t entry : before)
    if (entry != 0) place(entry);
}

}  // namespace claimcheck
