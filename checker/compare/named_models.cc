#include "checker/compare/named_models.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace claimcheck {

namespace {

struct Code {
  std::string_view letters, number;
  bool operator==(const Code&) const = default;
};

std::vector<Code> codes_in(const Claim& claim) {
  const std::string_view sentence = claim.sentence;
  const Span figure = claim.sentence_number;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<Code> found;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_capital(sentence[i]) || (i > 0 && sentence[i - 1] != ' ' && sentence[i - 1] != '(')) continue;
    std::size_t letters = i;
    while (letters < sentence.size() && is_capital(sentence[letters])) ++letters;
    const std::size_t number = letters < sentence.size() && sentence[letters] == '-' ? letters + 1 : letters;
    std::size_t end = number;
    const auto is_point = [&](std::size_t k) {
      return sentence[k] == '.' && k + 1 < sentence.size() && is_digit(sentence[k + 1]);
    };
    while (end < sentence.size() && (is_digit(sentence[end]) || is_point(end))) ++end;
    const char behind = end < sentence.size() ? sentence[end] : ' ';
    const bool ends = behind != '-' && behind != '_' && !is_capital(behind) && !(behind >= 'a' && behind <= 'z');
    if (end > number && ends && (end <= figure.begin || i >= figure.end))
      found.push_back({sentence.substr(i, letters - i), sentence.substr(number, end - number)});
    i = end;
  }
  return found;
}

}  // namespace

bool name_two_models(const Claim& a, const Claim& b) {
  const std::vector<Code> x = codes_in(a);
  if (x.empty()) return false;  // nearly always
  const std::vector<Code> y = codes_in(b);
  const auto stands_in = [](const std::vector<Code>& codes, const Code& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  if (std::any_of(x.begin(), x.end(), [&](const Code& code) { return stands_in(y, code); })) return false;
  return std::any_of(x.begin(), x.end(), [&](const Code& one) {
    return std::any_of(y.begin(), y.end(), [&](const Code& other) { return one.letters == other.letters; });
  });
}

}  // namespace claimcheck
