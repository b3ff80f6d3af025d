#include "checker/quantity/grammar.h"

#include "checker/quantity/exclude.h"
#include "checker/quantity/interval_of.h"
#include "checker/quantity/loose.h"
#include "checker/quantity/phrase.h"

namespace claimcheck {

namespace {

class Reader {
 public:
  Reader(const Line& line, const std::vector<bool>& claimed, std::vector<Mention>& out)
      : line_(line), reading_{line, claimed}, out_(out) {}

  void run(const std::vector<std::uint32_t>& openers) {
    std::uint32_t at = line_.begin;  // read so far
    for (const std::uint32_t i : openers) {
      if (i < at) continue;
      if (!reading_.flags.empty())
        for (std::uint32_t k = i; k > at; --k)  // what a date has used ends what an earlier phrase may reach
          if (reading_.claimed(k - 1)) {
            reading_.from = k;
            break;
          }
      at = std::max(step(i), i + 1);
    }
  }

 private:
  const Line& line_;
  Reading reading_;
  std::vector<Mention>& out_;
  std::uint32_t last_end_ = 0;  // token behind the last mention
  std::size_t last_mention_ = 0;
  bool has_last_ = false;

  std::uint32_t step(std::uint32_t i) {
    if (reading_.claimed(i)) {
      reading_.from = i + 1;
      return i + 1;
    }
    const Token& token = line_.tokens[i];
    const Word& word = line_.word(i);
    const bool lone_article =
        (word.roles & role_article) != 0 && (word.roles & (opening_roles | role_phrase_start)) == 0;
    if (lone_article && !line_.is(i + 1, opening_roles | role_unit_start | role_vague_scale)) return i + 1;
    if (token.kind == TokenKind::word && (word.roles & role_phrase_start) != 0 &&
        line_.lexicon.may_begin_phrase(token.hash, line_.at(i + 1).hash)) {
      if (const auto idiom = line_.phrase(line_.lexicon.idioms, i, line_.end); idiom.length != 0)
        return i + idiom.length;
      if (const auto share = line_.phrase(line_.lexicon.share_phrases, i, line_.end); share.length != 0)
        return vague_share(i, i + share.length, line_.lexicon.shares[share.payload]);
      if (auto named = named_mention(line_, i); named && !reading_.any_claimed(i, named->end)) return loose(*named);
    }
    if ((word.roles & role_uncertain) != 0)
      if (auto few = few_mention(line_, i); few && !reading_.any_claimed(i, few->end)) return loose(*few);
    if (token.kind == TokenKind::word && (word.roles & (role_multiple | role_multiplied | role_fold)) != 0 &&
        multiple(i, word))
      return last_end_;
    if (token.kind == TokenKind::number) {
      if (auto odds = odds_mention(line_, i)) return loose(*odds);
      if (const std::uint32_t next = skip_non_quantity(line_, i); next != i) {
        reading_.from = next;
        return next;
      }
    }
    if (token.kind == TokenKind::word && (word.roles & numeral_roles) == 0) return i + 1;
    Phrase phrase;
    phrase.low = parse_operand(line_, i, std::max(reading_.from, line_.begin));
    if (!phrase.low || reading_.claimed(phrase.low.number.end - 1)) return i + 1;
    read_range(reading_, phrase);
    if (!phrase.range && pronoun_one(phrase.low)) return phrase.low.end;
    phrase.begin = phrase.low.begin;
    phrase.end = phrase.numbers_end();
    phrase.unit = phrase.range && phrase.high.unit != nullptr ? phrase.high.unit : phrase.low.unit;
    read_age(line_, phrase);
    read_noun(line_, phrase);
    if (phrase.unit == nullptr && !phrase.age && !phrase.range && !phrase.low.number.ordinal)
      if (const UnitMatch rate = rate_of_counts(line_, phrase.end)) phrase.unit = rate.unit, phrase.end = rate.end;
    read_hedges(reading_, phrase);
    const std::uint32_t numbers_end = phrase.numbers_end();
    if (reading_.any_claimed(phrase.begin, numbers_end)) return i + 1;
    if (reading_.any_claimed(numbers_end, phrase.end)) {  // a date stands where a noun was seen
      phrase.noun = {};
      phrase.end = numbers_end;
    }
    if (!is_quantity(line_, phrase)) {
      reading_.from = phrase.end;
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

  void emit(Phrase& p) {
    Mention& m = out_.emplace_back();  // filled in place: a mention is some hundred bytes
    fill_mention(reading_, p, m);
    share_with_last(p, m);
    if (merge_bounds(p, m)) return out_.pop_back();
    last_mention_ = out_.size() - 1;
    has_last_ = true;
    last_end_ = p.after && p.after.end > p.end ? p.after.end : p.end;
    reading_.from = last_end_;
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
    last_end_ = reading_.from = p.after && p.after.end > p.end ? p.after.end : p.end;
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
    const Hedge hedge = hedge_before(line_, i, std::max(reading_.from, line_.begin));
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
    last_end_ = reading_.from = i + 1;
    return true;
  }

  std::uint32_t loose(LooseMention& found) {
    out_.push_back(std::move(found.mention));
    has_last_ = false;
    return last_end_ = reading_.from = found.end;
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
    last_end_ = reading_.from = end;
    return end;
  }
};

}  // namespace

void find_mentions(const Line& line, const std::vector<std::uint32_t>& openers, const std::vector<bool>& claimed,
                   std::vector<Mention>& out) {
  if (!openers.empty()) Reader(line, claimed, out).run(openers);
}

}  // namespace claimcheck
