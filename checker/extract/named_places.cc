// From place words to places: names that merely hold a place ("Bank of England", "Michael Jordan") fall out, a town
// takes its state ("Salem, Oregon"), and lists become one value ("Canada + Mexico").
#include "checker/extract/context.h"

#include <algorithm>

namespace claimcheck {

namespace {

struct Words {
  std::uint64_t comma = hash_word(","), conj_and = hash_word("and"), conj_or = hash_word("or"), of = hash_word("of");
  std::uint64_t the = hash_word("the"), possessive = hash_word("'s"), apostrophe = hash_word("'"),
                hyphen = hash_word("-"), dollar = hash_word("$"), dot = hash_word(".");
};
const Words& words() {
  static const Words w;
  return w;
}

class Namer {
 public:
  Namer(const Document& document, const Vocabulary& vocabulary, const std::vector<Token>& tokens,
        const std::vector<VocabularyHit>& hits, std::uint32_t first, std::uint32_t end, std::vector<NamedPlace>& named)
      : document_(document),
        vocabulary_(vocabulary),
        tokens_(tokens),
        hits_(hits),
        first_(first),
        end_(end),
        named_(named) {}

  void run() {
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      const VocabularyHit& hit = hits_[h];
      const WordClass c = hit.entry->word_class;
      if ((c != WordClass::place && c != WordClass::demonym) || hit.first < taken_to_ || is_part_of_name(h) ||
          is_of_currency(hit))
        continue;
      NamedPlace place{hit.first, hit.end, PlaceRole::subject, std::string(hit.entry->value)};
      if (c == WordClass::place) take_wider(h, place);
      if (is_seat(place.end)) {
        taken_to_ = place.end;
        continue;
      }
      const bool has_role = find_role(hit, place);
      if (hit.entry->ambiguous && c == WordClass::place && place.end == hit.end && !has_role && !joins_last(place))
        continue;
      taken_to_ = place.end;
      add(std::move(place), has_role);
    }
  }

 private:
  std::string_view text_of(std::uint32_t token) const { return slice(document_.text, tokens_[token].span); }
  bool is_capital_word(std::uint32_t token) const {
    return tokens_[token].kind == TokenKind::word && tokens_[token].capital;
  }
  const VocabularyEntry* word_at(std::uint32_t token, WordClass c) const {
    return vocabulary_.word(tokens_[token].hash, c);
  }

  /// "US$5 million": whose dollars, not where.
  bool is_of_currency(const VocabularyHit& hit) const {
    return hit.end < end_ && !tokens_[hit.end].space_before && tokens_[hit.end].hash == words().dollar;
  }
  /// "A Texas-based grocer runs 400 stores": where somebody has the seat says nothing of where the stores are.
  bool is_seat(std::uint32_t behind) const {
    if (behind < end_ && tokens_[behind].hash == words().hyphen) ++behind;
    return behind < end_ && vocabulary_.plays(tokens_[behind].hash, PassageRole::seat);
  }

  bool is_part_of_name(std::size_t h) const {
    const VocabularyHit& hit = hits_[h];
    for (std::size_t k = h; k > 0 && hits_[k - 1].end + 4 > hit.first && h - k < 8; --k)
      if (hits_[k - 1].entry->word_class == WordClass::place_noise && hits_[k - 1].end > hit.first) return true;
    for (std::size_t k = h; k < hits_.size() && hits_[k].first < hit.end; ++k)
      if (hits_[k].entry->word_class == WordClass::place_noise && hits_[k].first <= hit.first) return true;
    if (hit.end < end_ && is_capital_word(hit.end) && word_at(hit.end, WordClass::organisation) != nullptr) return true;
    const bool of_name = hit.first >= first_ + 2 && tokens_[hit.first - 1].hash == words().of &&
                         is_capital_word(hit.first - 2) && word_at(hit.first - 2, WordClass::organisation) != nullptr;
    if (of_name) return true;
    // First and family names: "Michael Jordan", "Jordan Smith".
    if (!hit.entry->ambiguous) return false;
    if (hit.end < end_ && is_capital_word(hit.end) &&
        vocabulary_.word(tokens_[hit.end].hash, WordClass::place) == nullptr)
      return true;
    return hit.first > first_ && is_capital_word(hit.first - 1) &&
           word_at(hit.first - 1, WordClass::preposition) == nullptr;
  }

  /// "Salem, Oregon": the wider place behind a comma tells which town; a town that no list names gets its state, too.
  void take_wider(std::size_t h, NamedPlace& place) {
    const VocabularyHit& hit = hits_[h];
    if (hit.entry->kind == "city" && hit.end + 1 < end_ && tokens_[hit.end].hash == words().comma) {
      for (std::size_t k = h + 1; k < hits_.size() && hits_[k].first <= hit.end + 1; ++k) {
        const VocabularyHit& wider = hits_[k];
        if (wider.first != hit.end + 1 || wider.entry->word_class != WordClass::place || wider.entry->kind == "city")
          continue;
        if (!vocabulary_.within(hit.entry->value, wider.entry->value))
          place.value += ", " + std::string(wider.entry->value);
        place.end = wider.end;
        return;
      }
    }
    const bool holds_towns =
        hit.entry->kind == "state" || hit.entry->kind == "province" || hit.entry->kind == "country";
    if (!holds_towns || hit.first < first_ + 3 || tokens_[hit.first - 1].hash != words().comma) return;
    constexpr std::uint32_t longest_town = 3;
    std::uint32_t start = hit.first - 1;
    while (start > first_ && hit.first - 1 - start < longest_town && is_capital_word(start - 1)) --start;
    if (start == hit.first - 1 || start == first_ || (!named_.empty() && named_.back().end > start)) return;
    const VocabularyEntry* link = word_at(start - 1, WordClass::preposition);
    if (link == nullptr || link->value != "at") return;
    const Span town{tokens_[start].span.begin, tokens_[hit.first - 2].span.end};
    place.value = fold_space(slice(document_.text, town)) + ", " + place.value;
    place.first = start;
  }

  /// The preposition before the name and its article or adjective; whether one was found.
  bool find_role(const VocabularyHit& hit, NamedPlace& place) const {
    if (hit.entry->word_class == WordClass::demonym) place.role = PlaceRole::people;
    if (hit.entry->kind == "border") place.role = PlaceRole::at;
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t k = place.first; k > first_ && place.first - k < reach; --k) {
      const Token& t = tokens_[k - 1];
      if (t.kind != TokenKind::word || t.hash == words().conj_and || t.hash == words().conj_or) break;
      if (const VocabularyEntry* link = word_at(k - 1, WordClass::preposition)) {
        if (hit.entry->word_class == WordClass::demonym) return true;
        place.role = link->value == "at"     ? PlaceRole::at
                     : link->value == "of"   ? PlaceRole::of
                     : link->value == "from" ? PlaceRole::from
                                             : PlaceRole::to;
        if (hit.entry->kind == "border") place.role = PlaceRole::at;
        return true;
      }
      // Only what may stand between a preposition and a name: "in the northern …", "in neighbouring …".
      if (!is_stop_word(t.hash) && place.first - k >= 1) break;
    }
    // Words that say "in" themselves: "nationwide", "worldwide".
    if (!tokens_[place.first].capital && hit.entry->word_class == WordClass::place) {
      place.role = PlaceRole::at;
      return true;
    }
    const std::string_view last = text_of(place.end - 1);
    const bool owns = (last.size() > 2 && last.substr(last.size() - 2) == "'s") ||
                      (last.size() > 4 && last.substr(last.size() - 4) == "\xE2\x80\x99s");
    if (owns && hit.entry->word_class == WordClass::place) place.role = PlaceRole::owner;
    return false;
  }

  /// Whether only "," or "and" stand between the last place and this one.
  bool joins_last(const NamedPlace& place) const {
    if (named_.size() <= base_ || named_.back().end >= place.first || place.first - named_.back().end > 4) return false;
    for (std::uint32_t k = named_.back().end; k < place.first; ++k) {
      const std::uint64_t hash = tokens_[k].hash;
      if (hash != words().comma && hash != words().conj_and && hash != words().conj_or && hash != words().the &&
          hash != words().dot)  // "the U.S. and the U.K."
        return false;
    }
    return true;
  }

  void add(NamedPlace place, bool has_role) {
    if (!joins_last(place) || has_role ||
        (named_.back().role == PlaceRole::people) != (place.role == PlaceRole::people)) {
      named_.push_back(std::move(place));
      return;
    }
    NamedPlace& list = named_.back();
    list.end = place.end;
    // Sorted, so that "Canada and Mexico" and "Mexico and Canada" are one value.
    std::vector<std::string> members{place.value};
    for (std::string_view rest = list.value; !rest.empty();) {
      const std::size_t cut = rest.find(" + ");
      members.emplace_back(rest.substr(0, cut));
      rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 3);
    }
    if (members.size() > 40) return;  // a whole gazetteer is no place
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    list.value.clear();
    for (const std::string& member : members) list.value += (list.value.empty() ? "" : " + ") + member;
  }

  const Document& document_;
  const Vocabulary& vocabulary_;
  const std::vector<Token>& tokens_;
  const std::vector<VocabularyHit>& hits_;
  std::uint32_t first_, end_;
  std::vector<NamedPlace>& named_;
  std::size_t base_ = named_.size();
  std::uint32_t taken_to_ = 0;
};

}  // namespace

void name_places(const Document& document, const Vocabulary& vocabulary, const std::vector<Token>& tokens,
                 const std::vector<VocabularyHit>& hits, std::uint32_t first, std::uint32_t end,
                 std::vector<NamedPlace>& named) {
  Namer(document, vocabulary, tokens, hits, first, end, named).run();
}

}  // namespace claimcheck
