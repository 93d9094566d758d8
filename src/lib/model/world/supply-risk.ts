import { SUPPLIERS } from '../../plan/index.ts';
import { exp, type Stream } from '../../random/index.ts';
import { column, type Column, columns, leverIndex } from '../column.ts';
import { persist } from './cost-per-click.ts';
import type { WorldWeek } from './world-week.ts';

const COST = leverIndex('material.cost');
const VOLATILITY = leverIndex('material.volatility');
const PERSISTENCE = leverIndex('material.persistence');
const LEAD_ALL = leverIndex('suppliers.lead_weeks');
const LEAD_SPREAD = leverIndex('suppliers.lead_spread');
const byRate = (rate: string) => SUPPLIERS.map((supplier) => leverIndex(`suppliers.${supplier}.${rate}`));
const FAILURE = byRate('failure_rate');
const RECOVERY = byRate('recovery_rate');
const LEAD = byRate('lead_weeks');

/** Longest lead time: goods ordered now arrive within this many weeks. */
export const MAX_LEAD_WEEKS = 8;

/** Log material cost: an autoregression of stationary sd `material.volatility` that starts at 0. Model section d. */
export class MaterialCost {
  readonly #noise = column();
  readonly #score = column();
  #stream: Stream | undefined;

  start(draw: (source: string) => Stream): void {
    this.#stream = draw('material');
    this.#noise.fill(0);
  }

  step(week: WorldWeek): void {
    this.#stream!.fillNormal(this.#score);
    persist(this.#noise, this.#score, week.levers[PERSISTENCE]!);
    index(week.materialIndex, week.levers[COST]!, week.levers[VOLATILITY]!, this.#noise);
  }
}

function index(out: Column, cost: Column, volatility: Column, noise: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = cost[i]! * exp(volatility[i]! * noise[i]!);
}

/** Suppliers that fail and recover, each a two-state chain that starts up, and their lead times. Model section d. */
export class SupplierProcess {
  readonly #up = columns(SUPPLIERS.length);
  readonly #late = columns(SUPPLIERS.length);
  readonly #uniform = column();
  /** One a supplier; set by place, so that the arrays keep their shape from block to block. */
  readonly #risk: (Stream | undefined)[] = SUPPLIERS.map(() => undefined);
  readonly #lead: (Stream | undefined)[] = SUPPLIERS.map(() => undefined);

  start(draw: (source: string) => Stream): void {
    SUPPLIERS.forEach((supplier, j) => {
      this.#risk[j] = draw(`supplier/${supplier}`);
      this.#lead[j] = draw(`lead/${supplier}`);
    });
    for (const up of this.#up) up.fill(1);
    for (const late of this.#late) late.fill(0);
  }

  step(week: WorldWeek): void {
    const { levers } = week;
    for (let j = 0; j < SUPPLIERS.length; j++) {
      this.#risk[j]!.fillUniform(this.#uniform);
      failOrRecover(this.#up[j]!, this.#late[j]!, this.#uniform, levers[FAILURE[j]!]!, levers[RECOVERY[j]!]!);
      week.supplierUp[j]!.set(this.#up[j]!);
      week.weeksLate[j]!.set(this.#late[j]!);
      this.#lead[j]!.fillUniform(this.#uniform);
      lead(week.leadWeeks[j]!, this.#uniform, levers[LEAD[j]!]!, levers[LEAD_ALL]!, levers[LEAD_SPREAD]!);
    }
  }
}

function failOrRecover(up: Column, late: Column, uniform: Column, failure: Column, recovery: Column): void {
  for (let i = 0; i < up.length; i++) {
    if (up[i] === 1) {
      if (uniform[i]! < failure[i]!) up[i] = 0;
    } else if (uniform[i]! < recovery[i]!) up[i] = 1;
    late[i] = up[i] === 1 ? 0 : late[i]! + 1;
  }
}

function lead(out: Column, uniform: Column, weeks: Column, added: Column, spread: Column): void {
  for (let i = 0; i < out.length; i++) {
    // A week early below `spread`, a week late above 1 - spread; without a branch, which no processor could foresee.
    const luck = Math.floor(uniform[i]! + spread[i]!) + Math.floor(uniform[i]! - spread[i]!);
    out[i] = Math.max(1, Math.min(MAX_LEAD_WEEKS, Math.round(weeks[i]! + added[i]!) + luck));
  }
}
