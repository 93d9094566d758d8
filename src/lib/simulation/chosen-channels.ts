import { type ChannelChoice, findChosenLever, PAID_CHANNELS, type PlayModifier } from '../plan/index.ts';
import {
  begin,
  clearHappening,
  column,
  type Column,
  createHappening,
  type Happening,
  type LaneModifier,
  leverIndex,
  NEVER,
} from '../model/index.ts';

type Columns = ReadonlyMap<string, Column>;

/** What channels are compared by, in the week just over. */
interface Figures {
  readonly spend: readonly Column[];
  readonly marginalSpend: readonly Column[];
  readonly marginalOrders: readonly Column[];
  readonly gmv: readonly Column[];
  readonly cost: readonly Column[];
  readonly gmv4w: Column;
  readonly margin4w: Column;
}

function figuresOf(columns: Columns): Figures {
  const named = (name: string): Column => {
    const values = columns.get(name);
    if (!values) throw new RangeError(`the model makes no ${name}`);
    return values;
  };
  const each = (quantity: string) => PAID_CHANNELS.map((channel) => named(`${quantity}.${channel}`));
  return {
    spend: each('spend'),
    marginalSpend: each('marginal_spend'),
    marginalOrders: each('marginal_orders'),
    gmv: each('gmv'),
    cost: PAID_CHANNELS.map((channel) =>
      named(channel === 'influencers' ? 'cost.influencers' : `spend.${channel}`),
    ),
    gmv4w: named('gmv_4w'),
    margin4w: named('margin_4w'),
  };
}

/** Cost of a channel's next customer on a lane, CNY; NaN where nothing is spent on it or nobody buys. */
function marginalCost({ spend, marginalSpend, marginalOrders }: Figures, c: number, lane: number): number {
  const orders = marginalOrders[c]![lane]!;
  return spend[c]![lane]! > 0 && orders > 0 ? marginalSpend[c]![lane]! / orders : NaN;
}

/**
 * The channels that a choice picks on a lane, as bits by place. Best and worst are picked together, among channels in use: where
 * there are not two that differ, there is nothing to move and neither is picked.
 */
function pick(choice: ChannelChoice, figures: Figures, lane: number): number {
  return choice === 'losing' ? losing(figures, lane) : extreme(choice, figures, lane);
}

function losing({ cost, gmv, gmv4w, margin4w }: Figures, lane: number): number {
  const margin = margin4w[lane]! / gmv4w[lane]!;
  let picked = 0;
  for (let c = 0; c < cost.length; c++) {
    const spent = cost[c]![lane]!;
    if (spent > 0 && gmv[c]![lane]! * margin < spent) picked |= 1 << c;
  }
  return picked;
}

function extreme(choice: 'best' | 'worst', figures: Figures, lane: number): number {
  let best = -1;
  let worst = -1;
  let least = Infinity;
  let most = -Infinity;
  for (let c = 0; c < figures.spend.length; c++) {
    const cost = marginalCost(figures, c, lane);
    if (cost < least) {
      least = cost;
      best = c;
    }
    if (cost > most) {
      most = cost;
      worst = c;
    }
  }
  if (best === worst) return 0;
  return 1 << (choice === 'best' ? best : worst);
}

/** The modifiers of a play whose channels are picked when it fires, each channel with a happening of its own. */
export class ChosenChannels {
  readonly modifiers: readonly LaneModifier[];
  readonly #happenings = new Map<ChannelChoice, readonly Happening[]>();
  #figures: Figures | undefined;

  constructor(modifiers: readonly PlayModifier[]) {
    this.modifiers = modifiers.flatMap((modifier) => {
      const chosen = findChosenLever(modifier.lever);
      return chosen === undefined
        ? []
        : PAID_CHANNELS.map((channel, c): LaneModifier => ({
            lever: leverIndex(chosen.levers[channel]),
            layer: 'play',
            key: `${modifier.value} ${modifier.ramp}`,
            operation: modifier.operation,
            value: column(modifier.value),
            when: this.#happeningsOf(chosen.choice)[c]!,
            ramp: modifier.ramp,
          }));
    });
  }

  #happeningsOf(choice: ChannelChoice): readonly Happening[] {
    const known = this.#happenings.get(choice);
    if (known) return known;
    const fresh = PAID_CHANNELS.map(createHappening);
    this.#happenings.set(choice, fresh);
    return fresh;
  }

  /** Back to the day before week 1. */
  clear(): void {
    for (const happenings of this.#happenings.values()) happenings.forEach(clearHappening);
  }

  /** Told of the year's columns, which are the same in every week. */
  read(columns: Columns): void {
    if (this.#happenings.size > 0) this.#figures ??= figuresOf(columns);
  }

  /** Picks channels on lanes where the play starts; those of its last time are over by then. */
  start(lanes: readonly number[], from: number, until: number): void {
    if (!this.#figures) return;
    for (const [choice, happenings] of this.#happenings) {
      const figures = this.#figures;
      const picks = lanes.map((lane) => pick(choice, figures, lane));
      happenings.forEach((when, c) => {
        for (const lane of lanes) {
          when.from[lane] = NEVER;
          when.until[lane] = 0;
        }
        const picked = lanes.filter((_, k) => ((picks[k]! >> c) & 1) === 1);
        if (picked.length > 0) begin(when, picked, from, until);
      });
    }
  }
}
