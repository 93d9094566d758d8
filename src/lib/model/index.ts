export { column, type Column, LANES, leverIndex } from './column.ts';
export {
  addTurns,
  begin,
  beginEach,
  clearHappening,
  createHappening,
  type Happening,
  type LaneList,
  type LaneModifier,
  LeverValues,
  NEVER,
} from './modifiers.ts';
export { type BlockKey } from './world/draws.ts';
export { WorldBlock } from './world/world-block.ts';
export { type Details, detailsOf, Year } from './year/year.ts';
export { Remembered } from './remember.ts';
