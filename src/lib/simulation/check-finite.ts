import { LANES, type Year } from '../model/index.ts';
import { ModelError } from './model-error.ts';

/** Columns that may be missing without anything being wrong. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['weeks_to_promotion']);

/**
 * Throws a ModelError where a state of the year is not finite. Every quantity of the week flows into one of the few
 * that are looked at; only when one of them is broken are all looked through for the first.
 */
export function checkFinite(year: Year, block: number): void {
  const { profit, cash, customers, trust, differentiation, contentStock, stock } = year.output;
  let bad = false;
  for (let i = 0; i < profit.length; i++) {
    const sum =
      profit[i]! + cash[i]! + customers[i]! + trust[i]! + differentiation[i]! + contentStock[i]! + stock[i]!;
    if (sum - sum !== 0) bad = true;
  }
  if (!bad) return;
  for (const [name, values] of year.outputByName) {
    if (MAY_BE_MISSING.has(name)) continue;
    const lane = values.findIndex((value) => !Number.isFinite(value));
    if (lane >= 0)
      throw new ModelError(
        year.strategy.title.name,
        year.world.world.title.name,
        block * LANES + lane,
        year.week,
        name,
      );
  }
}
