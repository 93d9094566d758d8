import { exp, type Stream } from '../../random/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
import type { WorldWeek } from './world-block.ts';

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
  #promotion: Stream | undefined;
  #entrant: Stream | undefined;

  start(draw: (source: string) => Stream): void {
    this.#promotion = draw('competitor/promotion');
    this.#entrant = draw('competitor/entrant');
    this.#on.fill(0);
    this.#entered.fill(0);
  }

  step(week: WorldWeek): void {
    this.#promotion!.fillUniform(this.#uniform);
    this.#entrant!.fillUniform(this.#entry);
    const { levers } = week;
    promote(this.#on, this.#uniform, levers[RATE]!, levers[WEEKS]!);
    enter(this.#entered, this.#entry, levers[ENTRANT_RATE]!);
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

function promote(on: Column, uniform: Column, rate: Column, weeks: Column): void {
  for (let i = 0; i < on.length; i++) {
    if (on[i] === 1) on[i] = uniform[i]! * weeks[i]! < 1 ? 0 : 1;
    else on[i] = uniform[i]! < 1 - exp(-rate[i]! / 52) ? 1 : 0;
  }
}

function enter(entered: Column, uniform: Column, rate: Column): void {
  for (let i = 0; i < entered.length; i++) {
    if (entered[i] === 0 && uniform[i]! < 1 - exp(-rate[i]! / 52)) entered[i] = 1;
  }
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
    price[i] =
      (1 - discount[i]!) * (1 - depth[i]! * on[i]!) * (1 - entrantDiscount[i]! * entered[i]!);
    promoting[i] = on[i] === 1 || discount[i]! > 0 ? 1 : 0;
  }
}
