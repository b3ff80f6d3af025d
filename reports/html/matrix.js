// The matrix: facts down, documents across, and in each cell what that document says of that fact.

const matrix = { page: 0 };
const rowsAtOnce = 40;

function matrixCell(finding, path) {
  const said = finding.values.map((value, series) => ({ value, series })).filter(({ value }) => value.passages.some((p) => p.path === path));
  return el("td", {}, said.map(({ value, series }) => el("span", { class: `says series s${series % 4}` }, el("i", { class: "swatch", "aria-hidden": "true" }), value.short)));
}

function matrixRow(finding, paths) {
  return el(
    "tr",
    { class: statusOf(finding) },
    el("th", { scope: "row" }, el("button", { type: "button", onclick: () => goToFinding(finding) }, el("b", { class: `severity ${finding.severity}` }, finding.severity), " ", finding.message)),
    paths.map((path) => matrixCell(finding, path)),
  );
}

function matrixView() {
  const findings = shownFindings();
  const pages = Math.max(1, Math.ceil(findings.length / rowsAtOnce));
  matrix.page = Math.min(matrix.page, pages - 1);
  const rows = findings.slice(matrix.page * rowsAtOnce, (matrix.page + 1) * rowsAtOnce);
  const paths = [...new Set(rows.flatMap(passagesOf).map((p) => p.path))].sort();
  const turn = (by) => () => {
    matrix.page += by;
    showTab("matrix");
  };
  if (rows.length === 0) return el("p", { class: "empty" }, "No finding passes the filter.");
  return el(
    "div",
    { class: "matrix" },
    el(
      "p",
      { class: "kicker" },
      el("span", {}, `${counted(findings.length, "fact")} of ${data.findings.length.toLocaleString("en")} (the filter of the findings holds here, too)`),
      pages > 1 && el("button", { type: "button", disabled: matrix.page === 0, onclick: turn(-1) }, "Previous rows"),
      pages > 1 && el("span", {}, `${matrix.page + 1} of ${pages}`),
      pages > 1 && el("button", { type: "button", disabled: matrix.page === pages - 1, onclick: turn(1) }, "Next rows"),
    ),
    el(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": "Documents against facts" },
      el(
        "table",
        {},
        el("caption", { class: "unseen" }, "What each document says of each fact"),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Fact"), paths.map((path) => el("th", { scope: "col", title: path }, path)))),
        el("tbody", {}, rows.map((finding) => matrixRow(finding, paths))),
      ),
    ),
  );
}
