// Pieces that the files of the numeral step share.
#pragma once

#include "checker/quantity/numeral.h"

namespace claimcheck {

/// a / b; zero where b is.
Decimal quotient(const Decimal& a, const Decimal& b);
/// The value of a symbol such as ½.
std::optional<Decimal> unicode_fraction(const Line& line, std::uint32_t i);
/// A plain integer of at most four digits.
std::optional<int> small_integer(const Line& line, std::uint32_t i);
/// Marks the numeral as written with decimals down to 10^last.
void set_precision(Numeral& n, int last);
/// Whether what follows "a third" reads as a fraction and not as an ordinal ("a third of", "a third more", "a third.").
bool ends_share(const Line& line, std::uint32_t i);
/// Digits at token `at`, with their separators, exponent and, where spaces group them, the tokens behind.
Numeral parse_number_token(const Line& line, std::uint32_t at);

}  // namespace claimcheck
