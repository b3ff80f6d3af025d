#include "checker/quantity/grammar.h"

#include "checker/quantity/exclude.h"
#include "checker/quantity/hedge.h"
#include "checker/quantity/interval_of.h"
#include "checker/quantity/loose.h"
#include "checker/quantity/noun.h"
#include "checker/quantity/operand.h"

namespace claimcheck {

namespace {

/// A phrase while it is being read: one operand, or two for a range.
struct Phrase {
  Operand low, high;
  bool range = false;
  std::uint32_t begin = 0, end = 0;  // tokens of the span: numbers and units, then the counted noun
  std::uint32_t lead = 0;            // "between", "from", "aged" before it; equal to begin when absent
  NounPhrase noun;
  Hedge before, after;
  const Unit* unit = nullptr;
  std::optional<Decimal> tolerance;  // "30 ± 5"
  bool age = false;
};

bool is_bound(Modifier m) {
  return m == Modifier::at_least || m == Modifier::more_than || m == Modifier::at_most || m == Modifier::less_than;
}

class Reader {
 public:
  Reader(const Line& line, const std::vector<bool>& claimed, std::vector<Mention>& out)
      : line_(line), claimed_(claimed), out_(out) {}

  void run() {
    for (std::uint32_t i = line_.begin; i < line_.end;) {
      const std::uint32_t next = step(i);
      i = next > i ? next : i + 1;
    }
  }

 private:
  const Line& line_;
  const std::vector<bool>& claimed_;
  std::vector<Mention>& out_;
  std::uint32_t from_ = 0;      // tokens before it belong to earlier mentions
  std::uint32_t last_end_ = 0;  // token behind the last mention
  std::size_t last_mention_ = 0;
  bool has_last_ = false;

  bool claimed(std::uint32_t i) const {
    return i < line_.end && i >= line_.begin && !claimed_.empty() && claimed_[i - line_.begin];
  }

  bool any_claimed(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (claimed(i)) return true;
    return false;
  }

  std::uint32_t step(std::uint32_t i) {
    if (claimed(i)) {
      from_ = i + 1;
      return i + 1;
    }
    const Token& token = line_.tokens[i];
    if (token.kind == TokenKind::punct) return i + 1;
    const Word& word = line_.word(i);
    if (token.kind == TokenKind::word && (word.roles & (opening_roles | role_phrase_start | role_article)) == 0)
      return i + 1;
    const bool lone_article =
        (word.roles & role_article) != 0 && (word.roles & (opening_roles | role_phrase_start)) == 0;
    if (lone_article && !line_.is(i + 1, opening_roles | role_unit_start | role_vague_scale)) return i + 1;
    if (token.kind == TokenKind::word && (word.roles & role_phrase_start) != 0) {
      if (const auto idiom = line_.lexicon.idioms.find(line_.text, line_.tokens, i, line_.end); idiom.length != 0)
        return i + idiom.length;
      if (const auto share = line_.lexicon.share_phrases.find(line_.text, line_.tokens, i, line_.end);
          share.length != 0)
        return vague_share(i, i + share.length, line_.lexicon.shares[share.payload]);
      if (auto named = named_mention(line_, i); named && !any_claimed(i, named->end)) return loose(*named);
    }
    if ((word.roles & role_uncertain) != 0)
      if (auto few = few_mention(line_, i); few && !any_claimed(i, few->end)) return loose(*few);
    if (token.kind == TokenKind::word && (word.roles & (role_multiple | role_multiplied | role_fold)) != 0 &&
        multiple(i, word))
      return last_end_;
    if (token.kind == TokenKind::number) {
      if (const std::uint32_t next = skip_non_quantity(line_, i); next != i) {
        from_ = next;
        return next;
      }
    }
    Phrase phrase;
    phrase.low = parse_operand(line_, i, std::max(from_, line_.begin));
    if (!phrase.low || claimed(phrase.low.number.end - 1)) return i + 1;
    read_range(phrase);
    if (!phrase.range && pronoun_one(phrase.low)) return phrase.low.end;
    phrase.begin = phrase.low.begin;
    phrase.end = phrase.range ? phrase.high.end : phrase.low.end;
    phrase.unit = phrase.range && phrase.high.unit != nullptr ? phrase.high.unit : phrase.low.unit;
    read_age(phrase);
    read_noun(phrase);
    if (phrase.unit == nullptr && !phrase.age && !phrase.range && !phrase.low.number.ordinal)
      if (const UnitMatch rate = rate_of_counts(line_, phrase.end)) phrase.unit = rate.unit, phrase.end = rate.end;
    read_hedges(phrase);
    const std::uint32_t numbers_end = phrase.range ? phrase.high.end : phrase.low.end;
    if (any_claimed(phrase.begin, numbers_end)) return i + 1;
    if (any_claimed(numbers_end, phrase.end)) {  // a date stands where a noun was seen
      phrase.noun = {};
      phrase.end = numbers_end;
    }
    if (!is_quantity(phrase)) {
      from_ = phrase.end;
      return phrase.end;
    }
    emit(phrase);
    return last_end_;
  }

  /// "one" without a noun is a pronoun.
  bool pronoun_one(const Operand& operand) const {
    const std::uint32_t i = operand.number.begin;
    if (operand.number.end != i + 1 || !line_.is_word(i) || operand.number.value != Decimal(1) ||
        operand.number.ordinal || operand.unit != nullptr)
      return false;
    if (line_.end - line_.begin == 1) return false;  // a table cell
    if (i > line_.begin && line_.is(i - 1, role_pronoun_context)) return true;
    if (has_last_ && line_.is(i - 1, role_and) &&
        line_.is_word(operand.end)) {  // "one north team … and one devoted to the south"
      const Mention& last = out_[last_mention_];
      if (last.stated_low == Decimal(1) && last.kind == QuantityKind::cardinal && !last.noun.empty() &&
          !line_.is(operand.end, role_of))
        return false;
    }
    if (line_.is(operand.end, role_or) &&
        (line_.is_number(operand.end + 1) || line_.is(operand.end + 1, role_cardinal)))
      return false;                                                                       // "one or two"
    if (line_.is(operand.end, role_or) && hedge_after(line_, operand.end)) return false;  // "one or more"
    if (line_.is(operand.end, role_of)) {  // "one of the doors", but "one of us"
      std::uint32_t noun = operand.end + 1;
      while (line_.is(noun, role_determiner | role_article)) ++noun;
      return !noun_after(line_, noun, false);
    }
    return !line_.is_dash(operand.end) && !noun_after(line_, operand.end, true);
  }

  void read_range(Phrase& p) {
    const Numeral& first = p.low.number;
    if (first.vague_unit || first.ratio) return;
    std::uint32_t i = p.low.end;
    std::uint32_t lead = p.low.begin;
    while (lead > line_.begin && line_.is(lead - 1, role_determiner)) --lead;
    if (const Hedge about = hedge_before(line_, lead, std::max(from_, line_.begin));
        about && about.modifier == Modifier::approximate)
      lead = about.begin;
    const bool between = lead > line_.begin && line_.is(lead - 1, role_between);
    // "from 250 in 2022 to 200": the year is no end of a range.
    if (p.low.unit == nullptr && reads_as_year(line_, p.low.begin) && lead > line_.begin && line_.is(lead - 1, role_in))
      return;
    bool hyphen = false;
    if (line_.is(i, role_up) && line_.is(i + 1, role_to) && p.low.unit != nullptr)
      i += 2;  // "450 sq ft up to 900 sq ft"
    else if (line_.is_dash(i) && line_.is(i + 1, role_to) && line_.is_number(i + 2))
      i += 2;  // "8- to 16-meter"
    else if (line_.is_dash(i) || line_.is_char(i, '~'))
      hyphen = true, ++i;
    else if (line_.is(i, role_to) || (between && line_.is(i, role_and)))
      ++i;
    else
      return;
    if (hyphen && line_.glued(i - 1) && !line_.glued(i) && !line_.is_number(i - 2)) return;
    if (hyphen && !line_.is_number(i) && line_.at(i).kind != TokenKind::symbol) return;
    if (!hyphen) {  // "between 2 l and about 7 l", "between the tenth and the fifteenth"
      while (line_.is(i, role_determiner)) ++i;
      if (!line_.is_number(i) && !line_.is(i, role_cardinal))
        for (std::uint32_t k = i + 1; k <= i + 2 && k < line_.end; ++k)
          if (const Hedge about = hedge_before(line_, k, i);
              about && about.begin == i && about.end == k && about.modifier == Modifier::approximate) {
            i = k;
            break;
          }
    } else if (line_.is_char(i, '~')) {
      ++i;
    }
    std::uint32_t at = i;
    while (at < line_.end && at < i + 3 && !line_.is_number(at) &&
           !line_.is(at, role_cardinal | role_article | role_ordinal | role_half)) {
      if (line_.at(at).kind != TokenKind::symbol && !line_.at(at).all_caps && !line_.is_dash(at)) break;
      ++at;
    }
    if (!line_.holds(at) || claimed(at)) return;
    if (line_.is_number(at) && skip_non_quantity(line_, at) != at && !line_.glued(at)) return;
    Operand second = parse_operand(line_, at, i);
    if (!second || second.begin > i || second.number.vague_unit || second.number.ordinal != first.ordinal) return;
    if (second.number.share != first.share) return;
    if (!share_unit(p.low, second)) return;
    // A change of direction in a range with a hyphen is none ("2013-14", "12-7").
    if (hyphen && second.number.value <= p.low.number.value && !p.low.number.value.is_negative()) return;
    p.high = second;
    p.range = true;
  }

  /// Gives both ends one unit and one scale; false when they do not belong together.
  bool share_unit(Operand& a, Operand& b) const {
    const bool counted = a.number.written == Written::digits || a.number.written == Written::words ||
                         (a.number.written == Written::decimals && a.number.has_point);
    if (const Decimal size = size_of_words(line_, b.number);
        counted && size > Decimal(1) && a.number.value * size < b.number.value)
      a.number.value = a.number.value * size;  // "two to three hundred", "one to two dozen"
    if (a.number.scale == 0 && b.number.scale != 0 && counted && !a.number.share &&
        a.number.value < b.number.value.shifted(-b.number.scale) && a.number.value < Decimal(1000)) {
      a.number.value = a.number.value.shifted(b.number.scale);
      a.number.last += b.number.scale;
      a.number.written = Written::scaled;
    }
    if (a.unit == nullptr && b.unit != nullptr && !b.currency_first) a.unit = b.unit;
    if (b.unit == nullptr && a.unit != nullptr && a.currency_first) b.unit = a.unit;
    if (a.unit == b.unit) return true;
    if (a.unit != nullptr && b.unit != nullptr && a.unit->dimension == b.unit->dimension &&
        a.unit->dimension != UnitDimension::money && a.unit->dimension != UnitDimension::rate) {
      // "900 grams to 1.2 kilograms": in the unit of the second.
      const auto value =
          Decimal::divide(a.number.value * a.unit->factor + a.unit->offset - b.unit->offset, b.unit->factor);
      if (!value) return false;
      a.number.value = *value;
      a.unit = b.unit;
      return true;
    }
    if (a.unit != nullptr && b.unit != nullptr && (b.unit->name.rfind(a.unit->name + " per ", 0) == 0)) {
      a.unit = b.unit;
      return true;
    }
    if (a.unit != nullptr && b.unit != nullptr && b.currency_first &&
        a.unit->name.starts_with(b.unit->name + " per ")) {
      b.unit = a.unit;  // "from $3 a gallon to $4"
      return true;
    }
    return false;
  }

  void read_age(Phrase& p) const {
    if (p.unit == nullptr && !p.range && line_.is(p.end, role_old) && line_.bytes(p.end)[0] == 'y') {  // "87 yo"
      p.age = true;
      ++p.end;
      return;
    }
    const bool years = p.unit != nullptr && p.unit->dimension == UnitDimension::time;
    std::uint32_t i = p.end;
    if (years) {
      const bool hyphen = line_.is_dash(i) && line_.glued(i);
      if (line_.is(i + (hyphen ? 1 : 0), role_old)) {
        p.age = true;
        p.end = i + (hyphen ? 2 : 1);
      } else if (line_.is(i, role_of) && line_.bytes(i + 1) == "age") {
        p.age = true;
        p.end = i + 2;
      }
      return;
    }
    if (p.unit != nullptr) return;
    std::uint32_t before = p.low.begin;
    if (before > line_.begin && line_.is(before - 1, role_between | role_from)) --before;
    if (before > line_.begin && line_.is(before - 1, role_aged)) {
      p.age = true;
      p.lead = before - 1;
    } else if (before > line_.begin + 1 && line_.is(before - 1, role_of) && line_.is(before - 2, role_aged)) {
      p.age = true;
    } else if (!p.range && (apposition_age(p) || person_is(p))) {
      p.age = true;
    }
  }

  /// "she is 44", "who was 10".
  bool person_is(const Phrase& p) const {
    const std::uint32_t i = p.low.begin, end = p.low.end;
    if (i < line_.begin + 2 || p.low.number.has_point || p.low.number.scale != 0 || p.low.number.share) return false;
    if (p.low.number.value < Decimal(1) || p.low.number.value > Decimal(110)) return false;
    std::uint32_t subject = i - 2;
    if (!line_.is(i - 1, role_be)) return false;
    if (subject > line_.begin && !line_.is(subject, role_person)) --subject;  // "he will be 35"
    if (!line_.is(subject, role_person)) return false;
    return !line_.is_word(end) || line_.is(end, role_not_noun | role_and | role_or | role_in) ||
           is_stop_word(line_.at(end).hash);
  }

  /// "Nick Hague, 44, …": a number between commas behind a name.
  bool apposition_age(const Phrase& p) const {
    const std::uint32_t i = p.low.begin;
    if (!line_.is_number(i) || i < line_.begin + 2 || p.low.number.has_point || p.low.number.scale != 0 ||
        p.low.end != i + 1)
      return false;
    const auto value = p.low.number.value.to_int64();
    if (!value || *value < 1 || *value > 110) return false;
    return line_.is_char(i - 1, ',') && line_.is_word(i - 2) && line_.at(i - 2).capital &&
           !line_.is(i - 2, role_month) && (line_.is_char(p.low.end, ',') || line_.is_char(p.low.end, '.'));
  }

  void read_noun(Phrase& p) const {
    if (p.unit != nullptr || p.age) return;
    const Numeral& last = p.range ? p.high.number : p.low.number;
    std::uint32_t at = p.end;
    const bool one = last.value == Decimal(1) && !p.range;
    if (last.vague_unit || last.article || one || (line_.lexicon.scale_of && last.scale >= 6) ||
        line_.is(at + 1, role_determiner) || (last.share && !last.ratio) || line_.is(p.end - 1, role_collective)) {
      if (line_.is(at, role_of)) {
        std::uint32_t i = at + 1;
        while (line_.is(i, role_article | role_determiner)) ++i;
        if (const auto unit = last.vague_unit ? unit_after(line_, last, i) : UnitMatch{}) {
          p.unit = unit.unit;
          p.end = unit.end;
          return;
        }
        p.noun = noun_after(line_, i, false);
        if (p.noun) p.end = p.noun.end;
        return;
      }
    }
    p.noun = noun_after(line_, at, one || last.ordinal);
    if (!p.noun) return;
    p.end = p.noun.end;
    if (last.ordinal || last.share) return;
    if (const UnitMatch unit = described_unit(line_, at, p.noun.head)) {
      p.unit = unit.unit;
      p.end = unit.end;
      p.noun = {};
    }
  }

  void read_hedges(Phrase& p) const {
    p.before = hedge_before(line_, p.begin, std::max(from_, line_.begin));
    const std::uint32_t number_end = p.range ? p.high.end : p.low.end;
    p.after = hedge_after(line_, number_end);
    if (!p.after && p.end != number_end) p.after = hedge_after(line_, p.end);
    // "5 or more": the hedge stands between number and noun.
    if (p.after && p.after.end > p.end && !p.noun && p.unit == nullptr && p.after.begin == number_end) {
      p.noun = noun_after(line_, p.after.end, false);
      if (const UnitMatch unit = unit_after(line_, p.low.number, p.after.end))
        p.unit = unit.unit, p.end = unit.end, p.noun = {};
      else if (p.noun)
        p.end = p.noun.end;
    }
    read_tolerance(p);
  }

  /// "30 ± 5 km", "40 plus or minus 3".
  void read_tolerance(Phrase& p) const {
    if (!p.after || p.after.modifier != Modifier::approximate || p.range || !line_.is_number(p.after.end)) return;
    const Operand by = parse_operand(line_, p.after.end, p.after.end);
    if (!by || by.number.ordinal || by.number.share) return;
    if (by.unit != nullptr && p.unit != nullptr && by.unit != p.unit) return;
    p.tolerance = by.number.value;
    if (p.unit == nullptr) p.unit = by.unit;
    p.end = std::max(p.end, by.end);
    if (p.unit == nullptr && !p.noun) p.noun = noun_after(line_, by.end, false);
    if (p.noun) p.end = std::max(p.end, p.noun.end);
  }

  static std::uint32_t i0(const Phrase& p) { return p.low.begin; }

  bool is_quantity(const Phrase& p) const {
    const Numeral& n = p.low.number;
    if (n.share && !n.ratio && line_.is(n.end - 1, role_half) && i0(p) > line_.begin &&
        line_.is(i0(p) - 1, role_period))
      return false;
    // Digits glued to letters that are no unit: "5G", "3D", "49ers".
    if (p.unit == nullptr && !p.age && line_.is_number(n.begin) && line_.glued(n.end) && line_.is_word(n.end) &&
        !glued_plural(line_, p.noun, n.end) && !p.after)
      return false;
    // "a record production-four-door": inside a longer word.
    if (line_.is_word(n.begin) && n.begin > line_.begin + 1 && line_.is_dash(n.begin - 1) && line_.glued(n.begin) &&
        line_.glued(n.begin - 1) && line_.is_word(n.begin - 2) && line_.is_dash(n.end) && line_.glued(n.end) &&
        !line_.is(n.begin - 2, opening_roles | role_prefix | role_minus | role_to | role_or | role_and))
      return false;
    if (p.unit == nullptr && i0(p) > line_.begin + 1 && line_.glued(i0(p)) && line_.is_dash(i0(p) - 1) &&
        line_.glued(i0(p) - 1) && line_.is_number(i0(p) - 2))
      return false;
    const bool bare =
        p.unit == nullptr && !p.noun && !p.before && !p.after && !p.age && !p.range && !n.share && !n.vague_unit;
    const std::uint32_t i = n.begin;
    if (p.unit == nullptr && !p.before && !p.age && !n.ordinal && names_something(line_, p.low.begin, n.end))
      return false;
    if (p.unit == nullptr && !p.range && reads_as_year(line_, i) && n.end == i + 1 && !n.separated) {
      if (bare) return false;
      const bool plural = p.noun && singular(line_.bytes(p.noun.head)) != fold_case(line_.bytes(p.noun.head));
      if (!p.before && !p.after && p.noun && (!plural || line_.bytes(i) >= "1950")) return false;
      if (!p.before && i > line_.begin &&
          (line_.is(i - 1, role_in | role_of | role_month | role_from | role_to) || line_.bytes(i - 1) == "the" ||
           line_.bytes(i - 1) == "since" || line_.bytes(i - 1) == "by" || line_.bytes(i - 1) == "until"))
        return false;
    }
    if (p.range && p.unit == nullptr && !p.age && reads_as_year(line_, i) &&
        reads_as_year(line_, p.high.number.begin) && !p.noun)
      return false;
    // "125- — 125,000": begun and broken off.
    if (p.unit == nullptr && !p.noun && line_.is_dash(n.end) && line_.glued(n.end) && line_.is_dash(n.end + 1) &&
        !line_.glued(n.end + 1))
      return false;
    if (n.ordinal) return is_ordinal(p);
    return true;
  }

  bool is_ordinal(const Phrase& p) const {
    const std::uint32_t i = p.low.number.begin;
    const bool digits = line_.is_number(i);
    if (!digits && i == line_.begin && line_.is_char(p.low.end, ',')) return false;  // "First, …"
    if (!digits && !p.noun && i > line_.begin && line_.is_word(i - 1) && line_.is(i - 1, role_article | role_per))
      return false;
    return true;
  }

  bool speaks_of(std::uint64_t roles) const {
    constexpr std::uint32_t reach = 150;  // tokens either side: an endless line must not make this quadratic
    const std::uint32_t first = from_ > line_.begin + reach ? from_ - reach : line_.begin,
                        last = std::min(line_.end, std::max(from_, line_.begin) + reach);
    for (std::uint32_t i = first; i < last; ++i)
      if (line_.is(i, roles)) return true;
    return false;
  }

  QuantityKind kind_of(const Phrase& p) const {
    const Numeral& n = p.low.number;
    if (p.age) return QuantityKind::age;
    if (n.ordinal && !p.range) return QuantityKind::ordinal;
    if (p.unit != nullptr &&
        (p.unit->dimension == UnitDimension::proportion || p.unit->dimension == UnitDimension::points) && !p.range &&
        !n.vague_unit)
      return line_.is(p.end, role_rise | role_fall) ? QuantityKind::change : QuantityKind::percent;
    if (p.range || n.vague_unit) return QuantityKind::range;
    if (p.unit == nullptr)
      return n.ratio ? QuantityKind::ratio : n.share ? QuantityKind::fraction : QuantityKind::cardinal;
    switch (p.unit->dimension) {
      case UnitDimension::money:
        return QuantityKind::money;
      case UnitDimension::temperature:
        return QuantityKind::temperature;
      case UnitDimension::time:
        return QuantityKind::duration;
      case UnitDimension::factor:
        return QuantityKind::change;
      case UnitDimension::angle:
        return p.unit->name == "degree" && speaks_of(role_temperature) ? QuantityKind::temperature
                                                                       : QuantityKind::quantity;
      case UnitDimension::rate:
        return p.low.currency_first                    ? QuantityKind::money
               : p.unit->base.rfind("percent", 0) == 0 ? QuantityKind::percent
                                                       : QuantityKind::quantity;
      default:
        return QuantityKind::quantity;
    }
  }

  void emit(Phrase& p) {
    Mention m;
    // Pounds are money where the sentence speaks of money and no substance follows.
    if (p.unit != nullptr && p.unit->name == "pound" && p.unit->dimension == UnitDimension::mass &&
        line_.lexicon.sterling != nullptr && !line_.is(p.end, role_of) && speaks_of(role_money_word))
      p.unit = line_.lexicon.sterling;
    const Numeral& low = p.low.number;
    const Numeral& high = p.range ? p.high.number : low;
    m.unit = p.unit;
    if (p.age && m.unit == nullptr) m.unit = line_.lexicon.year;
    m.kind = kind_of(p);
    m.written = low.written;
    m.modifier = p.before && p.before.modifier != Modifier::exact ? p.before.modifier
                 : p.after                                        ? p.after.modifier
                                                                  : Modifier::exact;
    if (p.after && is_bound(p.after.modifier) && !is_bound(m.modifier))
      m.modifier = p.after.modifier;  // "about 500 or more"
    if (p.range && m.modifier != Modifier::approximate) m.modifier = Modifier::exact;
    if (low.vague_unit) {
      m.stated_low = *low.vague_unit;
      m.stated_high = *low.vague_unit * line_.lexicon.intervals.vague_stated_high;
    } else {
      m.stated_low = low.value <= high.value ? low.value : high.value;
      m.stated_high = low.value <= high.value ? high.value : low.value;
    }
    if (m.kind == QuantityKind::change && line_.is(p.end, role_fall) && !m.stated_low->is_negative()) {  // "a 40% drop"
      m.stated_low = -*m.stated_low;
      m.stated_high = -*m.stated_high;
    }
    m.part = low.part;
    m.whole = low.whole;
    m.number = line_.bytes_of(low.begin, high.end);
    m.span = line_.bytes_of(p.begin, p.end);
    m.full = m.span;
    if (p.noun) {
      m.noun = p.noun.lemma;
      m.noun_span = line_.bytes_of(p.noun.begin, p.noun.end);
    }
    const Hedge& hedge = p.before ? p.before : p.after;
    if (hedge) m.hedge = line_.bytes_of(hedge.begin, hedge.end);
    if (p.before) m.full.begin = std::min(m.full.begin, line_.start_byte(p.before.begin));
    if (p.after) m.full.end = std::max(m.full.end, line_.end_byte(p.after.end));
    if (low.value <= high.value)
      fill_intervals(line_.lexicon.intervals, low, high, m);
    else
      fill_intervals(line_.lexicon.intervals, high, low, m);
    if (p.tolerance) {
      m.literal = m.charitable = {low.value - *p.tolerance, low.value + *p.tolerance, false, false};
      m.modifier = Modifier::approximate;
    }
    share_with_last(p, m);
    if (merge_bounds(p, m)) return;
    last_mention_ = out_.size();
    has_last_ = true;
    out_.push_back(std::move(m));
    last_end_ = p.after && p.after.end > p.end ? p.after.end : p.end;
    from_ = last_end_;
  }

  /// "45 and 50 mg", "eight or nine euros", "45 and 50 cases": the unit and the noun stand on the last item only.
  void share_with_last(const Phrase& p, const Mention& m) {
    if (!has_last_ || m.kind == QuantityKind::ordinal) return;
    if (p.low.currency_first && !line_.is(last_end_, role_or)) return;
    Mention& last = out_[last_mention_];
    if (last.unit != nullptr || !last.noun.empty() || last.kind != QuantityKind::cardinal ||
        (m.unit == nullptr && m.noun.empty()))
      return;
    const bool suspended = line_.is_dash(last_end_) && line_.glued(last_end_);  // "six- and seven-year-olds"
    const std::uint32_t joint = suspended ? last_end_ + 1 : last_end_;
    if (p.begin != joint + 1 || !(line_.is(joint, role_and | role_or) || line_.is_char(joint, ','))) return;
    last.unit = m.unit;
    last.noun = m.noun;
    if (m.unit == nullptr) return;
    const bool other = m.kind == QuantityKind::range || (m.kind == QuantityKind::age && !suspended);
    last.kind = other ? QuantityKind::quantity : m.kind;
    Numeral number;
    number.written = last.written;
    number.value = *last.stated_low;
    fill_intervals(line_.lexicon.intervals, number, number, last);
  }

  /// "greater than 30 and less than 40": two bounds of one quantity are a range.
  bool merge_bounds(const Phrase& p, const Mention& m) {
    if (!has_last_ || !p.before || !is_bound(m.modifier) || m.unit != out_[last_mention_].unit) return false;
    Mention& last = out_[last_mention_];
    if (!is_bound(last.modifier) || last.stated_low != last.stated_high || last.kind == QuantityKind::range ||
        !last.noun.empty())
      return false;
    const bool lower = last.modifier == Modifier::more_than || last.modifier == Modifier::at_least;
    const bool upper = m.modifier == Modifier::less_than || m.modifier == Modifier::at_most;
    if (lower != upper) return false;
    std::uint32_t joint = last_end_;
    if (line_.is_char(joint, ',')) ++joint;
    if (line_.is(joint, role_and | role_but)) ++joint;
    if (joint == last_end_ || joint != p.before.begin) return false;
    const Decimal low = lower ? *last.stated_low : *m.stated_low;
    const Decimal high = lower ? *m.stated_low : *last.stated_low;
    if (!(low < high)) return false;
    last.literal = last.charitable = {low, high, (lower ? last.modifier : m.modifier) == Modifier::more_than,
                                      (lower ? m.modifier : last.modifier) == Modifier::less_than};
    last.stated_low = low;
    last.stated_high = high;
    last.suggested_low = last.suggested_high = std::nullopt;
    last.modifier = Modifier::exact;
    last.kind = QuantityKind::range;
    last.noun = m.noun;
    last.noun_span = m.noun_span;
    last.number.end = m.number.end;
    last.span.end = m.span.end;
    last.full.end = m.full.end;
    last_end_ = from_ = p.after && p.after.end > p.end ? p.after.end : p.end;
    return true;
  }

  /// "twice", "doubled": a factor.
  bool multiple(std::uint32_t i, const Word& word) {
    const bool adjective =
        (word.roles & role_multiple) != 0 && line_.bytes(i).front() != 't' && line_.bytes(i).front() != 'T';
    const bool as = line_.bytes(i + 1) == "as" && line_.is_word(i + 2) && !line_.at(i + 2).capital &&
                    !line_.is(i + 2, role_determiner | role_article | role_person);
    const bool compared = line_.is(i + 1, role_determiner | role_article | role_per) || as ||
                          line_.bytes(i + 1) == "that" || line_.bytes(i + 1) == "what";
    if ((word.roles & role_multiple) != 0 && !compared) return false;
    if (adjective && !line_.is(i + 1, role_determiner)) return false;
    Mention m;
    m.kind = (word.roles & (role_multiplied | role_fold)) != 0 ? QuantityKind::change : QuantityKind::quantity;
    m.unit = line_.lexicon.factor;
    m.written = Written::words;
    const Decimal value =
        word.value < 0 ? Decimal::divide(Decimal(1), Decimal(-word.value)).value_or(Decimal()) : Decimal(word.value);
    m.stated_low = m.stated_high = value;
    m.number = m.span = m.full = line_.bytes_of(i, i + 1);
    const Hedge hedge = hedge_before(line_, i, std::max(from_, line_.begin));
    if (hedge) {
      m.modifier = hedge.modifier;
      m.hedge = line_.bytes_of(hedge.begin, hedge.end);
      m.full.begin = m.hedge.begin;
    }
    Numeral number;
    number.written = Written::words;
    fill_intervals(line_.lexicon.intervals, number, number, m);
    out_.push_back(std::move(m));
    has_last_ = false;
    last_end_ = from_ = i + 1;
    return true;
  }

  std::uint32_t loose(LooseMention& found) {
    out_.push_back(std::move(found.mention));
    has_last_ = false;
    return last_end_ = from_ = found.end;
  }

  std::uint32_t vague_share(std::uint32_t begin, std::uint32_t end, const VagueShare& share) {
    Mention m;
    m.kind = QuantityKind::percent;
    m.unit = line_.lexicon.percent;
    m.written = Written::indefinite;
    m.stated_low = share.low;
    m.stated_high = share.high;
    m.literal = share.literal;
    m.charitable = share.charitable;
    m.number = m.span = m.full = line_.bytes_of(begin, end);
    out_.push_back(std::move(m));
    has_last_ = false;
    last_end_ = from_ = end;
    return end;
  }
};

}  // namespace

void find_mentions(const Line& line, const std::vector<bool>& claimed, std::vector<Mention>& out) {
  Reader(line, claimed, out).run();
}

}  // namespace claimcheck
