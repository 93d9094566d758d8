import { type FactDefinition, factRow, NOT_NEGATIVE } from './fact-table.ts';
import { mean, only, ratio, sum, total } from './measure.ts';

const supply = factRow('supply');

/** What can be read of a supplier. */
export const supplierFacts = (supplier: string): FactDefinition[] => [
  supply('up', 'flag', 'up', 'Delivering', '正常供货', 'the supplier can deliver', mean(`up.${supplier}`), {
    type: 'flag',
  }),
  supply(
    'share',
    'share',
    'none',
    'Share of orders',
    '采购份额',
    'goods ordered from it / all goods ordered',
    ratio(`ordered.${supplier}`, 'ordered'),
  ),
  supply(
    'weeks_late',
    'weeks',
    'down',
    'Weeks late',
    '连续延误周数',
    'weeks since it last could deliver',
    only(`weeks_late.${supplier}`),
  ),
  supply(
    'lead_weeks',
    'weeks',
    'down',
    'Lead time',
    '交期',
    'weeks from an order to its arrival',
    mean(`lead_weeks.${supplier}`),
  ),
  supply(
    'availability',
    'share',
    'up',
    'Availability',
    '到货可用率',
    'share of the last 13 weeks in which it could deliver; year: of all weeks',
    {
      week: { column: `availability.${supplier}` },
      year: { total: total('mean', `up.${supplier}`) },
    },
  ),
  supply(
    'capacity',
    'times',
    'up',
    'Capacity',
    '产能',
    'share of an order it can fill',
    mean(`capacity.${supplier}`),
  ),
  supply(
    'ordered',
    'orders',
    'none',
    'Ordered',
    '下单量',
    'goods ordered from it',
    sum(`ordered.${supplier}`),
  ),
  supply(
    'received',
    'orders',
    'none',
    'Received',
    '到货量',
    'goods that arrived from it',
    sum(`received.${supplier}`),
  ),
  supply(
    'unit_cost',
    'CNY',
    'down',
    'Unit cost',
    '单件采购成本',
    'cost of goods that arrived from it / goods, price lock and premiums included',
    ratio(`received_cost.${supplier}`, `received.${supplier}`),
    { bounds: NOT_NEGATIVE },
  ),
];
