// The JSON writer: commas, indentation, escapes.
#include "reports/json_writer.h"

#include "reports/unicode.h"

#include <fmt/format.h>

#include <cmath>

namespace claimcheck::reports {

namespace {

// Largest decimal magnitude written as a number: beyond it a reader that uses double would see infinity or zero.
constexpr int max_magnitude = 300;

void append_escaped(std::string& out, const CodePoint& c) {
  switch (c.value) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  // Not only what JSON demands: JSON is also read on terminals, and some readers of JSON Lines take U+0085, U+2028 and
  // U+2029 for line ends.
  if (c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0) || c.value == 0x2028 || c.value == 0x2029 ||
      reorders_text(c.value))
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c.value));
  else
    append_utf8(out, c.value);
}

}  // namespace

std::string json_decimal(const Decimal& value) {
  const int leading = value.exponent() + value.digits();
  const bool plain = value.digits() <= 15 && leading < max_magnitude && leading > -max_magnitude;
  return plain ? value.to_string() : '"' + value.to_string() + '"';
}

void JsonWriter::line_break() {
  if (layout_ == Layout::compact) return;
  out_ += '\n';
  out_.append(2 * has_items_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) out_ += ',';
  has_items_.back() = true;
  line_break();
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  has_items_.push_back(false);
}

void JsonWriter::close(char bracket) {
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) line_break();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_string(name);
  out_ += layout_ == Layout::compact ? ":" : ": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_value();
  append_string(text);
}

void JsonWriter::append_string(std::string_view text) {
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_escaped(out_, c);
    at += c.bytes;
  }
  out_ += '"';
}

void JsonWriter::integer(std::uint64_t value) {
  before_value();
  out_ += std::to_string(value);
}

void JsonWriter::decimal(const Decimal& value) {
  before_value();
  out_ += json_decimal(value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

void JsonWriter::fraction(double value) {
  const double bounded = value >= 0.0 ? std::fmin(value, 1.0) : 0.0;  // NaN becomes 0
  decimal(Decimal::scaled(std::llround(bounded * 1000.0), -3));
}

}  // namespace claimcheck::reports
