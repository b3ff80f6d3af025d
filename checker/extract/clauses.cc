// Where one clause of a sentence ends and the next begins: marks, subordinators, comparisons, parentheses, and
// conjunctions behind which a second verb stands. Words decide, not grammar: a clause too many loses little, since a
// clause without a date of its own may still take the sentence's.
#include "checker/extract/context.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace claimcheck {

namespace {

constexpr std::size_t max_clauses = 200;

namespace marks {
constexpr std::uint64_t comma = hash_char(','), semicolon = hash_char(';'), open = hash_char('('),
                        close = hash_char(')'), dash = hash_char('-');
constexpr std::uint64_t conj_and = hash_constant("and"), conj_or = hash_constant("or"), from = hash_constant("from"),
                        to = hash_constant("to"), that = hash_constant("that");
}  // namespace marks

/// A past tense by its ending: "seized", not "red" or "hundred".
bool looks_like_past(const DocumentScope& scope, const Token& t) {
  if (t.kind != TokenKind::word || t.capital || t.span.size() < 5) return false;
  const std::string_view word = scope.text_of(t);
  return word.substr(word.size() - 2) == "ed" && word.substr(word.size() - 3) != "eed" &&
         word.substr(word.size() - 4) != "dred";
}

class Splitter {
 public:
  Splitter(const DocumentScope& scope, SentenceContext& context)
      : scope_(scope),
        context_(context),
        tokens_(scope.scan.tokens),
        sentence_(*context.sentence),
        classes_(context.scratch) {}

  void run() {
    const std::uint32_t count = sentence_.end_token - sentence_.first_token;
    classes_.assign(count, 0);
    for (const VocabularyHit& hit : context_.hits) mark_hit(hit);
    mark_changes();
    context_.clause_ids.assign(count, 0);
    open(sentence_.first_token, -1);
    bool runs = false;  // whether the clause goes on behind what step() saw of it
    for (std::uint32_t i = sentence_.first_token; i < sentence_.end_token; ++i) {
      const std::uint8_t f = flags(i);
      if (runs_on(i, f)) {
        has_verb_ = has_verb_ || ((f & in_mention) == 0 && is_verb(i));
        context_.clause_ids[i - sentence_.first_token] = static_cast<std::uint16_t>(current_);
        runs = true;
        continue;
      }
      if (std::exchange(runs, false)) reach(i);
      step(i);
    }
    if (runs) reach(sentence_.end_token);
  }

 private:
  enum : std::uint8_t {
    verb = 1,
    other_side = 2,
    former_side = 4,
    subordinator = 8,
    change_to = 16,
    in_mention = 32,
    says = 64
  };
  std::uint8_t& flags(std::uint32_t token) { return classes_[token - sentence_.first_token]; }

  void mark_hit(const VocabularyHit& hit) {
    switch (hit.entry->word_class) {
      case WordClass::verb:
        flags(hit.first) |= verb;
        break;
      case WordClass::report_verb:
        flags(hit.end - 1) |= says;
        break;
      case WordClass::subordinator:
        flags(hit.first) |= subordinator;
        break;
      case WordClass::comparison:
        flags(hit.first) |= hit.entry->value == "earlier" ? former_side : other_side;
        break;
      default:
        break;
    }
  }

  /// "rose to 500 from 300": whether a mention before this one stands behind "to".
  bool follows_a_goal(std::size_t index) {
    for (std::size_t k = index; k > 0 && index - k < 3; --k) {
      const MentionPlace& before = context_.places[k - 1];
      if (!before.is_date && before.first > sentence_.first_token && tokens_[before.first - 1].hash == marks::to)
        return true;
    }
    return false;
  }

  /// "from 300 in 2020 to 500": what stands between "from" and "to" is a former figure.
  void mark_changes() {
    for (const MentionPlace& place : context_.places)
      for (std::uint32_t t = place.first; t < place.end; ++t) flags(t) |= in_mention;
    for (std::size_t a = 0; a < context_.places.size(); ++a) {
      const MentionPlace& from = context_.places[a];
      if (from.is_date || from.first == sentence_.first_token || tokens_[from.first - 1].hash != marks::from) continue;
      if (follows_a_goal(a)) flags(from.first - 1) |= former_side;
      for (std::size_t b = a + 1; b < context_.places.size() && b < a + 4; ++b) {
        const MentionPlace& to = context_.places[b];
        if (to.is_date || tokens_[to.first - 1].hash != marks::to) continue;
        flags(from.first - 1) |= former_side;
        flags(to.first - 1) |= change_to;
        break;
      }
    }
  }

  std::uint32_t open(std::uint32_t token, std::int32_t main) {
    if (context_.clauses.size() < max_clauses) {
      Clause clause;
      clause.first = clause.end = token;
      clause.main = main;
      context_.clauses.push_back(clause);
      current_ = static_cast<std::uint32_t>(context_.clauses.size() - 1);
      has_verb_ = false;
    }
    return current_;
  }

  void resume_main() {
    const std::int32_t main = context_.clauses[current_].main;
    if (main < 0) return;
    current_ = static_cast<std::uint32_t>(main);
    has_verb_ = true;
  }

  bool is_verb(std::uint32_t i) { return (flags(i) & verb) != 0 || looks_like_past(scope_, tokens_[i]); }

  /// Whether a verb stands behind a conjunction before the next one.
  bool verb_ahead(std::uint32_t i, bool& at_once) {
    constexpr std::uint32_t reach = 12;
    at_once = false;
    for (std::uint32_t k = i; k < std::min(sentence_.end_token, i + reach); ++k) {
      const Token& t = tokens_[k];
      if (t.hash == marks::comma || t.hash == marks::semicolon || t.hash == marks::open || is_dash(scope_, tokens_, k))
        return false;
      if ((flags(k) & (other_side | former_side | subordinator)) != 0) return false;
      if ((flags(k) & in_mention) != 0) continue;
      if (k > i && (t.hash == marks::conj_and || t.hash == marks::conj_or)) return false;
      if (!is_verb(k)) continue;
      at_once = k == i;
      return true;
    }
    return false;
  }

  /// A token with nothing about it, and nothing before it, that could begin or end a clause: most of a sentence.
  bool runs_on(std::uint32_t i, std::uint8_t f) const {
    if ((f & (other_side | former_side | change_to | subordinator)) != 0) return false;
    const Token& t = tokens_[i];
    if (t.kind == TokenKind::word) {
      if (t.hash == marks::conj_and || t.hash == marks::conj_or || t.hash == marks::that) return false;
    } else if (t.hash == marks::comma || t.hash == marks::open || t.hash == marks::close) {
      return false;
    }
    if (i == sentence_.first_token) return true;
    const Token& before = tokens_[i - 1];
    return before.kind == TokenKind::word || (before.hash != marks::semicolon && before.hash != marks::dash);
  }

  void step(std::uint32_t i) {
    const Token& t = tokens_[i];
    const std::uint8_t f = flags(i);
    const Clause& now = context_.clauses[current_];
    if (t.hash == marks::open && t.kind == TokenKind::punct) {
      open(i, static_cast<std::int32_t>(now.main >= 0 && now.parenthesis ? static_cast<std::uint32_t>(now.main)
                                                                         : current_));
      context_.clauses[current_].parenthesis = true;
    } else if ((f & (other_side | former_side)) != 0 && (f & in_mention) == 0) {
      open(i, static_cast<std::int32_t>(now.comparison && now.main >= 0 ? static_cast<std::uint32_t>(now.main)
                                                                        : current_));
      context_.clauses[current_].comparison = true;
      context_.clauses[current_].earlier = (f & former_side) != 0;
    } else if ((f & change_to) != 0 && now.comparison) {
      resume_main();
    } else if (opens_complement(i)) {
      open(i, -1);
      context_.clauses[current_].complement = true;
    } else if ((f & subordinator) != 0 || after_hard_mark(i)) {
      open(i, -1);
    } else if ((t.hash == marks::comma || t.hash == marks::conj_and || t.hash == marks::conj_or) &&
               (f & in_mention) == 0) {
      at_separator(i);
    }
    has_verb_ = has_verb_ || ((f & in_mention) == 0 && is_verb(i));
    assign(i);
    if (t.hash == marks::close && context_.clauses[current_].parenthesis) resume_main();
  }

  /// "officials said that …", "said on Friday that …", "the truth is that …".
  bool opens_complement(std::uint32_t i) {
    if (tokens_[i].hash != marks::that || i == sentence_.first_token) return false;
    const std::uint8_t before = flags(i - 1);
    bool at_once = false;
    return (before & (verb | says | in_mention)) != 0 && verb_ahead(i + 1, at_once) && !at_once;
  }

  bool after_hard_mark(std::uint32_t i) {
    if (i == sentence_.first_token || (flags(i) & in_mention) != 0) return false;
    const std::uint32_t before = i - 1;
    if (tokens_[before].kind == TokenKind::word || (flags(before) & in_mention) != 0) return false;
    return tokens_[before].hash == marks::semicolon ||
           (is_dash(scope_, tokens_, before) && !is_dash(scope_, tokens_, i));
  }

  /// "Four people were killed and eight others injured in Salem": the second figure lacks its "were", and what follows
  /// is said of both.
  bool shares_verb(std::uint32_t i) {
    std::uint32_t k = i;
    while (k < sentence_.end_token && (flags(k) & in_mention) != 0) ++k;
    return k > i && k + 1 < sentence_.end_token && looks_like_past(scope_, tokens_[k]) &&
           tokens_[k + 1].hash != marks::to && !is_verb(k + 1);
  }

  void at_separator(std::uint32_t i) {
    if (context_.clauses[current_].comparison) {
      resume_main();
      has_verb_ = true;
    }
    std::uint32_t next = i + 1;
    while (next < sentence_.end_token &&
           (tokens_[next].hash == marks::conj_and || tokens_[next].hash == marks::conj_or))
      ++next;
    bool at_once = false;
    if (!has_verb_ || next >= sentence_.end_token || !verb_ahead(next, at_once)) return;
    if (tokens_[i].hash == marks::conj_and && shares_verb(next)) return;
    open(i, -1);
    context_.clauses[current_].shares_subject = at_once;
  }

  void assign(std::uint32_t i) {
    context_.clause_ids[i - sentence_.first_token] = static_cast<std::uint16_t>(current_);
    reach(i + 1);
  }

  /// The clause at hand goes on to the token before `end`.
  void reach(std::uint32_t end) { context_.clauses[current_].end = end; }

  const DocumentScope& scope_;
  SentenceContext& context_;
  const std::vector<Token>& tokens_;
  const Sentence& sentence_;
  std::vector<std::uint8_t>& classes_;  // flags per token
  std::uint32_t current_ = 0;
  bool has_verb_ = false;
};

}  // namespace

void split_clauses(const DocumentScope& scope, SentenceContext& context) { Splitter(scope, context).run(); }

}  // namespace claimcheck
