// The REST interface of the service that this page comes from.

const TOKEN = 'igmp-proxy.token';
const EVERYTHING = 10000;

/** A request that was refused: the sentence for a person, and what is wrong at which field. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The service answered ${status}`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

/**
 * Closed while the service wants to know who is there: requests wait, since each that it refuses counts as an attempt to guess
 * a token. It tells of that with the event `closed`.
 */
class Gate extends EventTarget {
  passed = Promise.resolve();
  #open = null;

  close() {
    if (this.#open === null) {
      this.passed = new Promise((resolve) => { this.#open = resolve; });
      this.dispatchEvent(new Event('closed'));
    }
  }

  open() {
    this.#open?.();
    this.#open = null;
  }
}

export const gate = new Gate();

export const token = {
  get: () => sessionStorage.getItem(TOKEN) ?? '',
  set: (text) => (text ? sessionStorage.setItem(TOKEN, text) : sessionStorage.removeItem(TOKEN)),
};

/** Headers that say who is there, if anybody has signed in. */
export function authorization() {
  return token.get() ? { Authorization: `Bearer ${token.get()}` } : {};
}

async function problemOf(response) {
  const type = response.headers.get('Content-Type') ?? '';
  return new Problem(response.status, type.includes('json') ? await response.json() : {});
}

/** What the service says of the token: nothing if it takes it, and otherwise why not. */
export async function refusal() {
  const response = await fetch('api/v1/service', { headers: { Accept: 'application/json', ...authorization() }, cache: 'no-store' });
  return response.ok ? '' : response.status === 401 ? 'That token is not accepted.' : (await problemOf(response)).message;
}

/** Sends a request; what is not answered with success is thrown as a {@link Problem}. */
export async function send(method, path, { body, headers = {} } = {}) {
  await gate.passed;
  const response = await fetch(path, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...authorization(),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
  });
  if (response.status === 401) {
    gate.close();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

/** What a resource answers. */
export async function get(path) {
  return (await send('GET', path)).json();
}

/** All items of a list, of however many pages. */
export async function all(path) {
  const items = [];
  let cursor = '';
  do {
    const page = await get(`${path}?limit=${EVERYTHING}${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor);
  return items;
}
