import { checkParts } from '../check.ts';
import type { Report } from '../finding.ts';
import { expectationsSchema, type PracticalEntry, type RecordingsEntry } from '../schemas/expectations.ts';
import type { Tree } from '../text/tree.ts';

/** How far figures may move before anyone has to look, as far as scenarios/checks/expectations.yaml says. */
export const readPractical = (tree: Tree | null | undefined, report: Report): PracticalEntry =>
  (tree && checkParts(expectationsSchema, tree, report).practical) ?? {};

/** Whether recordings have to be there, as far as it says. */
export const readRecordings = (tree: Tree | null | undefined, report: Report): RecordingsEntry =>
  (tree && checkParts(expectationsSchema, tree, report).recordings) ?? 'optional';
