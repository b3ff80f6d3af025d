#include "checker/extract/header_reader.h"

#include "checker/extract/row_label.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace claimcheck {

namespace {

class HeaderReader {
 public:
  /// Reads the first `size` tokens.
  HeaderReader(std::string_view text, const std::vector<Token>& tokens, std::uint32_t size, const Lexicon& lexicon)
      : text_(text), tokens_(tokens), size_(size), lexicon_(lexicon) {}

  HeaderUnit read(bool whole, std::uint32_t first = 0) {
    out_ = {};
    for (std::uint32_t i = first; i < size_;) {
      const bool bracket = is(i, "(") || is(i, "[");
      const bool before = bracket || is(i, ",") || is(i, ":") || has(i, role_in) || is_dash(i);
      const bool starts = i == 0 ? whole : tokens_[i].line_start;
      std::uint32_t end = 0;
      if (starts) end = measure(i, false);
      if (end == 0 && before) end = measure(i + 1, bracket);
      i = end > 0 ? end : behind_word(i);
    }
    return out_;
  }

  /// "$ in millions", "Dollars in thousands", "In thousands", "Percent of GDP".
  bool begins_with_unit() const {
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), 0, size_);
    const Unit* unit = match.length > 0 ? lexicon_.unit_forms[match.payload].unit : nullptr;
    const bool money = unit != nullptr && unit->dimension == UnitDimension::money && has(match.length, role_in);
    return money || (unit != nullptr && unit == lexicon_.percent) || has(0, role_in) || currency_at(0) ||
           scale_at(0, false);
  }

  /// "Percent of all respondents", "Men and women (% of workers)"; not "Debt of households, percent of income".
  bool is_percentage_of_counted(const Vocabulary& vocabulary) const {
    bool behind = false;
    for (std::uint32_t i = 0; i < size_; ++i) {
      const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), i, size_);
      behind |= match.length > 0 && lexicon_.unit_forms[match.payload].unit == lexicon_.percent;
      if (behind && vocabulary.plays(tokens_[i].hash, PassageRole::counted_whole)) return true;
    }
    return false;
  }

  /// Whether a percentage stands where a caption says what all figures are: "Percent of GDP", "Debt (% of GDP)".
  bool sets_percentage_off() const {
    for (std::uint32_t i = 0; i < size_; ++i) {
      const bool set_off = i == 0 || is(i - 1, "(") || is(i - 1, "[") || is(i - 1, ",") || is(i - 1, ":") ||
                           has(i - 1, role_in) || is_dash(i - 1);
      const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), i, size_);
      if (set_off && match.length > 0 && lexicon_.unit_forms[match.payload].unit == lexicon_.percent) return true;
    }
    return false;
  }

 private:
  bool is(std::uint32_t i, std::string_view bytes) const { return i < size_ && slice(text_, tokens_[i].span) == bytes; }
  const Word& word(std::uint32_t i) const {
    static constexpr Word none{};
    return i < size_ && tokens_[i].kind == TokenKind::word ? lexicon_.words.find(tokens_[i].hash) : none;
  }
  bool has(std::uint32_t i, std::uint64_t roles) const { return (word(i).roles & roles) != 0; }
  bool is_dash(std::uint32_t i) const { return tokens_[i].hash == hash_char('-') && tokens_[i].space_before; }
  bool ends(std::uint32_t i) const {
    return i >= size_ || tokens_[i].line_start || is(i, ")") || is(i, "]") || is(i, ",") || is(i, ";") || is(i, "(") ||
           is(i, "[") || ((is(i, ".") || is(i, ":")) && i + 1 == size_);
  }

  /// Any other word, and what it says: "% change" and "per cent" of something, or a rate. Returns where to go on.
  std::uint32_t behind_word(std::uint32_t i) {
    if (i > 0 && tokens_[i - 1].kind == TokenKind::number) return i + 1;  // "the 90% interval"
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), i, size_);
    if (match.length > 0 && lexicon_.unit_forms[match.payload].unit == lexicon_.percent) {
      add(0, lexicon_.percent);
      return i + match.length;
    }
    out_.closed |= has(i, role_per) && !has(i, role_article);
    if (is(i, "(") || is(i, "[")) in_bracket_ = true;
    if (is(i, ")") || is(i, "]")) in_bracket_ = false;
    const bool behind_symbol = i > 0 && tokens_[i - 1].kind == TokenKind::symbol;
    out_.closed |= is(i, "/") && (in_bracket_ || behind_symbol);  // "($/tonne)"; "cars/vans" is none
    return i + 1;
  }

  void add(int power, const Unit* unit) {
    out_.closed |= (power != 0 && out_.power != 0 && power != out_.power) ||
                   (unit != nullptr && out_.unit != nullptr && unit != out_.unit);
    if (power != 0) out_.power = power;
    if (unit != nullptr) out_.unit = unit;
    out_.closed |= out_.unit == lexicon_.percent && out_.power != 0;
  }

  /// Reads "[currency] [scale] ["of"] [unit]" from token `i` up to an end; 0 where something else stands there too.
  std::uint32_t measure(std::uint32_t i, bool bracket) {
    int power = 0;
    const Unit* unit = nullptr;
    const std::uint32_t begin = i;
    if (const auto currency = currency_at(i)) {
      unit = currency->unit;
      i = currency->end;
    }
    if (const auto scale = scale_at(i, unit != nullptr)) {
      power = scale->power;
      i = scale->end;
      if (has(i, role_of)) ++i;
    }
    if (unit == nullptr) {
      if (const auto behind = unit_at(i, bracket || power != 0)) {
        unit = behind->unit;
        i = behind->end;
      }
    }
    if (power == 0 && unit != nullptr && has(i, role_in)) {  // "$ in millions"
      if (const auto scale = scale_at(i + 1, true)) {
        power = scale->power;
        i = scale->end;
      }
    }
    if (i == begin || !ends(i)) return 0;
    add(power, unit);
    return i;
  }

  struct Found {
    const Unit* unit = nullptr;
    int power = 0;
    std::uint32_t end = 0;
  };

  /// "$", "US$", "EUR" as they stand before a figure.
  std::optional<Found> currency_at(std::uint32_t i) const {
    for (std::uint32_t last = std::min(i + 2, size_); last-- > i;) {
      const PhraseTable::Match match = lexicon_.currency_before.find(text_, tokens_.data(), last, i);
      if (match.length != last + 1 - i) continue;
      return Found{lexicon_.unit_forms[match.payload].unit, 0, last + 1};
    }
    return std::nullopt;
  }

  /// "thousands", "million", "bn", "000s", "'000"; "m" behind a currency.
  std::optional<Found> scale_at(std::uint32_t i, bool money) const {
    if (is(i, "'") || is(i, "\u2019") || is(i, "\u2018")) ++i;
    if (is(i, "000")) {
      const bool plural = is(i + 1, "s") && !tokens_[i + 1].space_before;
      return Found{nullptr, 3, i + (plural ? 2 : 1)};
    }
    const std::uint64_t scales = role_scale | role_short_scale | (money ? std::uint64_t{role_glued_scale} : 0);
    const Word& found = word(i);
    if ((found.roles & scales) == 0 || (found.roles & (role_ordinal | role_denominator)) != 0 || found.power <= 0)
      return std::nullopt;
    return Found{nullptr, found.power, i + 1};
  }

  /// A unit as it stands behind a figure. Forms that are common words, or one letter, are none here.
  std::optional<Found> unit_at(std::uint32_t i, bool surely) const {
    if (i >= size_) return std::nullopt;
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), i, size_);
    if (match.length == 0) return std::nullopt;
    const UnitForm& form = lexicon_.unit_forms[match.payload];
    if (form.guarded || form.one_letter || form.counted || form.minor || (form.symbol && !match.exact))
      return std::nullopt;
    const UnitDimension dimension = form.unit->dimension;
    // "Years", "Points": what a column counts, rather than its unit.
    if (!surely && (dimension == UnitDimension::time || dimension == UnitDimension::points)) return std::nullopt;
    return Found{form.unit, 0, i + match.length};
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t size_;
  const Lexicon& lexicon_;
  HeaderUnit out_;
  bool in_bracket_ = false;
};

/// The last bracket that opens, and its end; what stands before it names the table, and may hold rates and figures.
std::optional<std::pair<std::uint32_t, std::uint32_t>> last_remark(std::string_view text,
                                                                   const std::vector<Token>& tokens,
                                                                   std::uint32_t size) {
  std::uint32_t end = size;
  for (std::uint32_t i = size; i-- > 0;) {
    const std::string_view bytes = slice(text, tokens[i].span);
    if (bytes == ")" || bytes == "]") end = i + 1;
    if (bytes == "(" || bytes == "[") return std::pair{i, end};
  }
  return std::nullopt;
}

constexpr std::size_t longest_subject = 4;  // words: "All monetary amounts", "The following table"

/// Whether a line is a title, or a sentence that says what the figures of a table are, rather than one of its own.
bool is_caption_line(std::string_view text, const std::vector<Token>& tokens, bool begins_with_unit,
                     const Vocabulary& vocabulary) {
  const auto tense = [&](const Token& token) { return vocabulary.word(token.hash, WordClass::tense); };
  const auto is_past = [&](const Token& t) { return tense(t) != nullptr && tense(t)->value == "past"; };
  if (std::any_of(tokens.begin(), tokens.end(), is_past)) return false;
  if (begins_with_unit || is_about_figures(tokens, vocabulary)) return true;
  return slice(text, tokens.back().span) != "." && std::none_of(tokens.begin(), tokens.end(), tense);
}

}  // namespace

bool is_about_figures(const std::vector<Token>& tokens, const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < tokens.size() && i < longest_subject; ++i) {
    const Token& token = tokens[i];
    if (vocabulary.plays(token.hash, PassageRole::figure_noun) || vocabulary.plays(token.hash, PassageRole::table_noun))
      return true;
    if (token.kind != TokenKind::word || vocabulary.word(token.hash, WordClass::preposition) != nullptr ||
        vocabulary.word(token.hash, WordClass::verb) != nullptr)
      return false;
  }
  return false;
}

HeaderUnit read_header(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon, bool whole) {
  return HeaderReader(text, tokens, static_cast<std::uint32_t>(tokens.size()), lexicon).read(whole);
}

Caption read_caption(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                     const Vocabulary& vocabulary) {
  const auto is_exception = [&](const Token& token) { return vocabulary.plays(token.hash, PassageRole::exception); };
  if (!tokens.empty() && is_exception(tokens.front())) {  // "Unless stated otherwise, figures are in thousands"
    const auto comma =
        std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.hash == hash_char(','); });
    if (comma == tokens.end()) return {};
    return read_caption(text, {comma + 1, tokens.end()}, lexicon, vocabulary);
  }
  const auto cut = std::find_if(tokens.begin(), tokens.end(), is_exception);
  const auto size = static_cast<std::uint32_t>(cut - tokens.begin());
  Caption out;
  HeaderReader reader(text, tokens, size, lexicon);
  HeaderUnit unit;
  if (const auto remark = last_remark(text, tokens, size))
    unit = HeaderReader(text, tokens, remark->second, lexicon).read(true, remark->first);
  if (!unit.stated() && size > 0 && is_caption_line(text, tokens, reader.begins_with_unit(), vocabulary))
    unit = reader.read(true);
  const bool percent = unit.unit == lexicon.percent && unit.power == 0 && reader.sets_percentage_off();
  if (unit.closed || (unit.power == 0 && !percent)) return out;
  unit.of_table = true;
  unit.of_parts = percent && reader.is_percentage_of_counted(vocabulary);
  if (unit.unit != nullptr && unit.unit->dimension != UnitDimension::money && !percent) unit.unit = nullptr;
  out.unit = unit;
  if (cut != tokens.end())
    out.exceptions =
        read_exceptions(text, tokens, static_cast<std::size_t>(cut - tokens.begin()) + 1, lexicon, vocabulary);
  return out;
}

}  // namespace claimcheck
