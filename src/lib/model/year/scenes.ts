import { leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const COVERAGE = at('page.scene_pages');
const EFFECT = at('page.scene_effect');
const COST = at('page.scene_cost');
const RETURNS = at('page.scene_returns');

/** Last year's scene-led pages stand, and what they do is in last year's figures. */
export function openScenes(year: YearContext): void {
  const { state, effects } = year;
  state.scenesBuilt.fill(year.opening('page.scene_pages'));
  effects.sceneReturns.fill(1);
  effects.scenesAsked.fill(0);
  effects.marks.scenes = false;
}

/**
 * What the pages that are still to be built would cost, CNY. Returns whether the content line has to be paid from anew:
 * pages are to be built now, or were last week.
 */
export function askForScenes(year: YearContext): boolean {
  const { levers: v, state, effects } = year;
  const before = effects.marks.scenes;
  if (!before && !year.changed(COVERAGE)) return false;
  const coverage = v[COVERAGE]!;
  const cost = v[COST]!;
  const { scenesBuilt } = state;
  const { scenesAsked } = effects;
  let any = false;
  for (let i = 0; i < coverage.length; i++) {
    const missing = coverage[i]! - scenesBuilt[i]!;
    scenesAsked[i] = missing > 0 ? missing * cost[i]! : 0;
    if (missing > 0) any = true;
  }
  effects.marks.scenes = any;
  return any || before;
}

/**
 * Builds the pages that the content line has paid for: each gains its part of the effect once and for good, and shows
 * buyers what they will get, so that less comes back. Pages stay when the lever goes back.
 */
export function buildScenes(year: YearContext): void {
  if (!year.effects.marks.scenes) return;
  const { levers: v, state, effects } = year;
  const coverage = v[COVERAGE]!;
  const effect = v[EFFECT]!;
  const fewer = v[RETURNS]!;
  const before = year.opening('page.scene_pages');
  const { scenesBuilt, pageLift } = state;
  const { contentPaid, sceneReturns } = effects;
  for (let i = 0; i < coverage.length; i++) {
    const missing = coverage[i]! - scenesBuilt[i]!;
    if (missing <= 0) continue;
    const paid = contentPaid[i]!;
    pageLift[i]! += effect[i]! * missing * paid;
    scenesBuilt[i] = paid === 1 ? coverage[i]! : scenesBuilt[i]! + paid * missing;
    sceneReturns[i] = 1 - fewer[i]! * (scenesBuilt[i]! - before);
  }
}
