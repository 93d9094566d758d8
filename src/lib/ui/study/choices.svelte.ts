import type { PlanSet } from '../../plan/index.ts';
import type { CellPlace } from '../engine/engine-types.ts';
import type { StudySettings } from './settings.ts';

interface Named {
  readonly title: { readonly name: string };
}

/** Whether one of these is called so. */
export const has = (things: readonly Named[], name: string | undefined): boolean =>
  things.some(({ title }) => title.name === name);

/** What a reader chose of a study: how much is simulated, and which cell is looked at. */
export class Choices {
  /** Years a cell. */
  runs = $state<number | undefined>();
  seed = $state<number | string | undefined>();
  opened = $state.raw<CellPlace | undefined>();

  take({ runs, seed, opened }: StudySettings): void {
    this.runs = runs;
    this.seed = seed;
    this.opened = opened;
  }

  /** Opens the first cell where the one that was opened is not there. */
  settle({ strategies, worlds }: PlanSet): void {
    const [strategy] = strategies;
    const [world] = worlds;
    const isThere = has(strategies, this.opened?.strategy) && has(worlds, this.opened?.scenario);
    if (!isThere && strategy && world)
      this.opened = { strategy: strategy.title.name, scenario: world.title.name };
  }
}
