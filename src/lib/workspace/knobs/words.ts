import { label, type Label } from '../../plan/index.ts';

/** What knobs of a change or a shock are called. */
export const PARTS = {
  multiply: label('Multiplied by', '乘以'),
  add: label('Added', '增加'),
  set: label('Set to', '设为'),
  from: label('From week', '开始周'),
  earliest: label('From week, at the earliest', '最早开始周'),
  for: label('Lasts', '持续'),
  ramp: label('Grows over', '渐变期'),
  chance: label('Chance', '发生概率'),
  together: label('Bad luck together', '坏运气同时发生的程度'),
} as const;

export const UNITS = {
  percent: label('%', '%'),
  week: label('week', '周'),
  weeks: label('weeks', '周'),
} as const;

export const GROUPS = {
  budget: label('Budget', '预算'),
  phases: label('Spend by phase', '分阶段投放'),
  channels: label('Public traffic by channel', '公域渠道分配'),
  suppliers: label('Suppliers', '供应商份额'),
  assume: label('Assumptions', '情景假设'),
  scenario: label('Scenario', '情景'),
  other: label('Other', '其他'),
} as const;

/** A change that a strategy makes during the year. */
export const changeOf = (lever: Label): Label => label(`Change: ${lever.en}`, `年中调整：${lever.zh}`);
export const shockOf = (lever: Label): Label => label(`Shock: ${lever.en}`, `冲击：${lever.zh}`);
