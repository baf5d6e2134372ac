// Elements made one by one: no markup is ever parsed, so no text can become anything but text.

/** @typedef {Node | string | null | undefined | false} Child */
/**
 * @typedef {object} Props
 * @property {string} [class]
 * @property {string} [text]
 * @property {(event: Event) => void} [click]
 * @property {(event: Event) => void} [input]
 * @property {(event: Event) => void} [change]
 * @property {{[name: string]: string}} [data]
 * @property {{[name: string]: string | boolean | null}} [is] attributes; false and null leave one out
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  if (props.class) made.className = props.class;
  if (props.text !== undefined) made.textContent = props.text;
  for (const name of /** @type {const} */ (["click", "input", "change"])) {
    const heard = props[name];
    if (heard) made.addEventListener(name, heard);
  }
  Object.assign(made.dataset, props.data);
  Object.entries(props.is ?? {}).forEach(([name, value]) => attribute(made, name, value));
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | boolean | null} value
 */
export function attribute(element, name, value) {
  if (value === false || value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== (value === true ? "" : value)) element.setAttribute(name, value === true ? "" : value);
}

/**
 * Writes only what changed, so that nothing flickers and no reader reads twice.
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @param {string} label
 * @param {(event: Event) => void} click
 * @param {{kind?: string, icon?: SVGElement, hint?: string, class?: string}} [how]
 */
export function button(label, click, { kind = "quiet", icon, class: extra = "", hint } = {}) {
  return el(
    "button",
    { class: `act act-${kind} ${extra}`.trim(), click, is: { type: "button" } },
    icon,
    el("span", { class: "act-label", text: label }),
    hint ? el("span", { class: "act-hint", text: hint }) : null,
  );
}
