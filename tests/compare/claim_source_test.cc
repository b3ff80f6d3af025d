// Claims that are read when they are looked at: the same report as that of claims in memory, however little of them
// may be held at a time.
#include "checker/compare/check.h"
#include "checker/text/token.h"
#include "support/catch.h"
#include "support/claim_builder.h"
#include "support/context.h"

#include <claimcheck/claim_source.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace claimcheck;

namespace {

using Random = std::mt19937;  // its numbers are the same everywhere

/// Sentences of many documents: figures of one measure with and without a place, repeated statements without a rule, a
/// part and its whole, weekdays, and percentages.
struct Set {
  std::vector<DocumentInfo> documents;
  std::vector<Claim> claims;
};

std::vector<ContextWord> words_of(std::string_view text) {
  std::vector<ContextWord> words;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) words.push_back({hash_word(word), 0, 0});
  return words;
}

Context words_around(const Claim& claim) {
  const std::string_view sentence = claim.sentence;
  return test::context_of(words_of(sentence.substr(0, claim.sentence_number.begin)),
                          words_of(sentence.substr(claim.sentence_number.end)));
}

Set random_set(unsigned seed, std::uint32_t count, std::uint32_t sets) {
  Random random(seed);
  const std::vector<std::string> sentences = {
      "The ferry carried [[1,234 boats]] to Maren, of which [[200 boats]] were red.",
      "The ferry carried [[1,243 boats]] to Maren, of which [[2,000 boats]] were red.",
      "A fire in the old mill of Velden hurt [[12 people]] on the quay.",
      "A fire in the old mill of Velden hurt [[21 people]] on the quay.",
      "The lighthouse keeper counted [[77 gulls]], or [[30 percent]] of [[250 birds]], from the northern tower.",
      "The lighthouse keeper counted [[79 gulls]] from the northern tower.",
      "The depot at Holt shipped [[11,258 crates]] of herring."};
  Set set;
  for (std::uint32_t d = 0; d < count; ++d) {
    DocumentInfo& info = set.documents.emplace_back();
    std::string number = std::to_string(d);
    info.path = "report-" + std::string(5 - number.size(), '0') + number;
    info.set = sets > 1 ? "set-" + std::to_string(d * sets / count) : "";
    for (std::uint32_t s = 0; s < 1 + random() % 4; ++s) {
      const std::size_t from = set.claims.size();
      test::add_document(sentences[random() % sentences.size()], d, set.claims);
      for (std::size_t i = from; i < set.claims.size(); ++i) {
        Claim& claim = set.claims[i];
        claim.document = d;
        claim.sentence_id = claim.paragraph_id = s;
        claim.position.start += s * 1000;
        claim.position.end += s * 1000;
        if (claim.quantity.noun == "boat" && random() % 3 != 0) claim.measure = "boats";
        if (claim.quantity.noun == "bird") claim.measure = "gulls";
        claim.context = words_around(claim);
      }
    }
  }
  return set;
}

/// Two measures, one of which is part of the other, and an approved figure.
RuleSet rules_of_boats() {
  RuleSet rules;
  for (const std::string id : {"boats", "gulls"}) {
    Measure& m = rules.measures.emplace_back();
    m.id = id;
    m.rule = "test/" + id;
    m.kind = MeasureKind::count;
    rules.by_id.push_back(static_cast<std::uint32_t>(rules.measures.size() - 1));
  }
  Relation& part = rules.relations.emplace_back();
  part.id = "gulls_within_boats";
  part.rule = "test/" + part.id;
  part.measures = {1, 0};
  std::vector<Claim> approved;
  test::add_document("There are [[1,500 boats]].", 0, approved);
  approved.front().measure = "boats";
  approved.front().rule = "test/boats";
  rules.references.push_back({approved.front(), "", "rules.toml", {}});
  return rules;
}

/// What a report says, as text.
std::vector<std::string> told(const Report& report) {
  std::vector<std::string> out;
  for (const Finding& f : report.findings) {
    std::string& text = out.emplace_back(f.rule + "|" + f.message + "|" + std::to_string(f.confidence) + "|" + f.set);
    for (const std::string& step : f.explanation) text += "|" + step;
    for (const Value& v : f.values)
      for (const Passage& p : v.mentions) text += "|" + p.path + ":" + std::to_string(p.position.start) + " " + p.quote;
  }
  for (const DraftClaim& c : report.claims)
    out.push_back(std::to_string(static_cast<int>(c.status)) + " " + c.claim.path + ":" +
                  std::to_string(c.claim.position.start));
  out.push_back(std::to_string(report.summary.claims) + " claims under " + std::to_string(report.summary.facts));
  for (const FactRow& f : report.facts) out.push_back(f.measure + " " + std::to_string(f.mentions));
  return out;
}

ClaimSource source_of(const Set& set, std::size_t memory) {
  ClaimSource source;
  source.count = static_cast<std::uint32_t>(set.claims.size());
  source.memory = memory;
  for (std::uint32_t d = 0, at = 0; d < set.documents.size(); ++d) {
    source.first.push_back(at);
    while (at < set.claims.size() && set.claims[at].document == d) ++at;
  }
  source.read = [&set](std::uint32_t piece) {
    const auto from = set.claims.begin() + piece * ClaimSource::piece;
    std::vector<Claim> read(from, from + std::min<std::ptrdiff_t>(ClaimSource::piece, set.claims.end() - from));
    for (Claim& claim : read)  // nothing is shared with what is read elsewhere
      if (claim.context.sentence)
        claim.context.sentence = std::make_shared<const std::vector<ContextWord>>(*claim.context.sentence);
    return as_piece(std::move(read));
  };
  return source;
}

/// What a check has kept outside of its memory.
struct Outside {
  std::mutex mutex;
  std::string bytes;

  void offer_to(ClaimSource& source) {
    source.keep = [this](std::string_view more) {
      const std::lock_guard lock(mutex);
      bytes += more;
      return bytes.size() - more.size();
    };
    source.fetch = [this](std::uint64_t at, std::size_t size) {
      const std::lock_guard lock(mutex);
      if (at + size > bytes.size()) throw std::out_of_range("what was never kept");
      return bytes.substr(at, size);
    };
  }
};

}  // namespace

TEST_CASE("claims that are read give the report of claims in memory") {
  const RuleSet rules = rules_of_boats();
  std::size_t found = 0, references = 0, parts = 0, drafts = 0;
  struct Row {
    unsigned documents, sets;
    bool against;
  };
  for (const auto& [documents, sets, against] :
       {Row{40, 1, false}, Row{900, 1, false}, Row{900, 7, false}, Row{300, 1, true}}) {
    Set set = random_set(documents + sets, documents, sets);
    if (against)
      for (std::size_t d = 0; d < set.documents.size(); ++d)
        set.documents[d].role = d % 10 == 0 ? Role::draft : Role::source;
    CheckOptions options;
    options.against = against;
    options.facts = true;
    options.min_severity = Severity::note;
    const std::vector<std::string> expected = told(check(set.documents, set.claims, rules, options));
    found += expected.size();
    const auto with = [&](std::string_view what) {
      return std::count_if(expected.begin(), expected.end(), [&](const std::string& t) { return t.starts_with(what); });
    };
    references += static_cast<std::size_t>(with("test/boats"));
    parts += static_cast<std::size_t>(with("test/gulls_within_boats"));
    drafts += against ? expected.size() : 0;
    for (const std::size_t memory : {std::size_t{0}, std::size_t{1} << 19, std::size_t{1} << 30})
      for (const unsigned jobs : {1U, 3U}) {
        INFO(documents << " documents in " << sets << " sets, " << memory << " bytes, " << jobs << " jobs");
        options.jobs = jobs;
        ClaimSource source = source_of(set, memory);
        CHECK(told(check(set.documents, source, rules, options)) == expected);
        Outside outside;
        outside.offer_to(source);
        CHECK(told(check(set.documents, source, rules, options)) == expected);
        if (documents == 900 && sets == 1) CHECK(outside.bytes.size() > 1000);
      }
  }
  CHECK(found > 20);  // the rows are worth their name
  CHECK(references > 0);
  CHECK(parts > 0);
  CHECK(drafts > 20);
}

TEST_CASE("like statements of other times make editions of two pages, however the claims are read") {
  const RuleSet rules = rules_of_boats();
  const auto word = [](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    constexpr std::string_view letters = "bcdfghklmnprstvz";
    const std::uint32_t number = (a * 211 + b) * 7 + c;
    return std::string{letters[number / 256 % 16], 'a', letters[number / 16 % 16], 'o', letters[number % 16]};
  };
  constexpr std::uint32_t pages = 4;  // two of six lines each, and two of five: the last line of each says no time
  Set set;
  for (std::uint32_t d = 0; d < pages; ++d) {
    const std::uint32_t pair = d / 2, lines = 6 - pair, fillers = 60;
    set.documents.emplace_back().path = "page-" + std::to_string(d);
    for (std::uint32_t line = 0; line < lines + fillers; ++line) {
      const bool filler = line >= lines;
      const std::uint32_t of = filler ? 2 + d : pair;
      const std::size_t from = set.claims.size();
      const auto words = [&](std::uint32_t first) {
        return word(of, line, first) + " " + word(of, line, first + 1) + " " + word(of, line, first + 2);
      };
      const std::string sacks = std::to_string(1211 + 97 * line + 13 * (d % 2) + 5003 * of);
      test::add_document("At " + words(0) + " [[" + sacks + " sacks]] " + words(3) + ".", d, set.claims);
      Claim& claim = set.claims[from];
      claim.document = d;
      claim.sentence_id = claim.paragraph_id = line;
      claim.position.start += line * 1000;
      claim.position.end += line * 1000;
      claim.context = words_around(claim);
      if (filler || line + 1 == lines) continue;
      const int year = d % 2 == 0 ? 2014 : 2024;
      Dimension& time = claim.dimensions.emplace_back();
      time.name = "time";
      time.value = std::to_string(year);
      time.origin = Origin::stated;
      time.dates = DateRange{make_date(year, 1, 1), make_date(year, 12, 31)};
    }
  }
  CheckOptions options;
  const Report in_memory = check(set.documents, set.claims, rules, options);
  std::size_t loud[2] = {};
  for (const Finding& f : in_memory.findings)
    if (f.severity != Severity::note) ++loud[f.values.front().mentions.front().path >= "page-2"];
  CHECK(loud[0] == 0);
  CHECK(loud[1] == 1);
  for (const std::size_t memory : {std::size_t{0}, std::size_t{1} << 30})
    for (const unsigned jobs : {1U, 3U}) {
      options.jobs = jobs;
      ClaimSource source = source_of(set, memory);
      CHECK(told(check(set.documents, source, rules, options)) == told(in_memory));
      Outside outside;
      outside.offer_to(source);
      CHECK(told(check(set.documents, source, rules, options)) == told(in_memory));
    }
}

TEST_CASE("threads that read claims of many sets find what one finds in memory", "[threads]") {
  const RuleSet rules = rules_of_boats();
  const Set set = random_set(907, 900, 7);
  CheckOptions options;
  options.min_severity = Severity::note;
  const std::vector<std::string> expected = told(check(set.documents, set.claims, rules, options));
  CHECK(expected.size() > 5);
  options.jobs = 4;
  for (const std::size_t memory : {std::size_t{0}, std::size_t{1} << 19}) {
    ClaimSource source = source_of(set, memory);
    CHECK(told(check(set.documents, source, rules, options)) == expected);
    Outside outside;
    outside.offer_to(source);
    CHECK(told(check(set.documents, source, rules, options)) == expected);
  }
}

TEST_CASE("findings that nobody asks for are counted") {
  const RuleSet rules = rules_of_boats();
  const Set set = random_set(40, 40, 1);
  const Report all = check(set.documents, set.claims, rules, {});
  for (const Severity least : {Severity::error, Severity::warning}) {
    CheckOptions options;
    options.min_severity = least;
    const Report some = check(set.documents, set.claims, rules, options);
    Report expected = all;
    std::erase_if(expected.findings, [&](const Finding& finding) { return finding.severity > least; });
    CHECK(told(some) == told(expected));
    CHECK(some.findings.size() < all.findings.size());
    CHECK(some.summary.errors == all.summary.errors);
    CHECK(some.summary.warnings == all.summary.warnings);
    CHECK(some.summary.notes == all.summary.notes);
    CHECK(some.unlisted.notes == all.summary.notes);
  }
  CHECK(all.summary.notes > 0);
  CHECK(all.summary.warnings > 0);
}

TEST_CASE("a warning that is not listed hides that two statements read alike, too") {
  RuleSet rules = rules_of_boats();
  rules.references.clear();
  rules.measures.front().severity = Severity::warning;
  Set set;
  for (const char* figure : {"1,234", "1,243"}) {
    const auto number = static_cast<std::uint32_t>(set.documents.size());
    set.documents.emplace_back().path = "report-" + std::to_string(number);
    test::add_document(
        "The old ferry carried [[" + std::string(figure) + " boats]] over the river to Maren last spring.", number,
        set.claims);
    set.claims.back().context = words_around(set.claims.back());
  }
  CheckOptions least_errors;
  least_errors.min_severity = Severity::error;
  CHECK(check(set.documents, set.claims, rules, {}).summary.warnings == 1);  // of statements that read alike
  for (Claim& claim : set.claims) claim.measure = "boats";
  const Report all = check(set.documents, set.claims, rules, {}),
               errors = check(set.documents, set.claims, rules, least_errors);
  CHECK(all.findings.size() == 1);
  CHECK(all.summary.warnings == 1);
  CHECK(errors.findings.empty());
  CHECK(errors.summary.warnings == 1);
  CHECK(errors.summary.notes == all.summary.notes);
}

TEST_CASE("what a source throws ends the check", "[threads]") {
  const RuleSet rules = rules_of_boats();
  const Set set = random_set(1, 900, 1);
  ClaimSource source = source_of(set, 0);
  source.read = [read = source.read](std::uint32_t piece) {
    if (piece == 3) throw std::runtime_error("the disk is gone");
    return read(piece);
  };
  CheckOptions options;
  options.jobs = 2;
  CHECK_THROWS_WITH(check(set.documents, source, rules, options), "the disk is gone");
}

TEST_CASE("a source that does not fit its documents is refused") {
  const RuleSet rules = rules_of_boats();
  const Set set = random_set(1, 900, 1);
  const CheckOptions options;
  ClaimSource source = source_of(set, 0);
  SECTION("no first claim of the last document") {
    source.first.pop_back();
    CHECK_THROWS_AS(check(set.documents, source, rules, options), std::invalid_argument);
  }
  SECTION("first claims out of order") {
    std::swap(source.first.front(), source.first.back());
    CHECK_THROWS_AS(check(set.documents, source, rules, options), std::invalid_argument);
  }
  SECTION("a piece that is cut short") {
    source.read = [read = source.read](std::uint32_t piece) {
      std::unique_ptr<ClaimPiece> whole = read(piece);
      if (piece != 3) return whole;
      std::vector<Claim> claims;
      for (std::uint32_t i = 0; i + 1 < whole->size(); ++i) claims.push_back(whole->make(i));
      return as_piece(std::move(claims));
    };
    CHECK_THROWS_AS(check(set.documents, source, rules, options), std::length_error);
  }
}
