// A small JSON writer: keys in the order written, exact decimals, always valid UTF-8.
//
// Used by every JSON-based format. It is a writer and not a tree because numbers must never pass through double and
// because key order is part of the interface.
#pragma once

#include <claimcheck/decimal.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::reports {

/// `value` as a JSON number when it has at most 15 significant digits and a magnitude that every reader can hold;
/// otherwise as a JSON string of the same digits.
std::string json_decimal(const Decimal& value);

class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, indented };

  explicit JsonWriter(Layout layout = Layout::compact) : layout_(layout) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);

  /// A string; bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view text);
  void string_or_null(std::string_view text) { text.empty() ? null() : string(text); }
  void integer(std::uint64_t value);
  void decimal(const Decimal& value);
  void decimal(const std::optional<Decimal>& value) { value ? decimal(*value) : null(); }
  void boolean(bool value);
  void null();
  /// A number between 0 and 1 with at most three decimals.
  void fraction(double value);

  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  void field(std::string_view name, const char* text) { key(name), string(text); }
  void field(std::string_view name, const std::optional<Decimal>& value) { key(name), decimal(value); }
  void field(std::string_view name, std::uint64_t value) { key(name), integer(value); }
  void field_or_null(std::string_view name, std::string_view text) { key(name), string_or_null(text); }
  void flag(std::string_view name, bool value) { key(name), boolean(value); }

  /// What was written so far.
  std::string take() { return std::move(out_); }

 private:
  void before_value();
  void append_string(std::string_view text);
  void open(char bracket);
  void close(char bracket);
  void line_break();

  std::string out_;
  Layout layout_;
  std::vector<bool> has_items_;  // one per open bracket
  bool after_key_ = false;
};

}  // namespace claimcheck::reports
