// Uses the library as its documentation says: only <claimcheck/...> headers, from bytes to a report.
#include <claimcheck/claimcheck.h>

#include <cstdio>

int main() {
  std::vector<claimcheck::Diagnostic> diagnostics;
  const auto rules = claimcheck::load_rules({}, diagnostics);
  if (!rules) return 1;
  std::vector<claimcheck::DocumentInfo> documents;
  std::vector<claimcheck::Claim> claims;
  for (const char* text : {"Officers seized 14,700 pounds of fentanyl in 2023.", "Rain is forecast for Sunday."}) {
    const auto document = claimcheck::read_document({"note.txt", text}, {}, diagnostics);
    if (!document) return 2;
    const auto index = static_cast<std::uint32_t>(documents.size());
    documents.push_back(claimcheck::document_info(*document, *rules));
    for (claimcheck::Claim& claim : claimcheck::extract_claims(*document, *rules, index))
      claims.push_back(std::move(claim));
  }
  if (claims.empty()) return 3;
  const claimcheck::Report report = claimcheck::check(documents, std::move(claims), *rules, {});
  std::printf("%llu documents\n", static_cast<unsigned long long>(report.summary.documents));
  return report.summary.documents == 2 ? 0 : 4;
}
