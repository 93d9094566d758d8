import { Chart, type TooltipCallbacks, type TooltipItem } from 'chart.js';
import annotation, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Exceedance, Histogram } from '../../analysis/index.ts';
import type { Unit } from '../../plan/index.ts';
import type { Voice } from '../reader/voice.ts';
import { type Draw, fontOf, paint, tooltipLook } from './chart.ts';
import { faded, type Palette } from './palette.ts';

// what marks the target's line, which no other chart has
Chart.register(annotation);

type Point = { x: number; y: number };

/** What both pictures of a distribution say beside it. */
export interface DistributionLook {
  readonly unit: Unit;
  /** What a target asks for; undefined where there is none. */
  readonly aim: number | undefined;
  /** How it is written at its line. */
  readonly aimText: string;
  readonly colour: string;
}

function aimLine({ aim, aimText }: DistributionLook, palette: Palette): Record<string, AnnotationOptions> {
  if (aim === undefined) return {};
  return {
    aim: {
      type: 'line',
      xMin: aim,
      xMax: aim,
      borderColor: palette.ink,
      borderWidth: 1.5,
      label: {
        content: aimText,
        display: true,
        position: 'end',
        yAdjust: -18,
        padding: 0,
        backgroundColor: 'transparent',
        color: palette.ink,
        font: { ...fontOf(palette), weight: 600 },
      },
    },
  };
}

const scales = (
  { unit }: DistributionLook,
  range: { min: number; max: number },
  top: number,
  written: (value: number) => string,
  voice: Voice,
  palette: Palette,
) => {
  const ticks = { color: palette.ink3, font: fontOf(palette) };
  return {
    x: {
      type: 'linear' as const,
      ...range,
      grid: { drawOnChartArea: false, color: palette.ink3, tickLength: 4 },
      border: { color: palette.ink3 },
      ticks: {
        ...ticks,
        includeBounds: false,
        maxRotation: 0,
        autoSkipPadding: 16,
        callback: (value: string | number) => voice.figure(Number(value), unit),
      },
    },
    y: {
      min: 0,
      max: top,
      grid: { color: palette.hairline, tickLength: 0 },
      border: { display: false },
      ticks: {
        ...ticks,
        maxTicksLimit: 6,
        padding: 8,
        includeBounds: false,
        callback: (value: string | number) => written(Number(value)),
      },
    },
  };
};

/** The whole of a distribution and its aim, with some room. */
function rangeWith(values: readonly number[], aim: number | undefined): { min: number; max: number } {
  const all = aim === undefined ? values : [...values, aim];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = aim === low || aim === high ? (high - low) * 0.04 : 0;
  return low < high ? { min: low - room, max: high + room } : { min: low - 1, max: low + 1 };
}

/** The target's line, and what is said of the first of the lines where one points. */
const plugins = (look: DistributionLook, palette: Palette, callbacks: Partial<TooltipCallbacks<'line'>>) => ({
  annotation: { clip: false, annotations: aimLine(look, palette) },
  tooltip: {
    ...tooltipLook(palette),
    filter: ({ datasetIndex }: TooltipItem<'line'>) => datasetIndex === 0,
    callbacks,
  },
});

/** Years by value: those that meet the target are darker. */
export const histogramChart =
  ({ edges, counts, closed, years }: Histogram, look: DistributionLook, voice: Voice): Draw =>
  (canvas) => {
    const palette = canvas.palette(look.colour);
    const share = (count: number): number => count / years;
    const { aim } = look;
    const meets = (bin: number): boolean =>
      aim === undefined || (closed === 'left' ? edges[bin]! >= aim : edges[bin + 1]! <= aim);
    /** A stepped outline over the bins of one kind, and nothing elsewhere. */
    const outline = (kind: boolean): Point[] =>
      edges.map((x, bin) => ({
        x,
        y: bin < counts.length && meets(bin) === kind ? share(counts[bin]!) : 0,
      }));
    const fill = (kind: boolean) => ({
      data: outline(kind),
      stepped: 'before' as const,
      fill: 'origin' as const,
      backgroundColor: faded(palette.series, kind ? 0.7 : 0.25),
      borderWidth: 0,
      pointRadius: 0,
    });
    return paint<'line', Point[]>(canvas, {
      type: 'line',
      data: { datasets: [fill(true), fill(false)] },
      options: {
        layout: { padding: { top: 24, right: 12 } },
        interaction: { mode: 'index', intersect: false },
        scales: scales(
          look,
          rangeWith(edges, aim),
          Math.max(...counts.map(share)) * 1.04,
          (value) => voice.figure(value, 'share'),
          voice,
          palette,
        ),
        plugins: plugins(look, palette, {
          title: ([item]) => {
            const bin = Math.min(item?.dataIndex ?? 0, counts.length - 1);
            return voice.say('from-to', {
              low: voice.figure(edges[bin]!, look.unit),
              high: voice.figure(edges[bin + 1]!, look.unit),
            });
          },
          label: ({ dataIndex }) =>
            voice.say('share-of-years', {
              share: voice.figure(share(counts[Math.min(dataIndex, counts.length - 1)]!), 'share'),
            }),
        }),
      },
    });
  };

/** Share of years that are at least so high, or at most. */
export const exceedanceChart =
  ({ direction, values, shares }: Exceedance, look: DistributionLook, voice: Voice): Draw =>
  (canvas) => {
    const palette = canvas.palette(look.colour);
    const { aim } = look;
    const met = aim === undefined ? undefined : shares[values.indexOf(aim)];
    const dot = met === undefined || aim === undefined ? [] : [{ x: aim, y: met }];
    return paint<'line', Point[]>(canvas, {
      type: 'line',
      data: {
        datasets: [
          {
            data: values.map((x, index) => ({ x, y: shares[index]! })),
            borderColor: palette.series,
            borderWidth: 2,
            pointRadius: 0,
          },
          { data: dot, pointRadius: 4, pointBackgroundColor: palette.ink, borderWidth: 0 },
        ],
      },
      options: {
        layout: { padding: { top: 24, right: 12 } },
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: scales(look, rangeWith(values, aim), 1, (value) => voice.percent(value), voice, palette),
        plugins: plugins(look, palette, {
          title: () => '',
          label: ({ parsed }) =>
            voice.say(direction === 'atLeast' ? 'years-at-least' : 'years-at-most', {
              value: voice.figure(parsed.x ?? NaN, look.unit),
              share: voice.figure(parsed.y ?? NaN, 'share'),
            }),
        }),
      },
    });
  };
