import type { Outcome } from '../../simulation/index.ts';
import { NEW_CUSTOMER_SOURCES } from '../engine/cell-types.ts';

/** New customers by source, as means over all years: those that come by referral are what the others leave of all. */
export function newCustomers({ facts }: Outcome): number[] {
  const of = (name: string): number => facts[name]?.mean ?? NaN;
  const others = NEW_CUSTOMER_SOURCES.filter((source) => source !== 'referral').reduce(
    (sum, source) => sum + of(`channel.${source}.new_customers`),
    0,
  );
  return NEW_CUSTOMER_SOURCES.map((source) =>
    source === 'referral' ? of('new_customers') - others : of(`channel.${source}.new_customers`),
  );
}
