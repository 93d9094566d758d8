import { ANY, factRow, type FactDefinition } from './fact-table.ts';
import { sum } from './measure.ts';

const finance = factRow('finance');

const money = (name: string, en: string, zh: string, definition: string, column: string): FactDefinition =>
  finance(name, 'CNY', 'none', en, zh, definition, sum(column), { bounds: ANY });

/**
 * Where the money goes, from list price to profit: each amount once, so that they add up. Amounts of a year for charts and
 * reports; rules do not read them.
 */
export const MONEY_FACTS: readonly FactDefinition[] = [
  money('list', 'At list price', '原价成交额', 'goods sold, at list price', 'gmv_at_list_price'),
  money('gmv', 'GMV', '成交额 GMV', 'value of paid orders, refunds not deducted', 'gmv'),
  money('refunds', 'Returns and refunds', '退货退款', 'refunds, before dispatch and after', 'refunds'),
  money('cogs', 'Cost of goods', '商品成本', 'cost of goods sold and kept', 'cogs'),
  money(
    'delivery',
    'Fulfilment and return handling',
    '履约与退货处理',
    'orders shipped, returns handled and picked up',
    'delivery_cost',
  ),
  money(
    'fees',
    'Platform and payment fees',
    '平台扣点与支付手续费',
    'shares of net revenue and of GMV',
    'fees',
  ),
  money('commission', 'Influencer commission', '达人佣金', 'share of the GMV of their orders', 'commission'),
  money('coupons', 'WeCom coupons', '企微优惠券', 'coupons that new friends use', 'coupons'),
  money(
    'rewards',
    'Referral rewards',
    '老带新奖励',
    'reward x orders of referred customers',
    'referral_rewards',
  ),
  money('points', 'Member points', '会员积分', 'earned, less expired and what classes save', 'points_cost'),
  money(
    'service',
    'Offers, claims and service',
    '触达、赔付与服务',
    'sending offers, claims on promises, advisers and the like',
    'service_cost',
  ),
  money('contribution', 'Contribution margin', '边际贡献', 'before marketing and overhead', 'contribution'),
  money('public', 'Budget: public traffic', '预算：公域投放', 'media spend', 'media_spend'),
  money('content', 'Budget: content', '预算：内容生产', 'the content line', 'spend_content'),
  money('private', 'Budget: private domain', '预算：私域与会员', 'the private line', 'spend_private'),
  money('supply', 'Budget: supply chain', '预算：供应链优化', 'the supply line', 'spend_supply'),
  money('plays', 'Plays', '应对动作', 'what running plays cost outside the budget', 'play_cost'),
  money('overhead', 'Overhead', '固定费用', 'people, rent and all else that is fixed', 'overhead'),
  money('profit', 'Operating profit', '经营利润', 'contribution - budget - plays - overhead', 'profit'),
];
