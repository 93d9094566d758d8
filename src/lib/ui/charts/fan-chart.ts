import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import annotation, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Voice } from '../reader/voice.ts';
import { endLabelRoom, endLabels, type EndLabel } from './end-labels.ts';
import { type FanData, monthStarts, type Sale, topOf } from './fan-data.ts';
import { faded, type Palette } from './palette.ts';
import { redraw } from './redraw.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip, annotation);

/** Opacity of the band that 90% of years lie in, and of the one for half of them, which lies upon it. */
const OUTER = 0.16;
const INNER = 0.24;

/** Room above the highest value. */
const HEADROOM = 1.04;
/** Pixels above the plot, for the names of sales: no line of the grid crosses them there. */
const NAMES_HEIGHT = 20;

/** Fewer month names than this many pixels each would run into each other. */
const MONTH_PIXELS = 30;
/** A sale's name needs this much room to the next one's. */
const SALE_PIXELS = 36;

type Dataset = ChartDataset<'line', { x: number; y: number }[]>;

const points = (values: readonly number[]): { x: number; y: number }[] =>
  values.map((y, index) => ({ x: index + 1, y }));

function line(label: string, values: readonly number[], rest: Partial<Dataset>): Dataset {
  return { label, data: points(values), borderWidth: 0, pointRadius: 0, pointHitRadius: 0, ...rest };
}

/** Upper edges fill down to the lower edge that follows them. */
function datasets({ quantiles, lastYear }: FanData, voice: Voice, palette: Palette): Dataset[] {
  const quantile = (percent: number): string => voice.say('quantile', { percent: String(percent) });
  return [
    line(quantile(95), quantiles.p95, { fill: '+1', backgroundColor: faded(palette.series, OUTER) }),
    line(quantile(5), quantiles.p5, {}),
    line(quantile(75), quantiles.p75, { fill: '+1', backgroundColor: faded(palette.series, INNER) }),
    line(quantile(25), quantiles.p25, {}),
    line(voice.say('last-year'), lastYear, { borderColor: palette.ink3, borderWidth: 1, borderDash: [3, 3] }),
    line(voice.say('median'), quantiles.p50, { borderColor: palette.series, borderWidth: 2 }),
  ];
}

function labels({ quantiles, lastYear }: FanData, voice: Voice, palette: Palette): EndLabel[] {
  const last = (values: readonly number[]): number => values.at(-1) ?? 0;
  const between = (a: readonly number[], b: readonly number[]): number => (last(a) + last(b)) / 2;
  return [
    { text: voice.say('band-90'), value: between(quantiles.p95, quantiles.p75), colour: palette.ink2 },
    { text: voice.say('band-50'), value: between(quantiles.p75, quantiles.p50), colour: palette.ink2 },
    { text: voice.say('median'), value: last(quantiles.p50), colour: palette.series, strong: true },
    { text: voice.say('last-year'), value: last(lastYear), colour: palette.ink3 },
  ];
}

function saleMarks(
  sales: readonly Sale[],
  voice: Voice,
  palette: Palette,
): Record<string, AnnotationOptions> {
  const middle = ({ first, last }: Sale): number => (first + last) / 2;
  const mark = (sale: Sale, index: number): AnnotationOptions => ({
    type: 'box',
    xMin: sale.first - 0.5,
    xMax: sale.last + 0.5,
    backgroundColor: faded(palette.ink, 0.06),
    borderWidth: 0,
    drawTime: 'beforeDatasetsDraw',
    label: {
      content: sale.name ?? voice.say('big-sale'),
      display: ({ chart }) => {
        const x = chart.scales['x'];
        const before = sales[index - 1];
        if (!x || !before) return true;
        return x.getPixelForValue(middle(sale)) - x.getPixelForValue(middle(before)) > SALE_PIXELS;
      },
      position: { x: 'center', y: 'start' },
      padding: 0,
      yAdjust: -NAMES_HEIGHT,
      color: palette.ink3,
      font: { size: palette.fontSize, family: palette.fontFamily, weight: 'normal' },
    },
  });
  return Object.fromEntries(sales.map((sale, index) => [`sale${index}`, mark(sale, index)]));
}

/** Draws the chart of a fan: bands, median, last year, sales, and the names of all of them at its right end. */
export function fanChart(canvas: HTMLCanvasElement, data: FanData, voice: Voice, palette: Palette): void {
  const font = { size: palette.fontSize, family: palette.fontFamily };
  const cssFont = `${font.size}px ${font.family}`;
  const ends = labels(data, voice, palette);
  const starts = monthStarts(data.days);
  const context = canvas.getContext('2d');
  const configuration: ChartConfiguration<'line', { x: number; y: number }[]> = {
    type: 'line',
    data: { datasets: datasets(data, voice, palette) },
    plugins: [endLabels(ends, cssFont)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: NAMES_HEIGHT, right: context ? endLabelRoom(context, ends, cssFont) : 0 } },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          type: 'linear',
          min: 1,
          max: data.days.length,
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
            font,
            callback: (week) => {
              const day = data.days[Number(week) - 1];
              return day ? voice.month(day) : '';
            },
          },
        },
        y: {
          min: 0,
          max: (data.top ?? topOf(data)) * HEADROOM,
          grid: { color: palette.hairline, tickLength: 0 },
          border: { display: false },
          ticks: {
            maxTicksLimit: 6,
            includeBounds: false,
            padding: 8,
            color: palette.ink3,
            font,
            callback: (value) => voice.money(Number(value)),
          },
        },
      },
      plugins: {
        annotation: { clip: false, annotations: saleMarks(data.sales, voice, palette) },
        tooltip: {
          animation: false,
          displayColors: false,
          cornerRadius: 0,
          caretSize: 0,
          backgroundColor: palette.ink,
          titleColor: palette.paper,
          bodyColor: palette.paper,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          itemSort: (a, b) => b.parsed.y! - a.parsed.y!,
          callbacks: {
            title: ([item]) => {
              const week = item?.parsed.x ?? 1;
              const day = data.days[week - 1];
              return day ? voice.say('week-of', { week, date: voice.day(day) }) : '';
            },
            label: ({ dataset, parsed }) => `${dataset.label ?? ''}  ${voice.money(parsed.y ?? 0)}`,
          },
        },
      },
    },
  };
  redraw(canvas, configuration);
}
