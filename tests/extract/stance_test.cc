#include "marked.h"

#include "support/catch.h"

using namespace claimcheck;

namespace {

/// Stance of each quantity, with who speaks and who is cited: "asserted", "attributed: NAME", "asserted by NAME".
std::string stances(const char* text) {
  std::string out;
  const auto marked = read_marked(text);
  for (const Claim& claim : claims_of(*marked)) {
    out += (out.empty() ? "" : " | ") + std::string(to_string(claim.stance));
    if (!claim.attribution.empty()) out += ": " + claim.attribution;
    if (!claim.speaker.empty()) out += " by " + claim.speaker;
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(stances(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("stance: attribution") {
  check({
      {"The fire destroyed [[300 homes]].", "asserted"},
      {"According to the Forest Service, the fire destroyed [[300 homes]].", "attributed: Forest Service"},
      {"The fire destroyed [[300 homes]], according to the Forest Service.", "attributed: Forest Service"},
      {"According to U.S. Census data in <<2021>>, [[300 homes]] stood empty.", "attributed: U.S. Census data"},
      {"Officials said that [[300 homes]] burned.", "attributed: Officials"},
      {"[[300 homes]] burned, officials said.", "attributed: officials"},
      {"\"We lost [[300 homes]],\" said Mayor Ann Lee.", "attributed: Mayor Ann Lee"},
      {"\"We lost [[300 homes]],\" Mayor Ann Lee said.", "attributed: Mayor Ann Lee"},
      {"Italy reported [[300 cases]].", "attributed: Italy"},
      {"They have claimed to have closed [[14 sites]].", "attributed"},
      {"They've announced [[14 sites]].", "attributed"},
      {"As you heard the mayor of Salem say, [[300 homes]] burned.", "attributed: mayor of Salem"},
      {"My office has announced [[14 sites]].", "asserted"},
      {"I'll just say that [[300 homes]] burned.", "asserted"},
      {"Police say beyond what a report says, [[300 homes]] burned.", "attributed: report"},
      {"I said that [[300 homes]] burned.", "asserted"},
      {"Data from the World Bank put it at [[300 homes]].", "attributed: World Bank"},
      {"The fund estimates the loss at [[$300 million]].", "asserted"},
      {"The Harvest Fund estimates the loss at [[$300 million]].", "attributed: Harvest Fund"},
  });
}

TEST_CASE("stance: denied, and what only seems to be") {
  check({
      {"It is false that [[300 homes]] burned.", "denied"},
      {"There is no evidence that [[300 homes]] burned.", "denied"},
      {"Not [[300 homes]] but [[30 homes]] burned.", "denied | asserted"},
      {"It was not [[300 homes]].", "denied"},
      {"An earlier version of this article said that [[300 homes]] burned.", "denied"},
      {"This story originally gave the number of homes as [[300]].", "denied"},
      {"An earlier version of the bill gave [[$300 million]] to the town.", "asserted"},
      {"Not only [[300 homes]] burned.", "asserted"},
      {"I don't have to tell anyone here that [[300 homes]] burned.", "asserted"},
      {"There is no doubt that [[300 homes]] burned.", "asserted"},
      {"There is no evidence that it spread, but [[300 homes]] burned.", "asserted"},
      {"I would not say [[300 homes]].", "denied"},
  });
}

TEST_CASE("stance: questions and answers") {
  check({
      {"Did [[300 homes]] burn?", "question"},
      {"The city counted [[300 homes]] last month, so is it safe to live there?", "asserted"},
      {"Q: Did [[300 homes]] burn?\n\nMAYOR: Correct. All of them.", "asserted by MAYOR"},
      {"Q: Did [[300 homes]] burn?\n\nMAYOR: No. Far fewer.", "denied by MAYOR"},
      {"Q: Did [[300 homes]] burn?\n\nMAYOR: Right now we are counting.", "question by Q"},
      {"Q: Did [[300 homes]] burn?\n\nMAYOR: That is largely accurate.", "asserted by MAYOR"},
      {"Q: Why did [[300 homes]] burn?\n\nMAYOR: Right. Let me see.", "question by Q"},
      {"Q: Did [[300 homes]] burn? Is that so?\n\nMAYOR: Yes.", "asserted by MAYOR"},
      {"Q: Last week [[300 homes]] burned. What happened?", "question by Q"},
      {"\"Did [[300 homes]] burn?\" \"Correct.\"", "asserted"},
      {"They asked whether [[300 homes]] had burned.", "question"},
  });
}

TEST_CASE("stance: hypothetical and illustrative") {
  check({
      {"If [[300 homes]] burn, we must leave.", "hypothetical"},
      {"If it burns, we would lose [[300 homes]].", "hypothetical"},
      {"We would lose [[300 homes]] if it burned.", "hypothetical"},
      {"If you look at the map, [[300 homes]] burned.", "asserted"},
      {"The plan would save [[300 homes]].", "asserted"},
      {"If enacted, the bill would cost [[$300 million]].", "asserted"},
      {"Suppose that [[300 homes]] burned.", "hypothetical"},
      {"Let's say [[300 homes]] burned.", "hypothetical"},
      {"Imagine a town of [[300 homes]].", "illustrative"},
      {"Even if it rains, [[300 homes]] are gone.", "asserted"},
  });
}

TEST_CASE("stance: only the repair of a self-repair survives") {
  check({
      {"Over the past [[five years]], we saved more than in the — over the past [[two years]], we saved [[300 homes]].",
       "corrected | asserted | asserted"},
      {"We lost [[300 homes]], I mean, [[400 homes]].", "corrected | asserted"},
      {"We lost [[300 homes]] — sorry, [[400 homes]].", "corrected | asserted"},
      {"We lost [[300]] — [[3,000 homes]].", "corrected | asserted"},
      {"We lost [[300 homes]] — [[40 barns]] among them.", "asserted | asserted"},
      {"We lost [[300 homes]] rather than [[400 homes]].", "asserted | asserted"},
      {"In the north we lost [[300 homes]] — in the south we lost [[40 homes]].", "asserted | asserted"},
  });
}

TEST_CASE("cumulative wording") {
  const auto is_cumulative = [](const char* text) { return claims_of(*read_marked(text)).front().cumulative; };
  CHECK(is_cumulative("So far [[300 homes]] have burned."));
  CHECK(is_cumulative("Since <<2019>>, [[300 homes]] have burned."));
  CHECK(is_cumulative("The death toll is [[300 people]]."));
  CHECK_FALSE(is_cumulative("[[300 homes]] burned."));
  CHECK_FALSE(is_cumulative("So far [[30%]] have burned."));
  CHECK_FALSE(is_cumulative("Since it burned, [[300 homes]] stand empty."));
  CHECK_FALSE(is_cumulative("So far, [[300 homes]] a year burn."));
}
