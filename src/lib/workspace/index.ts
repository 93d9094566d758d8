/** A planner's files turned into plans, and everything that can be said about what is wrong in them. */

export { readWorkspace, type WorkspaceFiles, type WorkspaceResult } from './read.ts';
export type { AssumptionEntry, Scope } from './register.ts';
export type { RuleNote } from './schemas/rules.ts';
export type { Excerpt, Finding } from './finding.ts';
export { explainFinding, renderFinding } from './render.ts';
export {
  FINDING_CODES,
  LANGUAGES,
  message,
  type FindingArgs,
  type FindingCode,
  type Lang,
  type MessageArgs,
  type MessageCode,
  type Severity,
  type Told,
  WORD_CODES,
  type WordCode,
  wordFor,
} from './messages/index.ts';
export * from './messages/command-errors.ts';
export * from './messages/command-words.ts';
export * from './messages/explain-words.ts';
export { pageWord, type PageWord, type PageWordArgs, type PlainPageWord } from './messages/page.ts';
export { nearest } from './text/nearest.ts';
