import { PAID_CHANNELS, PHASE_NAMES, SUPPLIERS } from '../../src/lib/plan/index.ts';
import { type Definition, mean, only, type Reading, sum } from './fact-definitions-kit.ts';
import { quality, season } from './fact-definitions-readings.ts';
import { logisticsDelay } from './fact-definitions-supply.ts';
import type { At } from './fact-definitions-weeks.ts';

/** Our price level, brought towards the competitor's on the items where we follow; a big sale's discount is not in it. */
const ourPrice: Reading = (at) => {
  const price = at.lever('price');
  const cost = at.before.of('average_cost') / at.lever('finance.order_value');
  const goal = Math.max(at.of('competitor_price'), cost / (1 - at.lever('match.floor')));
  return price - at.lever('match.share') * at.lever('match.scope') * Math.max(0, price - goal);
};

/** What a better CTR saves of the market's price of a click. */
const discount: Reading = (at) =>
  quality(at) ** -(at.lever('channels.ctr_discount') * at.lever('content.quality_ctr'));
const openingCpc = (at: At, channel: string) =>
  at.lever(`channels.${channel}.opening_cpc`) * season(at, 'channels.season_effect') * discount(at);
/** Cost of a click against opening, from what clicks cost; where none are bought, the market's. */
export const cpcIndex =
  (channel: string): Reading =>
  (at) => {
    const clicks = at.of(`clicks.${channel}`);
    return clicks > 0
      ? at.of(`spend.${channel}`) / clicks / openingCpc(at, channel)
      : at.of(`cpc_index.${channel}`);
  };
export const cpc =
  (channel: string): Reading =>
  (at) =>
    cpcIndex(channel)(at) * openingCpc(at, channel);

/** Suppliers that can fill less than half of an order, whether they fail or their capacity is lost. */
const late = (at: At): string[] =>
  SUPPLIERS.filter((supplier) => at.of(`up.${supplier}`) * at.lever(`suppliers.${supplier}.capacity`) < 0.5);

const toSale: Reading = (at) => {
  const ahead = at.weeks.shop.calendar.promotion.slice(at.week - 1).findIndex((weight) => weight > 0);
  return ahead < 0 ? NaN : ahead;
};

export const WORLD: Readonly<Record<string, Definition>> = {
  price_gap: mean((at) => ourPrice(at) / at.of('competitor_price') - 1),
  // Whatever makes the competitor's price lower than the look-alike alone does.
  competitor_promoting: mean((at) => {
    const alone = 1 - at.lever('entrant.discount') * at.of('entrant');
    return at.of('competitor_price') < alone * (1 - 1e-12) ? 1 : 0;
  }),
  entrant: mean((at) => at.of('entrant')),
  cpc_index: mean((at) => {
    const shares = at.weeks.shop.lastYear.channelShare;
    return PAID_CHANNELS.reduce((sum, channel) => sum + shares[channel]! * cpcIndex(channel)(at), 0);
  }),
  material_index: mean((at) => at.of('material_index')),
  suppliers_late: only((at) =>
    late(at).reduce((sum, supplier) => sum + 2 ** SUPPLIERS.findIndex((name) => name === supplier), 0),
  ),
  suppliers_late_count: sum((at) => late(at).length),
  logistics_delay: mean(logisticsDelay),
  season_index: only((at) => at.weeks.shop.calendar.season[at.week - 1]!),
  weeks_to_promotion: only(toSale),
  promotion_week: only((at) => (toSale(at) === 0 ? 1 : 0)),
  week: only((at) => at.week),
  month: only((at) => at.weeks.shop.calendar.months[at.week - 1]!),
  phase: only((at) => {
    const phase = at.weeks.strategy.phases.find(({ first, last }) => at.week >= first && at.week <= last);
    const place = PHASE_NAMES.findIndex((name) => name === phase?.name);
    return place < 0 ? PHASE_NAMES.indexOf('none') : place;
  }),
  plays_running: only((at) => at.of('plays.running')),
};
