export {
  compileRules,
  ruleIssues,
  type CompiledRules,
  type CompileOptions,
  type RuleSource,
} from './compile.ts';
export type {
  ExpressionProblem,
  IssuePlace,
  JsonPath,
  RuleIssue,
  RuleProblem,
  ValueKind,
  WindowKind,
} from './issue.ts';
export {
  leafKey,
  type Cell,
  type CompiledRule,
  type RuleProgram,
  type Side,
  type SignalRef,
  type Step,
} from './program.ts';
export { lookBack } from './look-back.ts';
export { createMask, isSetIn, LANES_A_WORD, type Mask } from './kernels-mask.ts';
export { createRuleState, resetRuleState, type RuleState } from './state.ts';
export { recordWeek } from './record.ts';
export { evaluateRules, ruleHolds, stepHolds } from './evaluate.ts';
export {
  Explainer,
  explainWeek,
  RuleDisagreement,
  rulesEngine,
  type Moment,
  type OnResult,
  type Reason,
  type ReasonLeaf,
  type RuleReason,
  type WeekExplanation,
} from './explain.ts';
export type { LaneHistory } from './history.ts';
export { signalShape, type FactShape } from './facts.ts';
export { decodeValue, type FactValue } from './value.ts';
export { OPERATOR_NAMES } from './operators.ts';
export {
  EXPRESSION_FUNCTIONS,
  parseExpression,
  type Expression,
  type ParsedExpression,
} from './expression.ts';
export {
  parseStatement,
  quantileShare,
  STATEMENT_FUNCTIONS,
  type Comparing,
  type StatementPart,
} from './statement.ts';
export { readNumber } from './number-text.ts';
export { nearestName } from './nearest.ts';
