// A table of which only the rows in view exist, so that ten thousand are as quick as ten.

import { h, keyed, setText } from './dom.js';

const ROW = 36;
const MARGIN = 8;

export class Table {
  #rows = [];
  #columns;
  #key;
  #onOpen;
  #body = h('div', { class: 'rows' });
  #before = h('div', { class: 'space' });
  #after = h('div', { class: 'space' });
  #empty = h('p', { class: 'empty' });

  /**
   * @param columns each with a title, a class, and `fill(cell, row)`
   * @param key     of a row
   * @param onOpen  what Enter or a click on a row does; null for nothing
   */
  constructor({ label, columns, key, onOpen = null, empty }) {
    this.#columns = columns;
    this.#key = key;
    this.#onOpen = onOpen;
    setText(this.#empty, empty);
    this.head = h(
      'div',
      { class: 'row head', role: 'row' },
      columns.map((column) => h('span', { class: column.class ?? '', role: 'columnheader' }, column.title)),
    );
    this.scroller = h(
      'div',
      { class: 'scroller', tabIndex: 0, onscroll: () => this.#render(), onkeydown: (event) => this.#onKey(event) },
      this.#before,
      this.#body,
      this.#after,
    );
    this.element = h('div', { class: 'table', role: 'table', 'aria-label': label }, this.head, this.scroller, this.#empty);
    new ResizeObserver(() => this.#render()).observe(this.scroller);
  }

  /** Shows other rows. */
  set rows(rows) {
    this.#rows = rows;
    this.element.setAttribute('aria-rowcount', rows.length);
    this.#empty.hidden = rows.length > 0;
    this.#render();
  }

  #render() {
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW) - MARGIN);
    const shown = Math.ceil((this.scroller.clientHeight || 600) / ROW) + 2 * MARGIN;
    const slice = this.#rows.slice(first, first + shown);
    this.#before.style.height = `${first * ROW}px`;
    this.#after.style.height = `${Math.max(0, this.#rows.length - first - slice.length) * ROW}px`;
    keyed(this.#body, slice, this.#key, () => this.#create(), (element, row) => this.#fill(element, row));
    slice.forEach((row, index) => this.#body.children[index].setAttribute('aria-rowindex', first + index + 1));
  }

  #create() {
    const element = h(
      'div',
      { class: 'row', role: 'row', tabIndex: this.#onOpen ? 0 : -1 },
      this.#columns.map((column) => h('span', { class: column.class ?? '', role: 'cell' })),
    );
    if (this.#onOpen) {
      element.addEventListener('click', () => this.#onOpen(element.row));
    }
    return element;
  }

  #fill(element, row) {
    element.row = row;
    this.#columns.forEach((column, index) => column.fill(element.children[index], row));
  }

  #onKey(event) {
    const row = event.target.closest('.row');
    const next = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (row && next && row[next]) {
      row[next].focus();
      event.preventDefault();
    } else if (row && event.key === 'Enter' && event.target === row && this.#onOpen) {
      // What opens takes the focus, and must not get this key as well.
      event.preventDefault();
      this.#onOpen(row.row);
    }
  }
}

/** A column that shows a text. */
export const text = (title, of, styles = '') => ({
  title,
  class: styles,
  fill: (cell, row) => setText(cell, of(row)),
});
