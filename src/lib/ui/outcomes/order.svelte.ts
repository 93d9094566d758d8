import type { PlanSet } from '../../plan/index.ts';

const KEY = 'windtunnel.order';

export type Side = 'strategy' | 'scenario';

type Order = Readonly<Record<Side, readonly string[]>>;

const EMPTY: Order = { strategy: [], scenario: [] };

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function stored(): Order {
  try {
    const order = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Record<string, unknown> | null;
    const [strategy, scenario] = [order?.['strategy'], order?.['scenario']];
    return { strategy: isNames(strategy) ? strategy : [], scenario: isNames(scenario) ? scenario : [] };
  } catch {
    return EMPTY;
  }
}

/** In the order that was chosen; those that nobody placed keep theirs, behind. */
function arranged<Thing extends { readonly title: { readonly name: string } }>(
  things: readonly Thing[],
  names: readonly string[],
): readonly Thing[] {
  const place = ({ title }: Thing): number => {
    const found = names.indexOf(title.name);
    return found < 0 ? names.length : found;
  };
  return things.toSorted((a, b) => place(a) - place(b));
}

/** The order of rows and columns: the reader's own, kept by the browser and in no file. */
export class RowOrder {
  #order = $state.raw<Order>(stored());

  arrange(plans: PlanSet): PlanSet {
    const { strategy, scenario } = this.#order;
    return {
      ...plans,
      strategies: arranged(plans.strategies, strategy),
      worlds: arranged(plans.worlds, scenario),
    };
  }

  /** Moves one by so many places, among those that there are. */
  move(side: Side, names: readonly string[], name: string, by: number): void {
    const from = names.indexOf(name);
    const to = from + by;
    if (from < 0 || to < 0 || to >= names.length) return;
    this.#keep({ ...this.#order, [side]: names.toSpliced(from, 1).toSpliced(to, 0, name) });
  }

  /** Puts a new one behind another; or under a new name in the place of its old one. */
  place(side: Side, names: readonly string[], name: string, behind: string, instead: boolean): void {
    const others = names.filter((each) => each !== name);
    const at = others.indexOf(behind);
    if (at < 0) return;
    this.#keep({
      ...this.#order,
      [side]: instead ? others.with(at, name) : others.toSpliced(at + 1, 0, name),
    });
  }

  #keep(order: Order): void {
    this.#order = order;
    try {
      localStorage.setItem(KEY, JSON.stringify(order));
    } catch {
      // an order that cannot be kept still holds until the page is closed
    }
  }
}
