// Structs as bytes and back. One list of members per struct, `fields(archive, value)`, serves both ways, so that
// writing and reading cannot differ; written with a structured binding, it does not compile once a member is missing
// from it.
//
// For data that the build itself writes and embeds (checker/ruleset/image.h): the bytes are those of this machine
// (little or big endian) and of this version. A reader of damaged bytes stops and says so, but checks no meaning.
#pragma once

#include <claimcheck/decimal.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace claimcheck {

template <typename T>
inline constexpr bool is_plain_bytes = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ArchiveWriter {
 public:
  static constexpr bool reads = false;
  std::string bytes;

  template <typename... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }

 private:
  template <typename T>
  void write(const T& value) {
    if constexpr (is_plain_bytes<T>)
      raw(&value, sizeof value);
    else
      fields(*this, const_cast<T&>(value));  // fields() changes nothing where the archive does not read
  }
  void write(const std::string_view& text) {
    write(static_cast<std::uint32_t>(text.size()));
    raw(text.data(), text.size());
  }
  void write(const std::string& text) { write(std::string_view(text)); }
  template <typename T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    if constexpr (is_plain_bytes<T>)
      raw(values.data(), values.size() * sizeof(T));
    else
      for (const T& value : values) write(value);
  }
  template <typename T>
  void write(const std::deque<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) write(value);
  }
  template <typename T, std::size_t n>
  void write(const std::array<T, n>& values) {
    for (const T& value : values) write(value);
  }
  template <typename T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <typename A, typename B>
  void write(const std::pair<A, B>& value) {
    write(value.first);
    write(value.second);
  }
  void raw(const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); }
};

/// Reads what ArchiveWriter wrote. A `string_view` that is read is one into the archive's bytes, which must outlive it.
class ArchiveReader {
 public:
  static constexpr bool reads = true;
  explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}
  /// False once the bytes have ended too early; whatever was read then is empty.
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

  template <typename... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

 private:
  template <typename T>
  void read(T& value) {
    if constexpr (is_plain_bytes<T>)
      raw(&value, sizeof value);
    else
      fields(*this, value);
  }
  void read(bool& value) {  // a byte of its own: any other than these two would be no bool
    std::uint8_t byte = 0;
    raw(&byte, sizeof byte);
    if (byte > 1) stop();
    value = byte == 1;
  }
  void read(std::string_view& text) { text = piece(count(1)); }
  void read(std::string& text) { text = piece(count(1)); }
  template <typename T>
  void read(std::vector<T>& values) {
    if constexpr (is_plain_bytes<T>) {
      values.resize(count(sizeof(T)));
      raw(values.data(), values.size() * sizeof(T));
    } else {
      values.resize(count(1));
      for (T& value : values) read(value);
    }
  }
  template <typename T>
  void read(std::deque<T>& values) {
    values.resize(count(1));
    for (T& value : values) read(value);
  }
  template <typename T, std::size_t n>
  void read(std::array<T, n>& values) {
    if constexpr (is_plain_bytes<T>)
      raw(values.data(), n * sizeof(T));
    else
      for (T& value : values) read(value);
  }
  template <typename T>
  void read(std::optional<T>& value) {
    bool given = false;
    read(given);
    if (given) read(value.emplace());
  }
  template <typename A, typename B>
  void read(std::pair<A, B>& value) {
    read(value.first);
    read(value.second);
  }
  /// A number of elements of at least `size` bytes each; 0 where so many cannot follow.
  std::size_t count(std::size_t size) {
    std::uint32_t n = 0;
    raw(&n, sizeof n);
    if (n <= rest_.size() / size) return n;
    stop();
    return 0;
  }
  /// What follows damage has no meaning: nothing of it is read.
  void stop() {
    ok_ = false;
    rest_ = {};
  }
  std::string_view piece(std::size_t size) {
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(out.size());
    return out;
  }
  void raw(void* data, std::size_t size) {
    if (size > rest_.size()) stop();
    const std::string_view bytes = piece(size);
    if (bytes.empty()) return;
    std::memcpy(data, bytes.data(), bytes.size());
  }

  std::string_view rest_;
  bool ok_ = true;
};

/// As text: the exact value, whatever a Decimal holds inside.
template <typename Archive>
void fields(Archive& archive, Decimal& value) {
  std::string text;
  if constexpr (!Archive::reads) text = value.to_string();
  archive(text);
  if constexpr (Archive::reads) value = Decimal::parse(text).value_or(Decimal());
}

}  // namespace claimcheck
