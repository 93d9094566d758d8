import type { Label } from '../../plan/index.ts';
import { FetchError } from './fetch-problem.ts';

/** What cannot be done, and why. */
export type KeepingProblem =
  | { readonly kind: 'not-saved'; readonly reason: Label | string }
  | { readonly kind: 'folder-refused'; readonly reason: Label }
  | { readonly kind: 'not-remembered' };

/** Why files were not saved, in words. */
export function reasonOf(error: unknown): Label | string {
  if (error instanceof FetchError) {
    const { problem } = error;
    if (problem.kind !== 'files-not-understood') return problem.reason;
  }
  return error instanceof Error ? error.message : String(error);
}
