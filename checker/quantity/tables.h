// The lexicon compiled: look-up tables from token hashes to what the words mean to the number grammar.
//
// Internal to checker/quantity. Made by lexicon.cc, read by the grammar; immutable but for the interned rate units.
#pragma once

#include "checker/quantity/anchor.h"
#include "checker/quantity/dates_words.h"
#include "checker/quantity/lexicon.h"
#include "checker/text/token.h"

#include <claimcheck/mention.h>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace claimcheck {

/// What a single word may be to the grammar; a word can have several roles. Names as in the tables `[words.<role>]`.
enum WordRole : std::uint64_t {
  role_cardinal = 1ULL << 0,     // value below 100: "twenty"
  role_hundred = 1ULL << 1,      // "hundred"
  role_scale = 1ULL << 2,        // value is a power of ten: "million"
  role_short_scale = 1ULL << 3,  // "bn": after a number, spaced or not
  role_glued_scale = 1ULL << 4,  // "k", "m": glued to the digits, or in money
  role_collective = 1ULL << 5,   // "dozen"
  role_ordinal = 1ULL << 6,      // "third"
  role_denominator = 1ULL << 7,  // "third", "quarters"
  role_half = 1ULL << 8,         // "half"
  role_plural = 1ULL << 9,       // written in the plural: "hundreds", "thirds"
  role_article = 1ULL << 10,
  role_and = 1ULL << 11,
  role_of = 1ULL << 12,
  role_to = 1ULL << 13,  // joins the ends of a range
  role_or = 1ULL << 14,
  role_per = 1ULL << 15,
  role_in = 1ULL << 16,     // "one in five"
  role_out = 1ULL << 17,    // "seven out of ten"
  role_point = 1ULL << 18,  // "two point five"
  role_over = 1ULL << 19,   // "one over three"
  role_between = 1ULL << 20,
  role_from = 1ULL << 21,
  role_minus = 1ULL << 22,
  role_multiple = 1ULL << 23,     // "twice"
  role_multiplied = 1ULL << 24,   // "doubled"
  role_fold = 1ULL << 25,         // "sixfold"
  role_time_of_day = 1ULL << 26,  // "pm", "o'clock"
  role_identifier = 1ULL << 27,   // a number behind it names something: "Title 42"
  role_old = 1ULL << 28,          // "years old"
  role_aged = 1ULL << 29,         // "aged", "ages"
  role_month = 1ULL << 30,
  role_size = 1ULL << 31,             // "tall", "long": behind a length
  role_rise = 1ULL << 32,             // "increase": makes a change
  role_fall = 1ULL << 33,             // "drop"
  role_not_noun = 1ULL << 34,         // never part of a counted noun phrase
  role_adjective = 1ULL << 35,        // part of the phrase, never its head
  role_state = 1ULL << 36,            // "dead", "wounded": head of the phrase though no noun
  role_money_word = 1ULL << 37,       // "cost", "paid": makes pounds a currency
  role_ordinal_suffix = 1ULL << 38,   // "st", "nd", "rd", "th"
  role_share_noun = 1ULL << 39,       // "majority": word by which a share without a number is recognised
  role_uncertain = 1ULL << 40,        // "few", "several": vague small numbers
  role_pronoun_context = 1ULL << 41,  // before "one" they make it a pronoun: "this one"
  role_verb = 1ULL << 42,             // a verb that commonly follows a counted noun
  role_prefix = 1ULL << 43,           // "sub", "mid": hyphened before a number that still counts
  role_filler = 1ULL << 44,           // "more", "previous": between a number and its unit
  role_street = 1ULL << 45,           // "Avenue": makes a number an address
  role_temperature = 1ULL << 46,      // makes degrees a temperature
  role_below = 1ULL << 47,            // "below zero"
  role_person = 1ULL << 48,           // "she": what she is may be an age
  role_be = 1ULL << 49,
  role_period = 1ULL << 50,       // before "half" they make it a part of a year or a match
  role_vague_scale = 1ULL << 51,  // "several hundred"
  role_but = 1ULL << 52,          // joins two bounds, as "and" does
  role_determiner = 1ULL << 53,   // "the", "its"
  role_up = 1ULL << 54,           // "up to"
  role_than = 1ULL << 55,
  role_phrase_start = 1ULL << 56,  // first word of an idiom or of a share without a number; set by the loader
  role_unit_start = 1ULL << 58,    // first word of a unit; set by the loader
  role_era = 1ULL << 59,           // "BC": beside a number it makes it a year
  role_odds = 1ULL << 60,          // "ratio", "majority": beside "3-to-1"
  role_date = 1ULL << 57,          // a date may start here or be recognised by it; set by the loader
  role_leads_share = 1ULL << 61,   // first word of shares without a number, and no other word of one; set by the loader
  role_date_start = 1ULL << 62,    // a phrase of dates may begin at it, if only with others; set by the loader
  role_date_number = 1ULL << 63,   // a number beside it may be a date ("FY 22"); set by the loader
  role_holiday = 1ULL << 60,       // first word of longer names of holidays only ("New"); set by the loader
};

/// A mention may start at a word with one of these, or be recognised by it.
constexpr std::uint64_t opening_roles = role_cardinal | role_hundred | role_scale | role_collective | role_ordinal |
                                        role_denominator | role_half | role_multiple | role_multiplied | role_fold |
                                        role_vague_scale | role_share_noun;

struct Word {
  std::uint64_t hash = 0;
  std::uint64_t roles = 0;
  std::int32_t value = 0;     // cardinal, ordinal, denominator, collective, factor
  std::int16_t power = 0;     // of a scale
  std::uint16_t phrases = 0;  // tables that hold a phrase which is read from this word on: PhraseTable::mark bits
  std::uint16_t date = 0;     // what it is to dates: index into Lexicon::date_entries; 0 = nothing
};

/// Word hash -> roles. Buckets of two: both places are compared and one is chosen, without a branch on which it is, for
/// half of the words of a text are in the table.
class WordTable {
 public:
  Word& insert(std::uint64_t hash);
  /// The word, or one without roles.
  const Word& find(std::uint64_t hash) const { return Look(*this)(hash); }

 private:
  struct Bucket {
    std::uint32_t tag[2] = {}, index[2] = {};  // upper half of the hash, index into words_ (0: free)
  };

 public:
  /// The table with its parts at hand, for looking up many words one after the other.
  class Look {
   public:
    explicit Look(const WordTable& table)
        : table_(table), buckets_(table.buckets_.data()), words_(table.words_.data()), mask_(table.mask_) {}
    const Word& operator()(std::uint64_t hash) const {
      const Bucket& bucket = buckets_[hash & mask_];
      const auto tag = static_cast<std::uint32_t>(hash >> 32);
      // The two tags of a bucket differ (see place), so that at most one place answers. Products, for compilers make
      // branches of conditions.
      const std::uint32_t index =
          std::uint32_t{bucket.tag[0] == tag} * bucket.index[0] + std::uint32_t{bucket.tag[1] == tag} * bucket.index[1];
      const Word& word = words_[index];
      // A full bucket may have sent the word on to the next one; a tag is only half of a hash.
      const std::uint32_t in_doubt = std::uint32_t{word.hash != hash} * (index | bucket.index[1]);
      if (in_doubt != 0) [[unlikely]]
        return table_.find_further(hash);
      return word;
    }

   private:
    const WordTable& table_;
    const Bucket* buckets_;
    const Word* words_;
    std::size_t mask_;
  };

 private:
  const Word& find_further(std::uint64_t hash) const;
  void place(std::uint32_t index);
  void place_all();
  std::vector<Word> words_ = std::vector<Word>(1);  // the first one is none
  std::vector<Bucket> buckets_ = std::vector<Bucket>(64);
  std::size_t mask_ = 63;

  template <typename Archive>
  friend void fields(Archive& archive, WordTable& table);
};

/// Phrases of one token or more -> payload index. A table is read forwards from its first token or, `backwards`, from
/// the last one, so that hedges are found from the number outwards.
class PhraseTable {
 public:
  /// How far an exact form may be departed from.
  enum class Loose : std::uint8_t { free, same_case_apart, never };
  struct Entry {
    std::vector<std::uint64_t> words;  // in reading direction
    std::uint32_t payload = 0;
    std::string exact;  // when not empty, the bytes should be these (symbols whose case matters)
    Loose loose = Loose::free;
  };
  struct Match {
    std::uint32_t length = 0;  // tokens; 0 = none
    std::uint32_t payload = 0;
    bool exact = false;
  };
  PhraseTable(bool backwards, std::uint16_t mark_bit) : mark(mark_bit), backwards_(backwards) {}
  /// The bit of this table in Word::phrases, set at the first words (in reading direction) of its phrases.
  const std::uint16_t mark;
  void add(std::string_view phrase, std::uint32_t payload, bool exact_case);
  /// Sorts the entries; call once after the last add.
  void seal();
  /// The longest phrase that starts at `at` and ends before `end`; backwards: that ends at `at` and starts at or behind
  /// `end`. Exact spellings win over folded ones. Line::phrase asks first whether the word begins any.
  Match find(std::string_view text, const Token* tokens, std::uint32_t at, std::uint32_t end) const;
  /// Whether a phrase may begin with these two tokens, or with the first of them alone: one look at a filter, which
  /// lets a few through that begin none.
  bool may_begin(std::uint64_t first, std::uint64_t second) const {
    return bit(pairs_, alone(first)) || bit(pairs_, pair(first, second));
  }
  /// First words (in reading direction) of all phrases.
  std::vector<std::uint64_t> first_words() const;
  /// Whether a phrase holds this word behind its first one.
  bool continues(std::uint64_t word) const;

 private:
  bool backwards_;
  std::vector<Entry> entries_;
  /// Entries [begin, end) that start with the word of this hash; begin == end in a free slot.
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t begin = 0, end = 0;
  };
  std::vector<Slot> first_ = std::vector<Slot>(1);  // open addressing by hash, at most half full
  std::array<std::uint64_t, 512> pairs_{};          // of the first two words' hashes, and of phrases of one word
  std::vector<std::uint64_t> seconds_;              // second word of each entry, or 0
  static constexpr std::uint64_t alone(std::uint64_t first) { return first * 3; }
  static constexpr std::uint64_t pair(std::uint64_t first, std::uint64_t second) { return first + (second << 7); }
  static bool bit(const std::array<std::uint64_t, 512>& bits, std::uint64_t hash) {
    return (bits[hash >> 6 & (bits.size() - 1)] >> (hash & 63U) & 1U) != 0;
  }

  template <typename Archive>
  friend void fields(Archive& archive, PhraseTable& table);
};

/// One way to write a unit.
struct UnitForm {
  const Unit* unit = nullptr;
  bool symbol = false;          // an abbreviation ("kg"), not a word
  bool one_letter = false;      // needs care
  bool guarded = false;         // also a common word ("in"): only where nothing else fits
  bool minor = false;           // a coin: "cents"
  bool counted = false;         // "nights": behind a count, never "per night"
  Decimal factor = Decimal(1);  // of a coin, in the main unit
};

/// A hedge, with the modifier that it makes.
struct HedgeForm {
  Modifier modifier = Modifier::exact;
};

/// Shares that are said without a number ("the vast majority"), on the percent scale.
struct VagueShare {
  Decimal low, high;
  Interval literal, charitable;
};

/// A quantity with a name of its own: "absolute zero", "a baker's dozen", "all day".
struct NamedQuantity {
  Decimal value;
  const Unit* unit = nullptr;
};

/// The interval table of the semantics page, as data (rules/lexicon/<language>/hedges.toml).
struct IntervalRules {
  int digits_literal = 3, digits_charitable = 2;        // significant digits of an integer that ends in zeros
  Decimal approximate_literal, approximate_charitable;  // share of n
  Decimal approximate_points_literal, approximate_points_charitable;  // of percentages
  Decimal near_literal, near_charitable;                              // reach of "nearly" and "just over", share of n
  Decimal share_literal, share_charitable;  // rounding of half, two-thirds, in percentage points
  Decimal suggested;                        // factor of the suggested end of a bound
  Decimal vague_literal_low, vague_literal_high, vague_charitable_low, vague_stated_high;  // in units of "dozens"
  Decimal few_literal_low, few_literal_factor, few_charitable_low, few_charitable_factor;  // reach of "a few"
};

struct Lexicon {
  WordTable words;
  std::deque<Unit> units;  // stable addresses
  std::vector<UnitForm> unit_forms;
  PhraseTable units_after{false, 1U << 0};      // payload: unit_forms
  PhraseTable currency_before{true, 1U << 1};   // payload: unit_forms
  PhraseTable currency_behind{false, 1U << 2};  // payload: unit_forms; countries of dollars ("$75 Canadian")
  std::vector<HedgeForm> hedge_forms;
  PhraseTable hedges_before{true, 1U << 3};  // payload: hedge_forms
  PhraseTable hedges_after{false, 1U << 4};  // payload: hedge_forms
  PhraseTable idioms{false, 1U << 5};        // phrases that hold number words but no quantity
  std::vector<VagueShare> shares;
  PhraseTable share_phrases{false, 1U << 6};  // payload: shares
  std::vector<NamedQuantity> named;
  PhraseTable named_phrases{false, 1U << 7};  // payload: named
  IntervalRules intervals;
  // Additions of a project alone; see LexiconAdditions.
  std::vector<std::pair<std::uint64_t, std::string>> nouns;  // plural -> singular, sorted by hash
  std::vector<std::uint64_t> abbreviations;                  // sorted
  DateWords dates;
  std::vector<const DateWord*> date_entries{nullptr};  // by Word::date
  AnchorFilter anchors;
  char decimal_separator = '.';
  char group_separator = ',';
  bool joins_tens = false;     // "treinta y dos": tens and units are joined by the word for "and"
  bool bare_thousand = false;  // "mil casas": a thousand needs no word for one
  bool scale_of = false;       // "millones de dólares": the word for "of" stands behind a scale

  const Unit* percent = nullptr;
  const Unit* points = nullptr;
  const Unit* factor = nullptr;
  const Unit* year = nullptr;
  const Unit* minute = nullptr;
  const Unit* sterling = nullptr;  // what "pounds" are in a sentence about money

  /// Whether an idiom, a share or a named quantity may begin with these two tokens (see PhraseTable::may_begin).
  bool may_begin_phrase(std::uint64_t first, std::uint64_t second) const {
    return idioms.may_begin(first, second) || share_phrases.may_begin(first, second) ||
           named_phrases.may_begin(first, second);
  }
  /// The unit `top` per `bottom` ("barrel per day"); interned, so that the pointer lives as long as the lexicon.
  const Unit* rate(const Unit& top, const Unit& bottom) const;
  /// "per 100,000": a rate of counts.
  const Unit* rate_per(const Decimal& whole) const;
  /// See find_unit in lexicon.h.
  const Unit* same_unit(const Unit& described) const;

 private:
  const Unit* intern(std::string name, Unit unit) const;
  mutable std::mutex mutex_;
  mutable std::deque<Unit> rates_;
  mutable std::unordered_map<std::string, const Unit*> rate_index_;

  template <typename Archive>
  friend void fields(Archive& archive, Lexicon& lexicon);
};

}  // namespace claimcheck
