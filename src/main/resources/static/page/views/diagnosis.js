// What is wrong, or may be, each with its remedy.

import { h, keyed, setText } from '../dom.js';
import { moment, span } from '../format.js';

/** One finding as an item of a list. */
export const findingRow = {
  create: () => h('li', {}, h('strong', { class: 'severity' }), h('span', { class: 'message' }), h('code', { class: 'remedy' }), h('small', { class: 'since' })),
  fill(element, finding) {
    element.className = `finding ${finding.severity}`;
    const [severity, message, remedy, since] = element.children;
    setText(severity, finding.severity);
    setText(message, finding.message);
    setText(remedy, finding.remedy ?? '');
    remedy.hidden = !finding.remedy;
    setText(since, finding.since ? `since ${moment(new Date(finding.since))}${finding.count ? `, ${finding.count} times, last ${span(finding.lastSeen)} ago` : ''}` : '');
  },
};

export class Diagnosis {
  title = 'Diagnosis';
  #list = h('ul', { class: 'findings' });
  #empty = h('p', { class: 'empty' });

  constructor(model) {
    this.element = h(
      'div',
      { class: 'list' },
      h('p', { class: 'tools' }, h('button', { type: 'button', onclick: () => model.soon('findings', 0) }, 'Check again')),
      this.#list,
      this.#empty,
    );
  }

  badge(model) {
    return (model.findings ?? []).filter((finding) => finding.severity !== 'info').length;
  }

  shown(model) {
    model.soon('findings', 0);
  }

  update(model, query) {
    const findings = (model.findings ?? []).filter((finding) => `${finding.message} ${finding.type} ${finding.interface ?? ''}`.toLowerCase().includes(query));
    this.#empty.hidden = findings.length > 0;
    setText(this.#empty, model.findings === null ? 'Looking…' : 'No problem found.');
    keyed(this.#list, findings, (each) => `${each.type} ${each.interface ?? ''} ${each.count ? each.message : ''}`, findingRow.create, findingRow.fill);
  }
}
