import type { z } from './zod.ts';

/**
 * What a place in a file may hold beyond its type. The check itself looks these up in the catalogues and in the workspace, so
 * that it can say which name is nearest; the schemas published for editors list the names with their meaning.
 */
export type Listed =
  | 'any lever'
  | 'lever of ours'
  | 'lever of a play'
  | 'lever of the world'
  | 'levers of ours'
  | 'levers of a scenario'
  | 'levers of the shop'
  | 'fact of the year'
  | 'play'
  | 'warning'
  | 'condition'
  | 'statement'
  | 'facts of a week'
  | 'facts of weeks';

/** Key under which it travels in a schema's metadata. */
export const LISTED = 'listed';

/** Marks a schema with what may stand there. */
export const listed = <Schema extends z.ZodType>(schema: Schema, what: Listed): Schema =>
  schema.meta({ [LISTED]: what });

/** Key in the metadata of what stands in a schema only so that it can be refused with better words. */
export const TOLD_ONLY = 'toldOnly';

/** Marks a schema that always refuses; the schemas published for editors do without it. */
export const toldOnly = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ [TOLD_ONLY]: true });
