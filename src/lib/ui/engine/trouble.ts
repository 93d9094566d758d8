import { ModelError } from '../../simulation/browser-link.ts';
import { FetchError } from './fetch-files.ts';

/** Why there are no results, or no more of them: as data, to be said in any language. */
export type Trouble =
  | { readonly kind: 'no-files'; readonly reason: string }
  | { readonly kind: 'files-not-understood' }
  | {
      readonly kind: 'model';
      readonly strategy: string;
      readonly scenario: string;
      readonly variable: string;
      readonly week: number;
      readonly run: number;
    }
  | { readonly kind: 'worker'; readonly reason: string };

export function troubleOf(error: unknown): Trouble {
  if (error instanceof FetchError) {
    return error.reason === undefined
      ? { kind: 'files-not-understood' }
      : { kind: 'no-files', reason: error.reason };
  }
  if (error instanceof ModelError) {
    const { strategy, scenario, variable, week, run } = error;
    return { kind: 'model', strategy, scenario, variable, week, run };
  }
  return { kind: 'worker', reason: error instanceof Error ? error.message : String(error) };
}
