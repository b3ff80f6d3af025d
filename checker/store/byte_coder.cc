#include "checker/store/byte_coder.h"

#include <utility>

namespace claimcheck::store {

namespace {

// How a decimal is written: like the one before it (an interval that is a point has one value twice), as mantissa and
// exponent, or in digits.
enum : std::uint8_t { same = 0, small = 1, written = 2 };

constexpr auto most_dimension = static_cast<std::uint64_t>(UnitDimension::other);

constexpr std::size_t word_size = 9;  // of a context word: its stem, and its flags

/// Eight bytes, the least significant first.
std::uint64_t hash_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

void add_varint(std::uint64_t value, std::string& to) {
  for (; value >= 0x80; value >>= 7) to.push_back(static_cast<char>(value | 0x80));
  to.push_back(static_cast<char>(value));
}

void add_hash(std::uint64_t value, std::string& to) {
  for (int i = 0; i < 8; ++i) to.push_back(static_cast<char>(value >> (8 * i)));
}

/// The fields of a unit; the same for both ways.
template <class Coder, class AnyUnit>
void code_unit(Coder& c, AnyUnit& unit) {
  c.plain(unit.name);
  c.number(unit.dimension, most_dimension);
  c.plain(unit.base);
  c.decimal(unit.factor);
  c.decimal(unit.offset);
}

SharedWords read_words(std::string_view raw) {
  auto words = std::make_shared<std::vector<ContextWord>>(raw.size() / word_size);
  for (std::size_t i = 0; i < words->size(); ++i)
    (*words)[i] = {hash_at(raw, i * word_size), 0, static_cast<std::uint8_t>(raw[i * word_size + 8])};
  return words;
}

}  // namespace

void Encoder::varint(std::uint64_t value) { add_varint(value, bytes); }

void Encoder::hash(const std::uint64_t& value) { add_hash(value, bytes); }

void Encoder::plain(const std::string& text) {
  varint(text.size());
  bytes += text;
}

void Encoder::body(SharedBodies::Table SharedBodies::*table, std::uint64_t size, std::string_view body) {
  if (bodies_ == nullptr) {
    varint(size);
    bytes += body;
    return;
  }
  SharedBodies::Table& bodies = bodies_->*table;
  ++bodies.count;
  add_varint(body.size(), bodies.bytes);
  bodies.bytes += body;
}

void Encoder::shared(const std::string& text) {
  if (!again(texts_, text)) body(&SharedBodies::texts, text.size(), text);
}

void Encoder::shared(const SharedText& text) {
  if (!again(shared_texts_, static_cast<const void*>(text.data())))
    body(&SharedBodies::sentences, text.size(), std::string_view(text));
}

void Encoder::decimal(const Decimal& value) {
  if (value == last_) return bytes.push_back(same);
  last_ = value;
  if (const auto mantissa = value.shifted(-value.exponent()).to_int64()) {
    bytes.push_back(small);
    number(*mantissa);
    return number(value.exponent());
  }
  bytes.push_back(written);
  plain(value.to_string());
}

void Encoder::unit(const Unit* const& unit) {
  if (table_ != nullptr) return varint(unit != nullptr ? table_->number_of(unit) : 0);
  flag(unit != nullptr);
  if (unit != nullptr && !again(units_, static_cast<const void*>(unit))) code_unit(*this, *unit);
}

void Encoder::words(const std::shared_ptr<const std::vector<ContextWord>>& words) {
  flag(words != nullptr);
  if (words == nullptr || again(words_, static_cast<const void*>(words.get()))) return;
  std::string raw;
  raw.reserve(words->size() * word_size);
  for (const ContextWord& w : *words) {
    add_hash(w.stem, raw);
    raw.push_back(static_cast<char>(w.flags));
  }
  body(&SharedBodies::words, words->size(), raw);
}

std::uint64_t Decoder::long_varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (bytes_.empty()) break;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return broken_ ? 0 : value;
  }
  broken_ = true;
  return 0;
}

std::string_view Decoder::take(std::uint64_t count) {
  if (broken_ || count > bytes_.size()) {
    broken_ = true;
    return {};
  }
  const std::string_view taken = bytes_.substr(0, count);
  bytes_.remove_prefix(count);
  return taken;
}

void Decoder::hash(std::uint64_t& value) {
  const std::string_view raw = take(8);
  value = raw.empty() ? 0 : hash_at(raw, 0);
}

void Decoder::plain(std::string& text) { text = take(varint()); }

void Decoder::shared(std::string& text) {
  if (parts_ != nullptr) {
    const std::string_view* known = part(parts_->texts);
    text = known != nullptr ? *known : std::string_view();
    return;
  }
  bool fresh = false;
  const std::string_view* known = again(texts_, fresh);
  if (fresh) known = &texts_.emplace_back(take(varint()));
  text = known != nullptr ? *known : std::string_view();
}

void Decoder::shared(SharedText& text) {
  if (parts_ != nullptr) {
    auto* known = part(parts_->sentences);
    if (known != nullptr && !known->made) known->made.emplace(std::string(known->bytes));
    text = known != nullptr ? *known->made : SharedText();
    return;
  }
  bool fresh = false;
  const SharedText* known = again(shared_texts_, fresh);
  if (fresh) known = &shared_texts_.emplace_back(std::string(take(varint())));
  text = known != nullptr ? *known : SharedText();
}

void Decoder::decimal(Decimal& value) {
  const std::string_view how = take(1);
  if (how.empty()) return;
  if (how[0] == same) {
    value = last_;
    return;
  }
  if (how[0] == small) {
    std::int64_t mantissa = 0;
    std::int32_t exponent = 0;
    number(mantissa);
    number(exponent);
    if (exponent > Decimal::max_exponent || exponent < -Decimal::max_exponent) broken_ = true;
    if (!broken_) value = Decimal::scaled(mantissa, exponent);
  } else {
    std::string text;
    plain(text);
    const auto parsed = how[0] == written ? Decimal::parse(text) : std::nullopt;
    if (!parsed) broken_ = true;
    value = parsed.value_or(Decimal());
  }
  last_ = value;
}

void Decoder::unit(const Unit*& unit) {
  if (table_ != nullptr) {
    const std::uint64_t number = varint();
    unit = table_->find(number);
    broken_ |= number != 0 && unit == nullptr;
    return;
  }
  unit = nullptr;
  bool there = false;
  flag(there);
  if (!there || broken_) return;
  bool fresh = false;
  if (const Unit* const* known = again(units_, fresh)) {
    unit = *known;
  } else if (fresh) {
    Unit described;
    code_unit(*this, described);
    if (broken_) return;
    units_.push_back(unit = (*find_unit_)(described));
  }
}

void Decoder::words(SharedWords& words) {
  words.reset();
  bool there = false;
  flag(there);
  if (!there || broken_) return;
  if (parts_ != nullptr) {
    auto* known = part(parts_->words);
    if (known != nullptr && !known->made) known->made = read_words(known->bytes);
    if (known != nullptr) words = *known->made;
    return;
  }
  bool fresh = false;
  if (const auto* known = again(words_, fresh)) {
    words = *known;
  } else if (fresh) {
    const std::uint64_t count = varint();
    if (count > bytes_.size()) broken_ = true;
    words_.push_back(words = read_words(take(count * word_size)));
  }
}

}  // namespace claimcheck::store
