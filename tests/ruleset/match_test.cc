// The matcher: which mention gets which measure, and which values its dimensions take. Rows are sentences with the
// claimed quantities marked; what is not marked must get no measure.
#include "checker/extract/match.h"
#include "checker/ruleset/compile.h"

#include "support/catch.h"

#include <algorithm>

using namespace claimcheck;

namespace {

const char* const rules_text = R"(
[pack]
name = "t"
[lists]
fruit = ["apple|pear", "wild cherry"]
[[measure]]
id = "picked"
title = "picked"
kind = "mass"
phrases = ["picked ...3 {mass} of [ripe] <kind>", "{mass} of <fruit> ...4 (was|were) picked", "harvest ...2 {mass}"]
exclude = ["{mass} less", "sold"]
[[measure.dimension]]
name = "kind"
values = [
  { value = "pears", words = ["pear"], parent = "fruit" },
  { value = "apples", words = ["apple"], parent = "fruit" },
  { value = "wild cherries", words = ["wild cherry"], parent = "fruit" },
  { value = "cherries", words = ["cherry"], parent = "fruit" },
  { value = "fruit" },
]
[[measure]]
id = "hurt"
title = "hurt"
kind = "count"
phrases = ["hurt|hurting {count}", "{count} [people] (was|were) hurt", "{count:farmer|picker} ...3 hospital"]
noun = ["person", "people", "farmer", "picker", "other"]
max = 1000
[[measure]]
id = "offices"
title = "offices"
kind = "count"
phrases = ["{count:office}"]
context = ["orchard"]
context_scope = "paragraph"
[[measure]]
id = "share"
title = "share"
kind = "percent"
phrases = ["{percent*} of {mass}", "{percent} of the harvest"]
[[measure]]
id = "harvest_share"
title = "better"
kind = "percent"
priority = 1
phrases = ["{percent} of"]
context = ["cider"]
context_scope = "sentence"
[[measure]]
id = "patterned"
title = "regex"
kind = "count"
regex = ["{value} \\w+ boxes left .* on {date}"]
[[measure]]
id = "grown"
title = "table"
kind = "mass"
headers = ["grown"]
[[measure]]
id = "anything_hurt"
title = "names only"
kind = "count"
compare = "never"
priority = 100
phrases = ["hurt {count}", "{count} ...9 barns"]
[[measure]]
id = "earned"
title = "earned"
kind = "money"
phrases = ["earned ...2 {money}"]
[[measure.dimension]]
name = "firm"
names = true
)";

const RuleSet& rules() {
  static const std::shared_ptr<const RuleSet> loaded = [] {
    RuleOptions options;
    options.use_all_builtin = false;
    options.files.push_back({"t.toml", rules_text});
    std::vector<Diagnostic> diagnostics;
    auto out = load_rules(options, diagnostics);
    for (const Diagnostic& d : diagnostics) UNSCOPED_INFO(to_string(d));
    REQUIRE(out != nullptr);
    return out;
  }();
  return *loaded;
}

void add_block(Document& document, const std::string& text, BlockKind kind) {
  Block block;
  block.kind = kind;
  block.span.begin = static_cast<std::uint32_t>(document.text.size());
  document.text += text;
  block.span.end = static_cast<std::uint32_t>(document.text.size());
  document.text += "\n\n";
  document.blocks.push_back(block);
}

/// "measure:quantity(dimension=value/from)" of every match, in order.
std::string matches(const Document& document) {
  Scan scan;
  scan_quantities(document, *rules().lexicon, scan);
  MeasureMatcher matcher(document, scan, rules());
  std::string out;
  for (const Sentence& sentence : scan.sentences) {
    for (const MeasureMatch& m : matcher.match(sentence)) {
      if (!out.empty()) out += "; ";
      out += rules().measures[m.measure].id + ":" + std::string(slice(document.text, scan.mentions[m.mention].number));
      for (const Dimension& d : m.dimensions)
        out += "(" + d.name + "=" + d.value + (d.origin == Origin::stated ? "" : std::string("/") + to_string(d.from)) +
               ")";
      if (m.context != InferredFrom::none) out += std::string("[") + to_string(m.context) + "]";
    }
  }
  return out;
}

std::string matches(const std::string& text) {
  Document document;
  add_block(document, text, BlockKind::paragraph);
  return matches(document);
}

}  // namespace

TEST_CASE("phrases match around a mention") {
  struct Row {
    const char* text;
    const char* found;
  };
  for (const Row& row : {
           Row{"They picked 40 kg of ripe apples.", "picked:40(kind=apples)"},
           {"They picked, we hear, about 40 kg of apples.", "picked:40(kind=apples)"},
           {"They picked 40 kg of overripe apples.", ""},
           {"They picked up the phone; 40 kg of apples lay there.", ""},
           {"They picked flowers while 40 kg of apples lay there.", ""},
           {"Some 40 kg of wild cherries in bags were picked.", "picked:40(kind=wild cherries)"},
           {"They picked 2 tonnes (4,409 pounds) of pears.", "picked:2(kind=pears); picked:4,409(kind=pears)"},
           {"They picked (as ever) 40 kg of pears.", "picked:40(kind=pears)"},
           {"They picked 40 kg of pears and 12 kg of apples.", "picked:40(kind=pears); picked:12(kind=apples)"},
           {"They picked 40 kg of pears and ate; 12 kg of apples rotted.", "picked:40(kind=pears)"},
           {"The pears were picked and 40 kg of apples were left.", ""},
           {"The pears were picked, and 40 kg of apples were left.", ""},
           {"When the pears were picked, 40 kg of apples were left.", ""},
           {"The pears were picked and another 40 kg of apples were left.", ""},
           {"They picked pears and 40 kg of apples.", "picked:40(kind=apples)"},
           {"They picked and washed 40 kg of apples.", "picked:40(kind=apples)"},
           {"They picked 40 kg less.", ""},
           {"They picked 40 kg of pears and sold them.", ""},
           {"The harvest was 3 tonnes.", "picked:3"},
           {"The fall hurt 3 pickers.", "hurt:3"},
           {"The fall hurt 3 trees.", "anything_hurt:3"},
           {"The fall hurt 3 pickers near the barns.", "hurt:3"},
           {"The fall hurt 2000 people.", ""},
           {"The fall hurt at least 12.", "hurt:12"},
           {"Two were hurt and 3 died.", "hurt:Two"},
           {"Some 12 tired pickers went to hospital.", "hurt:12"},
           {"The orchard has 3 offices and 12 officers.", "offices:3[sentence]"},
           {"The bank has 3 offices.", ""},
           {"About 30% of 12 kg was lost.", "share:30"},
           {"About 30% of the harvest was lost.", "share:30"},
           {"About 30% of the harvest became cider.", "harvest_share:30[sentence]"},
           {"He found 12 old boxes left there on May 5, 2023.", "patterned:12"},
           {"He found 12 old boxes there on May 5, 2023.", ""},
           {"Last year Green Valley Inc. earned $3 million.", "earned:3 million(firm=green valley)"},
           {"Sales earned $3 million.", "earned:3 million"},
       }) {
    INFO(row.text);
    CHECK(matches(row.text) == row.found);
  }
}

TEST_CASE("context and values come from around the sentence") {
  CHECK(matches("The orchard grew. It has 3 offices.") == "offices:3[paragraph]");
  CHECK(matches("Pears did well. The harvest was 3 tonnes. Apples did not.") == "picked:3(kind=pears/paragraph)");
  Document titled;
  titled.meta.title = "The orchard's pears";
  add_block(titled, "The harvest was 3 tonnes, and 3 offices stood empty.", BlockKind::paragraph);
  CHECK(matches(titled) == "picked:3(kind=pears/heading)");  // context_scope = "paragraph" keeps the title out
}

TEST_CASE("a table cell is named by its headers") {
  Document document;
  const char* cells[2][2] = {{"Year", "Pears grown"}, {"2021", "3 tonnes"}};
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) {
      add_block(document, cells[row][column], BlockKind::table_cell);
      Block& block = document.blocks.back();
      block.table = 0;
      block.row = row;
      block.column = column;
      block.header = row == 0;
    }
  }
  CHECK(matches(document) == "grown:3");
}

TEST_CASE("a hostile sentence costs bounded work") {
  std::string text = "They picked";
  for (int i = 0; i < 20000; ++i) text += " 40 kg of ripe wild (pear";
  CHECK_NOTHROW(matches(text));
  text = "They picked";
  for (int i = 0; i < 20000; ++i) text += " 3 kg and";
  CHECK_NOTHROW(matches(text));
}
