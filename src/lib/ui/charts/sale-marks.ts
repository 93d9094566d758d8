import type { Plugin } from 'chart.js';
import type { Voice } from '../reader/voice.ts';
import { cssFont } from './chart.ts';
import type { Sale } from './fan-data.ts';
import { faded, type Palette } from './palette.ts';

/** Pixels above the plot, for the names of sales: no line of the grid crosses them there. */
export const NAMES_HEIGHT = 20;
/** Least room between two names, in pixels. */
const GAP = 8;

/** A name, and the middle of what it names. */
interface Name {
  readonly middle: number;
  readonly width: number;
}

/** The middles of names in a row that do not cover each other, on the whole as near as can be to what they name. */
function apart(names: readonly Name[], left: number, right: number): number[] {
  let offset = 0;
  // where each would stand if those before it took no room
  const wanted = names.map(({ middle, width }, index) => {
    const before = names[index - 1];
    if (before) offset += (before.width + width) / 2 + GAP;
    return { place: middle - offset, offset };
  });
  // names that would meet form a group, which stands where it suits all of them best
  const groups: { sum: number; count: number }[] = [];
  const meanOf = ({ sum, count }: { sum: number; count: number }): number => sum / count;
  for (const { place } of wanted) {
    let group = { sum: place, count: 1 };
    for (
      let before = groups.at(-1);
      before && meanOf(before) > meanOf(group);
      groups.pop(), before = groups.at(-1)
    ) {
      group = { sum: group.sum + before.sum, count: group.count + before.count };
    }
    groups.push(group);
  }
  const first = left + (names[0]?.width ?? 0) / 2;
  const last = right - (names.at(-1)?.width ?? 0) / 2 - offset;
  const places = groups.flatMap((group) => Array<number>(group.count).fill(meanOf(group)));
  return wanted.map((name, index) => Math.min(Math.max(places[index]!, first), last) + name.offset);
}

/**
 * Where names in one row stand, by their middles. One that finds no room above what it names is left out: undefined.
 *
 * @param names - from left to right
 */
export function rowOfNames(names: readonly Name[], left: number, right: number): (number | undefined)[] {
  let kept = names;
  for (;;) {
    const places = apart(kept, left, right);
    const strays = kept.map(({ middle, width }, index) => Math.abs(places[index]! - middle) - width / 2);
    const worst = strays.indexOf(Math.max(...strays));
    if (kept.length === 0 || strays[worst]! <= 0) return names.map((name) => places[kept.indexOf(name)]);
    kept = kept.filter((_, index) => index !== worst);
  }
}

/** The weeks of sales, shaded, with their names above. */
export const saleMarks = (sales: readonly Sale[], voice: Voice, palette: Palette): Plugin<'line'> => ({
  id: 'saleMarks',
  beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
    const { x } = scales;
    if (!x) return;
    ctx.save();
    ctx.fillStyle = faded(palette.ink, 0.06);
    for (const { first, last } of sales) {
      const left = Math.max(chartArea.left, x.getPixelForValue(first - 0.5));
      const right = Math.min(chartArea.right, x.getPixelForValue(last + 0.5));
      ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
    }
    ctx.restore();
  },
  afterDraw: ({ ctx, chartArea, scales, width }) => {
    const { x } = scales;
    if (!x) return;
    ctx.save();
    ctx.font = cssFont(palette);
    ctx.fillStyle = palette.ink3;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const texts = sales.map(({ name }) => name ?? voice.say('big-sale'));
    const names = sales.map(({ first, last }, index) => ({
      middle: x.getPixelForValue((first + last) / 2),
      width: ctx.measureText(texts[index]!).width,
    }));
    rowOfNames(names, 0, width).forEach((place, index) => {
      if (place !== undefined) ctx.fillText(texts[index]!, place, chartArea.top - NAMES_HEIGHT / 2);
    });
    ctx.restore();
  },
});
