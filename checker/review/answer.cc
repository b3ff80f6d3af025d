#include "checker/review/answer.h"

#include "checker/store/decisions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace claimcheck::review {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A member that is a string, or empty.
std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A day, or none; false where there is something else.
bool read_day(const Json& object, const char* name, std::optional<Date>& day) {
  const std::string text = text_of(object, name);
  if (text.empty()) return true;
  day = parse_iso_date(text);
  return day.has_value() && text.size() == 10;
}

/// A decision or null; false with a reason.
bool read_decision(const Json& object, const char* name, const std::string& fingerprint, std::optional<Decision>& out,
                   std::string& problem) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return true;
  Decision one;
  one.fingerprint = fingerprint;
  problem = std::string(name) + ": expected a decision or null";
  if (!found->is_object()) return false;
  const std::string verdict = text_of(*found, "verdict");
  if (verdict != "accepted" && verdict != "dismissed") return false;
  one.verdict = verdict == "accepted" ? DecisionVerdict::accepted : DecisionVerdict::dismissed;
  one.reason = text_of(*found, "reason");
  one.author = text_of(*found, "author");
  if (!read_day(*found, "date", one.date) || !read_day(*found, "expires", one.expires)) return false;
  problem.clear();
  out = std::move(one);
  return true;
}

Json json_of(const std::optional<Decision>& decision) {
  if (!decision) return nullptr;
  Json json = {{"verdict", to_string(decision->verdict)}};
  if (!decision->reason.empty()) json["reason"] = decision->reason;
  if (!decision->author.empty()) json["author"] = decision->author;
  if (decision->date) json["date"] = to_string(*decision->date);
  if (decision->expires) json["expires"] = to_string(*decision->expires);
  return json;
}

}  // namespace

Answer error_answer(int status, std::string_view message) {
  return {status, dumped(Json{{"error", std::string(message)}})};
}

std::string words_of(const Diagnostic& diagnostic) {
  const std::string line = diagnostic.line > 0 ? ":" + std::to_string(diagnostic.line) : "";
  return diagnostic.path + line + ": " + diagnostic.message;
}

std::optional<DecideRequest> parse_decide(std::string_view body, std::string& problem) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) {
    problem = "expected a JSON object";
    return std::nullopt;
  }
  DecideRequest request;
  request.fingerprint = text_of(json, "fingerprint");
  if (!read_decision(json, "before", request.fingerprint, request.before, problem) ||
      !read_decision(json, "after", request.fingerprint, request.after, problem))
    return std::nullopt;
  return request;
}

Answer decide(const DecideRequest& request, const Report& report, const std::string& decisions_path) {
  const auto finding = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding& one) { return one.fingerprint == request.fingerprint; });
  if (finding == report.findings.end()) return error_answer(404, "the finding is gone: the documents have changed");
  store::DecisionChange change{request.fingerprint, request.after};
  if (change.decision) {
    change.decision->rule = finding->rule;
    change.decision->message = finding->message;
  }
  std::optional<Decision> current;
  std::vector<Diagnostic> diagnostics;
  switch (store::change_decision(decisions_path, change, request.before, current, diagnostics)) {
    case store::ChangeOutcome::done:
      return {200, "{}"};
    case store::ChangeOutcome::conflict:
      return {409, dumped(Json{{"error", "changed meanwhile"}, {"current", json_of(current)}})};
    case store::ChangeOutcome::failed:
      break;
  }
  return error_answer(500, diagnostics.empty() ? "cannot write decisions" : words_of(diagnostics.front()));
}

}  // namespace claimcheck::review
