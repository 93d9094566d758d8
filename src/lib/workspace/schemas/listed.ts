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
  | 'condition'
  | 'statement'
  | 'facts of a week'
  | 'facts of weeks';

/** Key under which it travels in a schema's metadata. */
export const LISTED = 'listed';

/** Marks a schema with what may stand there. */
export const listed = <Schema extends z.ZodType>(schema: Schema, what: Listed): Schema =>
  schema.meta({ [LISTED]: what });
