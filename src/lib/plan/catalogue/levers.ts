import type { LeverDefinition } from './lever-table.ts';
import { LEVERS_OURS } from './levers-ours.ts';
import { LEVERS_SHOP } from './levers-shop.ts';
import { LEVERS_WORLD } from './levers-world.ts';

/** Every named number of the model, in canonical order. */
export const LEVERS: readonly LeverDefinition[] = [...LEVERS_OURS, ...LEVERS_WORLD, ...LEVERS_SHOP];

const byName = new Map(LEVERS.map((lever) => [lever.name, lever]));

/** The lever of that name, or undefined. */
export const findLever = (name: string): LeverDefinition | undefined => byName.get(name);
