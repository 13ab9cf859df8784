// Joins the views to the model.

import { gate, refusal, send, token } from './api.js';
import { askForToken, confirm } from './dialogs.js';
import { h, setText } from './dom.js';
import { Model, stateOf } from './model.js';
import { Configuration } from './views/configuration.js';
import { Diagnosis } from './views/diagnosis.js';
import { Events } from './views/events.js';
import { Groups } from './views/groups.js';
import { Overview } from './views/overview.js';
import { Rejected } from './views/rejected.js';
import { Routes } from './views/routes.js';

const NOTICE_SECONDS = 8;
const part = (id) => document.getElementById(id);
const model = new Model();
const search = part('search');

function notice(message, isProblem = false) {
  const place = part('notice');
  place.className = isProblem ? 'problem' : '';
  setText(place, message);
  clearTimeout(place.timer);
  place.timer = setTimeout(() => setText(place, ''), NOTICE_SECONDS * 1000);
}

const openGroup = (group) => {
  location.hash = 'groups';
  show();
  views.get('groups').open(group);
};

const views = new Map(
  Object.entries({
    overview: Overview,
    groups: Groups,
    routes: Routes,
    rejected: Rejected,
    diagnosis: Diagnosis,
    events: Events,
    configuration: Configuration,
  }).map(([name, View]) => [name, new View(model, openGroup, notice)]),
);

const links = new Map(
  [...views].map(([name, view]) => [name, h('a', { href: `#${name}` }, view.title, h('span', { class: 'badge', hidden: true }))]),
);
part('views').append(...links.values());

const shown = () => views.get(location.hash.slice(1)) ?? views.get('overview');

function update() {
  setText(part('state'), model.connected ? stateOf(model.service) : 'not connected');
  part('state').dataset.state = model.connected ? stateOf(model.service) : 'failed';
  part('sign-out').hidden = token.get() === '';
  for (const [name, view] of views) {
    const number = view.badge?.(model) ?? 0;
    const badge = links.get(name).querySelector('.badge');
    setText(badge, String(number));
    badge.hidden = number === 0;
  }
  updateConfirmation();
  shown().update(model, search.value.trim().toLowerCase());
}

function show() {
  const view = shown();
  for (const [name, link] of links) {
    link.toggleAttribute('aria-current', views.get(name) === view);
  }
  if (part('main').firstElementChild !== view.element) {
    part('main').replaceChildren(view.element);
    view.shown?.(model);
  }
  document.title = `${view.title} · igmp-proxy`;
  update();
}

function updateConfirmation() {
  const place = part('confirmation');
  const { pending, deadline } = model.confirmation;
  place.hidden = !pending;
  if (!pending) {
    place.replaceChildren();
    return;
  }
  if (!place.firstElementChild) {
    place.append(h('span', { class: 'countdown' }), h('button', { type: 'button', class: 'main', onclick: () => decide('POST') }, 'Keep'), h('button', { type: 'button', onclick: () => decide('DELETE') }, 'Roll back'));
  }
  const left = Math.max(0, Math.ceil((new Date(deadline) - Date.now()) / 1000));
  setText(place.firstElementChild, `The last change is rolled back in ${left} s.`);
  if (left === 0) {
    ['confirmation', 'config', 'revisions'].forEach((what) => model.soon(what, 500));
  }
}

async function decide(method) {
  try {
    await send(method, 'api/v1/config/confirm');
    notice(method === 'POST' ? 'Kept.' : 'Rolled back.');
  } catch (problem) {
    notice(problem.message, true);
  }
  ['confirmation', 'config', 'revisions'].forEach((what) => model.soon(what, 0));
}

async function restart() {
  if (!(await confirm('Restart the engine? Streams continue, and memberships are kept.', 'Restart'))) {
    return;
  }
  try {
    await send('POST', 'restart');
    notice('Restarted.');
  } catch (problem) {
    notice(problem.message, true);
  }
}

gate.addEventListener('closed', async () => {
  let wrong = token.get() === '' ? '' : 'That token is no longer accepted.';
  do {
    token.set(await askForToken(wrong));
    wrong = await refusal();
  } while (wrong);
  gate.open();
  model.refreshAll();
});

part('restart').addEventListener('click', restart);
part('sign-out').addEventListener('click', () => {
  token.set('');
  location.reload();
});
search.addEventListener('input', update);
addEventListener('hashchange', show);
addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    search.focus();
    event.preventDefault();
  }
});
model.addEventListener('change', update);
setInterval(() => model.confirmation.pending && updateConfirmation(), 500);
show();
model.start();
