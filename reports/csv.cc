#include "reports/csv.h"

#include "reports/unicode.h"

#include <algorithm>
#include <array>

namespace claimcheck::reports {

namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(text.substr(0, point)) && (point == std::string_view::npos || digits(text.substr(point + 1)));
}

/// Whether a spreadsheet could run the text: what it skips before a formula is skipped here.
bool is_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> starts = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  const std::string_view shown = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  const bool begins =
      std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return shown.starts_with(start); });
  return begins && !is_number(text);
}

std::string csv_field(std::string_view text) {
  std::string shown = visible_text(text);
  if (is_formula(text) || is_formula(shown)) shown.insert(0, "'");
  const bool needs_quotes =
      shown.find_first_of("\",;") != std::string::npos || shown.starts_with(' ') || shown.ends_with(' ');
  if (!needs_quotes) return shown;
  std::string out = "\"";
  for (const char c : shown) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

}  // namespace

std::string csv_row(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields) out += (&field == &fields.front() ? "" : ",") + csv_field(field);
  return out + "\r\n";
}

}  // namespace claimcheck::reports
