import { PAID_CHANNELS, SOURCES } from '../../plan/index.ts';
import { type Column, differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const COMMISSION = at('channels.influencers.commission');
const EFFECT = at('channels.influencers.commission_effect');
const CEILING = PAID_CHANNELS.map((channel) => at(`channels.${channel}.ceiling`));
const FIRST_BASKET = at('customers.basket.first');
const ORDER_VALUE = at('finance.order_value');

/** Place of the influencers among paid channels, and so among all sources. */
export const INFLUENCERS = SOURCES.indexOf('influencers');

export function openCommission(year: YearContext): void {
  year.effects.marks.commission = false;
  year.effects.marks.commissionPaid = false;
  year.output.commission.fill(0);
}

/** Reach of influencers: more of them work with a brand that pays more: ceiling x (1 + effect (commission - last year's)). */
export function attractInfluencers(year: YearContext): void {
  if (!year.changed(COMMISSION)) return;
  const { levers: v, effects, output } = year;
  const commission = v[COMMISSION]!;
  const before = year.opening('channels.influencers.commission');
  effects.marks.commissionPaid = differs(commission, 0);
  if (!effects.marks.commissionPaid) output.commission.fill(0);
  effects.marks.commission ||= differs(commission, before);
  if (!effects.marks.commission) return;
  const usual = v[CEILING[INFLUENCERS]!]!;
  const effect = v[EFFECT]!;
  const { influencerCeiling } = effects;
  for (let i = 0; i < usual.length; i++) {
    influencerCeiling[i] = usual[i]! * Math.max(0, 1 + effect[i]! * (commission[i]! - before));
  }
}

/** Most visits of a paid channel before what limits reach this week. */
export const ceilingOf = (year: YearContext, channel: number): Column =>
  channel === INFLUENCERS && year.effects.marks.commission
    ? year.effects.influencerCeiling
    : year.levers[CEILING[channel]!]!;

/** Commission on the GMV of influencers' orders: on top of the money spent on media, from the margin and not from the budget. */
export function payCommission(year: YearContext): void {
  const { levers: v, effects, output } = year;
  const { publicSpend, mediaSpend, commission } = output;
  if (!effects.marks.commissionPaid) {
    publicSpend.set(mediaSpend);
    return;
  }
  const rate = v[COMMISSION]!;
  const basket = v[FIRST_BASKET]!;
  const value = v[ORDER_VALUE]!;
  const wanted = effects.firstDemand[INFLUENCERS]!;
  const { noise, fill, paidPrice } = effects;
  for (let i = 0; i < rate.length; i++) {
    const gmv = wanted[i]! * noise[i]! * fill[i]! * basket[i]! * value[i]! * paidPrice[i]!;
    commission[i] = rate[i]! * gmv;
    publicSpend[i] = mediaSpend[i]! + commission[i]!;
  }
}
