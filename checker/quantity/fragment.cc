// Cells and search terms that are a share and nothing else: "percent of 10", "1/4 of".
#include "checker/quantity/operand.h"

namespace claimcheck {

void read_fragment(const Line& line, Operand& operand) {
  Numeral& n = operand.number;
  if (operand.unit != nullptr || n.ordinal || n.ratio) return;
  if (n.share) {  // "one quarter of", with nothing behind: a share of any whole
    if (operand.begin != line.begin || !line.is(operand.end, role_of) || operand.end + 1 != line.end) return;
    n.value = n.value.shifted(2);
    ++operand.end;
  } else {
    if (operand.end != line.end || operand.begin < line.begin + 2 || !line.is(operand.begin - 1, role_of)) return;
    const auto unit = line.phrase(line.lexicon.units_after, line.begin, line.end);
    if (unit.length == 0 || line.begin + unit.length + 1 != operand.begin ||
        line.lexicon.unit_forms[unit.payload].unit != line.lexicon.percent)
      return;
    operand.begin = line.begin;
  }
  operand.unit = line.lexicon.percent;
}

}  // namespace claimcheck
