import { Voice } from '../reader/voice.ts';
import { type Canvas, cssFont, type Draw } from './chart.ts';
import { type EndLabel, endLabelRoom } from './end-labels.ts';
import type { FanData } from './fan-data.ts';
import { faded, type Palette, paletteAt } from './palette.ts';
import { line, weeksChart, type WeeksDataset } from './weeks-chart.ts';

/** Opacity of the band that 90% of years lie in, and of the one for half of them, which lies upon it. */
const OUTER = 0.16;
const INNER = 0.24;

/** A chart narrower than this has no room for the long names of bands. */
const NARROW_PIXELS = 560;

/** The number of a run that takes the most room. */
const LONGEST_RUN = 8888;

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
export const lastOf = (values: readonly number[]): number => values.findLast(Number.isFinite) ?? 0;

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

/** The chart of a fan: bands, median, last year, one run, sales, and the names of all of them at its right end. */
export const fanChart =
  (data: FanData, colour: string, voice: Voice): Draw =>
  (canvas) => {
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
        ...(runLine && { fired: runLine.fired }),
      },
      voice,
    );
  };

/**
 * Draws a chart that nobody sees. The first of all takes a browser several times as long as those after it: that time is better
 * spent while a page waits for its numbers than when they come.
 */
export function practise(): void {
  const voice = new Voice('en');
  const palette = paletteAt(document.body, '');
  const year = Array.from({ length: 52 }, (_, week) => week);
  const data: FanData = {
    unit: 'CNY',
    quantiles: { p5: year, p25: year, p50: year, p75: year, p95: year },
    lastYear: year,
    days: year.map((week) => new Date(Date.UTC(2026, 0, 5 + 7 * week))),
    sales: [{ first: 23, last: 24 }],
  };
  const element = document.createElement('canvas');
  fanChart(
    data,
    palette.ink,
    voice,
  )({ element, palette: () => ({ ...palette, series: palette.ink }), still: true }).destroy();
}
