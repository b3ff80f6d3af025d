// Numbers and texts as bytes and back: what claim records are made of.
//
// An Encoder and a Decoder have the same calls, so that one template lists the fields of a type for both ways. The
// decoder trusts nothing: a length that the bytes cannot hold, or a number out of its range, makes it `broken`, and
// everything that is read from then on is empty. (checker/text/archive.h is for what the build itself embeds: it trusts
// its bytes, and they are those of one machine.)
#pragma once

#include <claimcheck/claim.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace claimcheck::store {

/// The lexicon's own unit that equals a description, so that equal units have one address; never null.
using UnitFinder = std::function<const Unit*(const Unit& described)>;

/// Units by number, for records that do not outlive the program: the units stay where they are.
class UnitTable {
 public:
  /// From 1; the table grows by a unit that it does not have yet.
  std::uint64_t number_of(const Unit* unit) {
    const auto [at, fresh] = numbers_.try_emplace(unit, units_.size() + 1);
    if (fresh) units_.push_back(unit);
    return at->second;
  }
  /// Null for a number that stands for none.
  const Unit* find(std::uint64_t number) const {
    return number == 0 || number > units_.size() ? nullptr : units_[number - 1];
  }

 private:
  std::unordered_map<const Unit*, std::uint64_t> numbers_;
  std::vector<const Unit*> units_;
};

/// What the items of a list share, each once, so that an item can be read without those before it.
struct SharedBodies {
  struct Table {
    std::uint64_t count = 0;
    std::string bytes;  // of each body its size, then itself
  };
  Table texts, sentences, words;
};

class Encoder {
 public:
  static constexpr bool reads = false;
  Encoder() = default;
  /// Units are written as their numbers in `units`, what is shared as its number in `bodies`. Both must outlive it.
  Encoder(UnitTable& units, SharedBodies& bodies) : table_(&units), bodies_(&bodies) {}
  std::string bytes;

  /// Before an item that is to be read by itself.
  void start_item() { last_ = Decimal(); }

  template <class T>
  void number(const T& value, std::uint64_t /*most*/ = ~0ULL) {
    if constexpr (std::is_signed_v<T>) {
      const auto wide = static_cast<std::int64_t>(value);
      varint(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
    } else {
      varint(static_cast<std::uint64_t>(value));
    }
  }
  void flag(const bool& value) { bytes.push_back(value ? '\1' : '\0'); }
  void hash(const std::uint64_t& value);
  void plain(const std::string& text);   // a text that stands once
  void shared(const std::string& text);  // a text that stands often: its bytes are written once
  void shared(const SharedText& text);
  void decimal(const Decimal& value);
  void unit(const Unit* const& unit);
  void words(const std::shared_ptr<const std::vector<ContextWord>>& words);
  template <class List, class Code>
  void list(const List& list, Code code) {
    varint(list.size());
    for (const auto& item : list) code(item);
  }
  template <class T, class Code>
  void optional(const std::optional<T>& value, Code code) {
    flag(value.has_value());
    if (value) code(*value);
  }

 private:
  void varint(std::uint64_t value);
  /// True, with its number written, for what was written before.
  template <class Key>
  bool again(std::unordered_map<Key, std::uint64_t>& known, const Key& key) {
    const auto [at, fresh] = known.try_emplace(key, known.size() + 1);
    varint(fresh && bodies_ == nullptr ? 0 : at->second);
    return !fresh;
  }
  /// Writes a body for the first time; `size` stands before it, where it stands in its place.
  void body(SharedBodies::Table SharedBodies::*table, std::uint64_t size, std::string_view body);

  UnitTable* table_ = nullptr;
  SharedBodies* bodies_ = nullptr;
  std::unordered_map<std::string, std::uint64_t> texts_;
  std::unordered_map<const void*, std::uint64_t> shared_texts_, words_, units_;
  Decimal last_;
};

using SharedWords = std::shared_ptr<const std::vector<ContextWord>>;

/// SharedBodies that were read: a view of their bytes, and what was made of them so far.
struct SharedParts {
  template <class T>
  struct Part {
    std::string_view bytes;
    std::optional<T> made;
  };
  std::vector<std::string_view> texts;
  std::vector<Part<SharedText>> sentences;
  std::vector<Part<SharedWords>> words;
};

class Decoder {
 public:
  static constexpr bool reads = true;
  Decoder(std::string_view bytes, const UnitFinder& find_unit) : bytes_(bytes), find_unit_(&find_unit) {}
  /// Of an item that was written with these units and bodies.
  Decoder(std::string_view bytes, const UnitTable& units, SharedParts& parts)
      : bytes_(bytes), table_(&units), parts_(&parts) {}
  bool broken() const { return broken_; }
  bool at_end() const { return bytes_.empty(); }
  /// For what the caller finds wrong.
  void refuse() { broken_ = true; }

  template <class T>
  void number(T& value, std::uint64_t most = ~0ULL) {
    const std::uint64_t raw = varint();
    if constexpr (std::is_signed_v<T>) {
      const auto wide = static_cast<std::int64_t>(raw >> 1 ^ (0 - (raw & 1)));
      value = static_cast<T>(wide);
      if (static_cast<std::int64_t>(value) != wide) broken_ = true;
    } else {
      value = static_cast<T>(raw);
      if (raw > most || static_cast<std::uint64_t>(value) != raw) broken_ = true;
    }
    if (broken_) value = T{};
  }
  void flag(bool& value) {
    const unsigned char byte = broken_ || bytes_.empty() ? 2 : static_cast<unsigned char>(bytes_.front());
    value = byte == 1;
    if (byte > 1)
      broken_ = true;
    else
      bytes_.remove_prefix(1);
  }
  void hash(std::uint64_t& value);
  void plain(std::string& text);
  void shared(std::string& text);
  void shared(SharedText& text);
  void decimal(Decimal& value);
  void unit(const Unit*& unit);
  void words(SharedWords& words);
  /// So many bytes, as they are.
  void view(std::string_view& bytes) { bytes = take(varint()); }
  template <class List, class Code>
  void list(List& list, Code code) {
    constexpr std::uint64_t trusted = 64;  // items for which memory is taken before they are seen
    list.clear();
    const std::uint64_t count = varint();
    if (count > bytes_.size()) broken_ = true;  // each item takes a byte or more
    if (!broken_) list.reserve(std::min(count, trusted));
    for (std::uint64_t i = 0; i < count && !broken_; ++i) code(list.emplace_back());
    if (broken_) list.clear();
  }
  template <class T, class Code>
  void optional(std::optional<T>& value, Code code) {
    bool there = false;
    flag(there);
    value.reset();
    if (there && !broken_) code(value.emplace());
  }

 private:
  std::uint64_t varint() {
    if (broken_ || bytes_.empty() || static_cast<unsigned char>(bytes_.front()) >= 0x80) return long_varint();
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint64_t long_varint();
  std::string_view take(std::uint64_t count);
  /// The one that stands under a number that was read before; null, with `fresh`, for a new one.
  template <class T>
  const T* again(const std::vector<T>& known, bool& fresh) {
    const std::uint64_t at = varint();
    fresh = at == 0 && !broken_;
    if (at > known.size()) broken_ = true;
    return broken_ || fresh ? nullptr : &known[at - 1];
  }

  /// The one of the parts whose number comes next; null where there is none.
  template <class T>
  T* part(std::vector<T>& parts) {
    const std::uint64_t at = varint();
    if (at == 0 || at > parts.size()) broken_ = true;
    return broken_ ? nullptr : &parts[at - 1];
  }

  std::string_view bytes_;
  const UnitFinder* find_unit_ = nullptr;
  const UnitTable* table_ = nullptr;
  SharedParts* parts_ = nullptr;
  bool broken_ = false;
  std::vector<std::string_view> texts_;
  std::vector<SharedText> shared_texts_;
  std::vector<SharedWords> words_;
  std::vector<const Unit*> units_;
  Decimal last_;
};

}  // namespace claimcheck::store
