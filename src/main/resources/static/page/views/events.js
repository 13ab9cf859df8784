// What happened, and when: the proxy's events, and the changes of its configuration among them.

import { h, setText } from '../dom.js';
import { count, moment, value } from '../format.js';
import { Table, text } from '../table.js';

const CHANGES = new Set(['revision', 'configuration-applied', 'restarted', 'interface-up', 'interface-down', 'querier-changed', 'limit-reached']);

const SENTENCES = {
  'member-joined': (e, name) => `${e.host} on ${e.interface} joined ${name(e.group)}`,
  'member-left': (e, name) => `${e.host} on ${e.interface} left ${name(e.group)}`,
  'group-joined-upstream': (e, name) => `${name(e.group)} is joined upstream on ${e.interface}`,
  'group-changed-upstream': (e, name) => `other sources of ${name(e.group)} are requested upstream on ${e.interface}`,
  'group-left-upstream': (e, name) => `${name(e.group)} is left upstream on ${e.interface}`,
  'source-rejected': (e, name) => `${e.source} sends to ${name(e.group)} on ${e.interface}, and no alt-subnet admits it`,
  'route-installed': (e, name) => `packets from ${e.source} to ${name(e.group)} on ${e.input} go to ${e.outputs.join(', ') || 'no interface'}`,
  'route-removed': (e, name) => `entry removed: ${e.source} to ${name(e.group)} on ${e.input}`,
  'querier-changed': (e) => `${e.isQuerier ? 'this proxy' : e.querier} is the querier on ${e.interface}${e.forwards ? '' : ': nothing is forwarded there'}`,
  'interface-up': (e) => `${e.interface} is up`,
  'interface-down': (e) => `${e.interface} is ${e.state}`,
  'limit-reached': (e, name) => `${e.limit} (${e.maximum}) is reached on ${e.interface}: the report of ${e.host} for ${name(e.group)} is refused`,
  'configuration-applied': (e) => `a configuration came into force${e.enabled ? '' : ', and the proxy is off'}`,
  restarted: () => 'the engine was restarted',
  revision: (e) => `revision ${e.revision} by ${[e.author, e.address].filter(Boolean).join(', ')} (${e.reason}): ${e.changes.map((each) => `${each.path}: ${value(each.from)} → ${value(each.to)}`).join('; ')}`,
};

/** An event as a sentence. */
export function describe(event, model) {
  const name = (group) => [group, model.nameOf(group)].filter(Boolean).join(' · ');
  return SENTENCES[event.type]?.(event, name) ?? event.type;
}

export class Events {
  title = 'Events';
  #rows = [];

  constructor(model) {
    this.model = model;
    const changed = () => this.update(this.model, this.query);
    this.around = h('input', { type: 'time', id: 'around', oninput: changed });
    this.changes = h('input', { type: 'checkbox', id: 'changes', onchange: changed });
    this.count = h('span', { class: 'count', role: 'status' });
    this.table = new Table({
      label: 'Events',
      empty: 'No event matches.',
      key: (row) => row,
      columns: [
        text('Time', (row) => moment(row.at), 'time'),
        text('Type', (row) => row.type, 'kind wide-only'),
        text('Event', (row) => describe(row, model), 'message'),
      ],
    });
    this.element = h(
      'div',
      { class: 'list' },
      h('p', { class: 'tools' }, this.count, h('label', {}, 'around ', this.around), h('label', {}, this.changes, ' changes of the network and the configuration only')),
      this.table.element,
    );
  }

  update(model, query) {
    this.query = query;
    const revisions = model.revisions.map((revision) => ({ ...revision, type: 'revision', at: new Date(revision.time) }));
    const all = [...model.events, ...this.#kept(revisions)].sort((one, other) => other.at - one.at);
    const rows = all.filter((row) => (!this.changes.checked || CHANGES.has(row.type)) && this.#isAround(row.at) && (query === '' || `${row.type} ${describe(row, model)}`.toLowerCase().includes(query)));
    this.table.rows = rows;
    setText(this.count, `${count(rows.length)} of ${count(all.length)} events`);
  }

  /** The same objects as before, since rows are told apart by them. */
  #kept(revisions) {
    const known = new Map(this.#rows.map((row) => [row.revision, row]));
    this.#rows = revisions.map((row) => known.get(row.revision) ?? row);
    return this.#rows;
  }

  #isAround(at) {
    if (!this.around.value) {
      return true;
    }
    const [hours, minutes] = this.around.value.split(':').map(Number);
    const distance = Math.abs(at.getHours() * 60 + at.getMinutes() - hours * 60 - minutes);
    return Math.min(distance, 1440 - distance) <= 5;
  }
}
