/** A planner's files turned into plans, and everything that can be said about what is wrong in them. */

export { readWorkspace, type WorkspaceFiles, type WorkspaceResult } from './read.ts';
export { onlyChecks } from './files.ts';
export { createReadCache, type ReadCache } from './read-cache.ts';
export type { AssumptionEntry } from './register.ts';
export type { Finding } from './finding.ts';
export type { AllowedFinding } from './resolve/allowances.ts';
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
export { checkWord } from './messages/check-words.ts';
export * from './messages/command-errors.ts';
export * from './messages/command-words.ts';
export { diffWord } from './messages/diff-words.ts';
export { reportWord } from './messages/report-words.ts';
export * from './messages/explain-words.ts';
export { DEFINITIONS_IN_CHINESE } from './messages/guide-definitions.ts';
export { MOVES_IN_CHINESE } from './messages/guide-moves.ts';
export { recordingLabel } from './messages/recording-words.ts';
export { workspaceReadme } from './messages/workspace-readme.ts';
export { jsonSchema, SCHEMA_NAMES, type SchemaName } from './json-schema/index.ts';
export { SCHEMA_FOLDER, schemaFindings, schemaPath, schemaText, staleSchemas } from './json-schema/kept.ts';
export type { RuleTest, RuleTestExpects } from './resolve/rule-tests.ts';
export type { TestSeries } from './resolve/rule-test-facts.ts';
export type { Expectation } from './resolve/expectations.ts';
export {
  columnKey,
  type Bound,
  type Figure,
  type Measure,
  type RunColumn,
  type Statement,
} from './statement/statement.ts';
export { schemaOf, withModeline } from './json-schema/modeline.ts';
export { RECORDINGS } from './files.ts';
export { sourcesOf, type Sources } from './sources.ts';
export { rulePlace } from './rule-place.ts';
export { formatFile, hasLayout, type Formatted } from './format/index.ts';
export * from './knobs/index.ts';
export { mendFiles } from './mend/index.ts';
export { nearest } from './text/nearest.ts';
export { asWritten, fixed, inUnit, millions, NO_NUMBER, percent } from './tell/number.ts';
export { failureText, reasonText, valueText } from './tell/reason-text.ts';
export { movedText, worldEvents } from './tell/events.ts';
export * from './assist/index.ts';
export * from './sentences/index.ts';
