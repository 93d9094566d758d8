import { join } from 'node:path';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { WorldBlock, Year } from '../../src/lib/model/index.ts';
import {
  findLever,
  type Modifier,
  type PlanSet,
  type Quantity,
  type Shop,
  type Strategy,
  type World,
} from '../../src/lib/plan/index.ts';
import { compileQuantity } from '../../src/lib/random/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';

/** The plans of the sample workspace. */
export function samplePlans(): PlanSet {
  const read = readWorkspace(readFolder(join(import.meta.dirname, '..', '..')));
  if (!read.ok)
    throw new Error(`the sample has errors: ${read.findings.map((finding) => finding.code).join(', ')}`);
  return read.plans;
}

const named = <Item extends { title: { name: string } }>(items: readonly Item[], name: string): Item => {
  const found = items.find((item) => item.title.name === name);
  if (!found) throw new Error(`the sample has no ${name}`);
  return found;
};

const plans = samplePlans();
export const CALM = named(plans.worlds, 'calm');
export const STORM = named(plans.worlds, 'perfect-storm');
export const PLAN = named(plans.strategies, 'plan-2026');
export const NO_RULES = named(plans.strategies, 'plan-2026-no-rules');
export const TARGETS = plans.targets;
export const SAMPLE = plans;

/** The value of a quantity in a year without luck: its median. */
function median(quantity: Quantity): number {
  const compiled = compileQuantity(quantity);
  if (!compiled.ok) throw new Error(compiled.error.code);
  return compiled.value.constant ?? compiled.value.at(0);
}

/** Levers that stand for chance: at 0 a run has no luck. */
const LUCK: Readonly<Record<string, number>> = {
  'channels.cpc_noise': 0,
  'content.noise': 0,
  'demand.dispersion': 0,
  'competitor.rate': 0,
  'entrant.rate': 0,
  'material.volatility': 0,
  'suppliers.lead_spread': 0,
  'suppliers.a.failure_rate': 0,
  'suppliers.b.failure_rate': 0,
  'suppliers.c.failure_rate': 0,
};

export interface Setup {
  /** Values of levers, over the sample's. */
  readonly levers?: Readonly<Record<string, Quantity>>;
  readonly shop?: Partial<Shop>;
  /** Modifiers of the world, and of the strategy. */
  readonly shocks?: readonly Modifier[];
  readonly changes?: readonly Modifier[];
  /** Keeps the sample's assumptions and chance. */
  readonly lucky?: boolean;
}

export interface SetUp {
  readonly world: World;
  readonly strategy: Strategy;
}

/**
 * The sample's shop with last year's practice, every assumption at its median and without luck, and the given levers over
 * that. Values of levers ours are last year's too, so that effects are centred on them, unless they are `changes`.
 */
export function setUp({
  levers = {},
  shop = {},
  shocks = [],
  changes = [],
  lucky = false,
}: Setup = {}): SetUp {
  const given = { ...(lucky ? {} : LUCK), ...levers };
  const settle = (values: Readonly<Record<string, Quantity>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, given[name] ?? (lucky ? value : median(value))]),
    );
  const opening = Object.fromEntries(
    Object.entries(NO_RULES.opening).map(([name, value]) => [
      name,
      (given[name] as number | undefined) ?? value,
    ]),
  );
  for (const name of Object.keys(levers)) if (!findLever(name)) throw new Error(`no lever ${name}`);
  return {
    world: {
      ...CALM,
      shop: { ...CALM.shop, ...shop },
      values: settle(CALM.values),
      modifiers: shocks,
      correlations: lucky ? CALM.correlations : [],
    },
    strategy: {
      ...NO_RULES,
      values: opening,
      opening,
      phases: [{ name: 'none', first: 1, last: 52, spend: 1 }],
      modifiers: changes,
    },
  };
}

/** A change of a lever of ours from a week on. */
export const change = (
  lever: string,
  operation: Modifier['operation'],
  value: number,
  from = 1,
): Modifier => ({
  lever,
  layer: 'strategy',
  operation,
  value,
  from,
  weeks: Infinity,
  ramp: 0,
  chance: 1,
  key: `${lever}#1`,
});

/** Weekly output of a year by column name: weeks of LANES values each. */
export class Told {
  readonly year: Year;
  readonly #weeks: ReadonlyMap<string, Float64Array>[] = [];

  constructor(year: Year, weeks: number) {
    this.year = year;
    year.start();
    for (let week = 0; week < weeks; week++) {
      year.step();
      this.#weeks.push(new Map([...year.outputByName].map(([name, values]) => [name, values.slice()])));
    }
  }

  get weeks(): number {
    return this.#weeks.length;
  }

  /** Values of a column in a week, from 1, on all lanes. */
  lanes(name: string, week: number): Float64Array {
    const values = this.#weeks[week - 1]?.get(name);
    if (!values) throw new Error(`no ${name} in week ${week}`);
    return values;
  }

  /** The first lane's values of a column, by week. */
  series(name: string, lane = 0): number[] {
    return this.#weeks.map((_, t) => this.lanes(name, t + 1)[lane]!);
  }

  sum(name: string, lane = 0): number {
    return this.series(name, lane).reduce((total, value) => total + value, 0);
  }
}

/** Runs the year of a set-up on the lanes of a block. */
export function tell(setup: SetUp, { seed = 42, block = 0, weeks = 52 } = {}): Told {
  const world = new WorldBlock(setup.world, [setup.strategy.values]);
  world.run({ seed, block });
  return new Told(new Year(setup.strategy, world, []), weeks);
}
