// Stand-in for `claimcheck quantities --input jsonl --format jsonl -` until the command exists: JSON Lines in, JSON Lines
// out. Not a test.
#include "checker/quantity/quantity.h"
#include "checker/ruleset/embedded.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>

using namespace claimcheck;

namespace {

nlohmann::ordered_json number(const std::optional<Decimal>& value) {
  if (!value) return nullptr;
  if (value->digits() > 15) return value->to_string();
  return nlohmann::ordered_json::parse(value->to_string());
}

}  // namespace

int main() {
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < embedded_rules_count; ++i)
    if (std::string_view(embedded_rules[i].path).starts_with("rules/lexicon/en/"))
      files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
  std::vector<Diagnostic> diagnostics;
  const auto lexicon = load_lexicon(files, diagnostics);
  for (const Diagnostic& d : diagnostics) std::fprintf(stderr, "%s:%u:%u: %s\n", d.path.c_str(), d.line, d.column, d.message.c_str());
  if (!lexicon) return 2;
  Scan scan;
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto record = nlohmann::json::parse(line);
    Document document;
    document.text = record.at("text").get<std::string>();
    if (record.contains("date")) document.meta.date = parse_iso_date(record["date"].get<std::string>());
    Block block;
    block.span = {0, static_cast<std::uint32_t>(document.text.size())};
    document.blocks.push_back(block);
    scan_quantities(document, *lexicon, scan);
    for (const Mention& m : scan.mentions) {
      nlohmann::ordered_json out;
      out["id"] = record.at("id");
      out["start"] = m.span.begin;
      out["end"] = m.span.end;
      out["text"] = std::string(slice(document.text, m.span));
      out["kind"] = to_string(m.kind);
      out["stated_low"] = number(m.stated_low);
      out["stated_high"] = number(m.stated_high);
      out["modifier"] = to_string(m.modifier);
      out["low"] = number(m.literal.low);
      out["high"] = number(m.literal.high);
      out["unit"] = m.unit != nullptr ? nlohmann::ordered_json(m.unit->name) : nlohmann::ordered_json(nullptr);
      out["noun"] = m.noun.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(m.noun);
      if (m.kind == QuantityKind::date || m.kind == QuantityKind::date_range) {
        out["from"] = m.dates.from ? nlohmann::ordered_json(to_string(*m.dates.from)) : nlohmann::ordered_json(nullptr);
        out["to"] = m.dates.to ? nlohmann::ordered_json(to_string(*m.dates.to)) : nlohmann::ordered_json(nullptr);
      }
      std::cout << out.dump() << '\n';
    }
  }
  return 0;
}
