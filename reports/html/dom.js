// Making elements. Text always goes in as text nodes: nothing of a document is ever parsed as HTML.

const byId = (id) => document.getElementById(id);

/** Sets properties: on… adds a listener, class and aria-… are attributes, others are attributes unless false or null. */
function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  return node;
}

function el(tag, attributes = {}, ...children) {
  const node = setAll(document.createElement(tag), attributes);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function svg(tag, attributes = {}, ...children) {
  const node = setAll(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

const counted = (number, singular) => `${number.toLocaleString("en")} ${singular}${number === 1 ? "" : "s"}`;
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Tells a screen reader, without moving the focus. */
function announce(text) {
  byId("status").textContent = text;
}

const data = JSON.parse(byId("data").textContent);

