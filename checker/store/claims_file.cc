#include "checker/store/claims_file.h"

#include "checker/store/frame.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace claimcheck::store {

namespace {

using nlohmann::json;

constexpr std::string_view name = "claimcheck-claims";
constexpr std::size_t frame_bytes = 4u << 20;      // records are gathered to so many, which compress better together
constexpr std::size_t longest_header = 64u << 20;  // bytes; it lists what could not be read

std::string header_line(const ClaimsHeader& header) {
  json failures = json::array();
  for (const Failure& failure : header.failures)
    failures.push_back({{"path", failure.path}, {"reason", failure.reason}});
  const json line = {{"format", name},
                     {"version", record_version},
                     {"tool", header.tool},
                     {"rules", header.rules},
                     {"documents", header.documents},
                     {"failures", failures},
                     {"broken_suppressions", header.broken_suppressions}};
  return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Why the line is no header that can be read, or an empty string.
std::string parse_header(std::string_view line, ClaimsHeader& header) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object() || text_of(object, "format") != name) return "not a claims file (see 'claimcheck extract')";
  const auto version = object.find("version");
  if (version == object.end() || !version->is_number_unsigned() || version->get<std::uint64_t>() != record_version)
    return "a claims file of another version than " + std::to_string(record_version) + "; extract it again";
  header.tool = text_of(object, "tool");
  header.rules = text_of(object, "rules");
  if (const auto count = object.find("documents"); count != object.end() && count->is_number_unsigned())
    header.documents = count->get<std::uint64_t>();
  if (const auto broken = object.find("broken_suppressions"); broken != object.end() && broken->is_boolean())
    header.broken_suppressions = broken->get<bool>();
  if (const auto failures = object.find("failures"); failures != object.end() && failures->is_array())
    for (const json& failure : *failures)
      if (failure.is_object()) header.failures.push_back({text_of(failure, "path"), text_of(failure, "reason")});
  return {};
}

}  // namespace

ClaimsWriter::ClaimsWriter(const ClaimsHeader& header, Sink sink) : sink_(std::move(sink)) {
  sink_(header_line(header));
}

void ClaimsWriter::add(const DocumentRecord& record) {
  pending_.plain(encode(record));
  if (pending_.bytes.size() >= frame_bytes) flush();
}

void ClaimsWriter::flush() {
  if (pending_.bytes.empty()) return;
  const std::string framed = frame(pending_.bytes);
  failed_ |= framed.empty();
  sink_(framed);
  pending_.bytes.clear();
}

bool ClaimsWriter::finish() {
  flush();
  return !failed_;
}

std::string read_claims(std::string_view bytes, const UnitFinder& find_unit, ClaimsHeader& header,
                        const std::function<void(DocumentRecord&)>& take) {
  const std::size_t end = bytes.substr(0, longest_header).find('\n');
  if (end == std::string_view::npos) return "not a claims file (see 'claimcheck extract')";
  if (std::string problem = parse_header(bytes.substr(0, end), header); !problem.empty()) return problem;
  bytes.remove_prefix(end + 1);
  std::uint64_t count = 0;
  std::string content;
  while (!bytes.empty()) {
    const std::string broken =
        "damaged or cut off behind document " + std::to_string(count) + " of " + std::to_string(header.documents);
    if (!take_frame(bytes, content)) return broken;
    std::string one;
    for (Decoder records(content, find_unit); !records.at_end(); ++count) {
      DocumentRecord record;
      records.plain(one);
      if (records.broken() || !decode(one, find_unit, record)) return broken;
      take(record);
    }
  }
  if (count != header.documents)
    return "cut off: " + std::to_string(count) + " of " + std::to_string(header.documents) + " documents are there";
  return {};
}

}  // namespace claimcheck::store
