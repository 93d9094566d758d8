import { LEVERS, type Quantity, type World } from '../../plan/index.ts';
import { exp, stream } from '../../random/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import { LeverValues } from '../modifiers.ts';
import { AssumptionScores, BaseColumn, type BlockKey, Shock } from './draws.ts';
import { CompetitorProcess } from './competitor.ts';
import { CostPerClick } from './cost-per-click.ts';
import { MaterialCost, SupplierProcess } from './supply-risk.ts';
import { createWeek, type WorldWeek } from './world-week.ts';

const CONTENT_NOISE = leverIndex('content.noise');

/** Stands for the levers that a world does not have. */
const EMPTY = column();

/** Turns normal scores into factors of mean 1. */
function luck(scores: Column, sd: Column): void {
  for (let i = 0; i < scores.length; i++) scores[i] = exp(sd[i]! * scores[i]! - 0.5 * sd[i]! * sd[i]!);
}

/**
 * The worlds of one block: everything that strategies cannot change, simulated once and shared by all of them.
 * Buffers are reused from block to block.
 */
export class WorldBlock {
  readonly world: World;
  readonly scores: AssumptionScores;
  readonly weeks: readonly WorldWeek[];
  /** By lever; and the same as lists, since a map's iterator makes garbage for every lever and week. */
  readonly #bases: ReadonlyMap<number, BaseColumn>;
  readonly #baseLevers: readonly number[];
  readonly #baseColumns: readonly BaseColumn[];
  readonly #shocks: readonly Shock[];
  readonly #levers: LeverValues;
  readonly #shared = column();
  /** Columns of moved levers, which stay as they are in their week, and how many of them the block uses. */
  readonly #copies: Column[] = [];
  #used = 0;
  /** Version of each lever in the week before. */
  readonly #seen = new Uint32Array(LEVERS.length);
  readonly #costPerClick: CostPerClick;
  readonly #competitor: CompetitorProcess;
  readonly #material: MaterialCost;
  readonly #suppliers: SupplierProcess;

  /** `strategyValues` are values of the levers ours that some strategy leaves uncertain. */
  constructor(world: World, strategyValues: Readonly<Record<string, Quantity>>[] = []) {
    this.world = world;
    const bases = Object.entries(world.values).map(([name, value]) => new BaseColumn(name, value));
    const names = Object.keys(world.values);
    this.#baseLevers = names.map(leverIndex);
    this.#baseColumns = bases;
    this.#bases = new Map(this.#baseLevers.map((lever, k) => [lever, bases[k]!]));
    const uncertain = names.filter((_, k) => bases[k]!.uncertain);
    const ours = strategyValues.flatMap((values) =>
      Object.entries(values)
        .filter(([, value]) => typeof value !== 'number')
        .map(([name]) => name),
    );
    this.scores = new AssumptionScores(world, [...uncertain, ...ours]);
    this.#shocks = world.modifiers.map((modifier) => new Shock(modifier));
    this.#levers = new LeverValues(
      LEVERS.map((_, index) => this.#bases.get(index)?.values ?? EMPTY),
      this.#shocks.map((shock) => shock.lanes),
    );
    this.weeks = Array.from({ length: world.shop.calendar.weeks }, createWeek);
    this.#costPerClick = new CostPerClick(world.shop);
    this.#competitor = new CompetitorProcess();
    this.#material = new MaterialCost();
    this.#suppliers = new SupplierProcess();
  }

  /** Base values of a lever of kind world or shop, before any shock. */
  base(lever: number): Column {
    const base = this.#bases.get(lever);
    if (!base) throw new RangeError(`${LEVERS[lever]?.name} has no value in this world`);
    return base.values;
  }

  /** Draws and runs the worlds of a block. */
  run(key: BlockKey): void {
    this.scores.draw(key);
    for (const base of this.#bases.values()) base.draw(this.scores);
    stream(key.seed, 'shock/together', key.block).fillNormal(this.#shared);
    for (const shock of this.#shocks) shock.draw(key, this.#shared, this.world.together);
    this.#levers.reset();
    const draw = (source: string) => stream(key.seed, source, key.block);
    const demand = draw('demand');
    const content = draw('content');
    const lift = draw('page/lift');
    const error = draw('page/error');
    this.#costPerClick.start(draw);
    this.#competitor.start(draw);
    this.#material.start(draw);
    this.#suppliers.start(draw);
    this.#used = 0;
    this.weeks.forEach((week, t) => {
      this.#levers.advance(t + 1);
      this.#keepLevers(week, this.weeks[t - 1]);
      this.#costPerClick.step(week, t);
      this.#competitor.step(week);
      this.#material.step(week);
      this.#suppliers.step(week);
      demand.fillNormal(week.demandScore);
      content.fillNormal(week.contentLuck);
      luck(week.contentLuck, week.levers[CONTENT_NOISE]!);
      lift.fillNormal(week.testLift);
      error.fillNormal(week.testError);
    });
  }

  /** Levers of the week: the base columns, those of the week before, or a copy of what they have moved to. */
  #keepLevers(week: WorldWeek, before: WorldWeek | undefined): void {
    const { values, version } = this.#levers;
    for (let k = 0; k < this.#baseLevers.length; k++) {
      const lever = this.#baseLevers[k]!;
      const now = values[lever]!;
      if (before && version[lever] === this.#seen[lever]) week.levers[lever] = before.levers[lever]!;
      else week.levers[lever] = now === this.#baseColumns[k]!.values ? now : this.#copy(now);
      this.#seen[lever] = version[lever]!;
    }
  }

  #copy(values: Column): Column {
    const copy = (this.#copies[this.#used] ??= column());
    this.#used++;
    copy.set(values);
    return copy;
  }
}
