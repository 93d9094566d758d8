import { BUYING_SEGMENTS } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { leverIndex, ONES } from '../column.ts';
import type { YearContext } from './context.ts';
import { detailDays } from './delivery.ts';

const at = leverIndex;
const ORDER_VALUE = at('finance.order_value');
const RESPONSE = at('offers.response');
const CONTACT_COST = at('offers.contact_cost');
const BASKET = BUYING_SEGMENTS.map((segment) => at(`customers.basket.${segment}`));
const DEPTH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.depth`));
const REACH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.reach`));
/** Weekly share of those without an order that lapse; of dormant customers, that are lost. */
const LAPSE = BUYING_SEGMENTS.map((segment) =>
  at(segment === 'dormant' ? 'customers.lost_rate' : `customers.lapse.${segment}`),
);

/** Figures of single segments that few plans look at, by place of the segments they are wanted of. */
export interface SegmentDetails {
  readonly gmv: readonly number[];
  readonly lapses: readonly number[];
  readonly offers: readonly number[];
  readonly days: readonly number[];
}

export function segmentDetailsOf(columns: readonly string[]): SegmentDetails {
  const wanted = (...quantities: string[]) =>
    [...BUYING_SEGMENTS.keys()].filter((s) =>
      quantities.some((quantity) => columns.includes(`${quantity}.${BUYING_SEGMENTS[s]!}`)),
    );
  return {
    gmv: wanted('gmv', 'offer_cost'),
    lapses: wanted('lapses'),
    offers: wanted('offer_cost'),
    days: wanted('order_days'),
  };
}

export function detailSegments(year: YearContext, { gmv, lapses, offers, days }: SegmentDetails): void {
  for (const s of gmv) detailGmv(year, s);
  for (const s of lapses) detailLapses(year, s);
  for (const s of offers) detailOffers(year, s);
  for (const s of days) detailDays(year, s);
}

/** GMV of a segment's repeat orders, each at its offer's price. */
function detailGmv(year: YearContext, s: number): void {
  const { levers: v, output, effects } = year;
  const gmv = output.gmvBySegment[s]!;
  const orders = output.ordersBySegment[s]!;
  const price = effects.offerPrice[s]!;
  const basket = v[BASKET[s]!]!;
  const value = v[ORDER_VALUE]!;
  const { paidPrice } = effects;
  for (let i = 0; i < gmv.length; i++) {
    gmv[i] = orders[i]! * basket[i]! * price[i]! * value[i]! * paidPrice[i]!;
  }
}

/** Who has not ordered and leaves the segment for want of it. */
function detailLapses(year: YearContext, s: number): void {
  const { levers: v, output, effects } = year;
  const out = output.lapsesBySegment[s]!;
  const people = output.segmentBefore[s]!;
  const orders = output.ordersBySegment[s]!;
  const rate = v[LAPSE[s]!]!;
  // Greetings and benefits hold customers of live segments.
  const hold = effects.lapseFactor[s] ?? ONES;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, people[i]! - orders[i]!) * Math.min(1, rate[i]! * hold[i]!);
  }
}

/** What a segment's offers cost: the money taken off the orders that used them, and the sending. */
function detailOffers(year: YearContext, s: number): void {
  const { levers: v, output } = year;
  const out = output.offerCostBySegment[s]!;
  const depth = v[DEPTH[s]!]!;
  const reach = v[REACH[s]!]!;
  const response = v[RESPONSE]!;
  const contact = v[CONTACT_COST]!;
  const gmv = output.gmvBySegment[s]!;
  const people = output.segmentBefore[s]!;
  for (let i = 0; i < out.length; i++) {
    const d = depth[i]!;
    const r = reach[i]!;
    if (d === 0 || r === 0) {
      out[i] = 0;
      continue;
    }
    // Those whom the offer reaches order exp(response x depth) times as often: their part of all orders pays less.
    const used = r * exp(response[i]! * d);
    const off = (d * used) / (1 - r + used);
    out[i] = (gmv[i]! * off) / (1 - off) + people[i]! * r * contact[i]!;
  }
}
