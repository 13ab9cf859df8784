// Who watches what: a row for each group and network, and all that is known of one of them.

import { h, keyed, setText } from '../dom.js';
import { ago, bits, count, moment, span } from '../format.js';
import { Table, text } from '../table.js';
import { spark } from '../curves.js';
import { describe } from './events.js';

const age = (membership, seconds) => seconds + (Date.now() - membership.readAt) / 1000;

function sourcesOf(membership) {
  const wanted = membership.sources.filter((source) => source.expires > 0).map((source) => source.address);
  const blocked = membership.sources.filter((source) => source.expires === 0).map((source) => source.address);
  if (membership.filterMode === 'include') {
    return wanted.join(', ') || 'configured';
  }
  return blocked.length > 0 ? `all but ${blocked.join(', ')}` : 'all';
}

export class Groups {
  title = 'Groups';
  #selected = null;
  #sort = 'group';

  constructor(model) {
    this.model = model;
    this.count = h('span', { class: 'count', role: 'status' });
    this.order = h(
      'select',
      { onchange: (event) => { this.#sort = event.target.value; this.update(this.model, this.query); } },
      h('option', { value: 'group' }, 'group'),
      h('option', { value: 'rate' }, 'bit rate'),
      h('option', { value: 'age' }, 'newest first'),
      h('option', { value: 'hosts' }, 'most hosts'),
    );
    this.table = new Table({
      label: 'Groups',
      empty: 'No group matches, or none has members.',
      key: (row) => `${row.group} ${row.interface}`,
      onOpen: (row) => this.open(row.group),
      columns: [
        text('Group', (row) => row.group, 'address'),
        text('Name', (row) => this.model.nameOf(row.group), 'title'),
        text('Interface', (row) => row.interface),
        text('Hosts', (row) => count(row.hosts.length), 'number'),
        text('Sources', sourcesOf, 'wide-only sources'),
        text('Since', (row) => span(age(row, row.age)), 'number wide-only'),
        text('Rate', (row) => bits(this.model.groupRates.of(row.group)), 'number'),
        { title: 'Last minute', class: 'wide-only', fill: (cell, row) => spark(cell, this.model.groupRates.history(row.group)) },
      ],
    });
    this.detail = h('aside', { class: 'detail', hidden: true, 'aria-label': 'Group' });
    this.element = h('div', { class: 'split' }, h('div', { class: 'list' }, h('p', { class: 'tools' }, this.count, h('label', {}, 'in order of ', this.order)), this.table.element), this.detail);
  }

  /** Shows all that is known of a group. */
  open(group) {
    this.#selected = group;
    this.#buildDetail(group);
    this.update(this.model, this.query ?? '');
    this.detail.querySelector('button').focus();
  }

  update(model, query) {
    this.query = query;
    const rows = model.memberships().filter((row) => row.haystack.includes(query));
    rows.sort(this.#comparator());
    this.table.rows = rows;
    setText(this.count, `${count(rows.length)} of ${count(model.groups.size)} memberships`);
    this.#fillDetail();
  }

  #comparator() {
    const byGroup = (one, other) => one.number - other.number || (one.interface < other.interface ? -1 : 1);
    const rate = (row) => this.model.groupRates.of(row.group) ?? 0;
    return {
      group: byGroup,
      rate: (one, other) => rate(other) - rate(one) || byGroup(one, other),
      age: (one, other) => age(one, one.age) - age(other, other.age) || byGroup(one, other),
      hosts: (one, other) => other.hosts.length - one.hosts.length || byGroup(one, other),
    }[this.#sort];
  }

  #buildDetail(group) {
    const close = () => { this.#selected = null; this.detail.hidden = true; this.table.scroller.focus(); };
    this.detail.hidden = false;
    this.detail.onkeydown = (event) => event.key === 'Escape' && close();
    this.detail.replaceChildren(
      h('header', {}, h('h2', {}, group), h('button', { type: 'button', onclick: close }, 'Close')),
      h('p', { class: 'title' }),
      h('p', { class: 'rate' }),
      h('div', { class: 'curve big' }),
      h('h3', {}, 'Hosts'),
      h('ul', { class: 'hosts' }),
      h('h3', {}, 'Sources and routes'),
      h('ul', { class: 'routes' }),
      h('h3', {}, 'Event'),
      h('ul', { class: 'log' }),
    );
  }

  #fillDetail() {
    const group = this.#selected;
    if (group === null) {
      return;
    }
    const { model, detail } = this;
    const part = (selector) => detail.querySelector(selector);
    setText(part('.title'), model.nameOf(group));
    setText(part('.rate'), bits(model.groupRates.of(group)));
    spark(part('.curve'), model.groupRates.history(group));
    this.#fillHosts(part('.hosts'), group);
    this.#fillRoutes(part('.routes'), group);
    const events = model.events.filter((event) => event.group === group).slice(0, 20);
    keyed(part('.log'), events, (event) => event, () => h('li', {}, h('time', {}), h('span', {})), (element, event) => {
      setText(element.children[0], moment(event.at));
      setText(element.children[1], describe(event, model));
    });
  }

  #fillHosts(list, group) {
    const hosts = this.model.memberships()
      .filter((membership) => membership.group === group)
      .flatMap((membership) => membership.hosts.length > 0
        ? membership.hosts.map((host) => ({ membership, host }))
        : [{ membership, host: null }]);
    const items = hosts.length > 0 ? hosts : [{ membership: null, host: null }];
    keyed(list, items, ({ membership, host }) => `${membership?.interface} ${host?.address}`, () => h('li', {}), (element, { membership, host }) => {
      if (host === null) {
        setText(element, membership === null ? 'No host any more.' : `configured on ${membership.interface}`);
        return;
      }
      const since = age(membership, host.age);
      const wanted = host.filterMode === 'include' ? `, from ${host.sources.join(', ')}` : host.sources.length > 0 ? `, not from ${host.sources.join(', ')}` : '';
      setText(element, `${host.address} on ${membership.interface} since ${ago(since)} (${span(since)}), IGMPv${host.version}${wanted}, last heard ${span(age(membership, host.lastSeen))} ago`);
    });
  }

  #fillRoutes(list, group) {
    const { model } = this;
    const routes = model.routes.filter((route) => route.group === group);
    const rejected = model.rejected.filter((each) => each.group === group);
    const items = [
      ...routes.filter((route) => route.packets > 0 || rejected.length === 0).map((route) => `${route.source === '*' ? 'any source' : route.source} on ${route.input} → ${route.outputs.join(', ') || 'no interface: dropped'}, ${count(route.packets)} packets${route.wrongInterface > 0 ? `, ${count(route.wrongInterface)} on the wrong interface` : ''}`),
      ...rejected.map((each) => `${each.source} on ${each.interface} is dropped: no alt-subnet admits it (see Rejected)`),
    ];
    keyed(list, items.length > 0 ? items : ['No packet of it has arrived.'], (item) => item.split(',')[0], () => h('li', {}), (element, item) => setText(element, item));
  }
}
