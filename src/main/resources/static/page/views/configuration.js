// The configuration: a form for what is changed often, the whole document for the rest, and a look at what would change.

import { send } from '../api.js';
import { h, keyed, setText } from '../dom.js';
import { moment, value } from '../format.js';

const API = 'api/v1/config';
const ROLES = ['upstream', 'downstream', 'disabled'];

const clone = (document) => JSON.parse(JSON.stringify(document));
const words = (text) => text.split(/[\s,]+/).filter(Boolean);
const number = (text) => (/^\d+$/.test(text.trim()) ? Number(text) : text);

const LONGEST = 60;
const whole = (change) => `${change.path}: ${value(change.from)} → ${value(change.to)}`;

/** A change, cut short: a whole interface would fill the screen. */
function brief(change) {
  const cut = (any) => (value(any).length > LONGEST ? `${value(any).slice(0, LONGEST)}…` : value(any));
  return `${change.path}: ${cut(change.from)} → ${cut(change.to)}`;
}

/** Names as lines: 239.1.1.1 = News HD. */
const namesText = (names) => Object.entries(names ?? {}).map(([group, name]) => `${group} = ${name}`).join('\n');

function namesOf(text) {
  const names = {};
  for (const line of text.split('\n').filter((each) => each.trim())) {
    const [group, ...name] = line.split('=');
    names[group.trim()] = name.join('=').trim();
  }
  return names;
}

export class Configuration {
  title = 'Configuration';
  #draft = null;
  #base = '';
  #showsJson = false;
  #form = h('div', { class: 'form' });
  #json = h('textarea', { id: 'document', rows: 24, spellcheck: false, oninput: () => this.#touched(), 'aria-label': 'The whole document' });
  #errors = h('ul', { class: 'errors', role: 'alert' });
  #preview = h('ul', { class: 'preview' });
  #history = h('ul', { class: 'log' });

  constructor(model, open, notice) {
    this.model = model;
    this.notice = notice;
    this.within = h('select', { id: 'within' }, ['', '30s', '60s', '5m'].map((time) => h('option', { value: time }, time === '' ? 'for good' : `for ${time}, unless confirmed`)));
    this.within.value = '60s';
    this.toggle = h('button', { type: 'button', onclick: () => this.#toggle() }, 'Whole document');
    this.reset = h('button', { type: 'button', onclick: () => this.#load() }, 'Discard');
    this.stale = h('p', { class: 'stale', hidden: true }, 'Another client has changed the configuration: discard your edit to see it.');
    this.element = h(
      'div',
      { class: 'split' },
      h('div', { class: 'list scrolls' },
        h('p', { class: 'tools' }, this.toggle, h('button', { type: 'button', id: 'preview', onclick: () => this.#look() }, 'Preview'), h('label', {}, 'apply ', this.within), h('button', { type: 'button', id: 'apply', class: 'main', onclick: () => this.#apply() }, 'Apply'), this.reset),
        this.stale, this.#errors, this.#preview, this.#form, this.#json),
      h('aside', { class: 'detail', 'aria-label': 'History' }, h('h2', {}, 'History'), this.#history),
    );
    this.#json.hidden = true;
  }

  update(model) {
    if (model.config !== null && this.#draft === null) {
      this.#load();
    }
    this.stale.hidden = this.#draft === null || model.etag === this.#base || !this.#isTouched;
    if (!this.#isTouched && model.etag !== this.#base) {
      this.#load();
    }
    keyed(this.#history, [...model.revisions].reverse(), (each) => each.revision, () => h('li', {}, h('time', {}), h('span', {}), h('button', { type: 'button', class: 'small' }, 'Restore')), (element, each) => {
      const [time, told, button] = element.children;
      setText(time, moment(new Date(each.time)));
      setText(told, `${each.revision}: ${each.author}${each.address ? `, ${each.address}` : ''}, ${each.reason}: ${each.changes.map(brief).join('; ')}`);
      told.title = each.changes.map(whole).join('\n');
      button.hidden = each.revision === model.revisions.at(-1)?.revision;
      button.onclick = () => this.#rollBack(each.revision);
    });
  }

  #isTouched = false;

  #touched() {
    this.#isTouched = true;
  }

  #load() {
    this.#draft = clone(this.model.config ?? { interfaces: {} });
    this.#base = this.model.etag;
    this.#isTouched = false;
    this.#showErrors([]);
    this.#preview.replaceChildren();
    this.#build();
  }

  #toggle() {
    try {
      this.#draft = this.#read();
    } catch (malformed) {
      this.#showErrors([{ field: '', message: `No JSON: ${malformed.message}` }]);
      return;
    }
    this.#showsJson = !this.#showsJson;
    setText(this.toggle, this.#showsJson ? 'Form' : 'Whole document');
    this.#build();
  }

  /** The document as it stands in the form, or in the text. */
  #read() {
    return this.#showsJson ? JSON.parse(this.#json.value) : this.#draft;
  }

  #build() {
    this.#form.hidden = this.#showsJson;
    this.#json.hidden = !this.#showsJson;
    this.#json.value = JSON.stringify(this.#draft, null, 2);
    const draft = this.#draft;
    this.#form.replaceChildren(
      h('fieldset', {}, h('legend', {}, 'Proxy'),
        this.#checkbox('enabled', 'enabled', draft.enabled, (on) => { draft.enabled = on; }),
        this.#checkbox('quickleave', 'quickleave', draft.quickleave, (on) => { draft.quickleave = on; }),
        this.#choice('quickleaveMode', 'quickleave mode', ['tracked', 'immediate'], draft.quickleaveMode, (mode) => { draft.quickleaveMode = mode; })),
      ...Object.keys(draft.interfaces).map((name) => this.#interface(name)),
      h('fieldset', {}, h('legend', {}, 'Add an interface'), this.#newInterface()),
      h('fieldset', {}, h('legend', {}, 'Names of groups'),
        this.#area('groupNames', 'one per line: 239.1.1.1 = News HD', namesText(draft.groupNames), (text) => { draft.groupNames = namesOf(text); })),
    );
  }

  #interface(name) {
    const body = this.#draft.interfaces[name];
    const path = `interfaces.${name}`;
    const list = (key) => (text) => { body[key] = words(text); };
    return h('fieldset', {}, h('legend', {}, name),
      this.#choice(`${path}.role`, 'role', ROLES, body.role, (role) => { body.role = role; }),
      this.#input(`${path}.altSubnets`, 'alt-subnets', (body.altSubnets ?? []).join(' '), list('altSubnets')),
      this.#input(`${path}.threshold`, 'TTL threshold', String(body.threshold ?? 1), (text) => { body.threshold = number(text); }),
      this.#input(`${path}.allowedGroups`, 'allowed groups (none: all)', (body.allowedGroups ?? []).join(' '), list('allowedGroups')),
      this.#input(`${path}.deniedGroups`, 'denied groups', (body.deniedGroups ?? []).join(' '), list('deniedGroups')),
      h('button', { type: 'button', class: 'small', onclick: () => { delete this.#draft.interfaces[name]; this.#touched(); this.#build(); } }, `Remove ${name}`));
  }

  #newInterface() {
    const input = h('input', { type: 'text', 'aria-label': 'Name of the interface', placeholder: 'eth2 or eth1.*' });
    const add = () => {
      const name = input.value.trim();
      if (name && !this.#draft.interfaces[name]) {
        this.#draft.interfaces[name] = { role: 'downstream', altSubnets: [], threshold: 1, allowedGroups: [], deniedGroups: [] };
        this.#touched();
        this.#build();
      }
    };
    return h('div', { class: 'field' }, input, h('button', { type: 'button', class: 'small', onclick: add }, 'Add'));
  }

  #field(path, label, control) {
    const id = `field-${path}`;
    control.id = id;
    control.dataset.field = path;
    control.setAttribute('aria-describedby', `${id}-error`);
    return h('div', { class: 'field' }, h('label', { htmlFor: id }, label), control, h('p', { class: 'error', id: `${id}-error` }));
  }

  #checkbox(path, label, checked, set) {
    return this.#field(path, label, h('input', { type: 'checkbox', checked, onchange: (event) => { set(event.target.checked); this.#touched(); } }));
  }

  #choice(path, label, options, chosen, set) {
    const select = h('select', { onchange: (event) => { set(event.target.value); this.#touched(); } }, options.map((option) => h('option', { value: option }, option)));
    select.value = chosen;
    return this.#field(path, label, select);
  }

  #input(path, label, content, set) {
    return this.#field(path, label, h('input', { type: 'text', value: content, spellcheck: false, oninput: (event) => { set(event.target.value); this.#touched(); } }));
  }

  #area(path, label, content, set) {
    return this.#field(path, label, h('textarea', { rows: 4, value: content, oninput: (event) => { set(event.target.value); this.#touched(); } }));
  }

  /** Each mistake stands at its field; those without one in the form stand above it. */
  #showErrors(errors) {
    this.#form.querySelectorAll('[data-field]').forEach((control) => {
      control.removeAttribute('aria-invalid');
      setText(document.getElementById(`${control.id}-error`) ?? h('p'), '');
    });
    const elsewhere = errors.filter((error) => !this.#showAtField(error));
    this.#errors.replaceChildren(...elsewhere.map((error) => h('li', {}, [error.field, error.message].filter(Boolean).join(': '))));
    this.#form.querySelector('[aria-invalid]')?.focus();
  }

  #showAtField({ field, value: wrong, message }) {
    const control = this.#showsJson ? null : [...this.#form.querySelectorAll('[data-field]')].find((each) => field === each.dataset.field || field?.startsWith(`${each.dataset.field}[`) || field?.startsWith(`${each.dataset.field}.`));
    if (!control) {
      return false;
    }
    control.setAttribute('aria-invalid', 'true');
    const place = control.parentElement.querySelector('.error');
    const told = `${wrong === undefined || wrong === null ? '' : `${value(wrong)}: `}${message}`;
    setText(place, [place.textContent, told].filter(Boolean).join('; '));
    return true;
  }

  async #send(query) {
    this.#showErrors([]);
    this.#preview.replaceChildren();
    try {
      const response = await send('PUT', `${API}?${new URLSearchParams(query)}`, { body: this.#read(), headers: { 'If-Match': this.#base } });
      return await response.json();
    } catch (problem) {
      const errors = problem.errors ?? [];
      this.#showErrors(errors.length > 0 ? errors : [{ field: '', message: problem.message }]);
      return null;
    }
  }

  async #look() {
    const answer = await this.#send({ dryRun: 'true' });
    if (answer !== null) {
      const items = answer.items.map((change) => h('li', {}, whole(change)));
      this.#preview.replaceChildren(...(items.length > 0 ? items : [h('li', {}, 'Nothing would change.')]));
    }
  }

  async #apply() {
    const within = this.within.value;
    const answer = await this.#send(within ? { confirmWithin: within } : {});
    if (answer !== null) {
      this.#isTouched = false;
      this.notice(within ? 'Applied. It is rolled back unless you keep it.' : 'Applied.');
      ['config', 'confirmation', 'revisions', 'service', 'interfaces'].forEach((what) => this.model.soon(what, 0));
    }
  }

  async #rollBack(revision) {
    try {
      await send('POST', `${API}/revisions/${revision}/rollback`);
      this.notice(`Restored revision ${revision}.`);
      ['config', 'revisions'].forEach((what) => this.model.soon(what, 0));
    } catch (problem) {
      this.notice(problem.message, true);
    }
  }
}
