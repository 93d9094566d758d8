import { type FactDefinition, factRow, NOT_NEGATIVE } from './fact-table.ts';
import { mean, type Measure, own, ratio, sum, total } from './measure.ts';
import { PAID_CHANNELS } from './words.ts';

const traffic = factRow('traffic');

function sourceParts(source: string): FactDefinition[] {
  return [
    traffic(
      'visits',
      'visits',
      'up',
      'Visitors',
      '访客数',
      'visits from this source',
      sum(`visits.${source}`),
    ),
    traffic(
      'share',
      'share',
      'none',
      'Share of visits',
      '流量占比',
      'visits / all visits',
      ratio(`visits.${source}`, 'uv'),
    ),
    traffic(
      'orders',
      'orders',
      'up',
      'Orders',
      '支付订单数',
      'orders from this source',
      sum(`orders.${source}`),
    ),
    traffic(
      'cvr',
      'share',
      'up',
      'Conversion rate',
      '支付转化率',
      'orders / visits',
      ratio(`orders.${source}`, `visits.${source}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic('gmv', 'CNY', 'up', 'GMV', '成交额', 'GMV from this source', sum(`gmv.${source}`), {
      bounds: NOT_NEGATIVE,
    }),
    traffic(
      'gmv_share',
      'share',
      'up',
      'Share of GMV',
      '成交占比',
      'GMV / all GMV',
      ratio(`gmv.${source}`, 'gmv'),
    ),
    traffic(
      'aov',
      'CNY',
      'up',
      'Average order value',
      '客单价',
      'GMV / orders',
      ratio(`gmv.${source}`, `orders.${source}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'return_rate',
      'share',
      'down',
      'Return rate',
      '退货率',
      "what will come back of the week's sales / GMV, by money",
      ratio(`returns.${source}`, `gmv.${source}`),
    ),
  ];
}

const newCustomers = (source: string) =>
  traffic(
    'new_customers',
    'people',
    'up',
    'New customers',
    '新客数',
    'first orders from this source',
    sum(`orders.${source}`),
  );

/** Free sources: regulars' own sessions bring no first orders. */
const freeParts = (source: string): FactDefinition[] =>
  source === 'organic' || source === 'referral'
    ? [...sourceParts(source), newCustomers(source)]
    : sourceParts(source);

/** A ratio in thousands of what is below. */
const perThousand = (over: string, under: string): Measure =>
  own({ over, under, minus: 0, times: 1000 }, total('sum', over), total('sum', under), 1000);

function channelParts(channel: string): FactDefinition[] {
  const cost = channel === 'influencers' ? 'cost.influencers' : `spend.${channel}`;
  const costInWords = channel === 'influencers' ? 'spend and commission' : 'spend';
  return [
    ...sourceParts(channel),
    newCustomers(channel),
    traffic('spend', 'CNY', 'none', 'Spend', '花费', `${costInWords} on this channel`, sum(cost), {
      bounds: NOT_NEGATIVE,
    }),
    traffic(
      'impressions',
      'views',
      'none',
      'Impressions',
      '曝光量',
      'clicks bought / click-through rate',
      sum(`impressions.${channel}`),
    ),
    traffic(
      'ctr',
      'share',
      'up',
      'Click-through rate',
      '点击率',
      'clicks bought / impressions',
      ratio(`clicks.${channel}`, `impressions.${channel}`),
    ),
    traffic(
      'gpm',
      'CNY',
      'up',
      'GMV per 1,000 impressions',
      '千次曝光成交额',
      'GMV / impressions x 1,000',
      perThousand(`gmv.${channel}`, `impressions.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'roas_net',
      'times',
      'up',
      'ROAS after returns',
      '退后投产比',
      `GMV less what of it will be returned / ${costInWords}`,
      ratio(`gmv_net.${channel}`, cost),
    ),
    traffic(
      'marginal_cac',
      'CNY',
      'down',
      'Marginal CAC',
      '边际获客成本',
      'spend per extra new customer, from the slope of saturation',
      ratio(`marginal_spend.${channel}`, `marginal_orders.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'spend_share',
      'share',
      'none',
      'Share of spend',
      '花费占比',
      `${costInWords} / public spend`,
      ratio(cost, 'public_spend'),
    ),
    traffic(
      'cpc',
      'CNY',
      'down',
      'Cost per click',
      '点击单价',
      'media spend / clicks bought',
      ratio(`spend.${channel}`, `clicks.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'cpc_index',
      'index',
      'down',
      'CPC index',
      '点击成本指数',
      'cost per click against opening, season taken out',
      mean(`cpc_index.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic(
      'cac',
      'CNY',
      'down',
      'CAC',
      '获客成本',
      `${costInWords} / first orders`,
      ratio(cost, `orders.${channel}`),
      { bounds: NOT_NEGATIVE },
    ),
    traffic('roas', 'times', 'up', 'ROAS', '投产比', `GMV / ${costInWords}`, ratio(`gmv.${channel}`, cost)),
    traffic(
      'saturation',
      'share',
      'none',
      'Saturation',
      '饱和度',
      'visits / the ceiling of the channel',
      ratio(`visits.${channel}`, `ceiling.${channel}`),
    ),
  ];
}

const isPaid = (source: string) => (PAID_CHANNELS as readonly string[]).includes(source);

/** What can be read of a source of visits. */
export const channelFacts = (source: string): FactDefinition[] =>
  isPaid(source) ? channelParts(source) : freeParts(source);
