import { reach, sourcesOf } from './cells.ts';
import type { RuleProgram } from './program.ts';

/** Weeks before the one in question of which each signal is read, in the order of the program's signals. */
export function lookBack({ cells, signals }: Pick<RuleProgram, 'cells' | 'signals'>): readonly number[] {
  const back = cells.map(() => 0);
  const bySignal = signals.map(() => 0);
  // Every cell comes after those that it is made of.
  for (let place = cells.length - 1; place >= 0; place -= 1) {
    const cell = cells[place]!;
    const far = back[place]! + ('weeks' in cell ? reach(cell.kind, cell.weeks) - 1 : 0);
    for (const source of sourcesOf(cell)) back[source] = Math.max(back[source]!, far);
    if (cell.kind === 'signal') bySignal[cell.signal] = Math.max(bySignal[cell.signal]!, far);
  }
  return bySignal;
}
