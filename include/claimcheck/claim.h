// A claim: measure + quantity + dimensions + attribution + stance (semantics: "Claim").
//
// Made by checker/extract; self-contained, so that the document may be dropped afterwards.
#pragma once

#include <claimcheck/context.h>
#include <claimcheck/mention.h>

#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck {

enum class Origin : std::uint8_t { stated, inferred, unknown };

/// Where an inferred value came from. A difference that rests on `document_date` alone is a note at most.
enum class InferredFrom : std::uint8_t {
  none,
  sentence,
  paragraph,
  heading,
  table_header,
  list_lead,
  document_date,
  rule_default
};

/// One coordinate of a claim: time, place, population, status, or what a rule names.
struct Dimension {
  std::string name;
  std::string value;  // canonical value ("fentanyl", "US", "2024-02-06..2024-02-07", "18..45")
  Origin origin = Origin::unknown;
  InferredFrom from = InferredFrom::none;
  std::optional<DateRange> dates;   // for time
  std::optional<Interval> numbers;  // for ranges of numbers (ages)
  std::string words;                // the words that said so, for the report
  std::vector<std::string> within;  // wider values that hold this one, narrowest first ("Texas", "United States")
};

enum class Stance : std::uint8_t { asserted, attributed, question, hypothetical, illustrative, denied, corrected };

/// A place in an original file that a user can find.
struct Position {
  std::uint32_t start = 0;  // byte offsets in the source, end exclusive
  std::uint32_t end = 0;
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in code points
};

/// The cell of a table that a claim stands in; `total_row` and `total_column` where the headers call it a total.
struct TableCell {
  std::int32_t table = -1, row = -1, column = -1;  // zero-based; -1 outside of tables
  bool header = false;
  bool total_row = false;
  bool total_column = false;
};

struct Claim {
  std::uint32_t document = 0;      // index into the document list
  std::uint32_t sentence_id = 0;   // sentences are numbered within a document
  std::uint32_t paragraph_id = 0;  // index of the block
  Mention quantity;                // spans in it refer to Document::text and are kept for the order only
  Position position;               // of the quantity phrase
  std::string locator;             // where a person finds it ("page 3, line 12"); empty where line and column say it
  std::string quote;               // exact source bytes of the phrase, at most 400
  SharedText sentence;             // the sentence as a reader sees it, white space folded, at most 2,000 bytes
  Span sentence_number;            // where the phrase stands in `sentence`

  std::string measure;                // id of the measure, or empty (discovered, or none)
  std::string rule;                   // "pack/id", or empty
  std::vector<Dimension> dimensions;  // sorted by name
  std::string speaker;
  std::string attribution;
  Stance stance = Stance::asserted;
  bool cumulative = false;  // by rule or by wording ("so far", "to date", "since")
  bool in_table = false;
  bool in_heading = false;
  bool in_list = false;
  TableCell cell;

  /// The words around the mention, for alignment without a rule.
  Context context;
};

const Dimension* find_dimension(const Claim& claim, std::string_view name);
const char* to_string(Stance stance);
const char* to_string(Origin origin);
const char* to_string(InferredFrom from);

}  // namespace claimcheck
