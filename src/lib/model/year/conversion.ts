import { PAID_CHANNELS, SOURCES } from '../../plan/index.ts';
import { exp, log } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const PRICE = at('price');
const PROMOTION = at('promotion.depth');
const MATCH_SHARE = at('match.share');
const MATCH_SCOPE = at('match.scope');
const MATCH_FLOOR = at('match.floor');
const ORDER_VALUE = at('finance.order_value');

/**
 * Our price against the base price: the price level, brought towards the competitor's on the items where we follow,
 * never under the floor that keeps the least gross margin, and the big-sale discount of the week.
 */
export function setPrice(year: YearContext): void {
  const { levers: v, effects, state, risk, promotionWeight } = year;
  const price = v[PRICE]!;
  const depth = v[PROMOTION]!;
  const share = v[MATCH_SHARE]!;
  const scope = v[MATCH_SCOPE]!;
  const floor = v[MATCH_FLOOR]!;
  const value = v[ORDER_VALUE]!;
  const usual = 1 - year.opening('promotion.depth') * promotionWeight;
  const { relativePrice, paidPrice, priceShiftBase } = effects;
  const averageCost = state.averageCost;
  const competitorPrice = risk.competitorPrice;
  for (let i = 0; i < price.length; i++) {
    const least = averageCost[i]! / value[i]! / (1 - floor[i]!);
    const goal = Math.max(competitorPrice[i]!, least);
    const cut = Math.max(0, price[i]! - goal);
    relativePrice[i] = price[i]! - share[i]! * scope[i]! * cut;
    const sale = 1 - depth[i]! * promotionWeight;
    paidPrice[i] = relativePrice[i]! * sale;
    // The season already holds the usual sale prices: only a departure from them moves conversion.
    priceShiftBase[i] = (relativePrice[i]! * sale) / usual;
  }
}

const SENSITIVITY = at('conversion.price_sensitivity');
const SIMILARITY = at('conversion.similarity');
const TRUST_EFFECT = at('conversion.trust_effect');
const DAYS_EFFECT = at('conversion.days_effect');
const TRUST_OPENING = at('trust.opening');

/**
 * Shift of the log odds of an order against opening:
 * -bP ln(p/p0) + similarity (1 - diff) bP ln(pC/pC0) + bT (trust - trust0) + X - bD (days - days0). Model section b.
 */
export function shiftConversion(year: YearContext): void {
  const { levers: v, effects, state, risk } = year;
  const { shift, priceShiftBase, promiseShift, days, openingDays } = effects;
  const sensitivity = v[SENSITIVITY]!;
  const similarity = v[SIMILARITY]!;
  const trustEffect = v[TRUST_EFFECT]!;
  const daysEffect = v[DAYS_EFFECT]!;
  const trustOpening = v[TRUST_OPENING]!;
  const competitor = risk.competitorPrice;
  const differentiation = state.differentiation;
  const trust = state.trust;
  const pageLift = state.pageLift;
  for (let i = 0; i < shift.length; i++) {
    const own = priceShiftBase[i]! === 1 ? 0 : log(priceShiftBase[i]!);
    const theirs = competitor[i]! === 1 ? 0 : log(competitor[i]!);
    shift[i] =
      sensitivity[i]! * (similarity[i]! * (1 - differentiation[i]!) * theirs - own) +
      trustEffect[i]! * (trust[i]! - trustOpening[i]!) +
      pageLift[i]! +
      promiseShift[i]! -
      daysEffect[i]! * (days[i]! - openingDays[i]!);
  }
}

const REFERRAL = SOURCES.indexOf('referral');
const DEMAND = at('market.demand');
/** Sources of first orders, by place in SOURCES, each with the lever of its conversion at opening. */
export const FIRST_SOURCES: readonly { source: number; conversion: number }[] = [
  ...PAID_CHANNELS.map((channel) => ({
    source: SOURCES.indexOf(channel),
    conversion: at(`channels.${channel}.conversion`),
  })),
  { source: SOURCES.indexOf('organic'), conversion: at('organic.conversion') },
  { source: SOURCES.indexOf('referral'), conversion: at('referral.conversion') },
];

/** First orders wanted, by source, before noise: logit cvr = logit(c0) + ln(demand) + shift + season. Model section b. */
export function wantFirstOrders(year: YearContext): void {
  const { levers: v, effects, output } = year;
  oddsFactor(effects.oddsFactor, v[DEMAND]!, effects.shift, effects.conversionSeason);
  output.firstDemand.fill(0);
  FIRST_SOURCES.forEach(({ source, conversion }, place) => {
    // Paid sources come first: what is wanted so far is theirs.
    if (place === PAID_CHANNELS.length) effects.paidDemand.set(output.firstDemand);
    const wanted = effects.firstDemand[source]!;
    want(wanted, output.visits[source]!, v[conversion]!, effects.oddsFactor);
    if (source === REFERRAL) limit(wanted, output.ordersBefore);
    add(output.firstDemand, wanted);
  });
}

function oddsFactor(out: Column, demand: Column, shift: Column, season: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = demand[i]! * season[i]! * exp(shift[i]!);
}

function want(out: Column, visits: Column, opening: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) {
    const c = opening[i]!;
    const odds = c * factor[i]!;
    out[i] = (visits[i]! * odds) / (1 - c + odds);
  }
}

/** Referred orders that an order can bring at most: from 1 on, orders would multiply without end. Model section a, R < 1. */
const MOST_REFERRED = 0.9;

function limit(wanted: Column, ordersBefore: Column): void {
  for (let i = 0; i < wanted.length; i++) wanted[i] = Math.min(wanted[i]!, MOST_REFERRED * ordersBefore[i]!);
}

function add(all: Column, part: Column): void {
  for (let i = 0; i < all.length; i++) all[i]! += part[i]!;
}
