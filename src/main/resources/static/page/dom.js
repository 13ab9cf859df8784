// Building and updating elements. Texts are set as texts, never parsed: names and addresses come from the network.

/** Makes an element: h('button', {class: 'small', onclick: f}, 'Keep'). What is null or false is left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name in element && name !== 'list' && name !== 'role') {
      element[name] = value;
    } else {
      element.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets a text only if it is another, so that selections and screen readers are left alone. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Brings the children of a container in line with items. Elements of items that stay are kept, with focus and all:
 * `create(item)` makes one, `update(element, item)` fills it.
 */
export function keyed(container, items, keyOf, create, update) {
  const known = container.keyedElements ?? new Map();
  const next = new Map();
  let place = container.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const element = known.get(key) ?? create(item);
    update(element, item);
    next.set(key, element);
    if (element === place) {
      place = place.nextElementSibling;
    } else {
      container.insertBefore(element, place);
    }
  }
  for (const [key, element] of known) {
    if (!next.has(key)) {
      element.remove();
    }
  }
  container.keyedElements = next;
}
