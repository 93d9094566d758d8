import { label, type Label } from './words.ts';

export interface PlayName extends Label {
  readonly name: string;
  /** What trouble it answers. */
  readonly answers: string;
}

const row = (name: string, en: string, zh: string, answers: string): PlayName => ({
  name,
  ...label(en, zh),
  answers,
});

/** The play that only records: every rule may name it, and it needs no definition. */
export const ALERT = 'alert';

/** Names and labels of the plays; what each one moves is written in the workspace, in rules/plays.yaml. */
export const PLAYS: readonly PlayName[] = [
  row('shift-to-private', 'Shift to private domain', '预算转投私域', 'traffic cost, price war'),
  row('referral-drive', 'Referral drive', '老客裂变（邀请有礼）', 'traffic cost'),
  row('content-push', 'Content push', '内容加码提自然流量', 'traffic cost'),
  row('ugc-campaign', 'Customer-look campaign', '买家秀征集', 'traffic cost, low trust'),
  row('move-channel', 'Move to the cheaper channel', '渠道调仓', "one channel's CPC"),
  row('pause-paid', 'Trim losing spend', '收缩低效投放', 'traffic cost, cash'),
  row('differentiate', 'Strengthen differentiation', '强化品牌差异化', 'look-alike entrant'),
  row('match-price', 'Match selectively', '选择性跟价', 'transient price cut'),
  row('private-offer', 'Private-domain offer', '私域专享价', 'price war'),
  row('switch-supplier', 'Switch to second supplier', '启用备选供应商', 'supplier late'),
  row('lock-price', 'Lock prices early', '提前锁价', 'material cost rising'),
  row('expedite', 'Expedite orders', '加急补货', 'stock short'),
  row('front-stock', 'Forward stock', '云仓/前置仓铺货', 'logistics interruption, big sale'),
  row('page-test', 'Page test round', '页面 A/B 测试', 'CVR behind'),
  row('trust-promise', 'Raise promises', '服务承诺升级', 'trust, NPS or CVR falling'),
  row('win-back', 'Win back dormant customers', '沉睡客户召回', 'dormant share rising'),
  row('member-boost', 'Raise member benefits', '会员权益加码', 'repurchase, member GMV share behind'),
  row('rfm-offer', 'RFM-targeted offers', 'RFM 分层触达', 'repurchase behind'),
  row('ease-messages', 'Ease message frequency', '降频防打扰', 'open rate falling'),
  row('clear-stock', 'Clear excess stock', '清仓去库存', 'overstock, cash'),
  row(ALERT, 'Alert only', '预警提示', 'monthly review'),
];
