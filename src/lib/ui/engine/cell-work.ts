import {
  type Aim,
  type Exceedance,
  exceedance,
  firingsByRun,
  firingShares,
  histogram,
  runWeeks,
  weekMeans,
} from '../../analysis/index.ts';
import { findYearFact, MONEY_FACTS, PAID_CHANNELS, YEAR_FACTS } from '../../plan/index.ts';
import { type CellTally, findRun, ScenarioTally, sharpen, type Workers } from '../../simulation/index.ts';
import {
  type CellDetail,
  type CellOrder,
  type CellQuestions,
  type Distribution,
  type FactWeeks,
  FIRST_WEEKLY,
  MOST_DETAILED,
  NEW_CUSTOMER_SOURCES,
  type RunView,
  SUPPLIER_UP,
  type WhichRun,
} from './cell-types.ts';

/** Year facts of a cell: all of the catalogue's, where money goes, and where customers come from. */
const YEARLY: readonly string[] = [
  ...YEAR_FACTS.map(({ name }) => name),
  ...MONEY_FACTS.map(({ name }) => `money.${name}`),
  // those that come by referral are what is left of all: to ask for them is to add their orders up another way, which moves
  // the referral rate by its last digit, and this cell is that of the matrix to the last digit
  ...NEW_CUSTOMER_SOURCES.filter((source) => source !== 'referral').map(
    (source) => `channel.${source}.new_customers`,
  ),
  ...PAID_CHANNELS.flatMap((channel) => [`channel.${channel}.spend`, `channel.${channel}.cac`]),
];

interface KeptCell {
  readonly order: CellOrder;
  readonly tally: CellTally;
  readonly weeks: number;
}

interface Wanted {
  readonly facts: readonly string[];
  readonly weekly: readonly string[];
  readonly firings: boolean;
}

/** One cell whose years are kept, for the page that is about it. */
export class CellWork implements CellQuestions {
  #cell: KeptCell | undefined;
  /** Weeks of a fact beyond those kept from the first: the last that was asked for. */
  #further: { readonly fact: string; readonly tally: CellTally } | undefined;

  /** What fired in a run: found when a run is first asked for. */
  #firings: ReturnType<typeof firingsByRun> | undefined;

  /** Simulates a cell anew; what was kept of another goes. Its chances are those of the matrix with as many runs. */
  async detail(
    order: CellOrder,
    workers: Workers,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<CellDetail> {
    const wanted = { facts: YEARLY, weekly: [...FIRST_WEEKLY, ...SUPPLIER_UP], firings: true };
    const tally = await simulated(order, wanted, workers, signal, onProgress);
    const { weeks } = only(order.plans.worlds).shop.calendar;
    this.#cell = { order, tally, weeks };
    this.#further = undefined;
    this.#firings = undefined;
    return {
      outcome: tally.outcome(),
      weeks,
      firings: firingShares(tally, only(order.plans.strategies).rules.length, weeks),
      outages: SUPPLIER_UP.map((fact) => weekMeans(tally, fact, weeks).map((up) => 1 - up)),
    };
  }

  /** A fact's weeks: simulated once more where they have not been kept. Undefined where no cell has been simulated. */
  async weeks(
    fact: string,
    workers: Workers,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<FactWeeks | undefined> {
    const cell = this.#cell;
    if (!cell || !findYearFact(fact)) return undefined;
    if (!this.#keeper(fact)) {
      const facts = [...new Set([...cell.order.plans.targets.map((target) => target.fact), fact])];
      const wanted = { facts, weekly: [fact], firings: false };
      const tally = await simulated(cell.order, wanted, workers, signal, onProgress);
      if (cell !== this.#cell) return undefined;
      this.#further = { fact, tally };
    }
    const tally = this.#keeper(fact);
    const band = tally?.outcome().bands.find((candidate) => candidate.fact === fact);
    const summary = tally?.outcome().facts[fact];
    if (!tally || !band || !summary) return undefined;
    return { band, means: weekMeans(tally, fact, cell.weeks), summary };
  }

  distribution(fact: string, aim: Aim, direction: Exceedance['direction']): Distribution | undefined {
    const values = this.#values(fact);
    return values && { histogram: histogram(values, aim), exceedance: exceedance(values, aim, direction) };
  }

  run(fact: string, run: number): RunView | undefined {
    if (!this.#cell || run >= this.#cell.tally.done) return undefined;
    const { tally, weeks } = this.#cell;
    this.#firings ??= firingsByRun(tally);
    const keeper = this.#keeper(fact);
    return { run, values: keeper && runWeeks(keeper, fact, run, weeks), firings: this.#firings(run) };
  }

  /** The worst, median or best run by a year fact: which end is the worst, the fact says. */
  find(fact: string, which: WhichRun): number | undefined {
    const values = this.#values(fact);
    if (!values) return undefined;
    if (which === 'median') return findRun(values, 'median');
    const lowIsBest = findYearFact(fact)?.better === 'down';
    return findRun(values, (which === 'best') === lowIsBest ? 'lowest' : 'highest');
  }

  /** A fact's values by run: of the catalogue's own list, or of what was asked for last. */
  #values(fact: string): Float64Array | undefined {
    const kept = this.#cell?.tally.values(fact);
    return kept ?? (this.#further?.fact === fact ? this.#further.tally.values(fact) : undefined);
  }

  /** Where a fact's weeks are kept. */
  #keeper(fact: string): CellTally | undefined {
    if (this.#further?.fact === fact) return this.#further.tally;
    return (FIRST_WEEKLY as readonly string[]).includes(fact) ? this.#cell?.tally : undefined;
  }
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new RangeError('a cell is of one strategy and one world');
  return item;
}

async function simulated(
  { plans, runs, seed }: CellOrder,
  { facts, weekly, firings }: Wanted,
  workers: Workers,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<CellTally> {
  const world = only(plans.worlds);
  const strategies = [only(plans.strategies)];
  const job = { world, strategies, targets: plans.targets, seed, facts, weekly, firings };
  const tally = new ScenarioTally(job, Math.min(runs, MOST_DETAILED));
  await sharpen({ tallies: [tally], workers, signal, onColumn: () => undefined, onProgress });
  return only(tally.cells);
}
