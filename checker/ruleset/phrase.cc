#include "checker/ruleset/phrase.h"

#include "checker/ruleset/limits.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <algorithm>
#include <array>

namespace claimcheck {

namespace {

using Kind = PhraseNode::Kind;

struct ClassName {
  const char* name;
  MentionClass value;
};

constexpr std::array class_names = {
    ClassName{"value", MentionClass::any},         ClassName{"count", MentionClass::count},
    ClassName{"percent", MentionClass::percent},   ClassName{"money", MentionClass::money},
    ClassName{"mass", MentionClass::mass},         ClassName{"length", MentionClass::length},
    ClassName{"area", MentionClass::area},         ClassName{"volume", MentionClass::volume},
    ClassName{"speed", MentionClass::speed},       ClassName{"temperature", MentionClass::temperature},
    ClassName{"duration", MentionClass::duration}, ClassName{"magnitude", MentionClass::magnitude},
    ClassName{"data", MentionClass::data},         ClassName{"rate", MentionClass::rate},
    ClassName{"quantity", MentionClass::quantity}, ClassName{"ordinal", MentionClass::ordinal},
    ClassName{"date", MentionClass::date},         ClassName{"age", MentionClass::age},
    ClassName{"range", MentionClass::range},       ClassName{"change", MentionClass::change},
    ClassName{"points", MentionClass::points},     ClassName{"factor", MentionClass::factor},
    ClassName{"number", MentionClass::number}};

UnitDimension dimension_of(const Mention& m) {
  if (m.unit != nullptr) return m.unit->dimension;
  return m.kind == QuantityKind::percent || m.kind == QuantityKind::fraction || m.kind == QuantityKind::ratio
             ? UnitDimension::proportion
             : UnitDimension::none;
}

bool is_date(const Mention& m) { return m.kind == QuantityKind::date || m.kind == QuantityKind::date_range; }

/// Recursive descent over the bytes of one phrase.
class Parser {
 public:
  Parser(std::string_view phrase, PhraseError& error) : s_(phrase), error_(error) {}

  PhraseNode parse() {
    PhraseNode out = sequence(0, '\0');
    if (error_.message.empty() && out.children.empty()) fail("the phrase is empty");
    return error_.message.empty() ? out : PhraseNode{};
  }

 private:
  bool failed() const { return !error_.message.empty(); }
  void fail(std::string message) { fail_at(i_, std::move(message)); }
  void fail_at(std::size_t at, std::string message) {
    if (failed()) return;
    error_.offset = offset(at);
    error_.message = std::move(message);
  }
  /// In code points; counted on from the last place asked for, which is mostly before this one.
  std::uint32_t offset(std::size_t at) {
    if (at < counted_to_) counted_to_ = code_points_ = 0;
    for (; counted_to_ < at && counted_to_ < s_.size(); ++counted_to_)
      code_points_ += (static_cast<unsigned char>(s_[counted_to_]) & 0xC0) != 0x80;
    return code_points_;
  }
  char peek() const { return i_ < s_.size() ? s_[i_] : '\0'; }
  bool at_end() const { return i_ >= s_.size(); }
  void skip_space() {
    while (!at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\n')) ++i_;
  }
  static bool ends_word(char c) {
    switch (c) {
      case ' ':
      case '\t':
      case '\n':
      case '|':
      case '(':
      case ')':
      case '[':
      case ']':
      case '{':
      case '}':
      case '<':
      case '>':
      case ',':
      case '"':
        return true;
      default:
        return false;
    }
  }

  PhraseNode sequence(std::size_t depth, char close) {
    PhraseNode out;
    out.offset = offset(i_);
    if (depth > limits::phrase_depth) return fail("brackets are nested too deeply"), out;
    for (skip_space(); !failed() && !at_end() && peek() != close; skip_space()) {
      if (peek() == '|') {
        if (depth == 0)
          return fail("\"|\" must stand between two words, without spaces; put longer alternatives into ( )"), out;
        break;
      }
      out.children.push_back(alternatives(depth));
    }
    return out;
  }

  /// atom|atom|… Inside brackets a bar separates whole sequences instead.
  PhraseNode alternatives(std::size_t depth) {
    PhraseNode first = atom(depth);
    if (failed() || peek() != '|' || depth > 0) return first;
    PhraseNode out;
    out.kind = Kind::alternatives;
    out.offset = first.offset;
    out.children.push_back(std::move(first));
    while (!failed() && peek() == '|') {
      ++i_;
      if (at_end() || (ends_word(peek()) && std::string_view("(<\"").find(peek()) == std::string_view::npos))
        return fail("a word is missing behind \"|\""), out;
      out.children.push_back(atom(depth));
    }
    return out;
  }

  PhraseNode bracket(std::size_t depth, char close, Kind kind) {
    const std::size_t start = i_++;
    PhraseNode group;
    group.kind = Kind::alternatives;
    group.offset = offset(start);
    while (!failed()) {
      group.children.push_back(sequence(depth + 1, close));
      if (!failed() && group.children.back().children.empty()) fail("nothing stands between the brackets");
      if (failed()) return group;
      if (peek() != '|') break;
      ++i_;
    }
    if (at_end()) return fail_at(start, std::string("\"") + s_[start] + "\" is not closed"), group;
    ++i_;
    if (kind != Kind::optional) return group;
    PhraseNode out;
    out.kind = kind;
    out.offset = group.offset;
    out.children.push_back(std::move(group));
    return out;
  }

  PhraseNode atom(std::size_t depth) {
    switch (peek()) {
      case '(':
        return bracket(depth, ')', Kind::alternatives);
      case '[':
        return bracket(depth, ']', Kind::optional);
      case '{':
        return symbol();
      case '<':
        return list();
      case ',':
        return punctuation();
      case '"':
        return quoted();
      case ')':
      case ']':
      case '}':
      case '>':
        return fail(std::string("\"") + peek() + "\" closes nothing"), PhraseNode{};
      default:
        return s_.compare(i_, 3, "...") == 0 || s_.compare(i_, 3, "\xE2\x80\xA6") == 0 ? gap() : word();
    }
  }

  PhraseNode punctuation() {
    PhraseNode out;
    out.kind = Kind::punctuation;
    out.offset = offset(i_++);
    return out;
  }

  PhraseNode gap() {
    PhraseNode out;
    out.kind = Kind::gap;
    out.offset = offset(i_);
    i_ += 3;
    out.gap = 0;
    const std::size_t digits = i_;
    while (peek() >= '0' && peek() <= '9' && out.gap < 1000)
      out.gap = out.gap * 10 + static_cast<std::uint32_t>(s_[i_++] - '0');
    if (i_ == digits)
      out.gap = 6;
    else if (out.gap < 1 || out.gap > limits::gap_words)
      fail_at(digits, "a gap is 1 to " + std::to_string(limits::gap_words) + " words");
    return out;
  }

  /// Text up to `close`, which is consumed; the opening byte is at i_.
  std::string enclosed(char close) {
    const std::size_t start = i_;
    const std::size_t end = s_.find(close, start + 1);
    if (end == std::string_view::npos) return fail(std::string("\"") + s_[start] + "\" is not closed"), std::string();
    i_ = end + 1;
    return std::string(s_.substr(start + 1, end - start - 1));
  }

  PhraseNode list() {
    PhraseNode out;
    out.kind = Kind::list;
    out.offset = offset(i_);
    const std::size_t start = i_;
    out.text = enclosed('>');
    if (!failed() && out.text.empty()) fail_at(start, "< > must name a list or a dimension");
    return out;
  }

  PhraseNode symbol() {
    PhraseNode out;
    out.kind = Kind::mention;
    const std::size_t start = i_;
    out.offset = offset(i_);
    std::string inside = enclosed('}');
    if (failed()) return out;
    std::string nouns;
    if (const std::size_t colon = inside.find(':'); colon != std::string::npos) {
      nouns = inside.substr(colon + 1);
      inside.resize(colon);
      if (nouns.empty()) return fail_at(start, "a noun is missing behind \":\""), out;
    }
    if (!inside.empty() && inside.back() == '*') {
      out.anchor = true;
      inside.pop_back();
    }
    if (!parse_mention_class(inside, out.mention)) {
      std::vector<std::string> names;
      names.reserve(std::size(class_names));
      for (const ClassName& c : class_names) names.emplace_back(c.name);
      const std::string guess = nearest(inside, names);
      std::string message = "unknown kind of quantity \"{" + inside + "}\"";
      if (!guess.empty()) message += "; did you mean \"{" + guess + "}\"?";
      return fail_at(start, message), out;
    }
    for (std::size_t from = 0; from <= nouns.size() && !nouns.empty();) {
      const std::size_t bar = std::min(nouns.find('|', from), nouns.size());
      if (bar == from) return fail_at(start, "an empty noun in \"{...}\""), out;
      out.nouns.push_back(fold_case(nouns.substr(from, bar - from)));
      from = bar + 1;
    }
    return out;
  }

  PhraseNode quoted() {
    const std::size_t start = i_;
    const std::string words = enclosed('"');
    PhraseNode out = words_of(words, start, true);
    if (!failed() && out.children.empty()) fail_at(start, "nothing stands between the quotes");
    if (out.children.size() == 1) return std::move(out.children.front());
    return out;
  }

  PhraseNode word() {
    const std::size_t start = i_;
    const bool exact = peek() == '=';
    if (exact) ++i_;
    const std::size_t from = i_;
    while (!at_end() && !ends_word(peek()) && s_.compare(i_, 3, "...") != 0) ++i_;
    const std::string_view written = s_.substr(from, i_ - from);
    if (!written.empty() && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      PhraseNode node;  // nearly all: nothing to cut or to fold
      node.kind = Kind::word;
      node.exact = exact;
      node.offset = offset(start);
      node.text = written;
      return node;
    }
    PhraseNode out = words_of(written, start, exact);
    if (!failed() && out.children.empty()) {
      fail_at(start, "\"" + std::string(s_.substr(start, std::max<std::size_t>(i_ - start, 1))) + "\" is not a word");
      if (i_ == start) ++i_;
    }
    if (out.children.size() == 1) return std::move(out.children.front());
    return out;
  }

  /// Cuts as documents are cut, so that "U.S." and "Covid-19" match what the tokenizer makes of them.
  PhraseNode words_of(std::string_view text, std::size_t start, bool exact) {
    PhraseNode out;
    out.offset = offset(start);
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::punct) continue;
      PhraseNode node;
      node.kind = Kind::word;
      node.exact = exact || token.kind != TokenKind::word;
      node.offset = out.offset;
      node.text = fold_case(slice(text, token.span));
      out.children.push_back(std::move(node));
    }
    return out;
  }

  std::string_view s_;
  PhraseError& error_;
  std::size_t i_ = 0;
  std::size_t counted_to_ = 0;     // bytes
  std::uint32_t code_points_ = 0;  // in s_[0, counted_to_)
};

}  // namespace

const char* to_string(MentionClass c) {
  for (const ClassName& entry : class_names)
    if (entry.value == c) return entry.name;
  return "value";
}

bool parse_mention_class(std::string_view name, MentionClass& out) {
  for (const ClassName& entry : class_names) {
    if (name != entry.name) continue;
    out = entry.value;
    return true;
  }
  return false;
}

std::uint64_t noun_hash(std::string_view noun) { return hash_word(singular(noun)); }

bool accepts(MentionClass c, const Mention& m) {
  const UnitDimension dimension = dimension_of(m);
  const bool change = m.kind == QuantityKind::change;
  const bool plain = !change && !is_date(m) && m.kind != QuantityKind::ordinal && m.kind != QuantityKind::age;
  switch (c) {
    case MentionClass::any:
      return true;
    case MentionClass::count:
      return plain && dimension == UnitDimension::none;
    case MentionClass::number:
      return plain && dimension == UnitDimension::none && m.noun.empty();
    case MentionClass::percent:
      return plain && (dimension == UnitDimension::proportion || m.kind == QuantityKind::percent);
    case MentionClass::money:
      return plain &&
             (dimension == UnitDimension::money || m.kind == QuantityKind::money);  // also "$20 billion a year"
    case MentionClass::mass:
      return plain && dimension == UnitDimension::mass;
    case MentionClass::length:
      return plain && dimension == UnitDimension::length;
    case MentionClass::area:
      return plain && dimension == UnitDimension::area;
    case MentionClass::volume:
      return plain && dimension == UnitDimension::volume;
    case MentionClass::speed:
      return plain && dimension == UnitDimension::speed;
    case MentionClass::temperature:
      return plain && dimension == UnitDimension::temperature;
    case MentionClass::duration:
      return plain && (m.kind == QuantityKind::duration || dimension == UnitDimension::time);
    case MentionClass::magnitude:
      return plain && (dimension == UnitDimension::magnitude || dimension == UnitDimension::none);
    case MentionClass::data:
      return plain && (dimension == UnitDimension::data || dimension == UnitDimension::data_rate);
    case MentionClass::rate:
      return plain && dimension == UnitDimension::rate;
    case MentionClass::quantity:
      return plain && m.unit != nullptr && dimension != UnitDimension::proportion && dimension != UnitDimension::money;
    case MentionClass::ordinal:
      return m.kind == QuantityKind::ordinal;
    case MentionClass::date:
      return is_date(m);
    case MentionClass::age:
      return m.kind == QuantityKind::age || (m.kind == QuantityKind::range && dimension == UnitDimension::time);
    case MentionClass::range:
      return m.kind == QuantityKind::range;
    case MentionClass::change:
      return change;
    case MentionClass::points:
      return dimension == UnitDimension::points;
    case MentionClass::factor:
      return dimension == UnitDimension::factor;
  }
  return false;
}

std::uint32_t classes_of(const Mention& mention) {
  // What accepts() asks of a mention: its kind, the dimension of its unit if it has one, and whether it counts
  // anything.
  constexpr std::size_t kinds = static_cast<std::size_t>(QuantityKind::duration) + 1,
                        dimensions = static_cast<std::size_t>(UnitDimension::other) + 2;
  constexpr std::uint32_t known = std::uint32_t{1} << 31;
  static_assert(static_cast<unsigned>(MentionClass::number) < 31);
  thread_local std::array<std::uint32_t, kinds * dimensions * 2> found{};
  const std::size_t dimension = mention.unit == nullptr ? 0 : static_cast<std::size_t>(mention.unit->dimension) + 1;
  std::uint32_t& classes =
      found[(static_cast<std::size_t>(mention.kind) * dimensions + dimension) * 2 + (mention.noun.empty() ? 1 : 0)];
  if (classes != 0) return classes & ~known;
  classes = known;
  for (unsigned c = 0; c <= static_cast<unsigned>(MentionClass::number); ++c)
    if (accepts(static_cast<MentionClass>(c), mention)) classes |= class_bit(static_cast<MentionClass>(c));
  return classes & ~known;
}

PhraseNode parse_phrase(std::string_view phrase, PhraseError& error) { return Parser(phrase, error).parse(); }

}  // namespace claimcheck
