// One finding: what disagrees, the decision, the picture, the passages, the derivation.

const detail = { box: null };

function decisionBar(finding) {
  const one = decisionOf(finding);
  const elsewhere = one && !decisions.has(finding.fingerprint);
  const said =
    one &&
    el(
      "p",
      { class: `said ${one.verdict}` },
      el("b", {}, capital(one.verdict)),
      one.reason ? `: ${one.reason}` : null,
      (one.author || one.date) && el("span", {}, ` ${[one.author, one.date].filter(Boolean).join(", ")}`),
      one.expires && el("span", {}, ` until ${one.expires}`),
      elsewhere && el("span", {}, ` in ${one.place}`),
    );
  const known = !one && finding.baseline && el("p", { class: "said" }, "Known since the baseline was written");
  const button = (verdict, label, key, action) =>
    el("button", { type: "button", id: verdict, class: one?.verdict === `${verdict}ed` ? "chosen" : "", "aria-pressed": one?.verdict === `${verdict}ed` ? "true" : "false", "aria-keyshortcuts": key, onclick: action }, label, el("kbd", {}, key));
  return el(
    "div",
    { class: "decide" },
    button("accept", "Accept", "a", () => accept(finding)),
    button("dismiss", "Dismiss …", "d", () => askDismiss(finding)),
    one && !elsewhere && el("button", { type: "button", id: "reopen", onclick: () => reopen(finding) }, "Reopen"),
    said,
    known,
  );
}

function stepsOf(finding) {
  if (finding.steps.length === 0) return null;
  const assumed = (step) => step.startsWith("assuming");
  return el(
    "section",
    { class: "why" },
    el("h3", {}, "Why"),
    el("ol", {}, finding.steps.map((step) => el("li", assumed(step) ? { class: "assumed" } : {}, step))),
  );
}

/** Number line and timeline, side by side where there is room for both. */
function pictures(finding) {
  if (finding.kind === "arithmetic") return null; // its numbers are parts of one sum, not readings of one figure
  const room = Math.min(detail.box.clientWidth - (matchMedia("(max-width: 820px)").matches ? 24 : 36), 1240);
  const inside = matchMedia("(max-width: 820px)").matches ? 18 : 34;
  const hasCourse = timeline(finding.values, 300) !== null && numberLine(finding.values, 300) !== null;
  const width = Math.max(240, (hasCourse && room >= 672 ? (room - 12) / 2 : room) - inside);
  const drawn = [numberLine(finding.values, width), timeline(finding.values, width)].filter(Boolean);
  return drawn.length > 0 ? el("div", { class: "pictures" }, drawn) : null;
}

function findingHead(finding) {
  return [
    el(
      "p",
      { class: "kicker" },
      el("b", { class: `severity ${finding.severity}` }, finding.severity),
      el("span", {}, finding.kind),
      el("span", {}, finding.rule),
      finding.set && el("span", {}, `set ${finding.set}`),
      el("span", {}, `confidence ${Math.round(finding.confidence * 100)}%`),
    ),
    el("h2", { tabindex: "-1" }, capital(finding.message)),
  ];
}

function drawDetail() {
  const finding = list.selected;
  if (!finding) {
    detail.box.replaceChildren(el("p", { class: "empty" }, data.findings.length === 0 ? "Nothing contradicts anything here." : "Choose a finding."));
    return;
  }
  const at = list.order.indexOf(finding);
  detail.box.replaceChildren(
    el(
      "nav",
      { class: "walk", "aria-label": "Findings in turn" },
      el("button", { type: "button", class: "back", onclick: () => showListOnly() }, "‹ All findings"),
      el("span", {}, at >= 0 ? `${(at + 1).toLocaleString("en")} of ${list.order.length.toLocaleString("en")}` : "not in the filter"),
      el("button", { type: "button", "aria-label": "Previous finding", title: "Previous (k)", onclick: () => step(-1) }, "↑"),
      el("button", { type: "button", "aria-label": "Next finding", title: "Next (j)", onclick: () => step(1) }, "↓"),
    ),
    ...findingHead(finding),
    decisionBar(finding),
    pictures(finding) || "",
    valueColumns(finding),
    stepsOf(finding) || "",
    el("p", { class: "print-id" }, `fingerprint ${finding.fingerprint}`),
  );
}

function makeDetail() {
  detail.box = el("article", { id: "detail", "aria-label": "Finding", tabindex: "-1" });
  let width = 0;
  new ResizeObserver(() => {
    if (!detail.box.isConnected || Math.abs(detail.box.clientWidth - width) < 8) return;
    width = detail.box.clientWidth;
    const old = detail.box.querySelector(".pictures");
    if (old && list.selected) old.replaceWith(pictures(list.selected));
  }).observe(detail.box);
  return detail.box;
}
