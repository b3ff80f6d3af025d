#include "checker/quantity/lexicon_archive.h"

#include "checker/quantity/tables.h"

namespace claimcheck {

template <typename Archive>
void fields(Archive& archive, Word& word) {
  auto& [hash, roles, value, power, phrases, date] = word;
  archive(hash, roles, value, power, phrases, date);
}

template <typename Archive>
void fields(Archive& archive, WordTable& table) {
  auto& [words, buckets, mask] = table;
  static_cast<void>(buckets), static_cast<void>(mask);
  archive(words);
  if constexpr (Archive::reads) table.place_all();  // buckets and mask follow from the words
}

template <typename Archive>
void fields(Archive& archive, PhraseTable::Entry& entry) {
  auto& [words, payload, exact, loose] = entry;
  archive(words, payload, exact, loose);
}

template <typename Archive>
void fields(Archive& archive, PhraseTable& table) {
  auto& [mark, backwards, entries, first, pairs, seconds] = table;  // the mark is the constructor's
  archive(backwards, entries, pairs, seconds);
  std::vector<std::uint64_t> slot_words;
  std::vector<std::uint32_t> slot_ends;
  if constexpr (!Archive::reads)
    for (const auto& slot : first) {
      slot_words.push_back(slot.word);
      slot_ends.insert(slot_ends.end(), {slot.begin, slot.end});
    }
  archive(slot_words, slot_ends);
  if constexpr (Archive::reads) {
    first.resize(slot_words.size());
    for (std::size_t i = 0; i < first.size() && 2 * i + 1 < slot_ends.size(); ++i)
      first[i] = {slot_words[i], slot_ends[2 * i], slot_ends[2 * i + 1]};
  }
}

template <typename Archive>
void fields(Archive& archive, Unit& unit) {
  auto& [name, dimension, base, factor, offset] = unit;
  archive(name, dimension, base, factor, offset);
}

template <typename Archive>
void fields(Archive& archive, HedgeForm& form) {
  auto& [modifier] = form;
  archive(modifier);
}

template <typename Archive>
void fields(Archive& archive, Interval& interval) {
  auto& [low, high, low_open, high_open] = interval;
  archive(low, high, low_open, high_open);
}

template <typename Archive>
void fields(Archive& archive, VagueShare& share) {
  auto& [low, high, literal, charitable] = share;
  archive(low, high, literal, charitable);
}

template <typename Archive>
void fields(Archive& archive, IntervalRules& rules) {
  auto& [digits_literal, digits_charitable, approximate_literal, approximate_charitable, approximate_points_literal,
         approximate_points_charitable, near_literal, near_charitable, share_literal, share_charitable, suggested,
         vague_literal_low, vague_literal_high, vague_charitable_low, vague_stated_high, few_literal_low,
         few_literal_factor, few_charitable_low, few_charitable_factor] = rules;
  archive(digits_literal, digits_charitable, approximate_literal, approximate_charitable, approximate_points_literal,
          approximate_points_charitable, near_literal, near_charitable, share_literal, share_charitable, suggested,
          vague_literal_low, vague_literal_high, vague_charitable_low, vague_stated_high, few_literal_low,
          few_literal_factor, few_charitable_low, few_charitable_factor);
}

template <typename Archive>
void fields(Archive& archive, DateWord& word) {
  auto& [hash, roles, number, month, weekday, season_first, season_last, day, relation, ordinal, unit, part, hedge,
         opens_alone, opens_before] = word;
  archive(hash, roles, number, month, weekday, season_first, season_last, day, relation, ordinal, unit, part, hedge,
          opens_alone, opens_before);
}

template <typename Archive>
void fields(Archive& archive, Holiday& holiday) {
  auto& [month, day, weekday, nth, easter, plus] = holiday;
  archive(month, day, weekday, nth, easter, plus);
}

template <typename Archive>
void fields(Archive& archive, HolidayName& name) {
  auto& [words, holiday] = name;
  archive(words, holiday);
}

template <typename Archive>
void fields(Archive& archive, DateWords& dates) {
  auto& [slots, entries, holidays, holiday_names, month_first, fiscal_start_month, past_suffixes, superlative_suffixes,
         not_dates, holiday_seconds, two_digit_pivot] = dates;
  archive(slots, entries, holidays, holiday_names, month_first, fiscal_start_month, past_suffixes, superlative_suffixes,
          not_dates, holiday_seconds, two_digit_pivot);
}

template <typename Archive>
void fields(Archive& archive, AnchorFilter& filter) {
  auto& [bits] = filter;
  archive(bits);
}

namespace {

/// A pointer into `all` as its index, counted from 1; 0 is null.
template <typename Archive, typename Container, typename T>
void refer(Archive& archive, Container& all, const T*& to) {
  std::uint32_t at = 0;
  if constexpr (!Archive::reads)
    for (std::uint32_t i = 0; i < all.size() && at == 0; ++i)
      if (&all[i] == to) at = i + 1;
  archive(at);
  if constexpr (Archive::reads) to = at == 0 || at > all.size() ? nullptr : &all[at - 1];
}

/// Values of a size that stands in front of them.
template <typename Archive, typename T, typename Each>
void sized(Archive& archive, std::vector<T>& values, Each each) {
  auto size = static_cast<std::uint32_t>(values.size());
  archive(size);
  if constexpr (Archive::reads) values.clear();
  for (std::uint32_t i = 0; i < size; ++i) {
    if constexpr (Archive::reads) {
      if (!archive.ok()) return;
      values.emplace_back();
    }
    each(values[i]);
  }
}

}  // namespace

template <typename Archive>
void fields(Archive& archive, Lexicon& lexicon) {
  // The interned rates are made anew as they are met; nouns and abbreviations are a project's, never built in.
  auto& [words, units, unit_forms, units_after, currency_before, currency_behind, hedge_forms, hedges_before,
         hedges_after, idioms, shares, share_phrases, named, named_phrases, intervals, nouns, abbreviations, dates,
         date_entries, anchors, decimal_separator, group_separator, joins_tens, bare_thousand, scale_of, percent,
         points, factor, year, minute, sterling, mutex, rates, rate_index] = lexicon;
  archive(words, units, units_after, currency_before, currency_behind, hedge_forms, hedges_before, hedges_after, idioms,
          shares, share_phrases, named_phrases, intervals, dates, anchors, decimal_separator, group_separator,
          joins_tens, bare_thousand, scale_of);
  auto& all_units = units;
  auto& all_dates = dates.entries;
  sized(archive, unit_forms, [&](UnitForm& form) {
    auto& [unit, symbol, one_letter, guarded, minor, counted, in_main] = form;
    refer(archive, all_units, unit);
    archive(symbol, one_letter, guarded, minor, counted, in_main);
  });
  sized(archive, named, [&](NamedQuantity& quantity) {
    auto& [value, unit] = quantity;
    archive(value);
    refer(archive, all_units, unit);
  });
  sized(archive, date_entries, [&](const DateWord*& entry) { refer(archive, all_dates, entry); });
  for (const Unit** unit : {&percent, &points, &factor, &year, &minute, &sterling}) refer(archive, all_units, *unit);
}

void write_lexicon(ArchiveWriter& archive, const Lexicon& lexicon) { archive(lexicon); }

std::shared_ptr<const Lexicon> read_lexicon(ArchiveReader& archive) {
  auto lexicon = std::make_shared<Lexicon>();
  archive(*lexicon);
  return archive.ok() ? lexicon : nullptr;
}

}  // namespace claimcheck
