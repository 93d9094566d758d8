import type { Team } from './teams.ts';
import { label, type Label } from './words.ts';

/**
 * Who may move a lever: `ours` by strategies, phases and plays; `world` by scenarios; `shop` is a property of the
 * shop or of its buyers that nobody moves within the year, stated in the business file and changed only by a
 * scenario's assumptions.
 */
export type LeverKind = 'ours' | 'world' | 'shop';

export type Unit =
  | 'share'
  | 'times'
  | 'CNY'
  | 'CNY a week'
  | 'CNY a year'
  | 'weeks'
  | 'days'
  | 'a year'
  | 'a week'
  | 'a month'
  | 'visits a week'
  | 'visits'
  | 'views'
  | 'orders'
  | 'people'
  | 'pieces'
  | 'pieces an order'
  | 'z'
  | 'index'
  | 'log odds'
  | 'exponent'
  | 'number'
  | 'flag'
  | 'tests';

/** Where a lever's cost falls: a budget line, the gross margin, or nowhere. */
export type CostOn = 'public' | 'content' | 'private' | 'supply' | 'margin' | 'none';

export interface LeverDefinition extends Label {
  readonly name: string;
  readonly kind: LeverKind;
  readonly unit: Unit;
  /** Bounds that hold after all modifiers. */
  readonly min: number;
  readonly max: number;
  /** What it moves, in the model's words. */
  readonly moves: string;
  readonly owner?: Team;
  readonly costOn: CostOn;
  /** The value that stands for "not done" or "as it is": a business file may leave such a lever out. */
  readonly neutral?: number;
}

type Extra = Partial<Pick<LeverDefinition, 'owner' | 'costOn' | 'neutral'>>;

const row =
  (kind: LeverKind) =>
  (
    name: string,
    unit: Unit,
    min: number,
    max: number,
    en: string,
    zh: string,
    moves: string,
    extra: Extra = {},
  ): LeverDefinition => ({ name, kind, unit, min, max, ...label(en, zh), moves, costOn: 'none', ...extra });

export const ours = row('ours');
export const world = row('world');
export const shop = row('shop');
