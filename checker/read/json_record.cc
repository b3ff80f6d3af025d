// One record of JSON Lines input: {"id", "text", "date", "title", "source", "set", "role"}.
#include "checker/read/json_syntax.h"
#include "checker/read/metadata.h"
#include "checker/read/plain_text.h"
#include "checker/read/structure.h"
#include "checker/text/place.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace claimcheck {

namespace {

using Json = nlohmann::json;

/// Collects what is wrong with one line.
class RecordErrors {
 public:
  RecordErrors(const std::string& path, std::uint64_t line, std::vector<Diagnostic>& out)
      : path_(path), line_(line), out_(out) {}
  void add(std::string message, std::uint32_t column = 0) {
    const auto most = std::numeric_limits<std::uint32_t>::max();
    out_.push_back({path_,
                    line_ > most ? most : static_cast<std::uint32_t>(line_),
                    column,
                    Severity::error,
                    std::move(message),
                    {}});
    any_ = true;
  }
  bool any() const { return any_; }

 private:
  const std::string& path_;
  std::uint64_t line_;
  std::vector<Diagnostic>& out_;
  bool any_ = false;
};

/// The string at `key`; empty when it is absent or null. Another type is an error.
std::optional<std::string> string_at(const Json& record, const char* key, RecordErrors& errors) {
  const auto found = record.find(key);
  if (found == record.end() || found->is_null()) return std::nullopt;
  if (found->is_string()) return found->get<std::string>();
  errors.add(std::string("\"") + key + "\" must be a string, but is " + found->type_name());
  return std::nullopt;
}

/// Parses the line into an object; null, with a message, when it is none.
Json parse_line(std::string_view line, RecordErrors& errors) {
  if (const std::size_t bad = invalid_utf8(line); bad != std::string_view::npos) {
    errors.add("not valid UTF-8", PlaceFinder(line).at(static_cast<std::uint32_t>(bad)).column);
    return nullptr;
  }
  if (read::nests_too_deep(line)) {
    errors.add("nested more than " + std::to_string(read::deepest_json) + " levels deep");
    return nullptr;
  }
  Json record = Json::parse(line, nullptr, false);
  if (record.is_discarded()) {
    errors.add("not valid JSON; one object a line was expected",
               PlaceFinder(line).at(static_cast<std::uint32_t>(read::json_failure(line))).column);
  } else if (!record.is_object()) {
    errors.add(std::string("an object was expected, but the line holds ") + record.type_name());
  } else {
    return record;
  }
  return nullptr;
}

void read_role(const Json& record, Document& document, RecordErrors& errors) {
  const auto role = string_at(record, "role", errors);
  if (!role) return;
  if (*role == "draft")
    document.role = Role::draft;
  else if (*role == "source")
    document.role = Role::source;
  else if (*role != "document")
    errors.add("\"role\" must be \"draft\" or \"source\"");
}

void read_record_date(const Json& record, Document& document, RecordErrors& errors) {
  const auto written = string_at(record, "date", errors);
  if (!written || written->empty()) return;
  document.meta.date = read::parse_written_date(*written);
  if (document.meta.date)
    document.meta.date_origin = "record";
  else
    errors.add("\"date\" must be a day as YYYY-MM-DD");
}

}  // namespace

std::optional<Document> read_json_record(std::string_view line, std::uint64_t line_number, const std::string& path,
                                         const ReadOptions& options, std::vector<Diagnostic>& diagnostics) {
  RecordErrors errors(path, line_number, diagnostics);
  const Json record = parse_line(line, errors);
  if (record.is_null()) return std::nullopt;
  Document document;
  document.is_id = true;
  auto id = string_at(record, "id", errors);
  auto text = string_at(record, "text", errors);
  if (!id && !errors.any()) errors.add("\"id\" is missing");
  if (!text && !errors.any()) errors.add("\"text\" is missing");
  document.meta.title = string_at(record, "title", errors).value_or("");
  document.meta.source = string_at(record, "source", errors).value_or("");
  document.set = string_at(record, "set", errors).value_or("");
  read_role(record, document, errors);
  read_record_date(record, document, errors);
  if (errors.any()) return std::nullopt;
  document.path = std::move(*id);
  read::read_plain_body(std::move(*text), document);
  read::find_speaker_turns(document);
  read::link_blocks(document);
  read::resolve_date(document, options);
  return document;
}

}  // namespace claimcheck
