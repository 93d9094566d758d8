import type { Modifier, ModifierOperation } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import type { Written } from '../schemas/quantity.ts';
import type { Place } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { checkLeverValue, leverFor } from './levers.ts';

/** A strategy's file while it is read. */
export interface Reading {
  readonly name: string;
  readonly tree: Tree;
  readonly report: Report;
}

/** A modifier before it has its key. */
export type Unkeyed = Omit<Modifier, 'key'>;

/** The plain number that a lever of ours is given. */
export function ourValue(
  reading: Reading,
  name: string,
  written: Written,
  operation: ModifierOperation,
  where: 'strategy' | 'phase' | 'change',
  leverPlace: Place,
  place: Place,
): number | undefined {
  const { report } = reading;
  const lever = leverFor(name, ['ours'], where, report, leverPlace);
  if (lever === undefined) return undefined;
  checkLeverValue(lever, operation, written, report, place);
  if (typeof written.quantity === 'number') return written.quantity;
  report.add('ours-uncertain', { lever: name }, place);
  return undefined;
}
