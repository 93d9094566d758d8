import { label, type Label } from './words.ts';

/** What is missing: a number that other tools report, or something the model takes to be simpler than it is. */
export type LimitKind = 'number' | 'model';

/** Something that is not simulated, which a planner might expect to be. */
export interface Limit extends Label {
  readonly kind: LimitKind;
  readonly why: Label;
}

const row =
  (kind: LimitKind) =>
  (en: string, zh: string, whyEn: string, whyZh: string): Limit => ({
    kind,
    ...label(en, zh),
    why: label(whyEn, whyZh),
  });

const number = row('number');
const model = row('model');

/** What is not in the model: said, so that no constant is taken for a fact. */
export const LIMITS: readonly Limit[] = [
  number(
    'Add-to-cart and favourites',
    '加购、收藏',
    'A visit buys or it does not; there is no step between.',
    '访客要么下单，要么不下单，中间没有其他环节。',
  ),
  number(
    'DSR and shop score',
    'DSR、店铺体验分',
    'Trust and NPS stand for how buyers see the shop; no platform score is worked out.',
    '以信任和 NPS 表示顾客评价，不计算平台评分。',
  ),
  number(
    'Sell-through and broken sizes by SKU',
    'SKU 动销率、断码',
    'Goods are one pooled stock. Thin stock loses some demand to missing sizes, but no single SKU is followed.',
    '商品合为一个库存池。库存偏薄时会因缺码损失部分需求，但不追踪单个 SKU。',
  ),
  number(
    'Items per order',
    '连带率',
    'An order is one basket of a certain value; what lies in it is not counted.',
    '一单即一个购物篮，只有金额，不计件数。',
  ),
  number(
    'Followers',
    '粉丝数',
    'Followers of a shop or an account lead to no visit or order here.',
    '模型中店铺或账号的粉丝不带来访客和订单。',
  ),
  number(
    'Live-room stay and concurrent viewers',
    '直播间停留时长、同时在线人数',
    'Livestreams are part of the Douyin channel: clicks, visits and orders, not viewers minute by minute.',
    '直播并入抖音渠道，只计点击、访客和订单，不计每分钟观众。',
  ),
  model(
    'One pooled item',
    '商品合并为一种',
    'Price, stock, unit cost and returns are those of the average item; a hit or a dud does not exist.',
    '售价、库存、单位成本和退货均取平均商品，没有爆款和滞销款之分。',
  ),
  model(
    'Competitors do not react',
    '竞品不会针对我们',
    'They cut prices and enter as scenario and chance have it, whatever we do: a price war is not escalated.',
    '竞品按情景和概率降价或入场，与我们的动作无关，价格战不会升级。',
  ),
  model(
    'No taxes',
    '不含税',
    'No VAT and no income tax: profit is operating profit as the business file states its prices and costs.',
    '不计增值税和所得税；利润为经营利润，价格与成本按经营现状文件的口径。',
  ),
  model(
    'No staff to run out of',
    '不计人手',
    'Hiring, training and the hours of a team set no limit; people are a cost in overhead and in some levers.',
    '不考虑招聘、培训和团队工时上限；人力只计入管理费用和部分抓手的成本。',
  ),
  model(
    'Returns have no season',
    '退货没有季节性',
    'The return rate differs by channel and with free pickup, but not between a big sale and an ordinary week.',
    '退货率随渠道和上门取件变化，大促周与平日相同。',
  ),
  model(
    'Unmet demand is lost',
    '缺货即流失',
    'An order that stock cannot fill is gone; nobody waits for goods, and no pre-orders are taken.',
    '库存无法满足的订单直接流失，没有等货，也没有预售。',
  ),
  model(
    'UV is visits, not people',
    'UV 是人次，不是人数',
    'People are told apart as buyers only: new customers, segments and repurchase count each person once.',
    '只对购买者去重：新客、客群和复购率按人计，UV 按访问次数计。',
  ),
  model(
    'A short cash balance stops nothing',
    '现金不足不影响经营',
    'Cash may fall below zero without interest, and spending and orders go on: watch the lowest cash yourself.',
    '现金可为负且不计利息，投放和采购照常进行；请自行关注现金低点。',
  ),
  model(
    'Weeks, not days',
    '以周为单位',
    'A big sale is a week. What happens within it, such as the first hour or the last day, is averaged.',
    '大促按周计算，周内的开门红、最后一天等波动取平均。',
  ),
];
