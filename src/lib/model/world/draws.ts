import { LEVERS, type Modifier, type Quantity, type World } from '../../plan/index.ts';
import {
  compileQuantity,
  type Copula,
  copula,
  correlate,
  normalQuantile,
  type Quantile,
  stream,
} from '../../random/index.ts';
import { column, type Column, columns, leverIndex } from '../column.ts';
import { Remembered } from '../remember.ts';
import {
  beginEach,
  clearHappening,
  clipToBounds,
  createHappening,
  type LaneModifier,
  NEVER,
} from '../modifiers.ts';

/** Seed and block: with a source's name they fix every draw. */
export interface BlockKey {
  readonly seed: number | string;
  readonly block: number;
}

/** Every world of a plan set has most of its quantities in common, and tables of quantiles take their time. */
const quantiles = new Remembered<Quantile>(1000);

/** Compiles a quantity that the workspace has checked; an impossible one here is a fault of the program. */
export function quantile(quantity: Quantity): Quantile {
  return quantiles.of(JSON.stringify(quantity), () => {
    const compiled = compileQuantity(quantity);
    if (!compiled.ok) throw new RangeError(`impossible distribution: ${compiled.error.code}`);
    return compiled.value;
  });
}

/** Normal scores of every uncertain or correlated lever, shared by all strategies and scenarios. */
export class AssumptionScores {
  readonly #copula: Copula | undefined;
  readonly #correlated: readonly string[];
  readonly #scores = new Map<string, Column>();

  constructor(world: World, uncertain: Iterable<string>) {
    const order = LEVERS.map((lever) => lever.name);
    const names = new Set(world.correlations.flatMap(({ a, b }) => [a, b]));
    this.#correlated = order.filter((name) => names.has(name));
    if (this.#correlated.length > 0) {
      const built = copula(this.#correlated, world.correlations);
      if (!built.ok) throw new RangeError(`impossible correlations: ${built.error.code}`);
      this.#copula = built.value;
    }
    for (const name of [...this.#correlated, ...uncertain]) this.#scores.set(name, column());
  }

  /** Draws the scores of a block: one normal a lane from each lever's own stream, then correlated. */
  draw({ seed, block }: BlockKey): void {
    for (const [name, scores] of this.#scores) stream(seed, `assume/${name}`, block).fillNormal(scores);
    if (this.#copula) {
      correlate(
        this.#correlated.map((name) => this.of(name)),
        this.#copula,
      );
    }
  }

  of(lever: string): Column {
    const scores = this.#scores.get(lever);
    if (!scores) throw new RangeError(`no draws for ${lever}`);
    return scores;
  }
}

/** One lever's base value on every lane: a constant, or its quantile at the lane's score. */
export class BaseColumn {
  readonly values = column();
  readonly #lever: number;
  readonly #name: string;
  readonly #quantile: Quantile;

  constructor(name: string, quantity: Quantity) {
    this.#name = name;
    this.#lever = leverIndex(name);
    this.#quantile = quantile(quantity);
    if (this.#quantile.constant !== undefined) {
      this.values.fill(this.#quantile.constant);
      clipToBounds(this.#lever, this.values);
    }
  }

  get uncertain(): boolean {
    return this.#quantile.constant === undefined;
  }

  draw(scores: AssumptionScores): void {
    if (!this.uncertain) return;
    this.#quantile.fill(scores.of(this.#name), this.values);
    clipToBounds(this.#lever, this.values);
  }
}

/** A modifier of a scenario on the lanes of a block: whether, when, how long and how much are drawn per run. */
export class Shock {
  readonly lanes: LaneModifier;
  readonly #modifier: Modifier;
  readonly #size: Quantile;
  readonly #from: Quantile;
  readonly #weeks: Quantile;
  /** Chance, start, duration, size: always four draws a lane, used or not. */
  readonly #scores = columns(4);

  constructor(modifier: Modifier) {
    this.#modifier = modifier;
    this.#size = quantile(modifier.value);
    this.#from = quantile(modifier.from);
    this.#weeks = quantile(modifier.weeks === Infinity ? 1 : modifier.weeks);
    this.lanes = {
      lever: leverIndex(modifier.lever),
      layer: modifier.layer,
      key: modifier.key,
      operation: modifier.operation,
      value: column(),
      when: createHappening(),
      ramp: modifier.ramp,
    };
  }

  /** `shared` is the scenario's shared normal, and `loading` its weight on chance, duration and size. */
  draw({ seed, block }: BlockKey, shared: Column, loading: number): void {
    const source = stream(seed, `shock/${this.#modifier.key}`, block);
    for (const scores of this.#scores) source.fillNormal(scores);
    const [chance, start, duration, size] = this.#scores as [Column, Column, Column, Column];
    for (const scores of [chance, duration, size]) mix(scores, shared, loading);
    const { value, when } = this.lanes;
    this.#size.fill(size, value);
    const open = this.#modifier.weeks === Infinity;
    // It happens where the score is high, so that with a shared normal the years in which shocks happen
    // are also those in which they are long and deep.
    clearHappening(when);
    const threshold = this.#modifier.chance >= 1 ? -Infinity : normalQuantile(1 - this.#modifier.chance);
    beginEach(when, (i) => {
      if (chance[i]! < threshold || this.#modifier.chance <= 0) return undefined;
      const from = Math.round(this.#from.at(start[i]!));
      const weeks = open ? NEVER : Math.max(1, Math.round(this.#weeks.at(duration[i]!)));
      return [from, Math.min(NEVER, from + weeks)];
    });
  }
}

function mix(own: Column, shared: Column, loading: number): void {
  if (loading === 0) return;
  const rest = Math.sqrt(1 - loading * loading);
  for (let i = 0; i < own.length; i++) own[i] = loading * shared[i]! + rest * own[i]!;
}
