import { label, type Label } from './words.ts';

export interface PlayName extends Label {
  readonly name: string;
  /** What trouble it answers. */
  readonly answers: Label;
}

const row = (name: string, en: string, zh: string, answersEn: string, answersZh: string): PlayName => ({
  name,
  ...label(en, zh),
  answers: label(answersEn, answersZh),
});

/** The play that only records: every rule may name it, and it needs no definition. */
export const ALERT = 'alert';

/** Names and labels of the plays; what each one moves is written in the workspace, in rules/plays.yaml. */
export const PLAYS: readonly PlayName[] = [
  row(
    'shift-to-private',
    'Shift to private domain',
    '预算转投私域',
    'traffic cost, price war',
    '流量成本上涨、价格战',
  ),
  row('referral-drive', 'Referral drive', '老客裂变（邀请有礼）', 'traffic cost', '流量成本上涨'),
  row('content-push', 'Content push', '内容加码提自然流量', 'traffic cost', '流量成本上涨'),
  row(
    'ugc-campaign',
    'Customer-look campaign',
    '买家秀征集',
    'traffic cost, low trust',
    '流量成本上涨、信任不足',
  ),
  row('move-channel', 'Move to the cheaper channel', '渠道调仓', "one channel's CPC", '单一渠道点击单价上涨'),
  row('pause-paid', 'Trim losing spend', '收缩低效投放', 'traffic cost, cash', '流量成本上涨、现金吃紧'),
  row('differentiate', 'Strengthen differentiation', '强化品牌差异化', 'look-alike entrant', '同款竞品入场'),
  row('match-price', 'Match selectively', '选择性跟价', 'transient price cut', '竞品短期降价'),
  row('private-offer', 'Private-domain offer', '私域专享价', 'price war', '价格战'),
  row('switch-supplier', 'Switch to second supplier', '启用备选供应商', 'supplier late', '供应商延误'),
  row('lock-price', 'Lock prices early', '提前锁价', 'material cost rising', '原材料涨价'),
  row('expedite', 'Expedite orders', '加急补货', 'stock short', '库存不足'),
  row(
    'front-stock',
    'Forward stock',
    '云仓/前置仓铺货',
    'logistics interruption, big sale',
    '物流中断、大促备货',
  ),
  row('page-test', 'Page test round', '页面 A/B 测试', 'CVR behind', '转化率落后'),
  row(
    'trust-promise',
    'Raise promises',
    '服务承诺升级',
    'trust, NPS or CVR falling',
    '信任、NPS 或转化率下滑',
  ),
  row('win-back', 'Win back dormant customers', '沉睡客户召回', 'dormant share rising', '沉睡客占比上升'),
  row(
    'member-boost',
    'Raise member benefits',
    '会员权益加码',
    'repurchase, member GMV share behind',
    '复购率、会员成交占比落后',
  ),
  row('rfm-offer', 'RFM-targeted offers', 'RFM 分层触达', 'repurchase behind', '复购率落后'),
  row('ease-messages', 'Ease message frequency', '降频防打扰', 'open rate falling', '打开率下降'),
  row('clear-stock', 'Clear excess stock', '清仓去库存', 'overstock, cash', '库存积压、现金吃紧'),
  row(ALERT, 'Alert only', '预警提示', 'monthly review', '月度复盘'),
];
