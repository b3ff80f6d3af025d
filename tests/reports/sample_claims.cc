#include "reports/samples.h"

namespace claimcheck::samples {

namespace {

const Unit pound{"pound", UnitDimension::mass, "kilogram", *Decimal::parse("0.45359237"), Decimal(0)};
const Unit percents{"percent", UnitDimension::proportion, "percent", Decimal(1), Decimal(0)};
const Unit euro{"EUR", UnitDimension::money, "EUR", Decimal(1), Decimal(0)};

struct Row {
  QuantityKind kind;
  Modifier modifier;
  const char* hedge;
  const char* sentence;  // the phrase in [[ ]]
  const char* stated_low;
  const char* stated_high;
  const char* low;
  bool low_open;
  const char* high;
  bool high_open;
  const Unit* unit;
  const char* noun;
};

std::optional<Decimal> optional_number(const char* text) {
  return text == nullptr ? std::nullopt : Decimal::parse(text);
}

Claim claim_of(const Row& row, std::uint32_t line) {
  const Passage p = passage("ignored", line, row.sentence);
  Claim claim;
  claim.position = p.position;
  claim.quote = p.quote;
  claim.sentence = p.sentence;
  claim.sentence_number = p.sentence_number;
  Mention& mention = claim.quantity;
  mention.kind = row.kind;
  mention.modifier = row.modifier;
  mention.stated_low = optional_number(row.stated_low);
  mention.stated_high = optional_number(row.stated_high);
  mention.literal = {optional_number(row.low), optional_number(row.high), row.low_open, row.high_open};
  mention.charitable = mention.literal;
  mention.unit = row.unit;
  mention.noun = row.noun;
  return claim;
}

}  // namespace

std::vector<NamedClaim> claims() {
  constexpr const char* none = nullptr;
  using enum QuantityKind;
  const Row rows[] = {
      {cardinal, Modifier::more_than, "over", "It held over [[442 million potentially useful parts]].", "442e6",
       "442e6", "442000000", true, none, false, nullptr, "part"},
      {quantity, Modifier::exact, "", "They found [[14,700 pounds]] of rope.", "14700", "14700", "14650", true, "14750",
       true, &pound, ""},
      {percent, Modifier::approximate, "about", "About [[85%]] came.", "85", "85", "82.5", false, "87.5", false,
       &percents, ""},
      {money, Modifier::exact, "", "It costs [[5 cents]].", "0.05", "0.05", "0.05", false, "0.05", false, &euro, ""},
      {cardinal, Modifier::exact, "", "Exactly [[1234567890123456 grains]].", "1234567890123456", "1234567890123456",
       "1234567890123456", false, "1234567890123456", false, nullptr, "grain"},
      {change, Modifier::exact, "", "There was [[a 40% drop]].", "-40", "-40", "-40.5", true, "-39.5", true, &percents,
       "drop"},
      {date_range, Modifier::exact, "", "It ran [[6 to 9 May 2031]].", none, none, none, false, none, false, nullptr,
       ""},
      {date, Modifier::exact, "", "It has run [[since May 2031]].", none, none, none, false, none, false, nullptr, ""},
  };
  std::vector<NamedClaim> out;
  for (const Row& row : rows)
    out.push_back({"harbour.md", false, row.hedge, claim_of(row, static_cast<std::uint32_t>(out.size() + 1))});
  out[6].claim.quantity.dates = {make_date(2031, 5, 6), make_date(2031, 5, 9)};
  out[7].claim.quantity.dates = {make_date(2031, 5, 1), std::nullopt};
  Claim& full = out[1].claim;
  full.measure = "rope_found";
  full.rule = "harbour/rope_found";
  Dimension place, population, time;
  place.name = "place";
  place.value = "Port Amber";
  place.origin = Origin::stated;
  population.name = "population";
  time.name = "time";
  time.value = "2031";
  time.origin = Origin::inferred;
  time.from = InferredFrom::heading;
  time.dates = DateRange{make_date(2031, 1, 1), make_date(2031, 12, 31)};
  full.dimensions = {place, population, time};
  full.speaker = "Director \"A\" Brandt";
  full.attribution = "the authority";
  full.stance = Stance::attributed;
  out[2].path = "record\xff\n1";
  out[2].is_id = true;
  out[2].claim.stance = Stance::illustrative;
  return out;
}

}  // namespace claimcheck::samples
