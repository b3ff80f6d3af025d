// Documents: the text of each as a person reads it, with every claim marked; those of a finding lead to it.

const shownDocument = { index: 0, start: null, from: 0 };
const blocksAtOnce = 200;

/** Source offset -> findings with a passage there, per document; made once. */
function findingsByPlace(index) {
  const shown = data.documents[index];
  if (shown.findings) return shown.findings;
  shown.findings = new Map();
  for (const finding of data.findings)
    for (const passage of passagesOf(finding))
      if (passage.document === index) {
        const list = shown.findings.get(passage.start) || [];
        if (!list.includes(finding)) list.push(finding);
        shown.findings.set(passage.start, list);
      }
  return shown.findings;
}

function claimMark(piece, findings) {
  const [words, start, measure] = piece;
  const about = findings.get(start);
  if (!about) return el("mark", { class: "claim", title: measure || "no rule names it" }, words);
  const worst = severities.find((severity) => about.some((finding) => finding.severity === severity));
  const title = about.map((finding) => `${finding.severity}: ${finding.message}`).join("\n");
  return el(
    "button",
    { type: "button", class: `found ${worst}${start === shownDocument.start ? " here" : ""}`, title, "aria-label": `${words}: ${title}`, onclick: () => goToFinding(about[0]) },
    words,
  );
}

const blockTags = { heading: "h4", title: "h3", item: "div", quote: "blockquote", code: "pre", text: "p", cell: "p" };

function blockNode(block, findings) {
  const tag = blockTags[block.kind] || "p";
  const level = block.kind === "item" ? ` level${Math.min(block.level || 1, 4)}` : "";
  const children = block.pieces.map((piece) => (Array.isArray(piece) ? claimMark(piece, findings) : piece));
  return el(tag, { class: `block ${block.kind}${level}`, tabindex: tag === "pre" ? "0" : null }, children);
}

/** Cells of one table, from `i` on: the table, and where it ends. */
function tableNode(blocks, i, findings) {
  const rows = new Map();
  const { table } = blocks[i];
  for (; i < blocks.length && blocks[i].kind === "cell" && blocks[i].table === table; i += 1) {
    const block = blocks[i];
    if (!rows.has(block.row)) rows.set(block.row, []);
    const children = block.pieces.map((piece) => (Array.isArray(piece) ? claimMark(piece, findings) : piece));
    rows.get(block.row).push(el(block.header ? "th" : "td", {}, children));
  }
  const body = [...rows.values()].map((cells) => el("tr", {}, cells));
  return { node: el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Table" }, el("table", { class: "block" }, body)), next: i };
}

function blockNodes(shown, from, to, findings) {
  const nodes = [];
  for (let i = from; i < Math.min(to, shown.blocks.length); ) {
    if (shown.blocks[i].kind === "cell" && shown.blocks[i].table !== undefined) {
      const { node, next } = tableNode(shown.blocks, i, findings);
      nodes.push(node);
      i = next;
    } else {
      nodes.push(blockNode(shown.blocks[i], findings));
      i += 1;
    }
  }
  return nodes;
}

function drawText(box) {
  const shown = data.documents[shownDocument.index];
  const facts = [shown.role === "document" ? null : shown.role, shown.date && `dated ${shown.date}${shown.dateOrigin ? ` (${shown.dateOrigin})` : ""}`, counted(shown.claims, "claim"), `${shown.bytes.toLocaleString("en")} bytes`];
  const head = [el("h2", { tabindex: "-1" }, shown.path), el("p", { class: "kicker" }, shown.title && el("span", {}, shown.title), facts.filter(Boolean).map((fact) => el("span", {}, fact)))];
  if (!shown.hasText) {
    box.replaceChildren(...head, el("p", { class: "empty" }, "The text of this document is not part of the page: all documents together were too long."));
    return;
  }
  const { from } = shownDocument;
  const to = from + blocksAtOnce;
  const move = (label, where) => el("button", { type: "button", class: "more", onclick: () => ((shownDocument.from = where), drawText(box)) }, label);
  box.replaceChildren(
    ...head,
    from > 0 ? move("Show what comes before", Math.max(0, from - blocksAtOnce)) : "",
    el("div", { class: "prose" }, blockNodes(shown, from, to, findingsByPlace(shownDocument.index))),
    to < shown.blocks.length ? move("Show what comes next", to) : "",
  );
  box.querySelector(".here")?.scrollIntoView({ block: "center" });
}

function documentRow(shown, index) {
  const places = findingsByPlace(index);
  const found = new Set([...places.values()].flat()).size;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "aria-current": index === shownDocument.index ? "true" : "false", onclick: () => openDocument(index, null) },
      el("span", { class: "name" }, shown.path),
      el("span", { class: "where" }, shown.date && el("span", {}, shown.date), el("span", {}, counted(shown.claims, "claim")), found > 0 && el("b", {}, counted(found, "finding"))),
    ),
  );
}

function openDocument(index, start) {
  shownDocument.index = index;
  shownDocument.start = start;
  shownDocument.from = 0;
  if (start !== null) {
    const around = blockAround({ document: index, start });
    if (around) shownDocument.from = Math.max(0, around.block - 20);
  }
  showTab("documents");
}

function documentsView() {
  if (data.documents.length === 0) return el("p", { class: "empty" }, "The page carries no documents.");
  const text = el("article", { class: "reader", "aria-label": "Document" });
  const names = el("ul", { class: "names", "aria-label": "Documents" }, data.documents.slice(0, 500).map(documentRow));
  const choose = el(
    "select",
    { class: "choose", "aria-label": "Document", onchange: (event) => openDocument(Number(event.target.value), null) },
    data.documents.map((shown, i) => el("option", { value: i, selected: i === shownDocument.index }, shown.path)),
  );
  queueMicrotask(() => {
    names.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
    drawText(text);
  });
  return el("div", { class: "documents" }, el("div", { class: "side" }, choose, names), text);
}
