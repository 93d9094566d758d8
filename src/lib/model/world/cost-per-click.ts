import { PAID_CHANNELS, type Shop } from '../../plan/index.ts';
import { exp, log, log1p, type Stream } from '../../random/index.ts';
import { addTimes, expTimes } from '../arithmetic.ts';
import { column, type Column, columns, leverIndex } from '../column.ts';
import type { WorldWeek } from './world-week.ts';

const GROWTH = leverIndex('channels.cpc_growth');
const PERSISTENCE = leverIndex('channels.cpc_persistence');
const NOISE = leverIndex('channels.cpc_noise');
const SEASON = leverIndex('channels.season_effect');
const ALL = leverIndex('channels.cpc');
const FACTOR = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.cpc`));
const OPENING = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.opening_cpc`));

/**
 * cpc[c,t] = opening x lever x exp(growth so far + noise) x season: growth compounds weekly, the noise of each
 * channel is a stationary Ornstein-Uhlenbeck process in logs. Model section a.
 */
export class CostPerClick {
  readonly #logSeason: readonly number[];
  readonly #noise = columns(PAID_CHANNELS.length);
  readonly #score = column();
  readonly #season = column();
  readonly #growth = column();
  readonly #weekly = column();
  #growthSeen: Column | undefined;
  /** One a channel; set by place, so that the array keeps its shape from block to block. */
  readonly #streams: (Stream | undefined)[] = PAID_CHANNELS.map(() => undefined);

  constructor(shop: Shop) {
    this.#logSeason = shop.calendar.season.map(log);
  }

  start(draw: (source: string) => Stream): void {
    // Starts in its stationary spread: the first normal of each stream, scaled in `step` by the noise's sd.
    PAID_CHANNELS.forEach((channel, c) => {
      const source = draw(`cpc/${channel}`);
      source.fillNormal(this.#noise[c]!);
      this.#streams[c] = source;
    });
    this.#growth.fill(0);
    this.#growthSeen = undefined;
  }

  step(week: WorldWeek, t: number): void {
    const growth = week.levers[GROWTH]!;
    // log1p(growth) / 52 a week; computed again only where a shock moves the growth.
    if (growth !== this.#growthSeen || t === 0) logOfWeek(this.#weekly, growth);
    this.#growthSeen = growth;
    addTimes(this.#growth, this.#weekly, 1);
    expTimes(this.#season, week.levers[SEASON]!, this.#logSeason[t]!);
    for (let c = 0; c < PAID_CHANNELS.length; c++) {
      if (t > 0) {
        this.#streams[c]!.fillNormal(this.#score);
        persist(this.#noise[c]!, this.#score, week.levers[PERSISTENCE]!);
      }
      price(
        week.costPerClick[c]!,
        week.costPerClickIndex[c]!,
        week.levers[OPENING[c]!]!,
        week.levers[FACTOR[c]!]!,
        week.levers[ALL]!,
        this.#growth,
        this.#noise[c]!,
        week.levers[NOISE]!,
        this.#season,
      );
    }
  }
}

function logOfWeek(out: Column, growth: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = log1p(growth[i]!) / 52;
}

/** Moves standardised Ornstein-Uhlenbeck noise on by a week: it keeps mean 0 and sd 1. */
export function persist(noise: Column, score: Column, persistence: Column): void {
  for (let i = 0; i < noise.length; i++) {
    const phi = persistence[i]!;
    noise[i] = phi * noise[i]! + Math.sqrt(1 - phi * phi) * score[i]!;
  }
}

function price(
  out: Column,
  index: Column,
  opening: Column,
  factor: Column,
  all: Column,
  growth: Column,
  noise: Column,
  sd: Column,
  season: Column,
): void {
  for (let i = 0; i < out.length; i++) {
    index[i] = factor[i]! * all[i]! * exp(growth[i]! + sd[i]! * noise[i]!);
    out[i] = opening[i]! * index[i]! * season[i]!;
  }
}
