// The kernel's entries, with what they count.

import { bits, count } from '../format.js';
import { h, setText } from '../dom.js';
import { Table, text } from '../table.js';

export class Routes {
  title = 'Routes';
  #total = h('span', { class: 'count', role: 'status' });

  constructor(model) {
    this.table = new Table({
      label: 'Routes',
      empty: 'The kernel has no entry that matches.',
      key: (row) => `${row.group} ${row.source} ${row.input}`,
      columns: [
        text('Group', (row) => row.group, 'address'),
        text('Name', (row) => model.nameOf(row.group), 'title'),
        text('Source', (row) => row.source, 'address'),
        text('In', (row) => row.input),
        text('Out', (row) => row.outputs.join(', ') || 'dropped'),
        text('Packets', (row) => count(row.packets), 'number'),
        text('Octets', (row) => count(row.bytes), 'number wide-only'),
        text('Wrong interface', (row) => count(row.wrongInterface), 'number wide-only'),
        text('Rate of the group', (row) => bits(model.groupRates.of(row.group)), 'number wide-only'),
      ],
    });
    this.element = h('div', { class: 'list' }, h('p', { class: 'tools' }, this.#total), this.table.element);
  }

  update(model, query) {
    const rows = model.routes.filter((row) => row.haystack.includes(query));
    this.table.rows = rows;
    setText(this.#total, `${count(rows.length)} of ${count(model.routes.length)} entries`);
  }
}
