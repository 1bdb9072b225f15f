// Making elements. Everything the graph says reaches the document as text here, never as markup.

function make(tag, attributes = {}, ...children) {
  return filledIn(document.createElement(tag), attributes, children);
}

function makeShape(tag, attributes = {}, ...children) {
  return filledIn(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filledIn(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "click") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function button(text, click, attributes = {}) {
  return make("button", { type: "button", click, ...attributes }, text);
}

function nameButton(entity) {
  return button(entity.name, () => lookAtName(entity), { class: "plain" });
}

/// A link to the web; the program let none but http, https and mailto through.
function link(url, text) {
  return make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
}
