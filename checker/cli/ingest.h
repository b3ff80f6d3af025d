// From the list of inputs to documents: batches of bounded size, read in parallel, handed on in order.
#pragma once

#include "checker/cli/large_file.h"
#include "checker/cli/line_reader.h"
#include "checker/cli/progress.h"
#include "checker/cli/walk.h"
#include "checker/text/parallel.h"

#include <claimcheck/claimcheck.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::cli {

/// One document to be: a file, a record of a JSON Lines file, or a part of a large file.
struct Item {
  const Input* input = nullptr;
  bool is_record = false;
  std::string bytes;              // of a record or a part
  std::uint64_t line_number = 0;  // of a record
  Part part;
  bool hash = false;   // wants Ingested::sha256
  std::string sha256;  // of the file of which this is the last part
};

/// What became of an item. No document: failures say why. Diagnostics may also be warnings beside a document.
struct Ingested {
  std::optional<Document> document;
  std::vector<Diagnostic> diagnostics;
  std::vector<Failure> failures;
  std::string sha256;     // of the bytes that were read, where it was wanted; of all of a file with its last part
  Part part;              // where the document is one
  bool recalled = false;  // what is wanted of it is known already: there is no document, and no failure
};

/// Cuts the inputs into batches. Holds one batch of records or parts at a time, never a whole JSON Lines file.
class Feed {
 public:
  /// `hash`: every document comes with the SHA-256 of its bytes. `most_expanded`: see ReadOptions. With `parts`, large
  /// files come in parts: the first alone in its batch, so that the others know what it found.
  Feed(const std::vector<Input>& inputs, InputForm form, std::uint64_t most_expanded, bool hash = false,
       std::optional<PartSizes> parts = {})
      : inputs_(inputs), form_(form), most_expanded_(most_expanded), hash_(hash), parts_(parts) {}
  /// Fills `batch`; `broken` tells of files that could not be opened or read on. False when there is nothing more.
  bool next(std::vector<Item>& batch, Ingested& broken);

 private:
  void next_records(std::vector<Item>& batch, Ingested& broken);
  void next_parts(std::vector<Item>& batch, Ingested& broken);

  const std::vector<Input>& inputs_;
  InputForm form_;
  std::uint64_t most_expanded_;
  bool hash_;
  std::optional<PartSizes> parts_;
  std::size_t next_ = 0;
  std::unique_ptr<LineReader> reader_;
  std::unique_ptr<LargeFile> large_;  // of the input at next_
};

/// Whether what is wanted of an input with these bytes is known already, so that it need not be read as a document.
using Recall = std::function<bool(std::string_view bytes)>;

/// Reads one item. Safe to call from several threads.
Ingested ingest(const Item& item, const ReadOptions& options, const Recall& recall);

/// Calls recall(item, bytes, result) for each input, then, where that says false, work(what was ingested, result) for
/// its document, in parallel; and then done(what was ingested, result), in order. `Result` is whatever the two make of
/// a document. Stops when done() says false (nobody reads the output any more).
template <class Result, class RecallResult, class Work, class Done>
void for_each_document(Feed& feed, const ReadOptions& options, unsigned jobs, Progress& progress, RecallResult&& recall,
                       Work&& work, Done&& done) {
  struct Slot {
    Ingested ingested;
    Result result;
  };
  std::vector<Item> batch;
  Ingested broken;  // what went wrong with whole inputs
  while (feed.next(batch, broken)) {
    std::vector<Slot> slots(batch.size());
    for_each_parallel(batch.size(), jobs, [&](std::size_t i) {
      slots[i].ingested =
          ingest(batch[i], options, [&](std::string_view bytes) { return recall(batch[i], bytes, slots[i].result); });
      if (slots[i].ingested.document) work(slots[i].ingested, slots[i].result);
      // The text is not needed any more; only whether there was a document.
      if (slots[i].ingested.document) slots[i].ingested.document.emplace();
      batch[i].bytes = std::string();
      if (!batch[i].part.of || batch[i].part.last) progress.tick();
    });
    for (Slot& slot : slots)
      if (!done(slot.ingested, slot.result)) return;
    Result none{};
    if (!broken.failures.empty() && !done(broken, none)) return;
    broken = {};
  }
}

/// The same, where every document is read: work(document, result).
template <class Result, class Work, class Done>
void for_each_document(Feed& feed, const ReadOptions& options, unsigned jobs, Progress& progress, Work&& work,
                       Done&& done) {
  for_each_document<Result>(
      feed, options, jobs, progress, [](const Item&, std::string_view, Result&) { return false; },
      [&](const Ingested& ingested, Result& result) { work(*ingested.document, result); }, done);
}

}  // namespace claimcheck::cli
