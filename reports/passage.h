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
/// The same, with the locator where there is one: "path:line:column (Sheet1!C7)".
std::string place(std::string_view path, const Position& position, std::string_view locator);
inline std::string place(const Passage& passage) { return place(passage.path, passage.position, passage.locator); }

/// Line and column just behind the quote, columns in code points. A quote that was cut at 400 bytes ends where it was
/// cut.
struct LineEnd {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};
LineEnd quote_end(const Passage& passage);

/// The first mention of the first value that has one, or null.
const Passage* first_passage(const Finding& finding);
/// The passage where a format with room for one place shows a finding: one in a file that changed, where a run asks
/// about changed files; the draft's, where there is a draft; never an approved figure where a document's passage stands
/// against it. Null without passages.
const Passage* anchor_passage(const Finding& finding);

/// A passage that is not the anchor, with the value that it states.
struct OtherPassage {
  const Passage* passage = nullptr;
  const Value* value = nullptr;
};
/// Every passage but the anchor, those of other values first: they are what disagrees.
std::vector<OtherPassage> other_passages(const Finding& finding);

/// The message, or the kind where it is empty, with the places of the other passages behind it; `before_each` comes
/// before every place: " see also " and ", " on one line, "\n" for formats that show lines. At most
/// `max_listed_places`.
std::string message_with_places(const Finding& finding, std::string_view before_first, std::string_view before_others);
inline constexpr std::size_t max_listed_places = 8;
/// The message, or the kind where it is empty; on one line.
std::string message_of(const Finding& finding);

/// Whether all mentions stand in one sentence of one document: it can be shown once, with every number marked.
bool in_one_sentence(const Finding& finding);

/// The value for a heading ("14,700 pounds (14,650 to 14,750)"); a date, or what else has no number, by its words.
std::string value_heading(const Value& value);
/// The same in short, for lists: the stated point, or the interval.
std::string value_short(const Value& value);

/// "accepted by Ayla Brandt on 2031-04-02: to be corrected", for an open finding that somebody decided about.
std::string decision_words(const Decision& decision);

/// The rule of a finding; the kind ("claimcheck/suggestion") where no rule stands behind it.
std::string rule_id(const Finding& finding);

/// "fiscal year 2022", "2021-10-01 to 2022-09-30", "18..45": the value of a dimension for reading.
std::string dimension_value(const Dimension& dimension);
/// "drug: fentanyl", "time: 2021 (inferred from the heading)", "place: not stated".
std::string describe(const Dimension& dimension);

/// `path` as a URI reference: percent-encoded, "file://" before an absolute path.
std::string uri(std::string_view path);

/// "3 warnings", "1 note".
std::string counted(std::uint64_t number, std::string_view singular);

}  // namespace claimcheck::reports
