// Curves: small ones of a minute in a table, and charts with axes by uPlot.

import uPlot from '../webjars/uplot/dist/uPlot.esm.js';
import { bits } from './format.js';
import { h } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 90;
const HEIGHT = 22;
const MINUTES = 10;
const COLOURS = ['#0b6bcb', '#c2410c', '#15803d', '#7c3aed', '#be185d', '#0e7490', '#a16207', '#475569'];

/** Draws the last rates into a cell. */
export function spark(cell, history) {
  let line = cell.querySelector('polyline');
  if (!line) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('class', 'spark');
    svg.setAttribute('aria-hidden', 'true');
    line = document.createElementNS(SVG, 'polyline');
    svg.append(line);
    cell.replaceChildren(svg);
  }
  const most = Math.max(1, ...history);
  const points = history.map((rate, index) => {
    const x = WIDTH - ((history.length - 1 - index) * WIDTH) / 59;
    return `${x.toFixed(1)},${(HEIGHT - 2 - (rate / most) * (HEIGHT - 4)).toFixed(1)}`;
  });
  const drawn = points.join(' ');
  if (line.getAttribute('points') !== drawn) {
    line.setAttribute('points', drawn);
  }
}

const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A chart of bit rates over the last ten minutes, one line for each name. */
export class Chart {
  element = h('div', { class: 'chart' });
  #times = [];
  #values = new Map();
  #plot = null;

  constructor(label) {
    this.element.setAttribute('role', 'img');
    this.element.setAttribute('aria-label', label);
    new ResizeObserver(() => this.#resize()).observe(this.element);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#rebuild());
  }

  /** Adds a moment: the rate of each name. */
  add(rates) {
    this.#times.push(Date.now() / 1000);
    for (const [name, rate] of rates) {
      if (!this.#values.has(name)) {
        this.#values.set(name, new Array(this.#times.length - 1).fill(null));
        this.#plot?.destroy();
        this.#plot = null;
      }
    }
    for (const [name, values] of this.#values) {
      values.push(rates.get(name) ?? null);
    }
    if (this.#times.length > MINUTES * 60) {
      this.#times.shift();
      this.#values.forEach((values) => values.shift());
    }
    this.#draw();
  }

  #draw() {
    if (!this.element.isConnected || this.element.clientWidth === 0) {
      return;
    }
    if (this.#plot) {
      this.#plot.setData(this.#data());
    } else {
      this.element.replaceChildren();
      this.#plot = new uPlot(this.#options(), this.#data(), this.element);
    }
  }

  #data() {
    return [this.#times, ...this.#values.values()];
  }

  #options() {
    const axis = { stroke: styleOf('--text'), grid: { stroke: styleOf('--line'), width: 1 }, ticks: { stroke: styleOf('--line') } };
    return {
      width: this.element.clientWidth,
      height: 200,
      cursor: { y: false },
      scales: { x: { range: () => [Date.now() / 1000 - MINUTES * 60, Date.now() / 1000] }, y: { range: (plot, least, most) => [0, Math.max(1000, (most ?? 0) * 1.1)] } },
      axes: [
        { ...axis, values: '{HH}:{mm}', space: 110 },
        { ...axis, size: 84, values: (plot, ticks) => ticks.map(bits) },
      ],
      series: [
        { value: (plot, time) => (time ? new Date(time * 1000).toLocaleTimeString() : '–') },
        ...[...this.#values.keys()].map((name, index) => ({
          label: name,
          stroke: COLOURS[index % COLOURS.length],
          width: 1.6,
          spanGaps: true,
          points: { show: false },
          value: (plot, rate) => bits(rate),
        })),
      ],
    };
  }

  #rebuild() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#draw();
  }

  #resize() {
    if (this.#plot && this.element.clientWidth > 0) {
      this.#plot.setSize({ width: this.element.clientWidth, height: 200 });
    } else {
      this.#draw();
    }
  }
}
