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

/// Eight bytes that say how long the record behind them is.
std::string length_of(std::size_t size) {
  std::string out;
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<char>(static_cast<std::uint64_t>(size) >> (8 * i)));
  return out;
}

/// The first record of `bytes`, taken off; false when it is cut off.
bool take_record(std::string_view& bytes, std::string_view& record) {
  if (bytes.size() < 8) return false;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < 8; ++i)
    size |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  bytes.remove_prefix(8);
  if (size > bytes.size()) return false;
  record = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return true;
}

}  // namespace

ClaimsWriter::ClaimsWriter(const ClaimsHeader& header, Sink sink) : sink_(std::move(sink)) {
  sink_(header_line(header));
}

void ClaimsWriter::add(const DocumentRecord& record) {
  const std::string bytes = encode(record);
  pending_ += length_of(bytes.size()) + bytes;
  if (pending_.size() >= frame_bytes) flush();
}

void ClaimsWriter::flush() {
  if (pending_.empty()) return;
  const std::string framed = frame(pending_);
  failed_ |= framed.empty();
  sink_(framed);
  pending_.clear();
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
    for (std::string_view rest = content; !rest.empty(); ++count) {
      std::string_view one;
      DocumentRecord record;
      if (!take_record(rest, one) || !decode(one, find_unit, record)) return broken;
      take(record);
    }
  }
  if (count != header.documents)
    return "cut off: " + std::to_string(count) + " of " + std::to_string(header.documents) + " documents are there";
  return {};
}

}  // namespace claimcheck::store
