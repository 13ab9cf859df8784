// The wall: upstream, the proxy, the networks behind it, what flows, and what is wrong.

import { h, keyed, setText } from '../dom.js';
import { bits, count, moment } from '../format.js';
import { Chart, spark } from '../curves.js';
import { Answers } from './answers.js';
import { describe } from './events.js';
import { findingRow } from './diagnosis.js';
import { stateOf } from '../model.js';

const TOP = 8;

function card(parts) {
  return h('article', { class: 'card', tabIndex: 0 }, parts);
}

function createInterface() {
  return card([
    h('h3', {}, h('span', { class: 'name' }), h('span', { class: 'badge' })),
    h('p', { class: 'addresses' }),
    h('dl', {}, ['Querier', 'Groups', 'Hosts', 'In', 'Out'].flatMap((term) => [
      h('dt', {}, term),
      h('dd', { class: term.toLowerCase() }),
    ])),
    h('div', { class: 'curve' }),
  ]);
}

function querier(each) {
  const { isQuerier, querier: address } = each.status;
  if (isQuerier) {
    return 'this proxy';
  }
  return address ? address : each.role === 'upstream' ? 'none heard' : '–';
}

function fillInterface(element, each, model) {
  const status = each.status;
  const put = (part, text) => setText(element.querySelector(`.${part}`), text);
  put('name', each.name);
  put('badge', status.stateReason ? `silent: ${status.stateReason}` : status.state);
  element.dataset.state = status.state;
  element.dataset.name = each.name;
  put('addresses', (status.addresses ?? []).join(', ') || 'no address');
  put('querier', `${querier(each)}${status.igmpVersion ? `, IGMPv${status.igmpVersion}` : ''}`);
  put('groups', count(status.groups));
  put('hosts', each.role === 'upstream' ? '–' : count(status.hosts));
  put('in', bits(model.interfaceRates.of(`${each.name} in`)));
  put('out', bits(model.interfaceRates.of(`${each.name} out`)));
  const direction = each.role === 'upstream' ? 'in' : 'out';
  spark(element.querySelector('.curve'), model.interfaceRates.history(`${each.name} ${direction}`));
}

export class Overview {
  title = 'Overview';
  #chart = new Chart('Bit rate of each interface over the last ten minutes');
  #upstream = h('div', { class: 'cards upstream' });
  #downstream = h('div', { class: 'cards downstream' });
  #off = h('div', { class: 'cards off' });
  #proxy = card([h('h3', {}, 'proxy', h('span', { class: 'badge' })), h('p', { class: 'reasons' }), h('dl', {}, [
    h('dt', {}, 'Groups'), h('dd', { class: 'groups' }),
    h('dt', {}, 'Entries'), h('dd', { class: 'entries' }),
    h('dt', {}, 'Dropped sources'), h('dd', { class: 'rejected' }),
    h('dt', {}, 'Revision'), h('dd', { class: 'revision' }),
  ])]);
  #top = h('ol', { class: 'top' });
  #findings = h('ul', { class: 'findings' });
  #events = h('ul', { class: 'log' });
  #answers = new Answers();

  constructor(model, open) {
    this.open = open;
    this.element = h(
      'div',
      { class: 'overview' },
      this.#answers.element,
      h('section', { class: 'topology', 'aria-label': 'Topology' }, this.#upstream, h('div', { class: 'link' }), this.#proxy, h('div', { class: 'link' }), this.#downstream, this.#off),
      h('section', { class: 'panel wide' }, h('h2', {}, 'Bit rate'), this.#chart.element),
      h('section', { class: 'panel' }, h('h2', {}, 'Groups with the highest rate'), this.#top),
      h('section', { class: 'panel' }, h('h2', {}, 'Findings'), this.#findings),
      h('section', { class: 'panel wide' }, h('h2', {}, 'Latest events'), this.#events),
    );
    model.addEventListener('sample', () => this.#sample(model));
  }

  #sample(model) {
    const rates = new Map();
    for (const each of model.interfaces.filter((one) => one.role !== 'disabled')) {
      const direction = each.role === 'upstream' ? 'in' : 'out';
      rates.set(`${each.name} ${direction}`, model.interfaceRates.of(`${each.name} ${direction}`));
    }
    this.#chart.add(rates);
  }

  update(model, query) {
    this.#answers.update(model, query);
    const fill = (element, each) => fillInterface(element, each, model);
    const show = (container, items) => keyed(container, items, (each) => each.name, createInterface, fill);
    show(this.#upstream, model.interfacesOf('upstream'));
    show(this.#downstream, model.interfacesOf('downstream'));
    show(this.#off, model.interfacesOf('disabled'));
    this.#fillProxy(model);
    this.#fillTop(model);
    const findings = model.findings ?? [];
    keyed(this.#findings, findings.length > 0 ? findings : [{ type: 'none', severity: 'ok', message: model.findings ? 'No problem found.' : 'Looking…' }], (each) => `${each.type} ${each.interface ?? ''} ${each.severity}`, findingRow.create, findingRow.fill);
    keyed(this.#events, model.events.slice(0, TOP), (event) => event, () => h('li', {}, h('time', {}), h('span', {})), (element, event) => {
      setText(element.children[0], moment(event.at));
      setText(element.children[1], describe(event, model));
    });
  }

  #fillProxy(model) {
    const put = (part, text) => setText(this.#proxy.querySelector(`.${part}`), text);
    const state = stateOf(model.service);
    this.#proxy.dataset.state = state === 'running' && model.service.reasons.length === 0 ? 'active' : state;
    put('badge', state);
    put('reasons', model.service.reasons.join(' '));
    put('groups', count(new Set([...model.groups.values()].map((each) => each.group)).size));
    put('entries', count(model.routes.length));
    put('rejected', count(model.rejected.length));
    put('revision', String(model.revisions.at(-1)?.revision ?? '–'));
  }

  #fillTop(model) {
    const groups = [...new Set([...model.groups.values()].map((each) => each.group))]
      .map((group) => ({ group, rate: model.groupRates.of(group) ?? 0 }))
      .filter((each) => each.rate > 0)
      .sort((one, other) => other.rate - one.rate)
      .slice(0, TOP);
    const most = groups[0]?.rate ?? 1;
    keyed(this.#top, groups, (each) => each.group, () => h('li', {}, h('button', { type: 'button', class: 'plain', onclick: (event) => this.open(event.currentTarget.group) }), h('span', { class: 'rate' }), h('meter', { min: 0, max: 1 })), (element, each) => {
      const [button, rate, meter] = element.children;
      button.group = each.group;
      setText(button, [each.group, model.nameOf(each.group)].filter(Boolean).join(' · '));
      setText(rate, bits(each.rate));
      meter.value = each.rate / most;
      meter.setAttribute('aria-label', `share of ${each.group}`);
    });
  }
}
