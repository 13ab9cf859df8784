// What is known of what somebody searches for, as sentences: who watches it, where it comes from, and why it does not come.

import { h, keyed, setText } from '../dom.js';
import { ago, count } from '../format.js';

const MOST = 12;

function watchers(model, query) {
  return model.memberships()
    .filter((each) => each.haystack.includes(query))
    .flatMap((each) => each.hosts.map((host) => `${host.address} on ${each.interface} is a member of ${named(model, each.group)} since ${ago(host.age + (Date.now() - each.readAt) / 1000)}.`));
}

const named = (model, group) => [group, model.nameOf(group)].filter(Boolean).join(' · ');

function routes(model, query) {
  return model.routes
    .filter((each) => each.haystack.includes(query) && each.packets > 0)
    .map((each) => `${count(each.packets)} packets from ${each.source === '*' ? 'any source' : each.source} to ${named(model, each.group)} arrived on ${each.input}, ${each.outputs.length > 0 ? `and go to ${each.outputs.join(', ')}` : 'and are dropped'}.`);
}

function rejected(model, query) {
  return model.rejected
    .filter((each) => `${each.source} ${each.group} ${model.nameOf(each.group)}`.toLowerCase().includes(query))
    .map((each) => `${each.source} sends to ${named(model, each.group)}, but is dropped: no network of ${each.interface} and no alt-subnet admits it. Under Rejected a button admits ${each.admittingSubnet}.`);
}

function findings(model, query) {
  return (model.findings ?? []).filter((each) => each.message.toLowerCase().includes(query)).map((each) => `${each.severity}: ${each.message}`);
}

/** All that is known, the reasons why something does not come first. */
export function answers(model, query) {
  const found = [...new Set([...rejected(model, query), ...findings(model, query), ...routes(model, query), ...watchers(model, query)])];
  if (found.length === 0) {
    return [`Nothing matches ${query}: no packet of it has arrived on any interface, and no host has joined it.`];
  }
  return found.length > MOST ? [...found.slice(0, MOST), `And ${count(found.length - MOST)} more: the other views list all.`] : found;
}

/** A panel that is there while somebody searches. */
export class Answers {
  #list = h('ul', { class: 'answers' });

  constructor() {
    this.element = h('section', { class: 'panel wide', hidden: true, 'aria-live': 'polite' }, h('h2', {}, 'Answer'), this.#list);
  }

  update(model, query) {
    this.element.hidden = query === '';
    if (query !== '') {
      keyed(this.#list, answers(model, query), (sentence) => sentence.split(',')[0], () => h('li', {}), setText);
    }
  }
}
