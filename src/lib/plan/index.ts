export * from './catalogue/words.ts';
export * from './catalogue/teams.ts';
export type { CostOn, LeverDefinition, LeverKind, Unit } from './catalogue/lever-table.ts';
export { findLever, LEVERS } from './catalogue/levers.ts';
export type { Aggregate, Measure, Total, WeekMeasure, YearMeasure } from './catalogue/measure.ts';
export type {
  Better,
  FactDefinition,
  FactLayer,
  FactType,
  ObjectFactDefinition,
} from './catalogue/fact-table.ts';
export {
  FACTS,
  findFact,
  findObjectFact,
  findYearFact,
  hasYear,
  YEAR_FACTS,
  type YearFact,
} from './catalogue/facts.ts';
export { MONEY_FACTS } from './catalogue/facts-money.ts';
export { OBJECT_FACTS } from './catalogue/facts-object.ts';
export {
  type ChannelChoice,
  choiceColumns,
  type ChosenLever,
  findChosenLever,
} from './catalogue/channel-choice.ts';
export { ALERT, PLAYS, type PlayName } from './catalogue/plays.ts';
export { LIMITS, type Limit, type LimitKind } from './catalogue/limits.ts';
export * from './quantity.ts';
export * from './modifier.ts';
export * from './rule.ts';
export * from './plan.ts';
