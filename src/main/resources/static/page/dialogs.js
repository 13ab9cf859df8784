// Questions to whoever is there.

import { h } from './dom.js';

const dialog = document.getElementById('dialog');

/** Asks for the token that says who is there; resolves with it. */
export function askForToken(refusal) {
  return new Promise((resolve) => {
    const input = h('input', { type: 'password', id: 'token', required: true, autocomplete: 'current-password' });
    const form = h('form', { method: 'dialog', onsubmit: () => resolve(input.value.trim()) },
      h('h2', {}, 'Sign in'),
      h('p', {}, 'This service requires a token. The page keeps it until this tab is closed.'),
      h('p', { class: 'error', role: 'alert' }, refusal),
      h('label', { htmlFor: 'token' }, 'Token'), input,
      h('button', { type: 'submit', class: 'main' }, 'Sign in'));
    dialog.oncancel = (event) => event.preventDefault();
    dialog.replaceChildren(form);
    if (!dialog.open) {
      dialog.showModal();
    }
    input.focus();
  });
}

/** Asks whether something is to be done; resolves with true or false. */
export function confirm(question, label) {
  return new Promise((resolve) => {
    const done = (answer) => () => resolve(answer);
    dialog.oncancel = done(false);
    dialog.replaceChildren(h('form', { method: 'dialog' },
      h('p', {}, question),
      h('p', { class: 'tools' }, h('button', { type: 'submit', class: 'main', onclick: done(true) }, label), h('button', { type: 'submit', onclick: done(false) }, 'Cancel'))));
    dialog.showModal();
  });
}
