import type { PlanSet, Strategy, World } from '../../plan/index.ts';
import type { Outcome } from '../../simulation/index.ts';
import { type FanData, fanData, topOf } from '../charts/fan-data.ts';
import { type CellPlace, DRAWN_FACT } from '../engine/engine-types.ts';

/** A cell with all that is shown of it. */
export interface ShownCell {
  readonly place: CellPlace;
  readonly strategy: Strategy;
  readonly world: World;
  /** Undefined until it has been simulated. */
  readonly outcome: Outcome | undefined;
  readonly colour: string;
}

/** The cell at a place; undefined where the plans have none there. */
export function shownCell(
  plans: PlanSet | undefined,
  place: CellPlace | undefined,
  outcomeAt: (place: CellPlace) => Outcome | undefined,
  colourOf: (strategy: string) => string,
): ShownCell | undefined {
  const strategy = plans?.strategies.find(({ title }) => title.name === place?.strategy);
  const world = plans?.worlds.find(({ title }) => title.name === place?.scenario);
  if (!place || !strategy || !world) return undefined;
  return { place, strategy, world, outcome: outcomeAt(place), colour: colourOf(place.strategy) };
}

/** The weekly fan of a cell. */
function fanOf({ world, outcome }: ShownCell): FanData | undefined {
  const band = outcome?.bands.find(({ fact }) => fact === DRAWN_FACT);
  return band && fanData(band, world.shop.calendar, world.shop.lastYear.gmv);
}

/** The weekly fans of cells, all on one scale. */
export function fansOnOneScale(cells: readonly ShownCell[]): readonly (FanData | undefined)[] {
  const fans = cells.map(fanOf);
  const top = Math.max(0, ...fans.map((fan) => (fan ? topOf(fan) : 0)));
  return fans.map((fan) => fan && { ...fan, top });
}
