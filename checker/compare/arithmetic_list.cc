// A list of items beside its total: "It employs 1,900 people:" with an item for each group, or "Total: 1,900" at its
// end.
//
// Only lists whose every item begins with one figure of one kind are added up. Where no word calls the figure a total,
// the list is taken for the whole of it only if it misses by little, and told of as a note: its items may overlap.
#include "checker/compare/arithmetic.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::size_t least_items = 2, most_items = 100;

struct Item {
  std::vector<Amount> figures;  // all plain figures of the block
  std::uint32_t paragraph = 0;
  bool total = false;    // an item that is called the total
  bool broken = false;   // several figures, ranges, shares: nothing to add
  bool partial = false;  // its words leave the list open
};

bool is_total_word(const SentenceView& v, std::size_t i) {
  static const WordSet total{"total", "totals", "altogether", "overall", "sum"};
  return v.word(i, total);
}

/// "In all, 1,900 people", "Total: 1,900", "1,900 in total".
bool calls_total(const SentenceView& v) {
  static const WordSet in{"in"}, all{"all"};
  for (std::size_t i = 0; i < v.elements.size(); ++i)
    if (is_total_word(v, i) || (v.word(i, in) && v.word(i + 1, all))) return true;
  return false;
}

/// "Its main buyers", "the most common causes", "including": not all that there is.
bool leaves_open(const SentenceView& v) {
  static const WordSet some{"most", "main", "top", "common", "chief", "largest", "biggest", "leading", "major", "key"};
  for (std::size_t i = 0; i < v.elements.size(); ++i)
    if (v.word(i, some) || v.word(i, PassageRole::open_list)) return true;
  return false;
}

std::optional<Amount> plain(const CheckInput& input, std::uint32_t i) {
  const Claim& c = input.claims[i];
  if (is_range(c) || c.quantity.kind == QuantityKind::change || c.quantity.kind == QuantityKind::ratio) return {};
  const auto amount = amount_of(input.claims, i);
  if (!amount || !amount->point || amount->dimension == UnitDimension::proportion ||
      amount->dimension == UnitDimension::points || amount->dimension == UnitDimension::factor ||
      amount->dimension == UnitDimension::rate || amount->point->is_negative())
    return {};
  return amount;
}

/// The figures of one block; claims [first, end) share document and paragraph.
Item read_item(const CheckInput& input, std::uint32_t first, std::uint32_t end) {
  Item item;
  item.paragraph = input.claims[first].paragraph_id;
  for (std::uint32_t i = first; i < end; ++i) {
    const Claim& c = input.claims[i];
    if (c.stance != Stance::asserted && c.stance != Stance::attributed) item.broken = true;
    if (is_temporal(c)) continue;
    const auto amount = plain(input, i);
    if (amount)
      item.figures.push_back(*amount);
    else
      item.broken = true;
  }
  SentenceView view;
  view_sentence(input, first, end, view);
  item.total = calls_total(view);
  item.partial = leaves_open(view);
  return item;
}

std::uint32_t block_end(const ClaimList& claims, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < claims.size() && claims[end].document == claims[first].document &&
         claims[end].paragraph_id == claims[first].paragraph_id)
    ++end;
  return end;
}

bool addable(const Item& item) { return !item.broken && item.figures.size() == 1; }

bool one_sort(const Amount& a, const Amount& b) {
  return a.dimension == b.dimension && (a.dimension == UnitDimension::none || a.base == b.base);
}

/// Whether the figure that stands before or behind the list is meant as its sum, and is not.
bool misses(const std::vector<Item>& items, const Amount& total, bool called_total, Interval& sum, Decimal& point) {
  sum = Interval::point(Decimal(0));
  for (const Item& item : items) {
    if (!one_sort(item.figures[0], total)) return false;
    sum = add(sum, item.figures[0].literal);
    point = point + *item.figures[0].point;
  }
  if (!disjoint(sum, total.literal)) return false;
  const auto apart = Decimal::divide((point - *total.point).abs(), std::max(point, *total.point));
  return apart && *apart <= Decimal::scaled(called_total ? 5 : 15, called_total ? -1 : -2);
}

/// What says that a list is the whole of a figure.
enum class Whole : std::uint8_t { called_total, counted, unsaid };

bool report(const CheckInput& input, const std::vector<Item>& items, const Amount& total, Whole whole,
            std::vector<Finding>& findings) {
  Interval sum;
  Decimal point;
  const bool called_total = whole == Whole::called_total;
  if (!misses(items, total, called_total, sum, point)) return false;
  std::string formula;
  std::vector<std::uint32_t> claims{total.claim};
  for (const Item& item : items) {
    formula += (formula.empty() ? "" : " + ") + readable(*item.figures[0].point);
    claims.push_back(item.figures[0].claim);
  }
  findings.push_back(arithmetic_finding(
      input, claims,
      called_total              ? Severity::error
      : whole == Whole::counted ? Severity::warning
                                : Severity::note,
      called_total ? 0.85 : 0.6,
      "The list adds up to " + readable(point) + ", not to " + quoted(input.claims[total.claim]) + ".",
      {formula + " = " + readable(point) + " (" + show(sum) + " with rounding)",
       "stated: " + readable(*total.point) + " (" + show(total.literal) + ")"}));
  return true;
}

/// "52 million euros, which come from three sources:" the second figure counts the items; not "in three towns:". Takes
/// it away; whether there was one.
bool drop_count(std::size_t items, Item& lead) {
  static const WordSet listed{"source",  "part",  "group", "category", "component", "instalment", "installment",
                              "tranche", "phase", "kind",  "type",     "section",   "portion",    "share"};
  const auto counts = [&](const Amount& a) {
    return a.dimension == UnitDimension::none && *a.point == Decimal(static_cast<std::int64_t>(items)) &&
           listed.has(hash_word(a.noun));
  };
  return lead.figures.size() == 2 && std::erase_if(lead.figures, counts) == 1;
}

/// A run of list items with figures: claims [first, end), and the block before and behind it.
void check_run(const CheckInput& input, ClaimRange before, std::uint32_t first, std::uint32_t end,
               std::vector<Finding>& findings) {
  std::vector<Item> items;
  for (std::uint32_t i = first; i < end; i = block_end(input.claims, i))
    items.push_back(read_item(input, i, block_end(input.claims, i)));
  if (items.size() > most_items) return;
  std::optional<Amount> last;
  if (items.size() > least_items && items.back().total && addable(items.back())) {
    last = items.back().figures[0];
    items.pop_back();
  }
  // An item without a figure in between would leave a gap in the numbers of the blocks.
  const bool whole = items.size() >= least_items && std::all_of(items.begin(), items.end(), addable) &&
                     items.back().paragraph - items.front().paragraph + 1 == items.size() &&
                     std::none_of(items.begin(), items.end(), [](const Item& item) { return item.total; });
  if (!whole) return;
  if (last) {
    report(input, items, *last, Whole::called_total, findings);
    return;
  }
  const ClaimList& claims = input.claims;
  if (before.first < before.end && claims[before.first].document == claims[first].document &&
      claims[before.first].paragraph_id + 1 == claims[first].paragraph_id) {
    Item lead = read_item(input, before.first, before.end);
    if (lead.partial) return;
    const bool counted = drop_count(items.size(), lead);
    const Whole says = lead.total ? Whole::called_total : counted ? Whole::counted : Whole::unsaid;
    if (lead.figures.size() == 1 && !lead.broken && report(input, items, lead.figures[0], says, findings)) return;
  }
  if (end < claims.size() && claims[end].document == claims[first].document &&
      claims[end].paragraph_id == items.back().paragraph + 1) {
    const Item tail = read_item(input, end, sentence_end(claims, end));
    if (tail.total && tail.figures.size() == 1 && !tail.broken)
      report(input, items, tail.figures[0], Whole::called_total, findings);
  }
}

}  // namespace

void check_lists(const CheckInput& input, std::vector<Finding>& findings) {
  const ClaimList& claims = input.claims;
  ClaimRange before;
  for (std::uint32_t first = 0; first < claims.size();) {
    std::uint32_t end = block_end(claims, first);
    if (claims[first].in_list) {
      while (end < claims.size() && claims[end].document == claims[first].document && claims[end].in_list)
        end = block_end(claims, end);
      check_run(input, before, first, end, findings);
      before = {};
    } else {
      // the last sentence of the block leads in
      std::uint32_t start = first;
      while (sentence_end(claims, start) < end) start = sentence_end(claims, start);
      before = {start, end};
    }
    first = end;
    claims.let_go();
  }
}

}  // namespace claimcheck
