import { PAID_CHANNELS, SOURCES } from '../../plan/index.ts';
import { type Four, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const PAGES = SOURCES.map((source, place) =>
  leverIndex(place < PAID_CHANNELS.length ? `channels.${source}.pages` : `${source}.pages`),
);

/** Impressions of paid channels, clicks / CTR, and page views of all sources, visits x pages per visit. */
export function countViews(year: YearContext): void {
  const { levers: v, output, effects } = year;
  const [c0, c1, c2, c3] = output.clicks as Four;
  const [w0, w1, w2, w3] = effects.viewsPerClick as Four;
  const [v0, v1, v2, v3, v4, v5, v6, v7] = output.visits as [...Four, ...Four];
  const [p0, p1, p2, p3, p4, p5, p6, p7] = PAGES.map((pages) => v[pages]!) as [...Four, ...Four];
  const { impressions, pageViews } = output;
  for (let i = 0; i < impressions.length; i++) {
    impressions[i] = c0[i]! * w0[i]! + c1[i]! * w1[i]! + c2[i]! * w2[i]! + c3[i]! * w3[i]!;
    pageViews[i] =
      v0[i]! * p0[i]! +
      v1[i]! * p1[i]! +
      v2[i]! * p2[i]! +
      v3[i]! * p3[i]! +
      v4[i]! * p4[i]! +
      v5[i]! * p5[i]! +
      v6[i]! * p6[i]! +
      v7[i]! * p7[i]!;
  }
}
