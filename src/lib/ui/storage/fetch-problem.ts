import type { Label } from '../../plan/index.ts';

/** Why files could not be had: no answer, and what the browser says; a folder that is refused, and why; or an unknown form. */
export type FetchProblem =
  | { readonly kind: 'no-files'; readonly reason: string }
  | { readonly kind: 'folder-refused'; readonly reason: Label }
  | { readonly kind: 'files-not-understood' };

/** The workspace's files could not be had. */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  constructor(readonly problem: FetchProblem) {
    super(problem.kind);
  }
}
