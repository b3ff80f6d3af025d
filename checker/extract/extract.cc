#include "checker/extract/extract.h"

#include "checker/extract/dimensions.h"
#include "checker/extract/match.h"
#include "checker/extract/stance.h"
#include "checker/extract/table_cell.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/place.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t max_quote = 400;
constexpr std::size_t max_sentence = 2000;

/// `text` cut to at most `limit` bytes, never inside a code point.
std::string_view clipped(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

/// The sentence as one line, shared by its claims; made for the first of them.
class SentenceText {
 public:
  SentenceText(std::string_view text, Span sentence) : text_(text), sentence_(sentence) {}

  /// Sets the sentence of a claim and where its mention stands in it. A very long sentence is cut around the mention.
  void set(Span mention, Claim& claim) {
    if (sentence_.size() > max_sentence) return place(cut_around(mention), mention, {}, claim);
    if (folded_.empty()) folded_ = fold_space(slice(text_, sentence_));
    place(sentence_, mention, folded_, claim);
  }

 private:
  Span cut_around(Span mention) const {
    const std::uint32_t before = std::min<std::uint32_t>(mention.begin - sentence_.begin, max_sentence / 2);
    std::uint32_t begin = mention.begin - before;
    while (begin < mention.begin && inside_code_point(begin)) ++begin;
    std::uint32_t end = std::min<std::uint32_t>(sentence_.end, begin + max_sentence);
    while (end > mention.end && end < text_.size() && inside_code_point(end)) --end;
    return {begin, std::max(end, mention.end)};
  }
  bool inside_code_point(std::uint32_t at) const { return (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80; }

  void place(Span shown, Span mention, SharedText folded, Claim& claim) const {
    if (folded.empty()) folded = fold_space(slice(text_, shown));
    claim.sentence = std::move(folded);
    // Where nothing was taken out, everything stands where it stood. Folding works from left to right, so the folded
    // text up to the mention's end is a prefix of the folded sentence.
    const bool same = claim.sentence.size() == shown.size();
    const std::size_t end =
        same ? mention.end - shown.begin : fold_space(text_.substr(shown.begin, mention.end - shown.begin)).size();
    const std::size_t size = same ? mention.size() : fold_space(slice(text_, mention)).size();
    claim.sentence_number = {static_cast<std::uint32_t>(end - size), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  Span sentence_;
  SharedText folded_;
};

void set_position(const Document& document, Span span, PlaceFinder& places, Claim& claim) {
  const Span source = document.offsets.to_source(span);
  const std::string_view bytes = document.source_bytes();
  const std::string_view quote = clipped(bytes.substr(source.begin, source.end - source.begin), max_quote);
  const LineColumn place = places.at(source.begin);
  claim.position = {source.begin, source.begin + static_cast<std::uint32_t>(quote.size()), place.line, place.column};
  claim.locator = document.locator_at(span.begin);
  claim.quote = quote;
}

void apply_measure(const MeasureMatch& match, const RuleSet& rules, Claim& claim) {
  const Measure& measure = rules.measures[match.measure];
  claim.measure = measure.id;
  claim.rule = measure.rule;
  claim.cumulative |= measure.cumulative && measure.compare != Comparison::never;
  for (const Dimension& d : match.dimensions) {
    const auto at = std::lower_bound(claim.dimensions.begin(), claim.dimensions.end(), d.name,
                                     [](const Dimension& x, const std::string& name) { return x.name < name; });
    if (at != claim.dimensions.end() && at->name == d.name)
      *at = d;
    else
      claim.dimensions.insert(at, d);
  }
}

/// The chain of wider values of each dimension, from the rule's slots or the vocabulary, so that a comparison needs
/// neither.
void set_wider_values(const RuleSet& rules, Claim& claim) {
  constexpr std::size_t max_depth = 8;  // a lattice that turns in circles ends here
  const Measure* measure = claim.measure.empty() ? nullptr : rules.find_measure(claim.measure);
  for (Dimension& d : claim.dimensions) {
    const DimensionSlot* slot = measure != nullptr ? measure->slot(d.name) : nullptr;
    std::string value = d.value;
    while (d.within.size() < max_depth) {
      std::string parent;
      if (slot != nullptr) {
        for (const DimensionSlot::Value& v : slot->values)
          if (v.value == value) parent = v.parent;
      }
      if (parent.empty() && rules.vocabulary != nullptr && !d.dates)  // days lie in nothing that has a name
        parent = rules.vocabulary->parent(value);
      if (parent.empty()) break;
      d.within.push_back(parent);
      value = parent;
    }
  }
}

/// The date of a dateline says when the document was written, and nothing about what it tells. With a weekday it stays
/// a claim: that the two go together.
bool dates_the_document(const Document& document, const Mention& mention) {
  const Span line = document.dateline;
  return mention.kind == QuantityKind::date && mention.weekday < 0 && mention.span.begin >= line.begin &&
         mention.span.end <= line.end;
}

}  // namespace

void extract_from_scan(const Document& document, const Scan& scan, const RuleSet& rules, std::uint32_t document_index,
                       std::vector<Claim>& claims) {
  MeasureMatcher matcher(document, scan, rules);
  PlaceFinder places(document.source_bytes());
  DocumentScope scope(document, rules, scan);
  thread_local SentenceContext context;  // these two are reused
  thread_local SentenceWords words;
  for (std::uint32_t sentence_id = 0; sentence_id < scan.sentences.size(); ++sentence_id) {
    const Sentence& sentence = scan.sentences[sentence_id];
    if (sentence.first_mention == sentence.end_mention) continue;
    read_context(scope, sentence_id, context);
    const std::vector<MeasureMatch>& matches = matcher.match(sentence);
    const Block& block = document.blocks[sentence.block];
    read_words(scope, sentence, words);
    SentenceText shown(document.text, sentence.span);
    for (std::uint32_t i = sentence.first_mention; i < sentence.end_mention; ++i) {
      const Mention& mention = scan.mentions[i];
      if (dates_the_document(document, mention)) continue;
      Claim& claim = claims.emplace_back();
      claim.document = document_index;
      claim.sentence_id = sentence_id;
      claim.paragraph_id = sentence.block;
      claim.quantity = mention;
      claim.in_table = block.kind == BlockKind::table_cell;
      if (claim.in_table) claim.cell = table_cell(document, sentence.block);
      claim.in_list = block.kind == BlockKind::list_item;
      claim.in_heading = block.kind == BlockKind::heading || block.kind == BlockKind::title;
      set_position(document, mention.span, places, claim);
      shown.set(mention.span, claim);
      const auto match =
          std::find_if(matches.begin(), matches.end(), [&](const MeasureMatch& m) { return m.mention == i; });
      if (match != matches.end()) apply_measure(*match, rules, claim);
      add_dimensions(scope, context, i, claim);
      set_stance(scope, context, i, claim);
      set_cumulative(scope, context, i, claim);
      set_wider_values(rules, claim);
      add_words_around(scope, sentence, words, mention, claim);
    }
    scope.keep(context);
  }
}

}  // namespace claimcheck
