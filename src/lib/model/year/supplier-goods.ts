import { SUPPLIERS } from '../../plan/index.ts';
import { leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { PIPE_SLOTS } from './state.ts';

const at = leverIndex;
const COST_FACTOR = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.cost_factor`));
const EXPEDITE = at('order.expedite');
const EXPEDITE_PREMIUM = at('order.expedite_premium');
const EXPEDITE_WEEKS = at('order.expedite_weeks');

/** Weeks over which availability is read: a quarter. */
const AVAILABILITY_WEEKS = 13;

/** Whose goods are on their way at opening: last year's shares of the orders. Only for plans that look at suppliers. */
export function openSuppliers(year: YearContext): void {
  const { state } = year;
  const shares = SUPPLIERS.map((supplier) => year.opening(`suppliers.${supplier}.share`));
  const all = shares.reduce((sum, share) => sum + share, 0);
  SUPPLIERS.forEach((_, j) => {
    const part = all > 0 ? shares[j]! / all : j === 0 ? 1 : 0;
    for (let slot = 0; slot < PIPE_SLOTS; slot++) {
      const goods = state.pipeFrom[j]![slot]!;
      const cost = state.pipeCostFrom[j]![slot]!;
      for (let i = 0; i < goods.length; i++) {
        goods[i] = part * state.pipe[slot]![i]!;
        cost[i] = part * state.pipeCost[slot]![i]!;
      }
    }
  });
}

/** What arrived from a supplier this week and at what cost, what it will send, and in how many of 13 weeks it could deliver. */
export function detailSupplier(year: YearContext, j: number): void {
  receive(year, j);
  send(year, j);
  const { output, week, world } = year;
  const out = output.availability[j]!;
  out.fill(0);
  const first = Math.max(0, week - AVAILABILITY_WEEKS);
  for (let t = first; t < week; t++) {
    const up = world.weeks[t]!.supplierUp[j]!;
    for (let i = 0; i < out.length; i++) out[i]! += up[i]!;
  }
  for (let i = 0; i < out.length; i++) out[i]! /= week - first;
}

function receive(year: YearContext, j: number): void {
  const { state, output, week } = year;
  const goods = state.pipeFrom[j]![week % PIPE_SLOTS]!;
  const cost = state.pipeCostFrom[j]![week % PIPE_SLOTS]!;
  output.received[j]!.set(goods);
  output.receivedCost[j]!.set(cost);
  goods.fill(0);
  cost.fill(0);
}

/** This week's order, by week of arrival: as purchasing places it. */
function send(year: YearContext, j: number): void {
  const { levers: v, state, output, effects, risk, week } = year;
  const units = output.orderedBySupplier[j]!;
  const lead = risk.leadWeeks[j]!;
  const factor = v[COST_FACTOR[j]!]!;
  const expedite = v[EXPEDITE]!;
  const premium = v[EXPEDITE_PREMIUM]!;
  const saved = v[EXPEDITE_WEEKS]!;
  const { unitCost } = effects;
  const goods = state.pipeFrom[j]!;
  const costs = state.pipeCostFrom[j]!;
  for (let i = 0; i < units.length; i++) {
    const q = units[i]!;
    if (q === 0) continue;
    const cost = unitCost[i]! * factor[i]!;
    const fast = q * expedite[i]!;
    const slow = (week + lead[i]!) % PIPE_SLOTS;
    const quick = (week + Math.max(1, lead[i]! - Math.round(saved[i]!))) % PIPE_SLOTS;
    goods[slow]![i]! += q - fast;
    costs[slow]![i]! += (q - fast) * cost;
    goods[quick]![i]! += fast;
    costs[quick]![i]! += fast * cost * (1 + premium[i]!);
  }
}
