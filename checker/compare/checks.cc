// The table of checks, and the facade's `check`: claims -> facts -> findings -> report.
#include "checker/compare/against.h"
#include "checker/compare/check.h"
#include "checker/text/parallel.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <span>
#include <stdexcept>
#include <tuple>

namespace claimcheck {

namespace {

constexpr std::array checks = {
    CheckRow{"agreement", "claims of one measure about one fact have a number in common", CheckScope::set,
             check_agreement},
    CheckRow{"arithmetic", "the numbers of one passage fit each other: change, share, sum", CheckScope::document,
             check_arithmetic},
    CheckRow{"tables", "a sentence that names a row of its document's table gives the figure of the row",
             CheckScope::document, check_table_prose},
    CheckRow{"dates", "weekdays fall on their days, ranges end after they begin", CheckScope::document, check_dates},
    CheckRow{"units", "a figure in two units is the same figure", CheckScope::document, check_units},
    CheckRow{"ages", "a person has one age", CheckScope::set, check_ages},
    CheckRow{"discovered", "repeated statements that no rule names have the same figure", CheckScope::set,
             check_discovered},
    CheckRow{"relations", "measures that depend on each other fit: part and whole, products, look-alikes",
             CheckScope::set, check_relations},
    CheckRow{"references", "claims state the approved figures", CheckScope::set, check_references},
};

const Passage* first_passage(const Finding& f) {
  return f.values.empty() || f.values.front().mentions.empty() ? nullptr : &f.values.front().mentions.front();
}

bool before(const Finding& a, const Finding& b) {
  const Passage *p = first_passage(a), *q = first_passage(b);
  const auto key = [](const Finding& f, const Passage* x) {
    return std::make_tuple(f.severity, f.set, x != nullptr ? x->path : std::string(),
                           x != nullptr ? x->position.start : 0u, f.kind, f.fingerprint);
  };
  return key(a, p) < key(b, q);
}

/// `named`: how many claims a rule names.
void summarise(const CheckInput& input, std::uint64_t named, Report& report) {
  Summary& s = report.summary;
  s.documents = input.documents.size();
  s.claims = named;
  s.facts = input.facts.size();
  report.unlisted = input.unlisted;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    s.of(severity) = report.unlisted.of(severity);
  for (const Finding& f : report.findings) ++s.of(f.severity);
}

}  // namespace

std::vector<std::uint32_t> sorted_documents(const std::vector<DocumentInfo>& documents) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(documents[a].set, documents[a].path) < std::tie(documents[b].set, documents[b].path);
  });
  return order;
}

SortedInput sort_input(const std::vector<DocumentInfo>& documents, std::vector<std::vector<Claim>> claims) {
  const std::vector<std::uint32_t> order = sorted_documents(documents);
  SortedInput sorted;
  sorted.documents.reserve(documents.size());
  std::vector<std::uint32_t> new_index(documents.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    new_index[order[i]] = i;
    sorted.documents.push_back(documents[order[i]]);
  }
  std::vector<std::uint32_t> first(documents.size() + 1, 0);
  for (std::vector<Claim>& piece : claims)
    for (Claim& c : piece) {
      c.document = new_index[c.document];
      ++first[c.document + 1];
    }
  std::partial_sum(first.begin(), first.end(), first.begin());
  sorted.in_order.resize(first.back());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (const std::vector<Claim>& piece : claims)
    for (const Claim& c : piece) sorted.in_order[next[c.document]++] = &c;
  // The claims of a document mostly come in order.
  const auto earlier = [](const Claim* a, const Claim* b) {
    return std::tie(a->position.start, a->position.end) < std::tie(b->position.start, b->position.end);
  };
  for (std::size_t i = 0; i + 1 < first.size(); ++i) {
    const auto from = sorted.in_order.begin() + first[i], to = sorted.in_order.begin() + first[i + 1];
    if (!std::is_sorted(from, to, earlier)) std::stable_sort(from, to, earlier);
  }
  sorted.claims = std::move(claims);  // which moves none of them
  return sorted;
}

namespace {

// So many claims a run: enough that handing it out costs nothing beside it. Of those that are read from a source a run
// lies in memory as long as it is checked, unless one document alone has more than the second number.
constexpr std::uint32_t least_of_run = 1024, most_in_memory = 4096;

/// Runs the checks on the documents; their findings in order of the checks, those of a check in order of the documents.
/// Returns how many claims a rule names, since each of them is at hand here.
std::uint64_t check_documents(const CheckInput& input, std::span<const CheckRow> rows, std::vector<Finding>& findings) {
  const std::vector<DocumentRun> runs = input.claims.document_runs(least_of_run);
  std::vector<std::vector<std::vector<Finding>>> found(runs.size());  // by run, then check
  std::vector<std::uint64_t> named(runs.size());
  for_each_parallel(runs.size(), input.options.jobs, [&](std::size_t r) {
    const auto [first, end] = runs[r];
    std::vector<Claim> held;
    ClaimList claims = input.claims.part(first, end);
    if (input.claims.reader() != nullptr && claims.size() <= most_in_memory) {
      held = input.claims.reader()->copy(first, end);
      claims = ClaimList(held);
    }
    for (std::uint32_t i = 0; i < claims.size(); ++i) named[r] += !claims.glance(i).measure.empty();
    std::vector<Fact> none;  // facts are of the set
    CheckInput documents{input.documents, claims, input.rules, input.options, none};
    for (const CheckRow& row : rows) row.run(documents, found[r].emplace_back());
  });
  for (std::size_t k = 0; k < rows.size(); ++k)
    for (auto& of_run : found) std::move(of_run[k].begin(), of_run[k].end(), std::back_inserter(findings));
  return std::accumulate(named.begin(), named.end(), std::uint64_t{0});
}

/// Of sorted documents and claims.
Report check_sorted(const std::vector<DocumentInfo>& documents, const ClaimList& claims, const RuleSet& rules,
                    CheckOptions options) {
  if (options.against) options.min_severity = Severity::note;
  Report report;
  std::vector<Fact> facts;
  CheckInput input{documents, claims, rules, options, facts};
  std::uint64_t named = 0;
  for (auto row = checks.begin(); row != checks.end();) {
    const auto behind = std::find_if(row, checks.end(), [](const CheckRow& r) { return r.scope == CheckScope::set; });
    if (behind != row) {
      named = check_documents(input, {row, behind}, report.findings);
      row = behind;
    } else {
      (row++)->run(input, report.findings);
    }
  }
  // Not before: a warning keeps the same statements from being told of once more.
  std::erase_if(report.findings, [&](const Finding& finding) {
    const bool unlisted = finding.severity > options.min_severity;
    if (unlisted) ++input.unlisted.of(finding.severity);
    return unlisted;
  });
  if (options.against) check_against(input, report);
  std::stable_sort(report.findings.begin(), report.findings.end(), before);
  if (options.facts) {
    report.with_facts = true;
    for (const Fact& f : facts) {
      FactRow& row = report.facts.emplace_back();
      row.measure = f.measure != nullptr ? f.measure->id : "";
      row.verdict = f.verdict;
      row.mentions = static_cast<std::uint32_t>(f.claims.size());
      row.values = group_values(input, f.claims);
      for (const FactCellClaims& cell : f.cells) row.cells.push_back({cell.verdict, group_values(input, cell.claims)});
    }
  }
  summarise(input, named, report);
  return report;
}

}  // namespace

Report check(const std::vector<DocumentInfo>& documents, std::vector<Claim> claims, const RuleSet& rules,
             const CheckOptions& options) {
  std::vector<std::vector<Claim>> pieces;
  pieces.push_back(std::move(claims));
  return check(sort_input(documents, std::move(pieces)), rules, options);
}

Report check(const SortedInput& input, const RuleSet& rules, const CheckOptions& options) {
  return check_sorted(input.documents, input.in_order, rules, options);
}

Report check(const std::vector<DocumentInfo>& documents, const ClaimSource& claims, const RuleSet& rules,
             const CheckOptions& options) {
  const std::vector<std::uint32_t>& first = claims.first;
  const bool in_order = first.size() == documents.size() && std::is_sorted(first.begin(), first.end()) &&
                        (first.empty() ? claims.count == 0 : first.front() == 0 && first.back() <= claims.count);
  if (!in_order) throw std::invalid_argument("the first claims of the documents are not in order");
  const ClaimReader reader(claims, options.jobs);
  return check_sorted(documents, ClaimList(reader), rules, options);
}

}  // namespace claimcheck
