#include "checker/store/claim_record.h"

#include <stdexcept>
#include <utility>

namespace claimcheck::store {

namespace {

template <class Enum>
constexpr std::uint64_t up_to(Enum last) {
  return static_cast<std::uint64_t>(last);
}

// The fields of each type, in the order in which they are written. `T` is const where a record is encoded. The names in
// brackets count the members of a type: one that is added does not compile until it is counted here, and then written.

template <class Coder, class T>
void code_date(Coder& c, T& date) {
  c.number(date.days);
}

template <class Coder, class T>
void code_dates(Coder& c, T& range) {
  c.optional(range.from, [&](auto& day) { code_date(c, day); });
  c.optional(range.to, [&](auto& day) { code_date(c, day); });
}

template <class Coder, class T>
void code_end(Coder& c, T& value) {
  c.optional(value, [&](auto& number) { c.decimal(number); });
}

template <class Coder, class T>
void code_interval(Coder& c, T& interval) {
  code_end(c, interval.low);
  code_end(c, interval.high);
  c.flag(interval.low_open);
  c.flag(interval.high_open);
}

template <class Coder, class T>
void code_span(Coder& c, T& span) {
  c.number(span.begin);
  c.number(span.end);
}

template <class Coder, class T>
void code_mention(Coder& c, T& m) {
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19,
                                m20, m21, m22, m23] = m;
  c.number(m.kind, up_to(QuantityKind::duration));
  c.number(m.modifier, up_to(Modifier::just_above));
  c.number(m.written, up_to(Written::indefinite));
  code_span(c, m.span);
  code_span(c, m.number);
  code_span(c, m.hedge);
  code_span(c, m.full);
  code_end(c, m.stated_low);
  code_end(c, m.stated_high);
  code_interval(c, m.literal);
  code_interval(c, m.charitable);
  code_end(c, m.suggested_low);
  code_end(c, m.suggested_high);
  c.unit(m.unit);
  c.shared(m.noun);
  code_span(c, m.noun_span);
  code_end(c, m.part);
  code_end(c, m.whole);
  code_dates(c, m.dates);
  c.flag(m.relative);
  c.number(m.weekday);
  c.number(m.month_day);
  if constexpr (Coder::reads)
    if (m.month_day != 0 && (m.month_day < 101 || m.month_day > 1231)) c.refuse();
  c.flag(m.plain_bound);
}

template <class Coder, class T>
void code_dimension(Coder& c, T& d) {
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8] = d;
  c.shared(d.name);
  c.shared(d.value);
  c.number(d.origin, up_to(Origin::unknown));
  c.number(d.from, up_to(InferredFrom::rule_default));
  c.optional(d.dates, [&](auto& dates) { code_dates(c, dates); });
  c.optional(d.numbers, [&](auto& numbers) { code_interval(c, numbers); });
  c.shared(d.words);
  c.list(d.within, [&](auto& wider) { c.shared(wider); });
}

template <class Coder, class T>
void code_context(Coder& c, T& context) {
  c.words(context.sentence);
  c.number(context.before_begin);
  c.number(context.before_end);
  c.number(context.behind_begin);
  c.number(context.behind_end);
  c.number(context.noun_begin);
  c.number(context.noun_end);
  c.list(context.own, [&](auto& w) {
    c.hash(w.stem);
    c.number(w.distance);
    c.number(w.flags);
  });
}

template <class Coder, class T>
void code_cell(Coder& c, T& cell) {
  c.number(cell.table);
  c.number(cell.row);
  c.number(cell.column);
  c.flag(cell.header);
  c.flag(cell.total_row);
  c.flag(cell.total_column);
}

template <class Coder, class T>
void code_claim(Coder& c, T& claim) {
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19,
                                m20, m21] = claim;
  c.number(claim.sentence_id);
  c.number(claim.paragraph_id);
  code_mention(c, claim.quantity);
  c.number(claim.position.start);
  c.number(claim.position.end);
  c.number(claim.position.line);
  c.number(claim.position.column);
  c.shared(claim.locator);
  c.plain(claim.quote);
  c.shared(claim.sentence);
  code_span(c, claim.sentence_number);
  c.shared(claim.measure);
  c.shared(claim.rule);
  c.list(claim.dimensions, [&](auto& d) { code_dimension(c, d); });
  c.shared(claim.speaker);
  c.shared(claim.attribution);
  c.number(claim.stance, up_to(Stance::corrected));
  c.flag(claim.cumulative);
  c.flag(claim.in_table);
  c.flag(claim.in_heading);
  c.flag(claim.in_list);
  code_cell(c, claim.cell);
  code_context(c, claim.context);
}

template <class Coder, class T>
void code_suppression(Coder& c, T& s) {
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9] = s;
  c.shared(s.document);
  c.number(s.first_line);
  c.number(s.last_line);
  c.plain(s.quote);
  c.list(s.about, [&](auto& about) { c.plain(about); });
  c.plain(s.reason);
  c.number(s.origin, up_to(DecisionOrigin::sidecar));
  c.shared(s.path);
  c.number(s.line);
}

template <class Coder, class T>
void code_info(Coder& c, T& info) {
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8] = info;
  c.shared(info.path);
  c.plain(info.set);
  c.flag(info.is_id);
  c.number(info.role, up_to(Role::source));
  c.optional(info.date, [&](auto& day) { code_date(c, day); });
  c.plain(info.date_origin);
  c.list(info.keywords, [&](auto& word) { c.hash(word); });
  c.list(info.title, [&](auto& word) {
    c.hash(word.word);
    c.flag(word.says_which);
    c.flag(word.model);
  });
}

template <class Coder, class T>
void code_record(Coder& c, T& record) {
  code_info(c, record.info);
  c.plain(record.sha256);
  c.list(record.claims, [&](auto& claim) { code_claim(c, claim); });
  c.list(record.suppressions, [&](auto& s) { code_suppression(c, s); });
}

template <class Coder, class T>
void code_claim_of_piece(Coder& c, T& claim) {
  c.number(claim.document);
  code_claim(c, claim);
}

bool in_order(std::uint32_t begin, std::uint32_t end, std::size_t size) { return begin <= end && end <= size; }

/// Whether what points into the sentence lies in it: the checks slice by it.
bool fits(const Claim& claim) {
  const Context& c = claim.context;
  const std::size_t words = c.sentence ? c.sentence->size() : 0;
  return in_order(claim.sentence_number.begin, claim.sentence_number.end, claim.sentence.size()) &&
         in_order(c.before_begin, c.before_end, words) && in_order(c.behind_begin, c.behind_end, words) &&
         in_order(c.noun_begin, c.noun_end, words);
}

class RecordPiece final : public ClaimPiece {
 public:
  RecordPiece(std::string bytes, const UnitTable& units) : bytes_(std::move(bytes)), units_(units) {}
  /// False when the bytes are no piece.
  bool open() {
    Decoder decoder(bytes_, units_, parts_);
    decoder.list(parts_.texts, [&](auto& text) { decoder.view(text); });
    decoder.list(parts_.sentences, [&](auto& sentence) { decoder.view(sentence.bytes); });
    decoder.list(parts_.words, [&](auto& words) { decoder.view(words.bytes); });
    decoder.list(claims_, [&](auto& claim) { decoder.view(claim); });
    // Where one claim of a sentence is looked at, all of its text and words are made.
    bytes_taken_ = sizeof *this + 2 * bytes_.capacity() + sizeof(std::string_view) * parts_.texts.capacity() +
                   sizeof(SharedParts::Part<SharedText>) * parts_.sentences.capacity() +
                   sizeof(SharedParts::Part<SharedWords>) * parts_.words.capacity() +
                   sizeof(std::string_view) * claims_.capacity();
    return !decoder.broken() && decoder.at_end();
  }
  std::uint32_t size() const override { return static_cast<std::uint32_t>(claims_.size()); }
  Claim make(std::uint32_t number) override {
    Decoder decoder(number < claims_.size() ? claims_[number] : std::string_view(), units_, parts_);
    Claim claim;
    code_claim_of_piece(decoder, claim);
    if (decoder.broken() || !decoder.at_end() || !fits(claim)) throw std::runtime_error("a kept claim is damaged");
    return claim;
  }
  std::size_t bytes() const override { return bytes_taken_; }

 private:
  std::string bytes_;  // what the views below lie in
  const UnitTable& units_;
  SharedParts parts_;
  std::vector<std::string_view> claims_;
  std::size_t bytes_taken_ = 0;
};

void add_table(const SharedBodies::Table& table, Encoder& to) {
  to.number(table.count);
  to.bytes += table.bytes;
}

}  // namespace

std::string encode(const DocumentRecord& record) {
  Encoder encoder;
  code_record(encoder, record);
  return std::move(encoder.bytes);
}

bool decode(std::string_view bytes, const UnitFinder& find_unit, DocumentRecord& record) {
  Decoder decoder(bytes, find_unit);
  code_record(decoder, record);
  if (decoder.broken() || !decoder.at_end()) return false;
  for (const Claim& claim : record.claims)
    if (!fits(claim)) return false;
  return true;
}

std::string encode_piece(std::span<const Claim> claims, UnitTable& units) {
  SharedBodies bodies;
  Encoder encoder(units, bodies);
  Encoder piece, items;
  for (const Claim& claim : claims) {
    encoder.start_item();
    encoder.bytes.clear();
    code_claim_of_piece(encoder, claim);
    items.plain(encoder.bytes);
  }
  add_table(bodies.texts, piece);
  add_table(bodies.sentences, piece);
  add_table(bodies.words, piece);
  piece.number(claims.size());
  return std::move(piece.bytes) + items.bytes;
}

std::unique_ptr<ClaimPiece> open_piece(std::string bytes, const UnitTable& units) {
  auto piece = std::make_unique<RecordPiece>(std::move(bytes), units);
  return piece->open() ? std::move(piece) : nullptr;
}

}  // namespace claimcheck::store
