// The words that make one figure of a passage part of another: "12 of the 40", "of the 40, 12", "40, 12 of them".
#pragma once

#include "checker/compare/arithmetic.h"

namespace claimcheck {

/// "of the", "of all", "out of": the second figure is the whole of the first. `definite`: a determiner makes it sure.
bool of_whole(const SentenceView& view, std::size_t first, std::size_t second, bool& definite);
/// Whether the figure opens a clause as a whole: "Of the 48,300 patients, ...", "Out of 40 votes, ...".
bool opens_as_whole(const SentenceView& view, std::size_t element);
/// "of them", "of whom" at element `i`: the whole was named before.
bool is_part_anaphor(const SentenceView& view, std::size_t i);
/// Whether a counted noun, in the singular, is one for people.
bool is_person(const SentenceView& view, std::string_view noun);
/// Whether a plural, or a collective ("the crowd") that no verb follows ("the crew has nine members"), stands in
/// [first, end) without a figure: what is said behind it may be about that one. `noun`: that of the figure, which does
/// not count.
bool names_others(const SentenceView& view, std::size_t first, std::size_t end, std::string_view noun);
/// Whether anything is named in [first, end), in the singular, too ("a train", "fire"): any word but verbs, adverbs,
/// stop words, `noun` and what follows "were".
bool names_anything(const SentenceView& view, std::size_t first, std::size_t end, std::string_view noun);
/// Whether a claim can be a part or a whole: one figure, no share, no change, no date and no span of time.
bool is_plain(const CheckInput& input, std::uint32_t claim);
/// The only figure of some claims that is no date, if it is plain.
std::optional<Amount> only_amount(const CheckInput& input, ClaimRange claims);

}  // namespace claimcheck
