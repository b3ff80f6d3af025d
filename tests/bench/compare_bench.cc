// Cost of the compare stage alone: generated claims of many facts, one of which thousands of passages state.
//
//   compare_bench [CLAIMS [MENTIONS OF THE HOT FACT]]      default: 1,000,000 and 100,000
//
// Prints processor seconds and findings of the checks under rules and of the discovered statements, and the peak of
// memory with what the claims themselves take. A tenth of the claims carry a slip; the words around them follow Zipf's
// law.
#include "checker/compare/check.h"
#include "checker/text/token.h"
#include "support/context.h"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

using namespace claimcheck;

namespace {

constexpr std::uint32_t claims_a_document = 20;

RuleSet rules_with(std::uint32_t measures) {
  RuleSet rules;
  for (std::uint32_t i = 0; i < measures; ++i) {
    Measure m;
    m.id = "measure-" + std::to_string(1000000 + i);  // ids stand in order
    m.rule = "bench/" + m.id;
    m.kind = MeasureKind::count;
    rules.by_id.push_back(i);
    rules.measures.push_back(std::move(m));
  }
  return rules;
}

void set_value(Claim& claim, std::int64_t value) {
  claim.quantity.stated_low = claim.quantity.stated_high = Decimal(value);
  claim.quantity.literal = claim.quantity.charitable = Interval::point(Decimal(value));
  claim.quantity.noun = "boat";
  claim.quote = std::to_string(value) + " boats";
}

std::vector<Claim> generate(std::size_t count, std::size_t hot, const RuleSet& rules) {
  std::mt19937 random(1);
  std::vector<Claim> claims(count);
  for (std::size_t i = 0; i < count; ++i) {
    Claim& c = claims[i];
    c.document = static_cast<std::uint32_t>(i / claims_a_document);
    c.sentence_id = c.paragraph_id = static_cast<std::uint32_t>(i % claims_a_document);
    c.position = {c.sentence_id * 100, c.sentence_id * 100 + 9, 1, 1};
    // The hot fact is spread over the documents.
    const bool is_hot = hot > 0 && i % (count / hot) == 0;
    const std::size_t fact = is_hot ? 0 : 1 + random() % (rules.measures.size() - 1);
    const bool slip = random() % 10 == 0;
    set_value(c, static_cast<std::int64_t>(1001 + 7 * fact + (slip ? 10 * (1 + random() % 50) : 0)));
    if (i % 2 == 0) c.measure = rules.measures[fact].id;  // every second one under a rule, the hot one always
    if (is_hot) c.measure = rules.measures[0].id;
    std::vector<ContextWord> sides[2];
    for (std::vector<ContextWord>& side : sides)
      for (int k = 0; k < 4; ++k) {
        const auto rank = static_cast<std::uint64_t>(std::pow(50000.0, static_cast<double>(random() % 10000) / 10000));
        side.push_back({rank * 0x9e3779b97f4a7c15ULL, 0, 0});
      }
    c.context = test::context_of(sides[0], sides[1]);
    c.sentence = c.quote + " in the harbour, line " + std::to_string(i);
    c.sentence_number = {0, static_cast<std::uint32_t>(c.quote.size())};
  }
  return claims;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void measure(const char* name, void (*check)(CheckInput&, std::vector<Finding>&), CheckInput& input) {
  std::vector<Finding> findings;
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  check(input, findings);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::size_t values = 0;
  for (const Finding& f : findings) values = std::max(values, f.values.size());
  std::printf("%-12s %7.2f s, %zu findings, at most %zu values in one; peak %ld MB\n", name, seconds, findings.size(),
              values, peak_megabytes());
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
  const std::size_t hot = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100000;
  if (count < claims_a_document || hot > count) return std::fprintf(stderr, "usage: compare_bench [CLAIMS [HOT]]\n"), 2;
  const RuleSet rules = rules_with(static_cast<std::uint32_t>(std::max<std::size_t>(2, count / 10)));
  const std::vector<Claim> claims = generate(count, hot, rules);
  std::vector<DocumentInfo> documents(count / claims_a_document + 1);
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].path = "document-" + std::to_string(i);
  std::printf("%zu claims, %zu of one fact: %ld MB\n", claims.size(), hot, peak_megabytes());
  const CheckOptions options;
  std::vector<Fact> facts;
  CheckInput input{documents, claims, rules, options, facts};
  measure("under rules", check_agreement, input);
  measure("discovered", check_discovered, input);
  return 0;
}
