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

void ingest_part(const Item& item, const ReadOptions& options, Ingested& out) {
  const LargeDocument& whole = *item.part.of;
  ReadOptions as_whole = options;
  as_whole.format = whole.format;
  out.part = item.part;
  out.sha256 = item.sha256;
  out.document = read_document({item.input->shown(), item.bytes}, as_whole, out.diagnostics);
  for (Diagnostic& diagnostic : out.diagnostics)
    if (diagnostic.line > 0) diagnostic.line += item.part.line - item.part.lines_above;
  if (item.part.first) return;
  // What is told of the file (its encoding, say) was told with its first part.
  std::erase_if(out.diagnostics, [](const Diagnostic& d) { return d.line == 0 && d.severity != Severity::error; });
  if (!out.document) return;
  out.document->meta.date = whole.date;
  out.document->meta.date_origin = whole.date_origin;
}

}  // namespace

bool Feed::next(std::vector<Item>& batch, Ingested& broken) {
  batch.clear();
  if (form_ == InputForm::jsonl) {
    next_records(batch, broken);
    return !batch.empty() || !broken.failures.empty();
  }
  if (large_) next_parts(batch, broken);
  for (; batch.empty() && broken.failures.empty() && next_ < inputs_.size();) {
    for (; next_ < inputs_.size() && batch.size() < batch_files; ++next_) {
      if (parts_) large_ = LargeFile::open(inputs_[next_].path, *parts_);
      if (large_) break;
      batch.push_back({&inputs_[next_], false, {}, 0, {}, hash_, {}});
    }
    if (batch.empty() && large_) next_parts(batch, broken);
  }
  return !batch.empty() || !broken.failures.empty();
}

void Feed::next_parts(std::vector<Item>& batch, Ingested& broken) {
  const Input& input = inputs_[next_];
  std::size_t bytes = 0;
  for (bool more = true; more && bytes < batch_bytes;) {
    Item item{&input, false, {}, 0, {}, hash_, {}};
    more = large_->next(item.bytes, item.part);
    if (more) {
      bytes += item.bytes.size();
      more = !item.part.first && !item.part.last;
      if (item.part.last && hash_) item.sha256 = large_->sha256();
      batch.push_back(std::move(item));
    }
    if (batch.empty() || batch.back().part.last || !large_->error().empty()) {
      if (!large_->error().empty()) fail(input.shown(), 0, large_->error(), broken);
      large_.reset();
      ++next_;
      return;
    }
  }
}

void Feed::next_records(std::vector<Item>& batch, Ingested& broken) {
  std::size_t bytes = 0;
  while (next_ < inputs_.size()) {
    const Input& input = inputs_[next_];
    if (!reader_) reader_ = std::make_unique<LineReader>(input.path, most_expanded_);
    Item item{&input, true, {}, 0, {}, hash_, {}};
    bool too_long = false;
    while (batch.size() < batch_records && bytes < batch_bytes) {
      if (!reader_->next(item.bytes, too_long)) break;
      item.line_number = reader_->number();
      if (too_long)
        fail(input.shown(), item.line_number, "longer than 1 GiB, the longest record that is read", broken);
      else if (item.bytes.find_first_not_of(" \t\r") != std::string::npos) {
        bytes += item.bytes.size();
        batch.push_back(std::move(item));
        item = {&input, true, {}, 0, {}, hash_, {}};
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
    if (item.hash) out.sha256 = sha256(item.bytes);
    out.recalled = recall(item.bytes);
    if (!out.recalled)
      out.document = read_json_record(item.bytes, item.line_number, input.shown(), options, out.diagnostics);
  } else if (item.part.of) {
    ingest_part(item, options, out);
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
