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
    'Single SKUs and items per order',
    'SKU 动销率、断码、连带率',
    'Thin stock loses some demand to missing sizes, but no SKU is followed. An order is one basket of a certain value.',
    '库存偏薄时会因缺码损失部分需求，但不追踪单个 SKU；一单即一个购物篮，只有金额，不计件数。',
  ),
  number(
    'Followers and live-room viewers',
    '粉丝数、直播间停留时长与在线人数',
    'Followers bring no visit or order. A livestream is part of the Douyin channel: impressions, clicks, visits and orders.',
    '粉丝不带来访客和订单；直播并入抖音渠道，只计曝光、点击、访客和订单。',
  ),
  number(
    'Talk in communities',
    '社群发言、转发',
    'Community activity counts friends who open a message; what they write or pass on in a group is not followed.',
    '社群活跃度只看有没有打开消息，不看群内发言和转发。',
  ),
  model(
    'One pooled item',
    '商品合并为一种',
    'Price, cost and returns are those of the average item: no hits, no duds. Stock is one pool, so no single warehouse runs out.',
    '售价、成本和退货取平均商品，没有爆款和滞销款之分；库存是一个池，不会出现单仓缺货。',
  ),
  model(
    'Stock does not age',
    '库存不过季、不减值',
    'Goods keep their cost and appeal until sold. Clearance takes stock beyond some weeks of sale, not last season’s goods.',
    '商品卖出前成本和吸引力不变；清仓对象是超出一定周销量的库存，不是过季款。',
  ),
  model(
    'Discounts cost no later orders',
    '优惠不透支后续需求',
    'An offer or a clearance lifts orders while it lasts. Nobody waits for the next one, and nobody buys ahead.',
    '优惠和清仓只在生效期间提升订单：没有人等下一次优惠，也没有人提前囤货。',
  ),
  model(
    'Competitors do not react',
    '竞品不会针对我们',
    'They cut prices and enter as scenario and chance have it, whatever we do: a price war is not escalated.',
    '竞品按情景和概率降价或入场，与我们的动作无关，价格战不会升级。',
  ),
  model(
    'One source per order',
    '一单只归一个来源',
    'ROAS credits first orders only: what these customers order later is private or direct. Ads do not lift organic traffic.',
    '投产比只计首单，之后的复购归入私域或自主访问；投放不带动自然流量。',
  ),
  model(
    'Messages bring regulars only',
    '消息只带来老客',
    'Private visits convert like direct ones. A friend who has never ordered is counted among customers.',
    '私域访客的转化率与自主访问相同；没下过单的好友也并入已有客户计算。',
  ),
  model(
    'Members order like their segment',
    '会员与同客群下单频率相同',
    'Benefits lift a whole segment, not its members’ share of orders. Levels follow its mean spend at opening, taken as exponential.',
    '权益提升整个客群的复购，不单独拉高其中会员的占比；等级按客群期初的平均消费（指数分布）划分。',
  ),
  model(
    'Orders count when paid',
    '按支付口径计',
    'A cancelled or returned order still counts in GMV, new customers and repurchase; commission and points are not taken back.',
    '取消或退货的订单仍计入成交额、新客和复购；达人佣金和积分不扣回。',
  ),
  model(
    'Returns take two weeks',
    '退货固定在两周后',
    'The rate differs by source and with free pickup and scene-led pages, but not between a big sale and an ordinary week.',
    '退货率随来源、上门取件和场景化详情页变化，大促周与平日相同。',
  ),
  model(
    'Unmet demand is lost',
    '缺货即流失',
    'An order that stock cannot fill is gone; there are no pre-orders. Only what is paid and cannot be shipped waits.',
    '库存无法满足的订单直接流失，没有预售；只有已支付而物流发不出的订单会等待。',
  ),
  model(
    'Routes, not regions',
    '分线路，不分地区',
    'An interruption slows the front, cloud and central routes, each in part. In a week, new and waiting orders are cancelled at one rate.',
    '物流中断按前置仓、云仓、中心仓三条线路计，各受部分影响；同一周内，新订单与积压订单的取消比例相同。',
  ),
  model(
    'No taxes, no staff to run out of',
    '不计税费和人手',
    'Profit is operating profit, on prices and costs as the business file states them. People are a cost, never a bottleneck.',
    '利润为经营利润，价格与成本按经营现状文件的口径，不计增值税和所得税；人力只是成本，不设上限。',
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
