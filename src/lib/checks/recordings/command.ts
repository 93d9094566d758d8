import { DEFAULT_SEED } from '../../simulation/index.ts';
import type { CellName } from '../verdict.ts';

/** Runs a cell that are recorded, unless told. */
export const RECORDED_RUNS = 2000;

/** With how many runs, and on which draws, a recording is made. */
export interface Draws {
  readonly seed: number | string;
  readonly runs: number;
}

const quoted = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The draws of a recording, unless told. */
export const RECORDED_DRAWS: Draws = { seed: DEFAULT_SEED, runs: RECORDED_RUNS };

/** The command that records a cell, or all of them, as they are now; those without a `reason` keep theirs if nothing has moved. */
export function recordCommand(cell?: CellName, draws: Draws = RECORDED_DRAWS, reason = true): string {
  const options = [
    cell && `--only ${cell.strategy}/${cell.scenario}`,
    draws.runs !== RECORDED_RUNS && `--runs ${draws.runs}`,
    draws.seed !== DEFAULT_SEED && `--seed ${quoted(String(draws.seed))}`,
  ];
  return ['npx windtunnel record', ...options.filter(Boolean), ...(reason ? ['--reason "…"'] : [])].join(' ');
}
