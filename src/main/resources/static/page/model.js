// What is known of the proxy, and keeping it fresh: events tell what has changed, and counters are read again and again.

import { Problem, all, get, send } from './api.js';
import { follow } from './stream.js';
import { addressNumber } from './format.js';
import { Rates } from './rates.js';

const API = 'api/v1';
const MOST_EVENTS = 1000;
const TICK = 1000;

/** So many groups are fetched one by one; more of them all at once. */
const FEW = 30;

/** Lists of more items than this are read less often: every second for so many of them. */
const ITEMS_PER_SECOND = 2500;

const SETTLE = 80;

function haystack(membership, name) {
  return [
    membership.group,
    name ?? '',
    membership.interface,
    ...membership.hosts.map((host) => host.address),
    ...membership.sources.map((source) => source.address),
  ]
    .join(' ')
    .toLowerCase();
}

/** The state of the service in one word: it waits while it runs and lacks the interfaces without which it forwards nothing. */
export const stateOf = (service) => (service.state === 'running' && !service.forwarding ? 'waiting' : service.state);

export class Model extends EventTarget {
  service = { state: 'connecting', reasons: [] };
  interfaces = [];
  groups = new Map();
  routes = [];
  rejected = [];
  findings = null;
  events = [];
  revisions = [];
  confirmation = { pending: false };
  config = null;
  etag = '';
  connected = false;
  interfaceRates = new Rates();
  groupRates = new Rates();

  #routesReadAt = 0;
  #dirtyGroups = new Set();
  #due = new Map();
  #running = new Set();
  #changed = false;
  #began = new Date();
  #groupsReadAt = 0;

  /** The first request finds out whether anybody has to sign in; the others wait for that. */
  async start() {
    await this.read_service().catch((problem) => console.debug('not signed in', problem));
    follow(`${API}/events`, (type, data) => this.#onEvent(type, data), (there) => this.#onConnection(there));
    setInterval(() => this.#tick(), TICK);
    this.refreshAll();
  }

  /** Reads everything anew. */
  refreshAll() {
    for (const what of ['service', 'interfaces', 'config', 'groups', 'routes', 'rejected', 'findings', 'revisions', 'confirmation']) {
      this.soon(what, 0);
    }
  }

  /** Has something read within some milliseconds. */
  soon(what, within = SETTLE) {
    const at = Date.now() + within;
    if (!this.#due.has(what) || this.#due.get(what) > at) {
      this.#due.set(what, at);
      setTimeout(() => this.#read(what), within);
    }
  }

  nameOf(group) {
    return this.config?.groupNames?.[group] ?? '';
  }

  /** Memberships in order of group and interface. */
  memberships() {
    return [...this.groups.values()];
  }

  interfacesOf(role) {
    return this.interfaces.filter((each) => each.role === role);
  }

  #tick() {
    if (document.hidden) {
      return;
    }
    const now = Date.now();
    this.soon('interfaces', 0);
    if (now - this.#routesReadAt >= TICK * Math.max(1, this.routes.length / ITEMS_PER_SECOND) - 50) {
      this.soon('routes', 0);
    }
    if (Math.floor(now / TICK) % 5 === 0) {
      this.soon('service', 0);
      this.soon('rejected', 0);
      this.soon('confirmation', 0);
    }
    if (Math.floor(now / TICK) % 30 === 0) {
      this.soon('findings', 0);
    }
    // Hosts that fall silent are told of by nobody.
    if (now - this.#groupsReadAt > 30 * TICK * Math.max(1, this.groups.size / ITEMS_PER_SECOND)) {
      this.soon('groups', 0);
    }
  }

  async #read(what) {
    if ((this.#due.get(what) ?? Infinity) > Date.now() + 5) {
      return;
    }
    if (this.#running.has(what)) {
      setTimeout(() => this.#read(what), SETTLE);
      return;
    }
    this.#due.delete(what);
    this.#running.add(what);
    try {
      await this[`read_${what}`]();
      this.#tell();
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        this.#onConnection(false);
      }
      console.debug(`could not read ${what}`, failure);
    } finally {
      this.#running.delete(what);
    }
  }

  /** Listeners are told once before the next picture, however much has changed. */
  #tell() {
    if (!this.#changed) {
      this.#changed = true;
      requestAnimationFrame(() => {
        this.#changed = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }

  async read_service() {
    this.service = await get(`${API}/service`);
  }

  async read_interfaces() {
    const interfaces = (await get(`${API}/interfaces`)).items;
    const readings = interfaces.flatMap((each) => [
      [`${each.name} in`, each.status.bytesIn ?? 0],
      [`${each.name} out`, each.status.bytesOut ?? 0],
    ]);
    this.interfaceRates.note(readings, performance.now());
    this.interfaces = interfaces;
    this.dispatchEvent(new Event('sample'));
  }

  async read_routes() {
    const routes = await all(`${API}/routes`);
    const bytes = new Map();
    for (const route of routes) {
      route.haystack = `${route.group} ${route.source} ${route.input} ${route.outputs.join(' ')} ${this.nameOf(route.group)}`.toLowerCase();
      bytes.set(route.group, (bytes.get(route.group) ?? 0) + route.bytes);
    }
    this.groupRates.note(bytes, performance.now());
    this.routes = routes;
    this.#routesReadAt = Date.now();
  }

  async read_groups() {
    this.#dirtyGroups.clear();
    this.#groupsReadAt = Date.now();
    const next = new Map();
    for (const membership of await all(`${API}/groups`)) {
      this.#put(next, membership);
    }
    this.groups = next;
  }

  async read_dirtyGroups() {
    const groups = [...this.#dirtyGroups];
    this.#dirtyGroups.clear();
    if (groups.length > FEW) {
      await this.read_groups();
      return;
    }
    for (const group of groups) {
      const items = await get(`${API}/groups/${group}`).then((answer) => answer.items, () => []);
      for (const key of [...this.groups.keys()].filter((known) => known.startsWith(`${group} `))) {
        this.groups.delete(key);
      }
      items.forEach((membership) => this.#put(this.groups, membership));
    }
  }

  #put(groups, membership) {
    membership.readAt = Date.now();
    membership.number = addressNumber(membership.group);
    membership.haystack = haystack(membership, this.nameOf(membership.group));
    groups.set(`${membership.group} ${membership.interface}`, membership);
  }

  async read_rejected() {
    this.rejected = await all(`${API}/rejected-sources`);
  }

  async read_findings() {
    this.findings = (await get(`${API}/diagnostics`)).items;
  }

  async read_revisions() {
    const revisions = (await get(`${API}/config/revisions`)).items;
    this.revisions = revisions.sort((one, other) => one.revision - other.revision);
  }

  async read_confirmation() {
    this.confirmation = await get(`${API}/config/confirm`);
  }

  async read_config() {
    const response = await fetchConfig();
    this.config = response.document;
    this.etag = response.etag;
    for (const membership of this.groups.values()) {
      membership.haystack = haystack(membership, this.nameOf(membership.group));
    }
  }

  #onConnection(there) {
    if (there && !this.connected) {
      this.refreshAll();
    }
    this.connected = there;
    this.#tell();
  }

  #onEvent(type, data) {
    if (type === 'gap') {
      this.soon('groups');
      return;
    }
    this.events.unshift({ ...data, type, at: new Date(data.time) });
    this.events.length = Math.min(this.events.length, MOST_EVENTS);
    this.#tell();
    if (new Date(data.time) >= this.#began) {
      this.#follow(type, data);
    }
  }

  /** What an event says is not all that there is to know. */
  #follow(type, data) {
    if (data.group && data.group !== '*' && (type.startsWith('member-') || type.startsWith('group-'))) {
      this.#dirtyGroups.add(data.group);
      this.soon('dirtyGroups');
      this.soon('interfaces', 300);
    } else if (type.startsWith('route-')) {
      this.soon('routes', 300);
    } else if (type === 'source-rejected') {
      this.soon('rejected');
      this.soon('findings', 2000);
    } else if (type.startsWith('interface-') || type === 'querier-changed') {
      this.soon('interfaces');
      this.soon('findings', 1000);
    } else if (type === 'configuration-applied' || type === 'restarted') {
      for (const what of ['config', 'service', 'revisions', 'confirmation', 'rejected', 'groups', 'interfaces']) {
        this.soon(what);
      }
      this.soon('findings', 1000);
    }
  }
}

/** The document, and the version that a change of it is made for. */
async function fetchConfig() {
  const response = await send('GET', `${API}/config`);
  return { document: await response.json(), etag: response.headers.get('ETag') ?? '' };
}
