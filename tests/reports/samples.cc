#include "reports/samples.h"

#include "support/catch.h"

namespace claimcheck::samples {

namespace {

Decimal number(std::string_view text) { return *Decimal::parse(text); }

Value point(std::string_view value, std::string unit, std::vector<Passage> mentions) {
  return {Interval::point(number(value)), number(value), std::move(unit), std::move(mentions)};
}

Value rounded(std::string_view low, std::string_view value, std::string_view high, std::string unit,
              std::vector<Passage> mentions) {
  return {{number(low), number(high), true, true}, number(value), std::move(unit), std::move(mentions)};
}

Value above(std::string_view low, std::vector<Passage> mentions) {
  return {{number(low), std::nullopt, true, false}, number(low), "", std::move(mentions)};
}

Dimension plain(std::string name, std::string value, Origin origin = Origin::stated,
                InferredFrom from = InferredFrom::none) {
  Dimension dimension;
  dimension.name = std::move(name);
  dimension.value = std::move(value);
  dimension.origin = origin;
  dimension.from = from;
  return dimension;
}

Dimension year(int value, Origin origin, InferredFrom from) {
  Dimension time = plain("time", std::to_string(value), origin, from);
  time.dates = DateRange{make_date(value, 1, 1), make_date(value, 12, 31)};
  return time;
}

Passage with(Passage p, std::vector<Dimension> dimensions, std::string speaker = {}, std::string attribution = {}) {
  p.dimensions = std::move(dimensions);
  p.speaker = std::move(speaker);
  p.attribution = std::move(attribution);
  return p;
}

Finding finding(std::string fingerprint, FindingKind kind, Severity severity, std::string rule, double confidence,
                std::string message, std::vector<std::string> explanation, std::vector<Value> values) {
  Finding f;
  f.fingerprint = std::move(fingerprint);
  f.kind = kind;
  f.severity = severity;
  f.rule = std::move(rule);
  f.confidence = confidence;
  f.message = std::move(message);
  f.explanation = std::move(explanation);
  f.values = std::move(values);
  return f;
}

Finding conflict() {
  const auto year_2031 = year(2031, Origin::stated, InferredFrom::sentence);
  const auto from_heading = year(2031, Origin::inferred, InferredFrom::heading);
  const Dimension port = plain("place", "Port Amber");
  const std::vector<Passage> first = {
      with(passage("press/harbour.md", 12,
                   "Harbour officers inspected [[48,200 containers]] in 2031, the most since records "
                   "began, and opened every tenth of them by hand before the end of the season."),
           {port, year_2031}),
      with(passage("press/summary.txt", 3, "Officers inspected [[48,200 containers]] during the year."),
           {port, from_heading}, "Director Ayla Brandt", "the harbour authority")};
  const std::vector<Passage> second = {with(
      passage("web/faq.html", 88, "In 2031, [[42,800 containers]] were inspected at Port Amber."), {port, year_2031})};
  Finding f = finding(
      "0123456789abcdef", FindingKind::conflict, Severity::error, "harbour/inspections", 0.95,
      "Containers inspected at Port Amber in 2031 are given as 48,200 and as 42,800; two digits may be swapped.",
      {"48,200 is read as 48,150 to 48,250", "42,800 is read as 42,750 to 42,850",
       "the ranges do not meet: they are 5,300 apart, 12.4% of the smaller figure"},
      {rounded("48150", "48200", "48250", "", first), rounded("42750", "42800", "42850", "", second)});
  f.measure = "containers_inspected";
  return f;
}

/// The example of docs/output.md: short enough to be shown in every format.
Report guide() {
  const auto year_2031 = year(2031, Origin::stated, InferredFrom::sentence);
  const Dimension port = plain("place", "Port Amber");
  Passage second = with(passage("web/faq.md", 2, "[[364 vessels]] were turned away in 2031."),
                        {port, year(2031, Origin::stated, InferredFrom::sentence)});
  Finding f =
      finding("3f0c9a517be2d864", FindingKind::conflict, Severity::error, "harbour/vessels_turned_away", 0.9,
              "Vessels turned away at Port Amber in 2031 are given as 328 and as 364: 36 apart.",
              {"both figures are exact: neither is rounded or hedged", "364 - 328 = 36, 11% of the smaller figure",
               "assuming that both mean 2031, as the heading of the first passage says"},
              {point("328", "",
                     {with(passage("press/report.md", 4,
                                   "Last year the harbour turned away [[328 vessels]] for want of papers, the "
                                   "director told the council."),
                           {port, year(2031, Origin::inferred, InferredFrom::heading)}, "Ayla Brandt")}),
               point("364", "", {second})});
  f.measure = "vessels_turned_away";
  Report report;
  report.findings = {f};
  report.failures = {{"web/old.html", "byte 1042 is not UTF-8"}};
  report.summary = {3, 14, 9, 1, 0, 2};
  return report;
}

Finding arithmetic() {
  const std::string path = "press/budget.md";
  return finding(
      "00000000000000a1", FindingKind::arithmetic, Severity::warning, "money/change", 0.9,
      "From 40 million to 120 million is an increase of 200%, not 300%: the ratio was taken for the increase.",
      {"120,000,000 / 40,000,000 = 3", "3 - 1 = 2 = 200%", "stated: 300%"},
      {point("40000000", "EUR",
             {passage(path, 7, "The dredging budget grew from [[€40 million]] to €120 million, a 300% increase.")}),
       point("120000000", "EUR",
             {passage(path, 7, "The dredging budget grew from €40 million to [[€120 million]], a 300% increase.")}),
       point("300", "percent",
             {passage(path, 7, "The dredging budget grew from €40 million to €120 million, a [[300% increase]].")})});
}

/// One finding for each kind that has no example of its own above.
std::vector<Finding> other_kinds() {
  const auto two = [](std::string_view a, std::string_view b) {
    return std::vector<Value>{point("14700", "pound", {passage("a.txt", 2, a)}),
                              point("14700", "kilogram", {passage("b.txt", 5, b)})};
  };
  std::vector<Finding> out;
  out.push_back(finding("00000000000000d1", FindingKind::definition, Severity::warning, "harbour/inspections", 0.7,
                        "The same 14,700 stands for ships inspected and for ships that called.", {},
                        two("It weighed [[14,700 pounds]].", "It weighed [[14,700 kg]].")));
  out.push_back(finding("00000000000000d2", FindingKind::unit, Severity::warning, "harbour/cargo", 0.8,
                        "14,700 pounds and 14,700 kilograms have the same digits in another unit.",
                        {"14,700 pounds = 6,667.8 kilograms"},
                        two("It weighed [[14,700 pounds]].", "It weighed [[14,700 kg]].")));
  out.push_back(finding("00000000000000d3", FindingKind::date, Severity::warning, "", 0.6,
                        "3 May 2031 is a Saturday, not a Sunday.", {},
                        {{{}, std::nullopt, "", {passage("b.txt", 9, "It opens on [[Sunday, 3 May 2031]].")}}}));
  Passage approved = passage("figures.toml", 4, "[[ferries = 61]]");
  approved.is_reference = true;
  approved.sentence.clear();
  out.push_back(
      finding("00000000000000d4", FindingKind::reference, Severity::error, "figures/ferries", 1.0,
              "The approved figure is 61 ferries; the draft says 64.", {},
              {point("61", "", {approved}), point("64", "", {passage("b.txt", 11, "The [[64 ferries]] run daily.")})}));
  Passage older = passage("old.txt", 1, "The toll stands at [[12 dead]].");
  older.document_date = make_date(2031, 4, 1);
  out.push_back(finding("00000000000000d5", FindingKind::stale, Severity::warning, "disasters/dead", 0.5,
                        "12 dead was overtaken by 15 a day earlier.", {}, {point("12", "", {older})}));
  out.push_back(finding("00000000000000d6", FindingKind::update, Severity::note, "disasters/dead", 0.5,
                        "The toll rose from 12 to 15.", {},
                        {point("12", "", {older}), point("15", "", {passage("new.txt", 1, "[[15 people]] died.")})}));
  out.push_back(finding("00000000000000d7", FindingKind::tension, Severity::note, "harbour/crews", 0.4,
                        "Over 300 crews beside 3,000.", {},
                        {above("300", {passage("a.txt", 30, "Over [[300 crews]] came.")}),
                         point("3000", "", {passage("b.txt", 31, "Some [[3,000 crews]] came.")})}));
  out.push_back(finding("00000000000000d8", FindingKind::unsupported, Severity::note, "harbour/berths", 1.0,
                        "No source states 17 berths.", {},
                        {point("17", "", {passage("draft.md", 5, "It has [[17 berths]].")})}));
  out.push_back(finding("00000000000000d9", FindingKind::suggestion, Severity::note, "", 0.3,
                        "The same sentence gives 9 and 11 pilots.", {},
                        {point("9", "", {passage("a.txt", 40, "[[9 pilots]] work there.")}),
                         point("11", "", {passage("b.txt", 41, "[[11 pilots]] work there.")})}));
  return out;
}

Report kinds() {
  Report report;
  report.findings = {conflict(), arithmetic()};
  for (Finding& f : other_kinds()) report.findings.push_back(std::move(f));
  report.with_facts = true;
  report.facts = {{"containers_inspected", FactVerdict::conflict, 3, {}},
                  {"berths", FactVerdict::consistent, 1, {}},
                  {"crews", FactVerdict::tension, 2, {}},
                  {"dead", FactVerdict::update, 2, {}},
                  {"pilots", FactVerdict::incomparable, 2, {}}};
  report.summary = {9, 24, 5, 2, 5, 4};
  return report;
}

/// Names, sentences and messages that a format could trip over.
Report odd() {
  const std::string wide =
      "輸入は[[４８,２００個]]の容器で、前年より多く、港の記録では最高であり、来年はさらに増えると見込まれている。";
  const std::string combining = "Le port a vu [[3 200 véhicules]] a\u0300 quai.";
  std::string long_quote(390, 'x');
  long_quote = "9 " + long_quote + " é\xC3";  // cut inside a code point, as a limit in bytes does
  Passage cut = passage("long.txt", 1, "[[" + long_quote + "]]");
  Finding f = finding("00000000000000e1", FindingKind::conflict, Severity::error, "pack/id", 0.12345,
                      "Quote \" backslash \\ percent 100%, colon: comma, <b>&amp;</b> `code` *star* _under_ [link](x) "
                      "\x1b[31mred\x07\nsecond line",
                      {"step with | pipe", "# not a heading", "::error::not a command"},
                      {point("48200", "", {passage("dir with space/naïve #1%.md", 3, wide)}),
                       point("-0.5", "percent", {passage("new\nline\t\"quoted\"\x1b[1m.txt", 4, combining)}),
                       point("123456789012345678901234567890", "",
                             {passage("bad\xff\xfe.txt", 5, "Escape \x1b[2J and [[7\x7f]] \u202Eback\u202C.")}),
                       point("1e5000", "", {cut})});
  Passage record = passage("record:17,a", 2, "<script>alert([[1]])</script> -- \u2028 ]]> \u0085");
  record.is_id = true;
  Finding g = finding("00000000000000e2", FindingKind::suggestion, Severity::warning, "", 2.0, "", {},
                      {point("1", "", {record})});
  g.set = "set/ä";
  Finding empty_values = finding("00000000000000e3", FindingKind::date, Severity::warning, "pack/none", -1.0,
                                 "No passage at all.", {}, {});
  Passage many_lines = passage("crlf.txt", 6, "between [[12\r\nand\n14\rships]] came");
  Finding multi = finding(
      "00000000000000e4", FindingKind::conflict, Severity::warning, "pack/lines", 1.0, "A quote over four lines.", {},
      {{{number("12"), number("14"), false, false}, std::nullopt, "", std::vector<Passage>(20, many_lines)}});
  Report report;
  report.findings = {f, g, empty_values, multi};
  report.failures = {{"bad\xff.txt", "byte 3 is not UTF-8: \xff"}, {"a,b:c\n.md", "permission denied <here> 100%"}};
  report.summary = {6, 9, 4, 1, 3, 0};
  return report;
}

/// What people decided, what stands in the baseline, what has no effect, and the record of the check.
Report decided() {
  Report report;
  report.findings = {conflict(), arithmetic(), guide().findings.front(), guide().findings.front()};
  Decision accepted;
  accepted.fingerprint = report.findings[0].fingerprint;
  accepted.verdict = DecisionVerdict::accepted;
  accepted.author = "Ayla Brandt";
  accepted.date = make_date(2031, 4, 2);
  accepted.path = "claimcheck-decisions.toml";
  accepted.line = 5;
  report.findings[0].decision = accepted;
  Decision dismissed = accepted;
  dismissed.fingerprint = report.findings[1].fingerprint;
  dismissed.verdict = DecisionVerdict::dismissed;
  dismissed.reason = "The *300* in `it` is <b>quoted</b>\nfrom the minister.";
  dismissed.expires = make_date(2031, 12, 31);
  report.findings[1].decision = dismissed;
  Decision comment;
  comment.reason = "counted without the yachts";
  comment.origin = DecisionOrigin::comment;
  comment.path = "press/report.md";
  comment.line = 3;
  report.findings[2].decision = comment;
  report.findings[3].fingerprint = "3f0c9a517be2d865";
  report.findings[3].in_baseline = true;
  report.summary = {3, 14, 9, 1, 0, 0, 2, 1};
  report.notices = {
      {NoticeKind::stale_baseline, "base.toml", 8, "00000000000000b1", "no longer found: 9 and 11 pilots"},
      {NoticeKind::unused_suppression, "web/faq.md", 2, "", "no finding is suppressed by this (all)"}};
  Provenance record;
  record.today = make_date(2031, 4, 3);
  record.assumptions = {"date of every document: 2031-04-01 (--date)"};
  record.rules = {{"rules/packs/harbour.toml", "1.2.0", std::string(64, 'a'), {}, {}}};
  record.inputs = {{"press/report.md", "", std::string(64, 'b'), make_date(2031, 4, 1), "front matter"},
                   {"web/`faq`\n.md", "", std::string(64, 'c'), {}, {}}};
  report.provenance = record;
  return report;
}

Report against() {
  Report report;
  report.against = true;
  Passage claim = passage("draft.md", 3, "The port has [[17 berths]].");
  claim.role = Role::draft;
  Passage source = passage("source.txt", 9, "It has [[17 berths]].");
  source.role = Role::source;
  Passage other = passage("source.txt", 12, "It has [[19 berths]].");
  other.role = Role::source;
  report.claims = {{claim, DraftStatus::supported, {source, source}},
                   {claim, DraftStatus::contradicted, {other}},
                   {claim, DraftStatus::unsupported, {}}};
  report.findings = {finding("00000000000000f1", FindingKind::conflict, Severity::error, "harbour/berths", 1.0,
                             "The draft says 17 berths, the source 19.", {},
                             {point("17", "", {claim}), point("19", "", {other})})};
  report.summary = {2, 5, 1, 1, 0, 0};
  return report;
}

}  // namespace

Passage passage(std::string path, std::uint32_t line, std::string_view marked_sentence) {
  const std::size_t open = marked_sentence.find("[["), close = marked_sentence.rfind("]]");
  REQUIRE(open != std::string_view::npos);
  std::size_t end = marked_sentence.find("]]", open);
  if (close != end && marked_sentence.substr(end + 2, 1) == "]") end = close;
  Passage p;
  p.path = std::move(path);
  p.quote = marked_sentence.substr(open + 2, end - open - 2);
  p.sentence = std::string(marked_sentence.substr(0, open)) + p.quote + std::string(marked_sentence.substr(end + 2));
  p.sentence_number = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(open + p.quote.size())};
  p.position = {10 * line, 10 * line + static_cast<std::uint32_t>(p.quote.size()), line, 5};
  return p;
}

std::vector<ShownDocument> documents() {
  ShownDocument document;
  document.path = "crlf.txt";
  document.meta = {"</script><!-- title", "", make_date(2031, 4, 2), "front matter"};
  document.has_text = true;
  document.text = "Harbour </script>\u202E\nbetween 12\r\nand 14 ships came.\nHead  12 |\xff";
  document.bytes = document.text.size();
  const auto block = [&](BlockKind kind, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(words));
    Block one;
    one.kind = kind;
    one.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
    return one;
  };
  Block cell = block(BlockKind::table_cell, "Head  12 |\xff");
  cell.table = cell.row = cell.column = 0;
  cell.header = true;
  document.blocks = {block(BlockKind::heading, "Harbour </script>\u202E"),
                     block(BlockKind::paragraph, "between 12\r\nand 14 ships came."), cell};
  const std::uint32_t at = document.blocks[1].span.begin + 8;
  const Reading reading{{number("12"), number("14"), false, false}, {number("11"), number("15"), true, true}, {}, ""};
  const Position position = passage("crlf.txt", 6, "[[1]]").position;  // of the finding over four lines
  document.claims = {{{at, at + 16}, position, "ships", false, reading, reading},
                     {{at + 8, at + 10}, {}, "overlaps the one before", true, {}, {}}};
  ShownDocument without_text;
  without_text.path = "long.txt";
  without_text.role = Role::source;
  return {document, without_text};
}

std::vector<NamedReport> reports() {
  return {{"kinds", kinds()}, {"odd", odd()},     {"against", against()},
          {"empty", {}},      {"guide", guide()}, {"decided", decided()}};
}

}  // namespace claimcheck::samples
