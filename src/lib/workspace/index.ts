/** A planner's files turned into plans, and everything that can be said about what is wrong in them. */

export { readWorkspace, type WorkspaceFiles, type WorkspaceResult } from './read.ts';
export type { AssumptionEntry } from './register.ts';
export type { Finding } from './finding.ts';
export { explainFinding, renderFinding } from './render.ts';
export {
  FINDING_CODES,
  LANGUAGES,
  message,
  WORD_CODES,
  wordFor,
  type FindingCode,
  type Lang,
} from './messages/index.ts';
export * from './messages/command-errors.ts';
export * from './messages/command-words.ts';
export * from './messages/explain-words.ts';
export { DEFINITIONS_IN_CHINESE } from './messages/guide-definitions.ts';
export { MOVES_IN_CHINESE } from './messages/guide-moves.ts';
export { workspaceReadme } from './messages/workspace-readme.ts';
export { jsonSchema, SCHEMA_NAMES, type SchemaName } from './json-schema/index.ts';
export { schemaOf, withModeline } from './json-schema/modeline.ts';
export { formatFile, hasLayout, type Formatted } from './format/index.ts';
export * from './knobs/index.ts';
export { mendFiles } from './mend/index.ts';
export { nearest } from './text/nearest.ts';
