#include "checker/cli/ingest.h"

#include "checker/cli/file.h"
#include "checker/cli/sha256.h"

#include <utility>

namespace claimcheck::cli {
namespace {

constexpr std::size_t batch_files = 256;
constexpr std::size_t batch_records = 4096;
constexpr std::size_t batch_bytes = 8u << 20;

/// "line 3, column 14: not valid UTF-8"
std::string reason_of(const Diagnostic& diagnostic) {
  std::string place;
  if (diagnostic.line > 0) place += "line " + std::to_string(diagnostic.line);
  if (diagnostic.line > 0 && diagnostic.column > 0) place += ", column " + std::to_string(diagnostic.column);
  return place.empty() ? diagnostic.message : place + ": " + diagnostic.message;
}

/// A failure for the report, and a message for standard error.
void fail(const std::string& shown, std::uint64_t line, const std::string& reason, Ingested& out) {
  const std::string message = line > 0 ? reason : "cannot read: " + reason;
  out.diagnostics.push_back({shown, static_cast<std::uint32_t>(line), 0, Severity::error, message, {}});
  out.failures.push_back({shown, line > 0 ? reason_of(out.diagnostics.back()) : reason});
}

/// A document that did not come about has at least one failure, made of the diagnostics that are errors.
void name_failures(const std::string& shown, Ingested& out) {
  if (out.document || out.recalled || !out.failures.empty()) return;
  for (const Diagnostic& diagnostic : out.diagnostics)
    if (diagnostic.severity == Severity::error) out.failures.push_back({shown, reason_of(diagnostic)});
  if (out.failures.empty()) out.failures.push_back({shown, "cannot be read"});
}

}  // namespace

bool Feed::next(std::vector<Item>& batch, Ingested& broken) {
  batch.clear();
  if (form_ == InputForm::jsonl) {
    next_records(batch, broken);
    return !batch.empty() || !broken.failures.empty();
  }
  for (; next_ < inputs_.size() && batch.size() < batch_files; ++next_)
    batch.push_back({&inputs_[next_], false, {}, 0, hash_});
  return !batch.empty();
}

void Feed::next_records(std::vector<Item>& batch, Ingested& broken) {
  std::size_t bytes = 0;
  while (next_ < inputs_.size()) {
    const Input& input = inputs_[next_];
    if (!reader_) reader_ = std::make_unique<LineReader>(input.path, most_expanded_);
    Item item{&input, true, {}, 0, hash_};
    bool too_long = false;
    while (batch.size() < batch_records && bytes < batch_bytes) {
      if (!reader_->next(item.line, too_long)) break;
      item.line_number = reader_->number();
      if (too_long)
        fail(input.shown(), item.line_number, "longer than 1 GiB, the longest record that is read", broken);
      else if (item.line.find_first_not_of(" \t\r") != std::string::npos) {
        bytes += item.line.size();
        batch.push_back(std::move(item));
        item = {&input, true, {}, 0, hash_};
      }
    }
    if (batch.size() >= batch_records || bytes >= batch_bytes) return;
    if (!reader_->error().empty()) fail(input.shown(), 0, reader_->error(), broken);
    reader_.reset();
    ++next_;
  }
}

Ingested ingest(const Item& item, const ReadOptions& options, const Recall& recall) {
  Ingested out;
  const Input& input = *item.input;
  if (item.is_record) {
    if (item.hash) out.sha256 = sha256(item.line);
    out.recalled = recall(item.line);
    if (!out.recalled)
      out.document = read_json_record(item.line, item.line_number, input.shown(), options, out.diagnostics);
  } else {
    FileBytes file = read_file(input.path, input.named);
    if (file.error.empty() && item.hash) out.sha256 = sha256(file.bytes);
    if (file.error.empty()) out.recalled = recall(file.bytes);
    if (out.recalled) return out;
    if (file.error.empty())
      out.document = read_document({input.shown(), std::move(file.bytes)}, options, out.diagnostics);
    else
      fail(input.shown(), 0, file.error, out);
  }
  name_failures(input.shown(), out);
  if (out.document && out.document->role == Role::document) out.document->role = input.role;
  return out;
}

}  // namespace claimcheck::cli
