// What was checked and how, so that the check can be repeated; and, for a draft, the status of each of its claims.

const draftAtOnce = 200;

function definitions(pairs) {
  return el("dl", {}, pairs.filter(Boolean).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function table(caption, heads, rows) {
  return el(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, rows)),
  );
}

const cells = (values) => el("tr", {}, values.map((value) => el("td", {}, value ?? "")));

function assumptions() {
  const counts = new Map();
  for (const finding of data.findings)
    for (const step of finding.steps) if (step.startsWith("assuming")) counts.set(step, (counts.get(step) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 100);
}

function aboutView() {
  const s = data.summary;
  const assumed = assumptions();
  const hashes = new Map(data.inputs.map((one) => [one.name, el("code", {}, one.sha256)]));
  return el(
    "div",
    { class: "about" },
    el("h2", { tabindex: "-1" }, "About this check"),
    definitions([
      ["Program", `claimcheck ${data.version}`],
      ["Documents", s.documents.toLocaleString("en")],
      ["Claims under rules", s.claims.toLocaleString("en")],
      ["Facts under rules", s.facts.toLocaleString("en")],
      ["Findings", `${counted(s.errors, "error")}, ${counted(s.warnings, "warning")}, ${counted(s.notes, "note")}`],
      ["Shown", `${data.findings.length.toLocaleString("en")}, from ${data.minSeverity} up`],
      data.options.length > 0 && ["Options", el("code", {}, data.options.join(" "))],
      data.today && ["Decisions judged on", data.today],
      ["Decisions", data.live ? `saved to ${data.decisionsName}` : storageWorks ? "kept in this browser until they are exported" : "kept until this page is closed: the browser stores nothing for it. Export them."],
    ]),
    data.notices.length > 0 && table("Without effect", ["Where", "What to do"], data.notices.map((one) => cells([one.place, one.message]))),
    data.failures.length > 0 && table("Could not be read", ["Input", "Reason"], data.failures.map((one) => cells([one.path, one.reason]))),
    assumed.length > 0 && table("What was assumed", ["Assumption", "Findings"], assumed.map(([step, count]) => cells([step, count.toLocaleString("en")]))),
    table("Inputs", ["Document", "Role", "Date", "Where the date is from", "Claims", "SHA-256"], data.documents.map((one) => cells([one.path, one.role, one.date, one.dateOrigin, one.claims.toLocaleString("en"), hashes.get(one.path)]))),
    data.rules.length > 0 && table("Rules", ["Name", "Version", "SHA-256"], data.rules.map((one) => cells([one.name, one.version, one.sha256]))),
  );
}

function draftRow(one) {
  const { claim } = one;
  const best = one.passages[0];
  const place = (p) => (p.document === null ? p.place : el("button", { type: "button", class: "place", onclick: () => openDocument(p.document, p.start) }, p.place));
  return el(
    "tr",
    {},
    el("td", {}, el("b", { class: `status ${one.status}` }, one.status)),
    el("td", {}, markedSentence(claim), place(claim)),
    el("td", {}, best ? [markedSentence(best), place(best), one.passages.length > 1 && el("small", {}, ` and ${counted(one.passages.length - 1, "more passage")}`)] : "–"),
  );
}

function draftView() {
  const counts = new Map();
  for (const one of data.draft) counts.set(one.status, (counts.get(one.status) || 0) + 1);
  const body = el("tbody", {}, data.draft.slice(0, draftAtOnce).map(draftRow));
  const rest = data.draft.slice(draftAtOnce);
  return el(
    "div",
    { class: "about" },
    el("h2", { tabindex: "-1" }, "Claims of the draft"),
    el("p", { class: "kicker" }, [...counts].map(([status, count]) => el("span", {}, `${count.toLocaleString("en")} ${status}`))),
    el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Claims of the draft" }, el("table", { class: "draft" }, el("thead", {}, el("tr", {}, ["Status", "Draft", "Source"].map((head) => el("th", { scope: "col" }, head)))), body)),
    rest.length > 0 &&
      el("button", { type: "button", class: "more", onclick: (event) => (body.append(...rest.splice(0, draftAtOnce).map(draftRow)), rest.length === 0 && event.currentTarget.remove()) }, "Show more claims"),
  );
}
