import { type FactDefinition, factRow, NOT_NEGATIVE } from './fact-table.ts';
import { end, endRatio, mean, own, ratio, sum, total } from './measure.ts';
import { BUYING_SEGMENTS, COMMUNITIES } from './words.ts';

const retention = factRow('retention');

/** What can be read of a segment of customers. */
export function segmentFacts(segment: string): FactDefinition[] {
  const people = [
    retention(
      'customers',
      'people',
      'none',
      'Customers',
      '客户数',
      'customers of this segment',
      end(`segment.${segment}`),
    ),
    retention(
      'share',
      'share',
      'none',
      'Share of customers',
      '客户占比',
      'customers / all customers',
      own(
        { over: `segment.${segment}`, under: 'customers_total', minus: 0 },
        total('end', `segment.${segment}`),
        total('end', 'customers_total'),
      ),
    ),
  ];
  if (!(BUYING_SEGMENTS as readonly string[]).includes(segment)) return people;
  return [
    ...people,
    retention(
      'orders',
      'orders',
      'up',
      'Repeat orders',
      '老客订单数',
      'repeat orders of this segment',
      sum(`orders.${segment}`),
    ),
    retention(
      'repurchase',
      'share',
      'up',
      'Repurchase a week',
      '周复购率',
      'repeat orders / customers',
      own(
        { over: `orders.${segment}`, under: `segment_before.${segment}`, minus: 0 },
        total('mean', `orders.${segment}`),
        total('mean', `segment_before.${segment}`),
      ),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'gmv',
      'CNY',
      'up',
      'GMV of repeat orders',
      '老客成交额',
      'GMV of repeat orders of this segment',
      sum(`gmv.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'gmv_share',
      'share',
      'up',
      'Share of GMV',
      '成交占比',
      'GMV of its repeat orders / all GMV',
      ratio(`gmv.${segment}`, 'gmv'),
    ),
    retention(
      'aov',
      'CNY',
      'up',
      'Average order value',
      '客单价',
      'GMV / orders',
      ratio(`gmv.${segment}`, `orders.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'lapse',
      'share',
      'down',
      'Lapse rate',
      '流失率',
      segment === 'dormant'
        ? 'customers lost in a week / customers'
        : 'customers that lapse in a week / customers',
      own(
        { over: `lapses.${segment}`, under: `segment_before.${segment}`, minus: 0 },
        total('mean', `lapses.${segment}`),
        total('mean', `segment_before.${segment}`),
      ),
    ),
    retention(
      'offer_cost',
      'CNY',
      'down',
      'Cost of offers',
      '优惠成本',
      'money taken off the orders that used offers, and the sending',
      sum(`offer_cost.${segment}`),
      { bounds: NOT_NEGATIVE },
    ),
    retention(
      'fulfilment_days',
      'days',
      'down',
      'Fulfilment time',
      '履约时效',
      'days from payment to receipt of repeat orders',
      ratio(`order_days.${segment}`, `orders.${segment}`),
    ),
    retention(
      'member_share',
      'share',
      'up',
      'Member share',
      '会员占比',
      'members / customers of this segment',
      endRatio(`members.${segment}`, `segment.${segment}`),
    ),
    retention(
      'friends',
      'people',
      'up',
      'WeCom friends',
      '企微好友数',
      'customers of this segment who are WeCom friends',
      end(`friends.${segment}`),
    ),
    ...((COMMUNITIES as readonly string[]).includes(segment)
      ? [
          retention(
            'community_activity',
            'share',
            'up',
            'Community activity',
            '社群活跃度',
            'friends of this community who opened a message in a week / its friends',
            mean(`community_activity.${segment}`),
          ),
        ]
      : []),
  ];
}
