import type { Outcome } from '../../simulation/index.ts';

/** Steps from list price to profit; sums stand between those that make them up. `take` says which amounts are taken away. */
const STEPS = [
  { name: 'list', kind: 'sum' },
  { name: 'discounts', kind: 'take' },
  { name: 'gmv', kind: 'sum' },
  { name: 'refunds', kind: 'take' },
  { name: 'cogs', kind: 'take' },
  { name: 'delivery', kind: 'take' },
  { name: 'fees', kind: 'take' },
  { name: 'commission', kind: 'take' },
  { name: 'coupons', kind: 'take' },
  { name: 'rewards', kind: 'take' },
  { name: 'points', kind: 'take' },
  { name: 'service', kind: 'take' },
  { name: 'contribution', kind: 'sum' },
  { name: 'public', kind: 'take' },
  { name: 'content', kind: 'take' },
  { name: 'private', kind: 'take' },
  { name: 'supply', kind: 'take' },
  { name: 'plays', kind: 'take' },
  { name: 'overhead', kind: 'take' },
  { name: 'profit', kind: 'sum' },
] as const;

export type MoneyName = (typeof STEPS)[number]['name'];

/** One step of a waterfall: a sum, or what is taken from the one above. */
export interface MoneyStep {
  readonly name: MoneyName;
  readonly isSum: boolean;
  /** CNY: of a step that takes, below 0. */
  readonly amount: number;
  /** Where it begins and ends: sums begin at 0. */
  readonly from: number;
  readonly to: number;
}

/** Where the money goes, as means over all years; undefined where the outcome does not tell. Every step begins where the last ended. */
export function moneySteps({ facts }: Outcome): MoneyStep[] | undefined {
  const mean = (name: MoneyName): number | undefined => facts[`money.${name}`]?.mean;
  const [list, gmv] = [mean('list'), mean('gmv')];
  if (list === undefined || gmv === undefined) return undefined;
  const steps: MoneyStep[] = [];
  let left = 0;
  for (const { name, kind } of STEPS) {
    const isSum = kind === 'sum';
    // what was paid differs from the list price by price moves and discounts, whichever way
    const value = name === 'discounts' ? list - gmv : mean(name);
    if (value === undefined) return undefined;
    const to = isSum ? value : left - value;
    steps.push({ name, isSum, amount: isSum ? value : 0 - value, from: isSum ? 0 : left, to });
    left = to;
  }
  return steps;
}
