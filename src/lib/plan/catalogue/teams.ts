import { label, type Label } from './words.ts';

/** Teams that own targets and levers. */
export const TEAMS = {
  content: label('Content operations', '内容运营组'),
  private: label('Private-domain operations', '私域运营组'),
  data: label('Data', '数据组'),
  media: label('Media buying', '投放组'),
  supply: label('Supply chain and merchandise', '供应链与商品组'),
  finance: label('Finance', '财务组'),
} as const satisfies Record<string, Label>;

export type Team = keyof typeof TEAMS;
