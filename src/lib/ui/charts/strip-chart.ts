import type { Plugin } from 'chart.js';
import type { Voice } from '../reader/voice.ts';
import { cssFont, type Draw, paint } from './chart.ts';
import { fanRoom } from './fan-chart.ts';
import { faded, type Palette } from './palette.ts';
import { fixedWidth, weekScale } from './weeks-chart.ts';

/** What happened in which weeks, a row each. */
export interface StripRow {
  readonly name: string;
  /** What is written at the end of its line. */
  readonly note: string;
  /** Share of years in which it happened, by week. */
  readonly shares: readonly number[];
  /** Weeks, from 1, in which it happened in the year that is looked at. */
  readonly marked: readonly number[];
}

export interface StripData {
  readonly days: readonly Date[];
  readonly rows: readonly StripRow[];
}

/** Height of a row: its name, its strip, and the space between. */
const NAME_HEIGHT = 15;
const BAR_HEIGHT = 10;
export const ROW_HEIGHT = NAME_HEIGHT + BAR_HEIGHT + 5;
/** Room for the axis beneath the rows. */
export const STRIP_AXIS = 28;

/** Opacity of a share: the highest of all rows is full. */
const opacity = (share: number, most: number): number => (share === 0 ? 0 : 0.12 + 0.88 * (share / most));

const rows = (data: StripData, palette: Palette): Plugin<'line'> => ({
  id: 'rows',
  afterDraw: ({ ctx, chartArea, scales }) => {
    const x = scales['x'];
    if (!x) return;
    const most = Math.max(...data.rows.flatMap(({ shares }) => shares), Number.MIN_VALUE);
    const step = x.getPixelForValue(2) - x.getPixelForValue(1);
    ctx.save();
    ctx.font = cssFont(palette);
    ctx.textBaseline = 'middle';
    data.rows.forEach(({ name, note, shares, marked }, index) => {
      const top = chartArea.top + index * ROW_HEIGHT;
      ctx.fillStyle = palette.ink;
      ctx.textAlign = 'left';
      ctx.fillText(name, chartArea.left, top + NAME_HEIGHT / 2);
      ctx.fillStyle = palette.ink2;
      ctx.textAlign = 'right';
      ctx.fillText(note, chartArea.left - 8, top + NAME_HEIGHT + BAR_HEIGHT / 2);
      ctx.fillStyle = palette.hairline;
      ctx.fillRect(chartArea.left, top + NAME_HEIGHT + BAR_HEIGHT, chartArea.width, 1);
      shares.forEach((share, week) => {
        ctx.fillStyle = faded(palette.series, opacity(share, most));
        // the first week and the last are half as wide, as their points stand on the edges of the plot
        const left = Math.max(chartArea.left, x.getPixelForValue(week + 1) - step / 2);
        const right = Math.min(chartArea.right, x.getPixelForValue(week + 1) + step / 2);
        ctx.fillRect(left, top + NAME_HEIGHT, right - left, BAR_HEIGHT);
      });
      ctx.fillStyle = palette.ink;
      for (const week of marked)
        ctx.fillRect(x.getPixelForValue(week) - 1, top + NAME_HEIGHT - 1, 2, BAR_HEIGHT + 2);
    });
    ctx.restore();
  },
});

/** Rows over the weeks of a year: the darker, the more years. Stands beneath a chart over weeks, its weeks under that one's. */
export const stripChart =
  (data: StripData, colour: string, voice: Voice): Draw =>
  (canvas) => {
    const palette = canvas.palette(colour);
    return paint<'line', { x: number; y: number }[]>(canvas, {
      type: 'line',
      data: { datasets: [] },
      plugins: [rows(data, palette)],
      options: {
        layout: { padding: { right: fanRoom(canvas, voice) } },
        events: [],
        scales: {
          x: weekScale(data.days, voice, palette),
          y: {
            min: 0,
            max: 1,
            afterFit: fixedWidth,
            grid: { display: false },
            border: { display: false },
            ticks: { display: false },
          },
        },
        plugins: { tooltip: { enabled: false } },
      },
    });
  };
