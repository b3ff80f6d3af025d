// How a spreadsheet shows a number: the number formats of Office Open XML (ECMA-376 part 1, 18.8.31).
#pragma once

#include <string>
#include <string_view>

namespace claimcheck::read {

/// The format code of a built-in number format (18.8.30), or empty where `id` names none.
std::string_view builtin_number_format(int id);

/// `value` (as the file writes it: "14700", "0.42", "1.5E-3") as the format shows it. Days are counted from 1900, or
/// from 1904; days are shown as "2024-03-05", "March 2024" or "2024". A value that is no number, and a format that is
/// not understood, give the value with at most 15 significant digits.
std::string format_number(std::string_view value, std::string_view format, bool from_1904);

/// `shown` is how a day ("2023-03-05", perhaps with a time) is shown: "3/5/2023" and "Mar-23" can be taken for other
/// days, so a day is given as "2023-03-05", and a month as "March 2023". What shows neither comes back as it is, and so
/// does what shows words and not the month's name: "Week 1 of 2024", "Q1 2024".
std::string clear_day(std::string_view shown, std::string_view day);

}  // namespace claimcheck::read
