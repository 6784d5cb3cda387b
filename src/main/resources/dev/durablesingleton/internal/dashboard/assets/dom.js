// Creates elements. Values become text nodes or attributes, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** Creates an HTML element. Function attributes are event listeners; children are nodes or text. */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

export const byId = id => document.getElementById(id);

/** Sets the text only if it differs, so that selections persist and screen readers stay silent. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}
