// The list of findings: only the rows in sight are in the document, so that thousands stay quick.

const rowHeight = { head: 30, item: 68 };
const list = { rows: [], tops: [], height: 0, selected: null, box: null };

/** Rows for findings in order, with a head before each group of one severity and kind. */
function groupRows(findings) {
  const rows = [];
  let head = null;
  for (const finding of findings) {
    const group = `${finding.severity} ${finding.kind}`;
    if (!head || head.group !== group) rows.push((head = { head: true, group, finding, count: 0 }));
    head.count += 1;
    rows.push({ finding });
  }
  return rows;
}

function fillList(findings) {
  list.rows = groupRows(findings);
  list.tops = [];
  list.height = 0;
  for (const row of list.rows) {
    list.tops.push(list.height);
    list.height += row.head ? rowHeight.head : rowHeight.item;
  }
  list.order = findings;
  drawList();
}

function rowAt(offset) {
  let low = 0;
  let high = list.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list.tops[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function listItem(finding, position) {
  const status = statusOf(finding);
  const documents = new Set(passagesOf(finding).map((p) => p.path));
  return el(
    "div",
    {
      id: `row-${finding.index}`,
      class: `row ${finding.severity} ${status}`,
      role: "option",
      "aria-selected": finding === list.selected ? "true" : "false",
      "aria-setsize": list.order.length,
      "aria-posinset": position + 1,
      onclick: () => select(finding, true),
    },
    el("span", { class: "what" }, capital(finding.message)),
    el(
      "span",
      { class: "where" },
      status === "open" ? null : el("b", { class: `badge ${status}` }, status === "known" ? "In the baseline" : capital(status)),
      el("span", {}, finding.rule),
      el("span", { class: "documents" }, counted(documents.size, "document")),
    ),
  );
}

function drawList() {
  const box = list.box;
  if (!box) return;
  const inner = box.firstElementChild;
  inner.style.height = `${list.height}px`;
  if (list.rows.length === 0) {
    const none = data.findings.length === 0 ? "There are no findings." : "No finding passes the filter.";
    inner.replaceChildren(el("p", { class: "empty", role: "option", "aria-disabled": "true", "aria-selected": "false" }, none));
    inner.style.height = "auto";
    return;
  }
  const first = rowAt(Math.max(0, box.scrollTop - 200));
  const last = rowAt(box.scrollTop + (box.clientHeight || 800) + 200);
  const nodes = [];
  for (let i = first; i <= last; i += 1) {
    const { head, finding, count } = list.rows[i];
    const node = head
      ? el("div", { class: `group ${finding.severity}`, role: "presentation" }, el("span", { "aria-hidden": "true" }, `${capital(finding.severity)}: ${finding.kind}`, el("i", {}, count.toLocaleString("en"))))
      : listItem(finding, list.order.indexOf(finding));
    node.style.top = `${list.tops[i]}px`;
    nodes.push(node);
  }
  inner.replaceChildren(...nodes);
  const active = list.selected && byId(`row-${list.selected.index}`);
  setAll(box, { "aria-activedescendant": active ? active.id : "" });
}

/** Scrolls so that the selected row is in sight. */
function revealSelected() {
  const at = list.rows.findIndex((row) => !row.head && row.finding === list.selected);
  if (at < 0 || !list.box) return;
  const top = list.tops[at] - (list.rows[at - 1]?.head ? rowHeight.head : 0);
  const bottom = list.tops[at] + rowHeight.item;
  if (top < list.box.scrollTop) list.box.scrollTop = top;
  else if (bottom > list.box.scrollTop + list.box.clientHeight) list.box.scrollTop = bottom - list.box.clientHeight;
}

function makeList() {
  list.box = el("div", { id: "list", role: "listbox", tabindex: "0", "aria-label": "Findings" }, el("div", { class: "rows", role: "presentation" }));
  let waiting = false;
  list.box.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      drawList();
    });
  });
  return list.box;
}
