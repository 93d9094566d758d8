import type { Modifier, World } from '../../src/lib/plan/index.ts';
import { STORM } from './sample.ts';

/** Carriers lose some of their capacity, at some time of the year, in most runs; or all of it. */
const interruption = (key: string, first: number, last: number): Modifier => ({
  lever: 'logistics.capacity',
  layer: 'scenario',
  operation: 'set',
  value: { family: 'uniform', min: 0, max: 1 },
  from: { family: 'uniform', min: first, max: last },
  weeks: { family: 'uniform', min: 1, max: 12 },
  ramp: 0,
  chance: 0.8,
  key,
});

/** The storm's worlds with two interruptions of logistics. */
export const INTERRUPTED: World = {
  ...STORM,
  modifiers: [...STORM.modifiers, interruption('carriers#1', 1, 15), interruption('carriers#2', 25, 45)],
};
