// Dates and periods in running text: "February 3, 2023", "FY22", "the past five months", "since 2019".
//
// Runs before the quantity grammar on the tokens of one sentence. What it finds becomes mentions of kind `date` (one
// day) or `date_range`; tokens of a mention or of a swallowed clock time are not read as numbers afterwards. Durations
// ("two weeks") are left to the quantity grammar. Linear in the number of tokens: every phrase has a bounded length.
#pragma once

#include "checker/quantity/dates_words.h"
#include "checker/text/token.h"

#include <claimcheck/mention.h>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace claimcheck {

/// Appends the dates and periods of one sentence to `out`, in order of position, never overlapping.
/// `anchor` is the document date. Without it a relative or year-less date keeps an empty range.
/// `no_numbers` receives the spans of clock times, time zones and timestamps: they are no dates, and no numbers either.
void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers);

/// The same for tokens whose words have been looked up already: `entries` holds the entry of each token, or null.
/// `starts` are the tokens at which a phrase may begin, in order: numbers, apostrophes, and words that open phrases at
/// all; others are passed over.
void find_dates(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                std::span<const DateWord* const> entries, std::span<const std::uint32_t> starts,
                std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers);

/// The slow twin: asks every reader at every word, number and apostrophe. For the tests.
void find_dates_plainly(std::string_view text, std::span<const Token> tokens, const DateWords& words,
                        std::optional<Date> anchor, std::vector<Mention>& out, std::vector<Span>& no_numbers);

/// Whether a date may start (or be recognised) at a word with this hash without any digit in the sentence.
bool may_open_date(const DateWords& words, std::uint64_t word_hash);
/// Whether it may only because names of holidays with more words begin with it ("New Year's Day").
bool begins_long_holiday(const DateWords& words, std::uint64_t word_hash);

}  // namespace claimcheck
