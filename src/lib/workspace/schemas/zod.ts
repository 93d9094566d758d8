import { z } from 'zod';
import type { Problem } from '../finding.ts';
import type { Path } from '../text/tree.ts';

// Compiled checks are made with `new Function`, which the pages' security policy forbids.
z.config({ jitless: true });

export { z };

/** Key of an issue's params under which a problem of ours travels through zod. */
export const PROBLEM = 'problem';

/** Adds a problem of ours at a path below the value that is being checked, and gives up on the value. */
export function refuse(ctx: z.RefinementCtx, problem: Problem, path: Path = []): never {
  ctx.addIssue({ code: 'custom', params: { [PROBLEM]: problem }, path: [...path], input: undefined });
  return z.NEVER;
}

/** An object that takes no other keys; the names of its keys travel in the message, to suggest the nearest from. */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(',') : undefined),
  });

/** Keys that any YAML file may carry besides its own. */
export const COMMON_KEYS = {
  version: z.literal(1).optional(),
  note: z.string().optional(),
};

const titleText = z.string().min(1).max(200);

/** Names for people: `title: { en, zh }`, or one text for both. */
export const title = z
  .union([titleText, strict({ en: titleText.optional(), zh: titleText.optional() })])
  .transform((written) => (typeof written === 'string' ? { en: written, zh: written } : written));

/** Keys of files that are shown by name. */
export const TITLED_KEYS = { ...COMMON_KEYS, name: titleText.optional(), title: title.optional() };
