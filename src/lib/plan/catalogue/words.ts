/** A label in both languages of the product; 中文 is what planners say, not a translation. */
export interface Label {
  readonly en: string;
  readonly zh: string;
}

export const label = (en: string, zh: string): Label => ({ en, zh });

/** Paid channels, in canonical order. */
export const PAID_CHANNELS = ['search', 'douyin', 'influencers', 'wechat'] as const;
/** Every source of visits, paid first, in canonical order. */
export const SOURCES = [...PAID_CHANNELS, 'organic', 'private', 'referral', 'direct'] as const;
/** Customer segments, in canonical order; `lost` no longer buys. */
export const SEGMENTS = ['new', 'active', 'high', 'dormant', 'lost'] as const;
/** Segments that can order again. */
export const BUYING_SEGMENTS = ['new', 'active', 'high', 'dormant'] as const;
/** Segments with a community of their own in the private domain. */
export const COMMUNITIES = ['new', 'active', 'high'] as const;
export const SUPPLIERS = ['a', 'b', 'c'] as const;
export const BUDGET_LINES = ['public', 'content', 'private', 'supply'] as const;
export const PHASE_NAMES = ['prepare', 'launch', 'grow', 'none'] as const;

export type PaidChannel = (typeof PAID_CHANNELS)[number];
export type Source = (typeof SOURCES)[number];
export type Segment = (typeof SEGMENTS)[number];
export type BuyingSegment = (typeof BUYING_SEGMENTS)[number];
export type Community = (typeof COMMUNITIES)[number];
export type Supplier = (typeof SUPPLIERS)[number];
export type BudgetLine = (typeof BUDGET_LINES)[number];

export const SOURCE_LABELS: Readonly<Record<Source, Label>> = {
  search: label('Taobao search', '淘宝搜索（直通车）'),
  douyin: label('Douyin', '抖音（短视频+直播，DOU+）'),
  influencers: label('Influencers', '达人带货'),
  wechat: label('WeChat Channels', '视频号'),
  organic: label('Organic traffic', '自然流量'),
  private: label('Private domain', '私域'),
  referral: label('Referral', '老客裂变'),
  direct: label('Direct', '自主访问'),
};

export const SEGMENT_LABELS: Readonly<Record<Segment, Label>> = {
  new: label('New customers', '新客'),
  active: label('Active customers', '活跃客'),
  high: label('High-value customers', '高净值客'),
  dormant: label('Dormant customers', '沉睡客'),
  lost: label('Lost customers', '流失客'),
};

export const SUPPLIER_LABELS: Readonly<Record<Supplier, Label>> = {
  a: label('Main supplier', '主力供应商'),
  b: label('Second supplier', '备选供应商'),
  c: label('Emergency supplier', '应急供应商'),
};

export const BUDGET_LINE_LABELS: Readonly<Record<BudgetLine, Label>> = {
  public: label('Public traffic', '公域投放'),
  content: label('Content', '内容生产'),
  private: label('Private domain and members', '私域与会员'),
  supply: label('Supply chain', '供应链优化'),
};

export const PHASE_LABELS: Readonly<Record<(typeof PHASE_NAMES)[number], Label>> = {
  prepare: label('Prepare', '筹备期'),
  launch: label('Launch', '启动期'),
  grow: label('Grow', '增长期'),
  none: label('None', '无'),
};
