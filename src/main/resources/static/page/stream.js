// Server-sent events. The browser's own EventSource cannot say who is there, so that they are read with fetch.

import { Problem, authorization, gate } from './api.js';

const FIRST_PAUSE = 250;
const LAST_PAUSE = 5000;

/** The fields of one block of lines. */
function parse(block) {
  const event = { id: '', type: 'message', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = line.slice(0, colon);
    const text = line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') {
      event.id = text;
    } else if (field === 'event') {
      event.type = text;
    } else if (field === 'data') {
      event.data += text;
    }
  }
  return event;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Reads events for ever; whoever is cut off goes on behind the last one it has read.
 *
 * @param onEvent told of each: its type and its data
 * @param onState told whether the stream is there
 */
export async function follow(path, onEvent, onState) {
  let last = '0';
  let wait = FIRST_PAUSE;
  for (;;) {
    try {
      await gate.passed;
      const response = await fetch(path, {
        headers: { Accept: 'text/event-stream', 'Last-Event-ID': last, ...authorization() },
        cache: 'no-store',
      });
      if (!response.ok) {
        if (response.status === 401) {
          gate.close();
        }
        throw new Problem(response.status, {});
      }
      onState(true);
      wait = FIRST_PAUSE;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        const blocks = (rest + chunk.value).replaceAll('\r', '').split('\n\n');
        rest = blocks.pop();
        for (const event of blocks.map(parse).filter((read) => read.data)) {
          last = event.id || last;
          onEvent(event.type, JSON.parse(event.data));
        }
      }
    } catch (failure) {
      console.debug('the event stream has ended', failure);
    }
    onState(false);
    await pause(wait);
    wait = Math.min(wait * 2, LAST_PAUSE);
  }
}
