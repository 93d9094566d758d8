import { factRow } from './fact-table.ts';
import { end, endRatio, growth, least, mean, only, own, ratio, sum, total } from './measure.ts';
import { PHASE_NAMES, SUPPLIERS } from './words.ts';
import { PLAYS } from './plays.ts';

const supply = factRow('supply');
const finance = factRow('finance');
const world = factRow('world');

const NOT_NEGATIVE: readonly [number, number] = [0, Infinity];
const ANY: readonly [number, number] = [-Infinity, Infinity];

export const FACTS_SUPPLY = [
  supply('stock', 'orders', 'none', 'Stock on hand', '现货库存', 'stock in first orders\' worth of goods', end('stock')),
  supply('stock_value', 'CNY', 'none', 'Stock value', '库存金额', 'stock at its average cost', mean('stock_value'), { bounds: NOT_NEGATIVE }),
  supply('stock_weeks', 'weeks', 'none', 'Weeks of stock', '库存可销周数', 'stock / smoothed weekly demand', own({ over: 'stock', under: 'forecast', minus: 0 }, total('mean', 'stock'), total('mean', 'forecast'))),
  supply('in_transit', 'orders', 'none', 'On order', '在途库存', 'goods ordered and not yet arrived', mean('in_transit')),
  supply('turnover', 'times', 'up', 'Inventory turnover', '库存周转率', 'cost of goods of the year / mean stock value; week: of the last 4 weeks, a year', own({ over: 'cogs_yearly_4w', under: 'stock_value_4w', minus: 0 }, total('sum', 'cogs'), total('mean', 'stock_value')), { bounds: ANY }),
  supply('turnover_days', 'days', 'down', 'Days of inventory', '库存周转天数', '364 / turnover', own({ over: 'stock_value_364', under: 'cogs_yearly_4w', minus: 0 }, total('mean', 'stock_value_364'), total('sum', 'cogs')), { bounds: ANY }),
  supply('sell_through', 'share', 'up', 'Sell-through', '售罄率', 'units sold to date / (opening stock + arrivals to date + returned goods resold)', endRatio('sold_to_date', 'goods_to_date')),
  supply('fill_rate', 'share', 'up', 'Fill rate', '订单满足率', 'orders / demand', ratio('orders', 'demand')),
  supply('stockout_rate', 'share', 'down', 'Stockout rate', '缺货率', 'demand lost for want of stock / demand', ratio('lost_orders', 'demand')),
  supply('lost_sales', 'CNY', 'down', 'Lost sales', '缺货损失', 'demand lost for want of stock, at its price', sum('lost_sales'), { bounds: NOT_NEGATIVE }),
  supply('fulfilment_days', 'days', 'down', 'Fulfilment time', '履约时效', 'days from payment to receipt, weighted by orders', ratio('order_days', 'orders')),
  supply('next_day_share', 'share', 'up', 'Same/next-day share', '当次日达占比', 'orders delivered within a day / orders', ratio('next_day_orders', 'orders')),
  supply('return_rate', 'share', 'down', 'Return rate', '退货率', 'goods coming back / goods sold two weeks before; year: returns caused by the year\'s sales / sales', own({ over: 'returned', under: 'sold_two_weeks_ago', minus: 0 }, total('sum', 'returns_caused'), total('sum', 'sold'))),
  supply('refund_rate', 'share', 'down', 'Refund rate', '退款率', 'refunds / GMV, by money', ratio('refunds', 'gmv'), { bounds: NOT_NEGATIVE }),
  supply('unit_cost', 'CNY', 'down', 'Unit cost', '单件采购成本', 'cost of goods that arrived / goods, price lock and premiums included', ratio('arrivals_cost', 'arrivals'), { bounds: NOT_NEGATIVE }),
  supply('expedite_share', 'share', 'down', 'Expedited share', '加急补货占比', 'expedited / ordered goods', ratio('expedited', 'ordered')),
  supply('lock_weeks_left', 'weeks', 'none', 'Price lock left', '锁价剩余周数', 'weeks until the price lock ends', end('lock_weeks_left')),
];

export const FACTS_FINANCE = [
  finance('gmv', 'CNY', 'up', 'GMV', '成交额 GMV', 'value of paid and shipped orders, refunds not deducted', sum('gmv'), { bounds: NOT_NEGATIVE }),
  finance('gmv_growth', 'share', 'up', 'GMV growth', 'GMV 同比增长率', 'GMV / same weeks of last year - 1', growth('gmv', 'last_year_gmv'), { bounds: [-1, Infinity] }),
  finance('net_revenue', 'CNY', 'up', 'Net revenue', '净销售额', 'GMV - refunds', sum('net_revenue')),
  finance('gross_profit', 'CNY', 'up', 'Gross profit', '毛利额', 'net revenue - cost of goods', sum('gross_profit')),
  finance('gross_margin', 'share', 'up', 'Gross margin', '毛利率', 'gross profit / net revenue', ratio('gross_profit', 'net_revenue'), { bounds: ANY }),
  finance('fulfilment_cost_rate', 'share', 'down', 'Fulfilment cost rate', '履约成本率', '(fulfilment + return handling) / net revenue', ratio('delivery_cost', 'net_revenue'), { bounds: ANY }),
  finance('contribution', 'CNY', 'up', 'Contribution margin', '边际贡献', 'net revenue less costs that follow orders, before marketing', sum('contribution')),
  finance('contribution_margin', 'share', 'up', 'Contribution margin rate', '边际贡献率', 'contribution / net revenue', ratio('contribution', 'net_revenue'), { bounds: ANY }),
  finance('marketing_cost', 'CNY', 'none', 'Marketing cost', '营销费用', 'public, content and private-domain spend, referral rewards and marketing plays', sum('marketing_cost'), { bounds: NOT_NEGATIVE }),
  finance('marketing_rate', 'share', 'down', 'Marketing cost rate', '营销费率', 'marketing cost / net revenue', ratio('marketing_cost', 'net_revenue'), { bounds: ANY }),
  finance('roas', 'times', 'up', 'ROAS (return on ad spend)', '投产比 ROI', 'GMV of first orders from paid channels / public spend', ratio('paid_gmv', 'public_spend')),
  finance('cac', 'CNY', 'down', 'CAC (blended)', '获客成本 CAC', '(public + content spend + referral rewards) / new customers', ratio('acquisition_cost', 'new_customers'), { bounds: NOT_NEGATIVE }),
  finance('cac_paid', 'CNY', 'down', 'CAC (paid)', '付费获客成本', 'public spend / new customers from paid channels', ratio('public_spend', 'paid_orders'), { bounds: NOT_NEGATIVE }),
  finance('private_gmv_share', 'share', 'up', 'Private-domain share of GMV', '私域成交占比', 'GMV of private-domain and referral orders / GMV', ratio('private_gmv', 'gmv')),
  finance('budget_spent', 'share', 'none', 'Budget used', '预算使用率', 'spent to date / budget of the year', endRatio('spent_to_date', 'budget_of_year'), { bounds: NOT_NEGATIVE }),
  finance('budget_pace', 'share', 'none', 'Spend against plan', '预算执行进度', 'spent to date / planned to date; 1 = on plan', endRatio('spent_to_date', 'planned_to_date'), { bounds: NOT_NEGATIVE }),
  finance('play_cost', 'CNY', 'down', 'Cost of plays', '应对动作成本', 'what running plays cost outside the budget', sum('play_cost'), { bounds: NOT_NEGATIVE }),
  finance('profit', 'CNY', 'up', 'Operating profit', '经营利润', 'contribution - overhead - budget spent - cost of plays', sum('profit')),
  finance('profit_margin', 'share', 'up', 'Operating margin', '经营利润率', 'profit / net revenue', ratio('profit', 'net_revenue'), { bounds: ANY }),
  finance('cash', 'CNY', 'up', 'Cash', '现金余额', 'cash at the end of the week', end('cash')),
  finance('cash_low', 'CNY', 'up', 'Lowest cash', '最低现金余额', 'least cash at the end of a week, to date', least('cash')),
];

export const FACTS_WORLD = [
  world('price_gap', 'share', 'down', 'Price gap to competitor', '与竞品价差', 'our price / competitor\'s price - 1; above 0 we are dearer', { week: { over: 'relative_price', under: 'competitor_price', minus: 1 }, year: { over: total('mean', 'relative_price'), under: total('mean', 'competitor_price'), minus: 1 } }, { bounds: [-1, Infinity] }),
  world('competitor_promoting', 'flag', 'none', 'Competitor on promotion', '竞品促销中', 'a promotion or a standing price cut is on; year: share of weeks', mean('competitor_promoting'), { type: 'flag' }),
  world('entrant', 'flag', 'none', 'Look-alike in the market', '同款竞品已入场', 'a look-alike has entered; year: share of weeks', mean('entrant'), { type: 'flag' }),
  world('cpc_index', 'index', 'down', 'CPC index', '点击成本指数', 'cost per click against opening, season taken out, at last year\'s channel mix: our own shifts do not move it', mean('cpc_index'), { bounds: NOT_NEGATIVE }),
  world('material_index', 'index', 'down', 'Material cost index', '原材料成本指数', 'material cost against opening, also while locked', mean('material_index'), { bounds: NOT_NEGATIVE }),
  world('suppliers_late', 'number', 'none', 'Suppliers late', '延误供应商', 'suppliers that cannot deliver', only('suppliers_late'), { type: 'list', members: SUPPLIERS }),
  world('suppliers_late_count', 'number', 'none', 'Suppliers late (number)', '延误供应商数', 'number of suppliers that cannot deliver; year: supplier-weeks', sum('suppliers_late_count'), { bounds: [0, SUPPLIERS.length] }),
  world('logistics_delay', 'days', 'down', 'Logistics delay', '物流延误天数', 'delivery days over normal', mean('logistics_delay')),
  world('season_index', 'index', 'none', 'Season index', '季节指数', 'season of the week, mean 1, known ahead', only('season_index'), { bounds: NOT_NEGATIVE }),
  world('weeks_to_promotion', 'weeks', 'none', 'Weeks to the next big sale', '距大促周数', 'weeks to the next big-sale week; 0 in it; missing when none is left', only('weeks_to_promotion'), { bounds: [0, 52] }),
  world('promotion_week', 'flag', 'none', 'Big sale week', '大促周', 'a big-sale week', only('promotion_week'), { type: 'flag' }),
  world('week', 'number', 'none', 'Week', '第几周', 'week of the plan, from 1', only('week'), { bounds: [1, 53] }),
  world('month', 'number', 'none', 'Month', '第几月', 'month of the plan, from 1; a week belongs to the month of its first day', only('month'), { bounds: [1, 12] }),
  world('phase', 'number', 'none', 'Phase', '阶段', 'phase of the strategy', only('phase'), { type: 'name', members: PHASE_NAMES }),
  world('plays_running', 'number', 'none', 'Plays running', '进行中的动作', 'plays in force in the week', only('plays_running'), { type: 'list', members: PLAYS.map((play) => play.name) }),
];
