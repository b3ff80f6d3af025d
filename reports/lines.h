// The line formats of `quantities` and `claims`: one JSON object a line, or one row for a terminal.
#pragma once

#include <claimcheck/claim.h>
#include <claimcheck/mention.h>

#include <string>
#include <string_view>

namespace claimcheck::reports {

/// Where a quantity stands and the words of the document that its line shows. The views need to live for the call only.
struct QuantityPlace {
  std::string_view path;  // path or id
  bool is_id = false;
  Position position;              // of Mention::span, in the source
  std::string_view text;          // the bytes of that span
  std::string_view hedge;         // the words of Mention::hedge, or empty
  std::string_view locator = {};  // "Sheet1!C7"; empty where line and column say it
};

/// One line of `quantities --format jsonl`, with its line end. Shape: docs/schema/quantity.schema.json.
std::string quantity_line(const Mention& mention, const QuantityPlace& place);
/// One line of `claims --format jsonl`, with its line end; position and text are the claim's own.
/// Shape: docs/schema/claim.schema.json.
std::string claim_line(const Claim& claim, std::string_view path, bool is_id, std::string_view hedge);

/// One row for a terminal, with its line end: place, phrase, value.
std::string quantity_row(const Mention& mention, const QuantityPlace& place);
/// The same with measure, dimensions and stance.
std::string claim_row(const Claim& claim, std::string_view path, bool is_id, std::string_view hedge);

}  // namespace claimcheck::reports
