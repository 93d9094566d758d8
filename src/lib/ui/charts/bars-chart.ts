import type { Plugin } from 'chart.js';
import { cssFont, type Draw, fontOf, paint } from './chart.ts';
import { faded, type Palette } from './palette.ts';

/** A bar that lies, with its name to the left and what it comes to at its end. */
export interface Bar {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A sum of what stands above it, in ink; others have the chart's colour. */
  readonly isSum?: boolean;
}

/** Height of a bar with the space around it. */
export const BAR_ROW = 24;
/** Room above and below all bars. */
export const BARS_EDGE = 12;

/** Most of the chart's width that names may take. */
const NAMES_SHARE = 0.42;
const MOST_NAMES = 220;
const GAP = 6;

/** A name in lines that are no wider than there is room for; scripts without spaces break anywhere. */
export function brokenName(name: string, most: number, width: (text: string) => number): string[] {
  const pieces = name.match(/[\u2e80-\u9fff\uff00-\uffef]\s*|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*/g) ?? [name];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && width((line + piece).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

const texts = (bars: readonly Bar[], palette: Palette): Plugin<'bar'> => ({
  id: 'texts',
  afterDatasetsDraw: (chart) => {
    const { ctx, chartArea, scales } = chart;
    const { x, y } = scales;
    if (!x || !y) return;
    ctx.save();
    ctx.textBaseline = 'middle';
    bars.forEach(({ from, to, text, isSum }, index) => {
      const right = x.getPixelForValue(Math.max(from, to)) + GAP;
      ctx.font = `${isSum ? 600 : 400} ${cssFont(palette)}`;
      ctx.fillStyle = isSum ? palette.ink : palette.ink2;
      const fits = right + ctx.measureText(text).width <= chart.width;
      ctx.textAlign = fits ? 'left' : 'right';
      const at = fits ? right : Math.max(x.getPixelForValue(Math.min(from, to)) - GAP, chartArea.left);
      ctx.fillText(text, at, y.getPixelForValue(index));
    });
    ctx.restore();
  },
});

/** Bars that lie beneath each other, each from one value to another. */
export const barsChart =
  (bars: readonly Bar[], colour: string): Draw =>
  (canvas) => {
    const palette = canvas.palette(colour);
    const context = canvas.element.getContext('2d');
    const wide = canvas.element.parentElement?.clientWidth ?? canvas.element.width;
    const most = Math.min(MOST_NAMES, wide * NAMES_SHARE);
    if (context) context.font = cssFont(palette);
    const width = (text: string): number => context?.measureText(text).width ?? 0;
    const room = Math.max(...bars.map(({ text }) => width(text)), 0) + 2 * GAP;
    const ends = bars.flatMap(({ from, to }) => [from, to]);
    return paint<'bar', [number, number][]>(canvas, {
      type: 'bar',
      data: {
        labels: bars.map(({ name }) => brokenName(name, most, width)),
        datasets: [
          {
            data: bars.map(({ from, to }): [number, number] => [from, to]),
            backgroundColor: bars.map(({ isSum }) => (isSum ? palette.ink2 : faded(palette.series, 0.8))),
            barThickness: BAR_ROW - 10,
            minBarLength: 1,
          },
        ],
      },
      plugins: [texts(bars, palette)],
      options: {
        indexAxis: 'y',
        events: [],
        layout: { padding: { right: room } },
        scales: {
          x: {
            min: Math.min(0, ...ends),
            max: Math.max(0, ...ends),
            display: false,
          },
          y: {
            grid: { display: false },
            border: { color: palette.hairlineStrong },
            ticks: { autoSkip: false, crossAlign: 'far', color: palette.ink, font: fontOf(palette) },
          },
        },
        plugins: { tooltip: { enabled: false } },
      },
    });
  };
