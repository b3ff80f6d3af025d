// From the list of inputs to documents: batches of bounded size, read in parallel, handed on in order.
#pragma once

#include "checker/cli/large_file.h"
#include "checker/cli/line_reader.h"
#include "checker/cli/progress.h"
#include "checker/cli/walk.h"
#include "checker/text/parallel.h"

#include <claimcheck/claimcheck.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
  bool reads_records() const { return form_ == InputForm::jsonl; }

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
/// its document, in parallel; and then done(what was ingested, result), in order: of files, with several threads,
/// while the next batch is under way. `Result` is whatever the two make of a document. Stops when done() says false
/// (nobody reads the output any more).
template <class Result, class RecallResult, class Work, class Done>
void for_each_document(Feed& feed, const ReadOptions& options, unsigned jobs, Progress& progress, RecallResult&& recall,
                       Work&& work, Done&& done) {
  struct Slot {
    Ingested ingested;
    Result result;
  };
  struct Batch {
    std::vector<Item> items;
    Ingested broken;  // what went wrong with whole inputs
    std::vector<Slot> slots;
  };
  Batch two[2];
  const auto take = [&](Item& item, Slot& slot) {
    slot.ingested = ingest(item, options, [&](std::string_view bytes) { return recall(item, bytes, slot.result); });
    if (slot.ingested.document) work(slot.ingested, slot.result);
    // The text is not needed any more; only whether there was a document.
    if (slot.ingested.document) slot.ingested.document.emplace();
    item.bytes = std::string();
    if (!item.part.of || item.part.last) progress.tick();
  };
  Workers workers(jobs);  // they end before what they work on
  const auto fill = [&](Batch& batch) {
    batch.slots.clear();
    batch.broken = {};
    return feed.next(batch.items, batch.broken);
  };
  const auto start = [&](Batch& batch) {
    batch.slots.resize(batch.items.size());
    workers.start(batch.slots.size(), [&](std::size_t i) { take(batch.items[i], batch.slots[i]); });
  };
  const auto hand_on = [&](Batch& batch) {
    for (Slot& slot : batch.slots)
      if (!done(slot.ingested, slot.result)) return false;
    Result none{};
    return batch.broken.failures.empty() || done(batch.broken, none);
  };
  // Records may come from somebody who waits for what is made of the first ones.
  const bool ahead = jobs > 1 && !feed.reads_records();
  Batch *batch = &two[0], *next = &two[1];
  bool more = fill(*batch);
  if (more) start(*batch);
  while (more) {
    if (ahead) more = fill(*next);
    workers.finish();
    // Parts of a file wait until what the first one found was handed on.
    const bool wait = !ahead || std::any_of(batch->items.begin(), batch->items.end(),
                                            [](const Item& item) { return item.part.of && !item.part.of->found; });
    if (more && !wait) start(*next);
    if (!hand_on(*batch)) return;
    if (!ahead) more = fill(*next);
    if (more && wait) start(*next);
    std::swap(batch, next);
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
