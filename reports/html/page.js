// The page: views, filter controls, and what happens when something is chosen or decided.

const tabs = [
  { id: "findings", name: "Findings", view: findingsView },
  { id: "documents", name: "Documents", view: documentsView },
  { id: "matrix", name: "Matrix", view: matrixView },
  { id: "about", name: "About", view: aboutView },
];
let shownTab = "findings";

function showTab(id) {
  shownTab = id;
  live.stale = false;
  document.body.dataset.tab = id;
  for (const tab of tabs) {
    const button = byId(`tab-${tab.id}`);
    setAll(button, { "aria-selected": tab.id === id ? "true" : "false", tabindex: tab.id === id ? "0" : "-1" });
  }
  setAll(byId("view"), { "aria-labelledby": `tab-${id}` });
  byId("view").replaceChildren(tabs.find((tab) => tab.id === id).view());
  if (id === "findings") refilter();
  else scrollTo(0, 0);
}

function makeTabs() {
  if (data.against) tabs.splice(3, 0, { id: "draft", name: "Draft", view: draftView });
  const turn = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = tabs.findIndex((tab) => tab.id === shownTab);
    const next = tabs[(at + by + tabs.length) % tabs.length].id;
    showTab(next);
    byId(`tab-${next}`).focus();
  };
  byId("tabs").append(
    ...tabs.map((tab) => el("button", { type: "button", role: "tab", id: `tab-${tab.id}`, "aria-controls": "view", onclick: () => showTab(tab.id), onkeydown: turn }, tab.name)),
  );
}

function choice(id, label, options, value, onchange) {
  return el(
    "label",
    { class: "choice" },
    el("span", { class: "unseen" }, label),
    el("select", { id, "aria-label": label, onchange: (event) => onchange(event.target.value) }, options.map(([key, words]) => el("option", { value: key, selected: key === value }, words))),
  );
}

function severityButtons() {
  const counts = countsBy("severity", (finding) => finding.severity);
  return severities.map((severity) =>
    el(
      "button",
      {
        type: "button",
        class: `chip ${severity}`,
        "aria-pressed": filter.severity.has(severity) ? "true" : "false",
        onclick: () => {
          if (!filter.severity.delete(severity)) filter.severity.add(severity);
          refilter();
        },
      },
      `${capital(severity)}s`,
      el("i", {}, (counts.get(severity) || 0).toLocaleString("en")),
    ),
  );
}

function filterControls() {
  const kinds = [...countsBy("kind", (finding) => finding.kind)].sort();
  const status = countsBy("status", statusOf);
  const paths = [...new Set(data.findings.flatMap(passagesOf).map((p) => p.path))].sort();
  const set = (name) => (value) => {
    filter[name] = value;
    refilter();
  };
  const withCount = (key, words) => [key, `${words} (${(status.get(key) || 0).toLocaleString("en")})`];
  if (filter.kind && !kinds.some(([kind]) => kind === filter.kind)) kinds.push([filter.kind, 0]);
  return [
    el("div", { class: "chips", role: "group", "aria-label": "Severity" }, severityButtons()),
    el(
      "div",
      { class: "choices" },
      choice("by-status", "Status", [["", "Any status"], withCount("open", "Open"), withCount("accepted", "Accepted"), withCount("dismissed", "Dismissed"), ...(status.has("known") ? [withCount("known", "In the baseline")] : [])], filter.status, set("status")),
      choice("by-kind", "Kind", [["", "Any kind"], ...kinds.map(([kind, count]) => [kind, `${capital(kind)} (${count.toLocaleString("en")})`])], filter.kind, set("kind")),
      choice("by-document", "Document", [["", "Any document"], ...paths.map((path) => [path, path])], filter.document, set("document")),
    ),
  ];
}

function findingsView() {
  const search = el("input", { id: "search", type: "search", placeholder: "Search facts and passages  ( / )", "aria-label": "Search facts and passages", value: filter.words, autocomplete: "off", oninput: (event) => ((filter.words = event.target.value), refilter()) });
  return el("div", { class: "findings" }, el("div", { class: "side" }, el("div", { class: "filter" }, search, el("div", { id: "controls" })), makeList()), makeDetail());
}

/** Shows what the filter lets through; keeps the selection where it can. */
function refilter() {
  const focused = document.activeElement?.id || document.activeElement?.className;
  const findings = shownFindings();
  byId("controls")?.replaceChildren(...filterControls());
  if (focused?.startsWith("by-")) byId(focused)?.focus();
  else if (focused?.startsWith("chip")) byId("controls").querySelector(`.${focused.replace(" ", ".")}`)?.focus();
  if (!findings.includes(list.selected)) list.selected = findings[0] || null;
  if (list.box) list.box.scrollTop = list.selected === findings[0] ? 0 : list.box.scrollTop;
  fillList(findings);
  revealSelected();
  drawDetail();
  drawTop();
  announce(`${counted(findings.length, "finding")} shown`);
}

function drawTop() {
  const s = data.summary;
  const decided = data.findings.filter((finding) => statusOf(finding) !== "open").length;
  byId("counts").textContent = `${counted(s.documents, "document")}, ${counted(s.facts, "fact")}`;
  byId("progress").textContent = data.findings.length === 0 ? "" : `${decided.toLocaleString("en")} of ${data.findings.length.toLocaleString("en")} decided`;
  byId("undo").disabled = undone.length === 0;
}

/** Chooses a finding; `open` also shows it where list and finding do not fit side by side. */
function select(finding, open) {
  if (!finding) return;
  list.selected = finding;
  document.body.classList.toggle("reading", open || document.body.classList.contains("reading"));
  revealSelected();
  drawList();
  drawDetail();
  detail.box.scrollTop = 0;
  if (open && matchMedia("(max-width: 820px)").matches) scrollTo(0, 0);
  announce(`${finding.severity}: ${finding.message}`);
}

function showListOnly() {
  document.body.classList.remove("reading");
  list.box.focus();
  revealSelected();
}

function step(by) {
  if (shownTab !== "findings") return;
  const at = list.order.indexOf(list.selected);
  const next = list.order[Math.min(Math.max(at + by, 0), list.order.length - 1)];
  if (next && next !== list.selected) select(next, false);
}

function goToFinding(finding) {
  if (!passes(finding)) clearFilter();
  list.selected = finding;
  document.body.classList.add("reading");
  showTab("findings");
  detail.box.querySelector("h2")?.focus();
}

function openPassage() {
  const passage = list.selected && passagesOf(list.selected).find((p) => p.document !== null);
  if (passage && shownTab === "findings") openDocument(passage.document, passage.start);
}

/** After a decision: the next open finding behind this one, or where none is left, this one. */
async function decideAndGoOn(finding, one) {
  const at = list.order.findIndex((other) => other.fingerprint === finding.fingerprint);
  const after = list.order.slice(at + 1).find((other) => statusOf(other) === "open");
  if (!(await decide(finding, one))) return;
  if (shownTab !== "findings") return;
  if (after && data.findings.includes(after)) list.selected = after;
  refilter();
  detail.box.scrollTop = 0;
  announce(`${capital(one.verdict)}. ${after ? `Next: ${after.message}` : "No open finding is left behind it."}`);
}

const accept = (finding) => decideAndGoOn(finding, author ? { verdict: "accepted", author, date: today() } : { verdict: "accepted", date: today() });

async function reopen(finding) {
  if (await decide(finding, null)) refilter();
}

async function undo() {
  const finding = await undoDecision();
  if (!finding) return;
  if (!passes(finding)) clearFilter();
  list.selected = finding;
  showTab("findings");
  announce(`Undone: ${finding.message}`);
}

function focusSearch() {
  if (shownTab !== "findings") showTab("findings");
  document.body.classList.remove("reading");
  byId("search").focus();
}

const themes = [
  { id: "", name: "as the system", sign: "◐" },
  { id: "light", name: "light", sign: "☀" },
  { id: "dark", name: "dark", sign: "☾" },
];

function setTheme(id) {
  const theme = themes.find((one) => one.id === id) || themes[0];
  if (theme.id) document.documentElement.dataset.theme = theme.id;
  else delete document.documentElement.dataset.theme;
  byId("theme").textContent = theme.sign;
  setAll(byId("theme"), { "aria-label": `Colours: ${theme.name}`, title: `Colours: ${theme.name}` });
  store("claimcheck:theme", theme.id);
}

function start() {
  data.findings.forEach((finding, index) => (finding.index = index));
  loadDecisions();
  singleKeys = stored("claimcheck:keys") !== "off";
  setTheme(stored("claimcheck:theme") || "");
  byId("theme").addEventListener("click", () => {
    const at = themes.findIndex((one) => one.id === (document.documentElement.dataset.theme || ""));
    setTheme(themes[(at + 1) % themes.length].id);
  });
  byId("undo").addEventListener("click", undo);
  byId("export").addEventListener("click", openExport);
  byId("help").addEventListener("click", openHelp);
  document.addEventListener("keydown", onKey);
  addEventListener("resize", drawList);
  makeTabs();
  showTab("findings");
  startLive();
}

start();
