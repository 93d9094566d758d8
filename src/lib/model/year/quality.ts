import { PAID_CHANNELS } from '../../plan/index.ts';
import { exp, log } from '../../random/index.ts';
import { type Column, differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const QUALITY = at('content.quality');
const QUALITY_VISITS = at('content.quality_visits');
const QUALITY_COST = at('content.quality_cost');
const QUALITY_CTR = at('content.quality_ctr');
const CTR_DISCOUNT = at('channels.ctr_discount');
const CTR = PAID_CHANNELS.map((channel) => at(`channels.${channel}.ctr`));
const UNIT_COST = at('content.unit_cost');
const PIECE_VISITS = at('content.visits');

/** Puts content and ads at last year's quality. */
export function openQuality(year: YearContext): void {
  const { effects, state } = year;
  effects.marks.quality = false;
  effects.clickPrice.fill(1);
  state.contentQuality.fill(1);
  PAID_CHANNELS.forEach((_, c) => {
    const views = effects.viewsPerClick[c]!;
    const rate = year.base(CTR[c]!);
    for (let i = 0; i < views.length; i++) views[i] = 1 / rate[i]!;
  });
}

/**
 * What quality does, with q = quality / last year's: CTR = ctr0 q^e, so that our clicks cost the market's price x (CTR /
 * ctr0)^-k, and a piece costs its usual price x q^c. Until quality differs somewhere nothing is computed.
 */
export function setQuality(year: YearContext): void {
  const { levers: v, effects } = year;
  const quality = v[QUALITY]!;
  const before = year.opening('content.quality');
  if (year.changed(QUALITY)) {
    effects.marks.quality ||= differs(quality, before);
    if (effects.marks.quality) setCosts(year, quality, before);
  }
  if (effects.marks.quality) liftPieces(year);
}

function setCosts(year: YearContext, quality: Column, before: number): void {
  const { levers: v, effects } = year;
  const onCost = v[QUALITY_COST]!;
  const onRate = v[QUALITY_CTR]!;
  const discount = v[CTR_DISCOUNT]!;
  const unitCost = v[UNIT_COST]!;
  const { clickPrice, pieceCost, relativeQuality } = effects;
  for (let i = 0; i < quality.length; i++) {
    const q = quality[i]! / before;
    const size = log(q);
    relativeQuality[i] = q;
    clickPrice[i] = exp(-discount[i]! * onRate[i]! * size);
    pieceCost[i] = unitCost[i]! * exp(onCost[i]! * size);
  }
  PAID_CHANNELS.forEach((_, c) => {
    setViews(effects.viewsPerClick[c]!, v[CTR[c]!]!, relativeQuality, onRate);
  });
}

/** Impressions for a click: 1 / CTR, of which there cannot be fewer than one. */
function setViews(out: Column, rate: Column, quality: Column, effect: Column): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(1, exp(-effect[i]! * log(quality[i]!)) / rate[i]!);
  }
}

/** Visits that one live piece brings: its usual ones x Q^v, Q being the mean quality of all live pieces. */
function liftPieces(year: YearContext): void {
  const { levers: v, effects, state } = year;
  const usual = v[PIECE_VISITS]!;
  const effect = v[QUALITY_VISITS]!;
  const { contentQuality } = state;
  const { pieceVisits } = effects;
  for (let i = 0; i < usual.length; i++) {
    pieceVisits[i] = usual[i]! * exp(effect[i]! * log(contentQuality[i]!));
  }
}

/** What one click costs us in a channel, CNY: the world's price, less what a better CTR saves. */
export function priceOfClicks(year: YearContext, channel: number): Column {
  const { effects, risk } = year;
  const market = risk.costPerClick[channel]!;
  if (!effects.marks.quality) return market;
  const { clickPrice, ourCostPerClick } = effects;
  for (let i = 0; i < market.length; i++) ourCostPerClick[i] = market[i]! * clickPrice[i]!;
  return ourCostPerClick;
}

/** Mean quality of live content after the week's pieces: own ones at the lever's quality, customers' looks at last year's. */
export function renewQuality(year: YearContext): void {
  const { effects, state, output } = year;
  if (!effects.marks.quality) return;
  const { contentQuality, contentStock } = state;
  const { relativeQuality } = effects;
  const { contentMade, contentUgc } = output;
  for (let i = 0; i < contentStock.length; i++) {
    const all = contentStock[i]!;
    if (all <= 0) continue;
    const old = all - contentMade[i]!;
    const own = contentMade[i]! - contentUgc[i]!;
    contentQuality[i] = (old * contentQuality[i]! + own * relativeQuality[i]! + contentUgc[i]!) / all;
  }
}
