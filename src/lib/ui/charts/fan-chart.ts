import type { Plugin } from 'chart.js';
import type { Voice } from '../reader/voice.ts';
import { type Canvas, cssFont, type Drawn } from './chart.ts';
import { type EndLabel, endLabelRoom } from './end-labels.ts';
import type { FanData, RunLine } from './fan-data.ts';
import { faded, type Palette } from './palette.ts';
import { line, weeksChart, type WeeksDataset } from './weeks-chart.ts';

/** Opacity of the band that 90% of years lie in, and of the one for half of them, which lies upon it. */
const OUTER = 0.16;
const INNER = 0.24;

/** A chart narrower than this has no room for the long names of bands. */
const NARROW_PIXELS = 560;

/** The number of a run that takes the most room. */
const LONGEST_RUN = 8888;

/** Height of the marks of weeks in which rules fired, in pixels. */
const MARK_HEIGHT = 8;

/** Upper edges fill down to the lower edge that follows them. */
function datasets({ quantiles, lastYear, runLine }: FanData, voice: Voice, palette: Palette): WeeksDataset[] {
  const quantile = (percent: number): string => voice.say('quantile', { percent: String(percent) });
  return [
    line(quantile(95), quantiles.p95, { fill: '+1', backgroundColor: faded(palette.series, OUTER) }),
    line(quantile(5), quantiles.p5, {}),
    line(quantile(75), quantiles.p75, { fill: '+1', backgroundColor: faded(palette.series, INNER) }),
    line(quantile(25), quantiles.p25, {}),
    ...(lastYear
      ? [
          line(voice.say('last-year'), lastYear, {
            borderColor: palette.ink3,
            borderWidth: 1,
            borderDash: [3, 3],
          }),
        ]
      : []),
    line(voice.say('median'), quantiles.p50, { borderColor: palette.series, borderWidth: 2 }),
    ...(runLine
      ? [
          line(voice.say('run-number', { run: runLine.run }), runLine.values, {
            borderColor: palette.ink,
            borderWidth: 1.5,
          }),
        ]
      : []),
  ];
}

/** The last of values that is there. */
const lastOf = (values: readonly number[]): number => values.findLast(Number.isFinite) ?? 0;

function labels(
  { quantiles, lastYear, runLine }: FanData,
  voice: Voice,
  palette: Palette,
  narrow: boolean,
): EndLabel[] {
  const between = (a: readonly number[], b: readonly number[]): number => (lastOf(a) + lastOf(b)) / 2;
  return [
    {
      text: voice.say(narrow ? 'band-90' : 'band-90-named'),
      value: between(quantiles.p95, quantiles.p75),
      colour: palette.ink2,
    },
    {
      text: voice.say(narrow ? 'band-50' : 'band-50-named'),
      value: between(quantiles.p75, quantiles.p50),
      colour: palette.ink2,
    },
    { text: voice.say('median'), value: lastOf(quantiles.p50), colour: palette.series, strong: true },
    ...(lastYear ? [{ text: voice.say('last-year'), value: lastOf(lastYear), colour: palette.ink3 }] : []),
    ...(runLine
      ? [
          {
            text: voice.say('run-number', { run: runLine.run }),
            value: lastOf(runLine.values),
            colour: palette.ink,
            strong: true,
          },
        ]
      : []),
  ];
}

const isNarrow = ({ element }: Canvas): boolean =>
  (element.parentElement?.clientWidth ?? element.width) < NARROW_PIXELS;

/** Room to the right of a fan: the same whatever is drawn, so that what stands beneath keeps to the same weeks. */
export function fanRoom(canvas: Canvas, voice: Voice): number {
  const context = canvas.element.getContext('2d');
  if (!context) return 0;
  const palette = canvas.palette();
  const narrow = isNarrow(canvas);
  const texts = [
    voice.say(narrow ? 'band-90' : 'band-90-named'),
    voice.say(narrow ? 'band-50' : 'band-50-named'),
    voice.say('run-number', { run: LONGEST_RUN }),
    voice.say('last-year'),
  ];
  const ends = texts.map((text) => ({ text, value: 0, colour: '', strong: true }));
  return endLabelRoom(context, ends, cssFont(palette));
}

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

const firedIn = (week: number, runLine: RunLine | undefined, voice: Voice): string[] => {
  const rules = runLine?.fired.filter((firing) => firing.week === week) ?? [];
  return rules.length === 0 ? [] : [voice.say('fired-in-run'), ...rules.map(({ rule }) => rule)];
};

/** The chart of a fan: bands, median, last year, one run, sales, and the names of all of them at its right end. */
export function fanChart(canvas: Canvas, data: FanData, colour: string, voice: Voice): Drawn {
  const palette = canvas.palette(colour);
  const { unit, days, sales, runLine, top } = data;
  return weeksChart(
    canvas,
    {
      unit,
      days,
      sales,
      datasets: datasets(data, voice, palette),
      ...(top !== undefined && { top }),
      ends: labels(data, voice, palette, isNarrow(canvas)),
      right: fanRoom(canvas, voice),
      plugins: runLine ? [firingMarks(new Set(runLine.fired.map(({ week }) => week)), palette.ink)] : [],
      footer: (week) => firedIn(week, runLine, voice),
    },
    voice,
  );
}
