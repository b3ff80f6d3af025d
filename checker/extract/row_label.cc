#include "checker/extract/row_label.h"

#include <algorithm>
#include <optional>

namespace claimcheck {

namespace {

class RowLabel {
 public:
  RowLabel(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
           const Vocabulary& vocabulary)
      : text_(text), tokens_(tokens), lexicon_(lexicon), vocabulary_(vocabulary), head_(find_head()) {}

  /// "Sales per share", "Sales a share", "EPS"; or a label whose head is named ("Shares issued" of "shares").
  bool is_excepted(const Exception& exception) const {
    if (exception.per) return is_per(exception.words.front());
    if (!head_ || !holds(exception.words, stem(*head_))) return false;
    return std::all_of(exception.words.begin(), exception.words.end(), [&](std::uint64_t word) {
      return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& t) { return stem(t) == word; });
    });
  }

  /// "Number of shops", "Headcount", "Customers"; not "Staff costs", "Loans to customers", "No dividends".
  bool is_count() const {
    return head_plays(PassageRole::count_noun) ||
           (head_plays(PassageRole::person) && head_plays(PassageRole::counted_whole));
  }

  /// "Stores", "Hotels open": things that are counted, though money may be sorted by them.
  bool is_countable() const { return head_plays(PassageRole::counted_thing); }

  /// "Revenue", "Cost of sales".
  bool is_money() const { return head_plays(PassageRole::money_noun); }

  bool is_sample() const { return head_plays(PassageRole::sample_noun); }

  /// "n", "Sample size": of nothing but samples; not "Size", which may be of a loan.
  bool is_only_sample() const {
    std::size_t words = 0, letters = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      if (!plays(i, PassageRole::sample_noun)) return false;
      ++words;
      letters += tokens_[i].span.size();
    }
    return words > 1 || letters == 1;
  }

  /// "Note", "Rank", "Age"; earnings per share and days may be below zero.
  bool is_ordinal() const { return head_plays(PassageRole::other_noun) && !head_plays(PassageRole::other_first); }

  bool is_ratio() const { return head_plays(PassageRole::ratio_noun); }

  /// "Average age", "Note", "Days sales outstanding", "Interest cover (x)"; not "Due within 30 days".
  bool is_other() const {
    for (std::size_t i = 1; i + 1 < tokens_.size(); ++i)
      if (is(i - 1, "(") && is(i + 1, ")") && plays(i, PassageRole::other_noun)) return true;
    const auto is_number = [](const Token& t) { return t.kind == TokenKind::number; };
    if (std::any_of(tokens_.begin(), tokens_.end(), is_number)) return false;
    return head_plays(PassageRole::other_noun) || plays(0, PassageRole::other_first);
  }

  /// "Change, % points".
  bool holds_points() const {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i)
      if (const Unit* unit = unit_at(i); unit != nullptr && unit->dimension == UnitDimension::points) return true;
    return false;
  }

  /// "Barrels produced", "Gold ounces".
  bool has_unit_of_its_own() const {
    const auto own = [&](std::size_t i) {
      const Unit* unit = unit_at(static_cast<std::uint32_t>(i));
      return unit != nullptr && unit != lexicon_.percent && unit->dimension != UnitDimension::money &&
             unit->dimension != UnitDimension::time && looks_plural(slice(text_, tokens_[i].span));
    };
    return own(0) || (head_ && own(*head_));
  }

 private:
  bool is(std::size_t i, std::string_view bytes) const { return slice(text_, tokens_[i].span) == bytes; }
  std::uint64_t stem(const Token& token) const { return stem_hash(slice(text_, token.span), token.hash); }
  std::uint64_t stem(std::size_t i) const { return stem(tokens_[i]); }
  bool plays(std::size_t i, PassageRole role) const { return vocabulary_.plays(tokens_[i].hash, role); }
  bool head_plays(PassageRole role) const { return head_ && plays(*head_, role); }
  static bool holds(const std::vector<std::uint64_t>& words, std::uint64_t word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  std::uint64_t roles(std::size_t i) const {
    return tokens_[i].kind == TokenKind::word ? lexicon_.words.find(tokens_[i].hash).roles : 0;
  }

  bool is_each(std::size_t i) const { return (roles(i) & role_per) != 0 && (roles(i) & role_article) == 0; }

  bool is_per(std::uint64_t word) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (plays(i, PassageRole::per_share_name)) return true;
      const bool last = i + 1 == tokens_.size() || tokens_[i + 1].kind != TokenKind::word;
      const bool behind = i > 0 && (is(i - 1, "/") || is_each(i - 1) || (last && (roles(i - 1) & role_article) != 0) ||
                                    (i > 1 && is(i - 1, "-") && is_each(i - 2)));
      if (behind && stem(i) == word) return true;
    }
    return false;
  }

  const Unit* unit_at(std::uint32_t i) const {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    const PhraseTable::Match match = lexicon_.units_after.find(text_, tokens_.data(), i, size);
    if (match.length == 0) return nullptr;
    const UnitForm& form = lexicon_.unit_forms[match.payload];
    return form.guarded || form.one_letter || (form.symbol && !match.exact) ? nullptr : form.unit;
  }

  /// The noun that a label is about: the last word before a preposition, a comma or a bracket, without participles
  /// ("issued", "sold") behind it.
  std::optional<std::size_t> find_head() const {
    std::optional<std::size_t> head;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      const bool dash = token.hash == hash_char('-') && token.space_before;
      if (head && (dash || is(i, "(") || is(i, "[") || is(i, ",") || is(i, ";") || is(i, ":"))) break;
      if (token.kind != TokenKind::word) continue;
      const bool joins = vocabulary_.word(token.hash, WordClass::preposition) != nullptr || (roles(i) & role_per) != 0;
      if (head && joins) break;
      if (is_stop_word(token.hash) && i + 1 < tokens_.size() && roles(i) != 0 && !plays(i, PassageRole::count_noun))
        continue;
      if (!head || !plays(i, PassageRole::behind_noun)) head = i;
    }
    return head;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const Vocabulary& vocabulary_;
  std::optional<std::size_t> head_;
};

}  // namespace

std::vector<Exception> read_exceptions(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                                       const Lexicon& lexicon, const Vocabulary& vocabulary) {
  std::vector<Exception> out;
  Exception item;
  const auto finish = [&] {
    if (!item.words.empty()) out.push_back(item);
    item = {};
  };
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view bytes = slice(text, token.span);
    if (bytes == "," || bytes == ";") finish();
    if (token.kind != TokenKind::word) continue;
    const std::uint64_t roles = lexicon.words.find(token.hash).roles;
    if ((roles & (role_and | role_or)) != 0) {
      finish();
    } else if ((roles & role_per) != 0 && (roles & role_article) == 0) {
      item = {};  // "net income per share": whatever is per share
      item.per = true;
    } else if (!is_stop_word(token.hash) && !vocabulary.plays(token.hash, PassageRole::figure_noun) &&
               !vocabulary.plays(token.hash, PassageRole::count_noun)) {
      item.words.push_back(stem_hash(bytes, token.hash));
    }
  }
  finish();
  return out;
}

LabelKind label_kind(std::string_view text, const std::vector<Token>& tokens, const Caption& caption,
                     const Lexicon& lexicon, const Vocabulary& vocabulary) {
  if (!caption.unit.stated() || tokens.empty()) return LabelKind::plain;
  const RowLabel label(text, tokens, lexicon, vocabulary);
  if (std::any_of(caption.exceptions.begin(), caption.exceptions.end(),
                  [&](const Exception& e) { return label.is_excepted(e); }))
    return LabelKind::apart;
  if (label.is_other()) return LabelKind::apart;
  if (label.is_only_sample()) return LabelKind::apart;
  if (caption.unit.unit == lexicon.percent) return label.is_sample() ? LabelKind::apart : LabelKind::plain;
  if (label.is_ratio() || label.holds_points()) return LabelKind::apart;
  if (caption.unit.unit == nullptr) return LabelKind::plain;
  if (label.is_count() || label.has_unit_of_its_own()) return LabelKind::apart;
  if (label.is_countable()) return LabelKind::counted;
  return label.is_money() ? LabelKind::money : LabelKind::plain;
}

bool names_money(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                 const Vocabulary& vocabulary) {
  return RowLabel(text, tokens, lexicon, vocabulary).is_money();
}

bool never_below_zero(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon,
                      const Vocabulary& vocabulary) {
  const RowLabel label(text, tokens, lexicon, vocabulary);
  return label.is_sample() || label.is_ordinal();
}

}  // namespace claimcheck
