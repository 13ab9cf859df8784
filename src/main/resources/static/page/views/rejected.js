// Sources that send but are dropped, for no network of the interface and no alt-subnet admits them; a button admits one.

import { send } from '../api.js';
import { ago, count } from '../format.js';
import { h, keyed, setText } from '../dom.js';

export class Rejected {
  title = 'Rejected';
  #list = h('ul', { class: 'rejected-list' });
  #empty = h('p', { class: 'empty' }, 'No source is dropped.');

  constructor(model, open, notice) {
    this.model = model;
    this.notice = notice;
    this.element = h('div', { class: 'list' }, h('p', {}, 'A source is admitted if it is in a network of the interface on which its packets arrive, or in one of its alt-subnets.'), this.#list, this.#empty);
  }

  badge(model) {
    return model.rejected.length;
  }

  update(model, query) {
    const items = model.rejected.filter((each) => `${each.source} ${each.group} ${each.interface} ${model.nameOf(each.group)}`.toLowerCase().includes(query));
    this.#empty.hidden = items.length > 0;
    keyed(this.#list, items, (each) => `${each.interface} ${each.source} ${each.group}`, () => this.#create(), (element, each) => {
      element.rejected = each;
      const [told, button] = element.children;
      setText(told, `${each.source} sends to ${[each.group, model.nameOf(each.group)].filter(Boolean).join(' · ')} on ${each.interface}: ${count(each.count)} packets dropped, first at ${ago(each.firstSeen)}, last at ${ago(each.lastSeen)}`);
      setText(button, `Admit ${each.admittingSubnet}`);
    });
  }

  #create() {
    const element = h('li', {}, h('span', {}), h('button', { type: 'button', onclick: () => this.#admit(element) }));
    return element;
  }

  async #admit(element) {
    const { interface: name, admittingSubnet, source } = element.rejected;
    const button = element.querySelector('button');
    button.disabled = true;
    try {
      await send('POST', `api/v1/interfaces/${encodeURIComponent(name)}/alt-subnets`, { body: { subnet: admittingSubnet } });
      this.notice(`${admittingSubnet} is now an alt-subnet of ${name}: ${source} is admitted.`);
      this.model.soon('rejected');
      this.model.soon('config');
      this.model.soon('revisions');
    } catch (problem) {
      this.notice(problem.message, true);
    } finally {
      button.disabled = false;
    }
  }
}
