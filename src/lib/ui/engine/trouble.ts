import { ModelError } from '../../simulation/browser-link.ts';
import { FetchError, type FetchProblem } from '../storage/fetch-problem.ts';

/** Why there are no results, or no more of them: as data, to be said in any language. */
export type Trouble =
  | FetchProblem
  | {
      readonly kind: 'model';
      readonly strategy: string;
      readonly scenario: string;
      readonly variable: string;
      readonly week: number;
      readonly run: number;
    }
  /** A worker did not start, or broke off. */
  | { readonly kind: 'worker' }
  /** An error that should not happen, in its own words. */
  | { readonly kind: 'other'; readonly reason: string };

export function troubleOf(error: unknown): Trouble {
  if (error instanceof FetchError) return error.problem;
  if (error instanceof ModelError) {
    const { strategy, scenario, variable, week, run } = error;
    return { kind: 'model', strategy, scenario, variable, week, run };
  }
  // one that a worker's own worker met comes as its name
  if (error instanceof Error && error.name === 'WorkerError') return { kind: 'worker' };
  return { kind: 'other', reason: error instanceof Error ? error.message : String(error) };
}
