// The keyboard: one table, which help shows, too.

let singleKeys = true;

const shortcuts = [
  { keys: ["j", "n", "↓"], text: "next finding", does: () => step(1) },
  { keys: ["k", "p", "↑"], text: "previous finding", does: () => step(-1) },
  { keys: ["a"], text: "accept, and go to the next open one", does: () => list.selected && accept(list.selected) },
  { keys: ["d"], text: "dismiss, with a reason", does: () => list.selected && askDismiss(list.selected) },
  { keys: ["u"], text: "undo the last decision", does: () => undo() },
  { keys: ["o"], text: "show the first passage in its document", does: () => openPassage() },
  { keys: ["/"], text: "search", does: () => focusSearch() },
  { keys: ["1", "2", "3", "4", "5"], text: "the views, from left to right", does: (key) => tabs[key - 1] && showTab(tabs[key - 1].id) },
  { keys: ["e"], text: "export the decisions", does: () => openExport() },
  { keys: ["?"], text: "this help", does: () => openHelp() },
];

function setSingleKeys(on) {
  singleKeys = on;
  store("claimcheck:keys", on ? "on" : "off");
}

const isTyping = (node) => node instanceof HTMLElement && (node.matches("input, textarea, select") || node.isContentEditable);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && event.target === byId("search")) {
    filter.words = "";
    event.target.value = "";
    refilter();
    list.box.focus();
    return;
  }
  const inList = event.target === list.box;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!inList && event.target !== byId("search")) return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  if (inList && (event.key === "Home" || event.key === "End")) {
    event.preventDefault();
    select(list.order.at(event.key === "Home" ? 0 : -1) || null, false);
    return;
  }
  if (inList && event.key === "Enter") {
    select(list.selected, true);
    detail.box.querySelector("h2")?.focus();
    return;
  }
  if (!singleKeys || isTyping(event.target)) return;
  const row = shortcuts.find(({ keys }) => keys.includes(event.key));
  if (!row) return;
  event.preventDefault();
  row.does(event.key);
}
