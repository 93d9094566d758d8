/** Whether plans hold what is expected of them, and what reports are written from. */
export type { CellChecker } from './cell-checker.ts';
export { checkPlans, type CheckOptions, looksOf, MOST_TIMES } from './check.ts';
export { checkRuleTests } from './rule-tests/check-rule-tests.ts';
export { ruleTestText } from './rule-tests/write-test.ts';
export { diffPlans, type DiffOptions } from './diff/diff-plans.ts';
export type { DiffSide } from './diff/match.ts';
export { RECORDED_RUNS } from './recordings/command.ts';
export { type Practical, practicalFrom } from './recordings/practical.ts';
export { RecordingChecker, simulateOthers } from './recordings/recording-checker.ts';
export { type CellRecording, recordCells } from './recordings/record-cells.ts';
export { annotations } from './reports/annotations.ts';
export { htmlReport } from './reports/html.ts';
export { junitReport } from './reports/junit.ts';
export { markdownReport } from './reports/markdown.ts';
export { diffText, WORKING_TREE } from './reports/diff-text.ts';
export { textReport } from './reports/text.ts';
export { exitOf, type Verdict, type VerdictChange, type VerdictItem } from './verdict.ts';
export { wrongFiles } from './wrong-files.ts';
