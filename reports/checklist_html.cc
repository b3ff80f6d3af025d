// The checklist as a page: ticked off in the browser, which keeps the ticks on this machine until the draft's sentence
// changes, and saved as CSV from there.
#include "reports/html_document.h"
#include "reports/passage.h"
#include "reports/sheets.h"
#include "reports/unicode.h"

#include <fmt/format.h>

namespace claimcheck::reports {

namespace {

constexpr std::string_view style = R"(
input[type=text] { width: 7rem; font: inherit; }
input[type=checkbox] { width: 1.4rem; height: 1.4rem; }
mark { font-weight: bold; }
.place { font-size: .85rem; opacity: .8; }
tr.contradicted .status { font-weight: bold; color: #c22; }
tr.unsupported .status { font-style: italic; }
tr.done td { opacity: .6; }
@media (prefers-color-scheme: dark) { tr.contradicted .status { color: #f99; } }
@media (max-width: 45rem) {
  thead { display: none; }
  tr, td { display: block; }
  tr { border: 1px solid #8888; margin-bottom: 1rem; }
  td { border: 0; }
}
@media print { button, #saved { display: none; } }
)";

// Every text of a document is in the page as text already; the script only reads and writes values of inputs.
constexpr std::string_view script = R"(
"use strict";
const saved = document.getElementById("saved");
const rows = [...document.querySelectorAll("tr[data-key]")];
const seen = new Map();
function nameOf(row) {
  const count = (seen.get(row.dataset.key) || 0) + 1;
  seen.set(row.dataset.key, count);
  return "claimcheck checklist\n" + row.dataset.key + "\n" + count;
}
function tell() {
  const done = rows.filter((row) => row.querySelector("[name=done]").checked).length;
  document.getElementById("progress").textContent = done + " of " + rows.length + " checked";
}
for (const row of rows) {
  const name = nameOf(row);
  const inputs = [...row.querySelectorAll("input")];
  try {
    const kept = JSON.parse(localStorage.getItem(name) || "{}");
    for (const input of inputs)
      if (input.type === "checkbox") input.checked = kept[input.name] === true;
      else input.value = String(kept[input.name] || "");
  } catch {
    saved.textContent = "This browser keeps nothing for this page: save it as CSV before you close it.";
  }
  row.classList.toggle("done", row.querySelector("[name=done]").checked);
  row.addEventListener("input", () => {
    row.classList.toggle("done", row.querySelector("[name=done]").checked);
    tell();
    const values = {};
    for (const input of inputs) values[input.name] = input.type === "checkbox" ? input.checked : input.value;
    try {
      localStorage.setItem(name, JSON.stringify(values));
    } catch {
      saved.textContent = "This browser keeps nothing for this page: save it as CSV before you close it.";
    }
  });
}
tell();
function field(text) {
  const one = text.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@＝＋－＠]/.test(one) && !/^-?\d+(\.\d+)?$/.test(one) ? "'" + one : one;
  return '"' + safe.replaceAll('"', '""') + '"';
}
document.getElementById("csv").addEventListener("click", () => {
  const lines = [["number", "claim", "status", "source", "done", "who", "how", "when"].join(",")];
  for (const row of rows) {
    const texts = [...row.querySelectorAll("td[data-column]")].map((cell) => cell.textContent);
    const inputs = [...row.querySelectorAll("input")];
    lines.push([...texts, ...inputs.map((i) => (i.type === "checkbox" ? (i.checked ? "yes" : "no") : i.value))]
      .map(field).join(","));
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = "checklist.csv";
  link.click();
});
)";

/// The sentence with its figure marked, and the place below.
std::string passage_html(const Passage& passage) {
  const std::string_view sentence = passage.sentence.empty() ? passage.quote : passage.sentence;
  Span mark = passage.sentence.empty() ? Span{0, static_cast<std::uint32_t>(sentence.size())} : passage.sentence_number;
  if (mark.end > sentence.size() || mark.empty()) mark = {0, 0};
  std::string out = html_text(sentence.substr(0, mark.begin));
  if (!mark.empty()) out += "<mark>" + html_text(slice(sentence, mark)) + "</mark>";
  out += html_text(sentence.substr(mark.end));
  return out + " <span class=\"place\">" + html_text(place(passage)) + "</span>";
}

std::string row_html(const DraftClaim& claim, std::size_t number) {
  const Passage& ours = claim.claim;
  std::string out = fmt::format("<tr class=\"{}\" data-key=\"{}\">", to_string(claim.status),
                                html_text(ours.path + " " + ours.quote + " " + ours.sentence));
  out += fmt::format("<td data-column>{}</td><td data-column>{}</td>", number, passage_html(ours));
  out += fmt::format("<td data-column class=\"status\">{}</td><td data-column>{}</td>", to_string(claim.status),
                     claim.passages.empty() ? "" : passage_html(claim.passages.front()));
  out += fmt::format("<td><input type=\"checkbox\" name=\"done\" aria-label=\"claim {} checked\"></td>", number);
  for (const char* name : {"who", "how", "when"})
    out += fmt::format("<td><input type=\"text\" name=\"{0}\" placeholder=\"{0}\" aria-label=\"{0}, claim {1}\"></td>",
                       name, number);
  return out + "</tr>\n";
}

}  // namespace

std::string write_checklist_html(const Report& report, const ReportOptions&) {
  std::string body =
      "<h1>Checklist</h1>\n<p><span id=\"progress\" role=\"status\"></span> <button id=\"csv\" type=\"button\">Save as "
      "CSV</button></p>\n<p id=\"saved\">Ticks and notes are kept in this browser.</p>\n<table>\n<thead><tr><th>#</th>"
      "<th>Claim</th><th>Status</th><th>Source</th><th>Checked</th><th>Who</th><th>How</th><th>When</th></tr></thead>\n"
      "<tbody>\n";
  std::size_t number = 0;
  for (const DraftClaim& claim : report.claims) body += row_html(claim, ++number);
  body += "</tbody>\n</table>\n" + failures_html(report);
  return write_html_document(
      {"claimcheck: checklist", std::string(sheet_style) + std::string(style), script, std::move(body)});
}

}  // namespace claimcheck::reports
