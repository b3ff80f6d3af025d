// What every format says about a passage: where it is, what role its document plays, where its quote ends.
#pragma once

#include <claimcheck/finding.h>

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck::reports {

/// "document", "draft", "source", or "reference" for an approved figure.
const char* role_name(const Passage& passage);

/// `path` with control bytes as control pictures and broken bytes as U+FFFD, on one line.
std::string visible_path(std::string_view path);
/// "path:line:column"; the path alone where there is no line.
std::string place(std::string_view path, const Position& position);
inline std::string place(const Passage& passage) { return place(passage.path, passage.position); }

/// Line and column just behind the quote, columns in code points. A quote that was cut at 400 bytes ends where it was
/// cut.
struct LineEnd {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};
LineEnd quote_end(const Passage& passage);

/// The passage that stands for a finding where a format has room for one: the first mention of the first value.
const Passage* first_passage(const Finding& finding);

/// "fiscal year 2022", "2021-10-01 to 2022-09-30", "18..45": the value of a dimension for reading.
std::string dimension_value(const Dimension& dimension);
/// "drug fentanyl", "time 2021 (inferred from the heading)", "place not stated".
std::string describe(const Dimension& dimension);

/// `path` as a URI reference: percent-encoded, "file://" before an absolute path.
std::string uri(std::string_view path);

/// "3 warnings", "1 note".
std::string counted(std::uint64_t number, std::string_view singular);

}  // namespace claimcheck::reports
