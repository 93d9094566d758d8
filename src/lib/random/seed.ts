import { failure, success, type Result } from './result.ts';

/** Why something cannot be a seed. */
export type SeedProblem =
  /** Nothing is written: null, undefined or blank text. A seed is always written down, never made up. */
  | { readonly code: 'seed-missing' }
  /** NaN or an infinity. */
  | { readonly code: 'seed-not-finite'; readonly value: number }
  /** Neither a number nor text. */
  | { readonly code: 'seed-not-number-or-text'; readonly type: string };

/** A seed that is none: blank, not finite, or neither number nor text. Thrown by whatever draws, for one that `parseSeed` refuses. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly problem: SeedProblem;

  constructor(problem: SeedProblem) {
    super(describe(problem));
    this.problem = problem;
  }
}

/**
 * The text that stands for a seed: a number and its text are one seed, so 42 is "42"; 0 is a seed.
 *
 * seedrandom itself would take null and undefined as "seed yourself": here they are refused.
 */
export function parseSeed(seed: unknown): Result<string, SeedProblem> {
  switch (typeof seed) {
    case 'number':
      return Number.isFinite(seed)
        ? success(String(seed))
        : failure({ code: 'seed-not-finite', value: seed });
    case 'string':
      return seed.trim() === '' ? failure({ code: 'seed-missing' }) : success(seed);
    default:
      return seed === undefined || seed === null
        ? failure({ code: 'seed-missing' })
        : failure({ code: 'seed-not-number-or-text', type: typeof seed });
  }
}

function describe(problem: SeedProblem): string {
  switch (problem.code) {
    case 'seed-missing':
      return 'a seed is needed, a number or text such as 42';
    case 'seed-not-finite':
      return `a seed must be a finite number, not ${problem.value}`;
    case 'seed-not-number-or-text':
      return `a seed is a number or text, not ${problem.type}`;
  }
}
