import type { Chart, ChartDataset, ChartOptions, Plugin } from 'chart.js';
import type { Unit } from '../../plan/index.ts';
import type { Voice } from '../reader/voice.ts';
import { type Canvas, cssFont, fontOf, paint, tooltipLook } from './chart.ts';
import { endLabelRoom, endLabels, type EndLabel } from './end-labels.ts';
import { type Fired, monthStarts, type Sale } from './fan-data.ts';
import type { Palette } from './palette.ts';
import { NAMES_HEIGHT, saleMarks } from './sale-marks.ts';

/** Room above the highest value and below the lowest, as a part of their distance. */
const HEADROOM = 0.04;
/** Where the lowest value is so near the highest, the axis does not begin at nothing. */
const NARROW = 0.6;
/** Pixels left of the plot: the same for all charts over weeks, so that their weeks stand above each other. */
const AXIS_WIDTH = 56;

/** Fewer month names than this many pixels each would run into each other. */
const MONTH_PIXELS = 30;
/** Height of the marks of weeks in which rules fired, in pixels. */
const MARK_HEIGHT = 8;

export type Points = { x: number; y: number }[];
export type WeeksDataset = ChartDataset<'line', Points>;

/** A line over weeks. */
export function line(label: string, values: readonly number[], rest: Partial<WeeksDataset>): WeeksDataset {
  const data = values.map((y, index) => ({ x: index + 1, y }));
  return { label, data, borderWidth: 0, pointRadius: 0, pointHitRadius: 0, ...rest };
}

/** What stands on an axis of weeks. */
export interface WeeksChart {
  readonly unit: Unit;
  /** First day of each week. */
  readonly days: readonly Date[];
  readonly sales: readonly Sale[];
  readonly datasets: WeeksDataset[];
  /** A value that the axis has room for, where several charts share it. */
  readonly top?: number;
  /** Names at the right end. */
  readonly ends: readonly EndLabel[];
  /** Room for them; as much as they take where this is left out. */
  readonly right?: number;
  /** Rules that fired in the one year that is looked at. */
  readonly fired?: readonly Fired[];
}

/** Where the axis of values begins and ends; it has room for `least`, too. */
export function valueRange(datasets: readonly WeeksDataset[], least?: number): { min: number; max: number } {
  const drawn = datasets.flatMap(({ data }) => data.map(({ y }) => y)).filter(Number.isFinite);
  const values = least === undefined ? drawn : [...drawn, least];
  if (values.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const fromNothing = low >= 0 && low < NARROW * high;
  const bottom = fromNothing || low === high ? Math.min(0, low) : low;
  const top = high === bottom ? bottom + 1 : high;
  const room = (top - bottom) * HEADROOM;
  return { min: fromNothing || bottom === 0 ? bottom : bottom - room, max: top + room };
}

type XScale = NonNullable<ChartOptions<'line'>['scales']>[string];

/** The axis of weeks, with the names of months. */
export function weekScale(days: readonly Date[], voice: Voice, palette: Palette): XScale {
  const starts = monthStarts(days);
  return {
    type: 'linear',
    min: 1,
    max: days.length,
    grid: { drawOnChartArea: false, color: palette.ink3, tickLength: 4 },
    border: { color: palette.ink3 },
    afterBuildTicks: (axis) => {
      const every = Math.ceil((starts.length * MONTH_PIXELS) / Math.max(1, axis.width));
      axis.ticks = starts.filter((_, index) => index % every === 0).map((value) => ({ value }));
    },
    ticks: {
      autoSkip: false,
      align: 'start',
      maxRotation: 0,
      color: palette.ink3,
      font: fontOf(palette),
      callback: (week) => {
        const day = days[Number(week) - 1];
        return day ? voice.month(day) : '';
      },
    },
  };
}

/** The axis of values, as wide as that of every other chart over weeks. */
export const fixedWidth = (axis: { width: number }): void => {
  axis.width = AXIS_WIDTH;
};

/** Marks on the axis of weeks: the weeks in which rules fired. */
const firingMarks = (weeks: ReadonlySet<number>, colour: string): Plugin<'line'> => ({
  id: 'firingMarks',
  afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
    const x = scales['x'];
    if (!x) return;
    ctx.save();
    ctx.fillStyle = colour;
    for (const week of weeks)
      ctx.fillRect(x.getPixelForValue(week) - 1, chartArea.bottom - MARK_HEIGHT, 2, MARK_HEIGHT);
    ctx.restore();
  },
});

function firedIn(week: number, fired: readonly Fired[], voice: Voice): string[] {
  const rules = fired.filter((firing) => firing.week === week).map(({ rule }) => rule);
  return rules.length === 0 ? [] : [voice.say('fired-in-run'), ...rules];
}

/** A chart over the weeks of a year: lines and bands, sales, and the names of all of them at its right end. */
export function weeksChart(
  canvas: Canvas,
  { unit, days, sales, datasets, top, ends, right, fired = [] }: WeeksChart,
  voice: Voice,
): Chart<'line', Points> {
  const palette = canvas.palette();
  const font = fontOf(palette);
  const context = canvas.element.getContext('2d');
  return paint<'line', Points>(canvas, {
    type: 'line',
    data: { datasets },
    plugins: [
      saleMarks(sales, voice, palette),
      endLabels(ends, cssFont(palette)),
      firingMarks(new Set(fired.map(({ week }) => week)), palette.ink),
    ],
    options: {
      layout: {
        padding: {
          top: NAMES_HEIGHT,
          right: right ?? (context ? endLabelRoom(context, ends, cssFont(palette)) : 0),
        },
      },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: weekScale(days, voice, palette),
        y: {
          ...valueRange(datasets, top),
          afterFit: fixedWidth,
          grid: { color: palette.hairline, tickLength: 0 },
          border: { display: false },
          ticks: {
            maxTicksLimit: 6,
            includeBounds: false,
            padding: 8,
            color: palette.ink3,
            font,
            callback: (value) => voice.figure(Number(value), unit),
          },
        },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          itemSort: (a, b) => b.parsed.y! - a.parsed.y!,
          callbacks: {
            title: ([item]) => {
              const week = item?.parsed.x ?? 1;
              const day = days[week - 1];
              return day ? voice.say('week-of', { week, date: voice.day(day) }) : '';
            },
            label: ({ dataset, parsed }) => `${dataset.label ?? ''}  ${voice.figure(parsed.y ?? NaN, unit)}`,
            footer: ([item]) => firedIn(item?.parsed.x ?? 1, fired, voice),
          },
        },
      },
    },
  });
}
