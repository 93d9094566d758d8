import { exp, type Stream } from '../../random/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import type { WorldWeek } from './world-week.ts';

const DISCOUNT = leverIndex('competitor.discount');
const DEPTH = leverIndex('competitor.promotion_depth');
const RATE = leverIndex('competitor.rate');
const WEEKS = leverIndex('competitor.weeks');
const ENTRANT_RATE = leverIndex('entrant.rate');
const ENTRANT_DISCOUNT = leverIndex('entrant.discount');

/**
 * Competitor's price against opening: (1 - standing discount)(1 - depth x promotion on)(1 - entrant's discount x
 * entered). A promotion starts with probability 1 - exp(-rate/52) a week and ends with 1/weeks; a look-alike
 * enters once, for good. Model section b.
 */
export class CompetitorProcess {
  readonly #on = column();
  readonly #entered = column();
  readonly #uniform = column();
  readonly #entry = column();
  readonly #start = new WeeklyProbability();
  readonly #enter = new WeeklyProbability();
  #promotion: Stream | undefined;
  #entrant: Stream | undefined;

  start(draw: (source: string) => Stream): void {
    this.#promotion = draw('competitor/promotion');
    this.#entrant = draw('competitor/entrant');
    this.#start.reset();
    this.#enter.reset();
    this.#on.fill(0);
    this.#entered.fill(0);
  }

  step(week: WorldWeek): void {
    this.#promotion!.fillUniform(this.#uniform);
    this.#entrant!.fillUniform(this.#entry);
    const { levers } = week;
    promote(this.#on, this.#uniform, this.#start.of(levers[RATE]!), levers[WEEKS]!);
    enter(this.#entered, this.#entry, this.#enter.of(levers[ENTRANT_RATE]!));
    week.entrant.set(this.#entered);
    quote(
      week.competitorPrice,
      week.competitorPromoting,
      this.#on,
      this.#entered,
      levers[DISCOUNT]!,
      levers[DEPTH]!,
      levers[ENTRANT_DISCOUNT]!,
    );
  }
}

/** Probability of an event in a week, from its rate a year; worked out again only when the rate moves. */
class WeeklyProbability {
  readonly #values = column();
  #seen: Column | undefined;

  reset(): void {
    this.#seen = undefined;
  }

  of(rate: Column): Column {
    if (rate !== this.#seen) {
      for (let i = 0; i < rate.length; i++) this.#values[i] = 1 - exp(-rate[i]! / 52);
      this.#seen = rate;
    }
    return this.#values;
  }
}

function promote(on: Column, uniform: Column, start: Column, weeks: Column): void {
  for (let i = 0; i < on.length; i++) {
    if (on[i] === 1) {
      if (uniform[i]! * weeks[i]! < 1) on[i] = 0;
    } else if (uniform[i]! < start[i]!) on[i] = 1;
  }
}

function enter(entered: Column, uniform: Column, probability: Column): void {
  for (let i = 0; i < entered.length; i++) if (uniform[i]! < probability[i]!) entered[i] = 1;
}

function quote(
  price: Column,
  promoting: Column,
  on: Column,
  entered: Column,
  discount: Column,
  depth: Column,
  entrantDiscount: Column,
): void {
  for (let i = 0; i < price.length; i++) {
    price[i] = (1 - discount[i]!) * (1 - depth[i]! * on[i]!) * (1 - entrantDiscount[i]! * entered[i]!);
    promoting[i] = on[i] === 1 || discount[i]! > 0 ? 1 : 0;
  }
}
