import type { Strategy, World } from '../plan/index.ts';
import type { CellTally } from '../simulation/index.ts';
import type { VerdictChange, VerdictItem } from './verdict.ts';

/** Something that looks at every cell of one simulation, and then says what it found. */
export interface CellChecker {
  /** Facts whose weeks it needs. */
  readonly weekly: readonly string[];
  /** Whether it needs every firing. */
  readonly firings: boolean;
  /** Takes what it needs of a cell; the tally is not kept. */
  take(cell: CellTally, strategy: Strategy, world: World): void;
  items(): readonly VerdictItem[];
  /** What moved, the weightiest first; where it is not about what moves, nothing. */
  changes?(): readonly VerdictChange[];
}
