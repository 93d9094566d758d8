import { COMMUNITIES, SUPPLIERS } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { Year } from './year.ts';

const at = leverIndex;
const TESTS = at('page.tests');
const TEST_COST = at('page.test_cost');
const TRANSPARENCY = at('promises.transparency');
const TRANSPARENCY_COST = at('promises.transparency_cost');
const DIFFERENTIATION = at('differentiation.spend');
const ADVISER = at('promises.adviser');
const ADVISER_COST = at('promises.adviser_cost');
const MESSAGE_COST = at('messages.cost');
const MESSAGES = COMMUNITIES.map((segment) => at(`messages.${segment}`));
const OPT_IN = at('private.opt_in');
const SURGE = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.surge`));
const SURGE_COST = at('supply.surge_cost');
const PROGRAMME_SCALE = at('private.programme_scale');
const PROGRAMME_SPEED = at('private.programme_speed');
const SUPPLY_SCALE = at('supply.scale');
const FRONT = at('warehouses.front_share');
const FRONT_EFFECT = at('supply.front_effect');
const FRONT_DAYS = at('delivery.front_days');
const CENTRAL_DAYS = at('delivery.central_days');
const DELAY = at('logistics.delay');

/** Weeks in a month of the plan: 52 weeks in 12 months. */
export const WEEKS_A_MONTH = 52 / 12;

/** Saturating effect of a weekly spend: 1 - exp(-spend / scale). */
export const saturating = (spend: number, scale: number): number => 1 - exp(-spend / scale);

/** Most of the stock that front warehouses can hold. */
const MOST_FRONT_SHARE = 0.95;

/**
 * What the content, private-domain and supply lines buy. Levers whose cost falls on a line are paid from it first; where
 * the line cannot pay for all of them, each gets the same part of what it asks. The rest makes content, runs the
 * private-domain programme or buys stock near customers and safety stock. Model sections c and d.
 */
export function buyServices(year: Year): void {
  payFromContent(year);
  payFromPrivate(year);
  payFromSupply(year);
}

function payFromContent(year: Year): void {
  const { levers: v, money, plays, effects } = year;
  const tests = v[TESTS]!;
  const testCost = v[TEST_COST]!;
  const transparency = v[TRANSPARENCY]!;
  const transparencyCost = v[TRANSPARENCY_COST]!;
  const brand = v[DIFFERENTIATION]!;
  for (let i = 0; i < brand.length; i++) {
    const available = money.content[i]! + plays.content[i]!;
    const asked =
      (tests[i]! * testCost[i]!) / WEEKS_A_MONTH + transparency[i]! * transparencyCost[i]! + brand[i]!;
    const paid = asked > available ? available / asked : 1;
    effects.contentPaid[i] = paid;
    effects.contentRest[i] = available - paid * asked;
  }
}

function payFromPrivate(year: Year): void {
  const { levers: v, money, plays, effects, state } = year;
  const optIn = v[OPT_IN]!;
  const cost = v[MESSAGE_COST]!;
  const asked = effects.privateAsked;
  asked.fill(0);
  COMMUNITIES.forEach((_, s) => {
    messageCost(asked, state.customers[s]!, v[MESSAGES[s]!]!, optIn, cost);
  });
  const adviser = v[ADVISER]!;
  const adviserCost = v[ADVISER_COST]!;
  const scale = v[PROGRAMME_SCALE]!;
  const speed = v[PROGRAMME_SPEED]!;
  for (let i = 0; i < asked.length; i++) {
    const available = money.private[i]! + plays.private[i]!;
    const wanted = asked[i]! + adviser[i]! * adviserCost[i]!;
    const paid = wanted > available ? available / wanted : 1;
    effects.privatePaid[i] = paid;
    const level = saturating(available - paid * wanted, scale[i]!);
    state.programme[i]! += speed[i]! * (level - state.programme[i]!);
  }
}

export function messageCost(out: Column, people: Column, messages: Column, optIn: Column, cost: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += people[i]! * optIn[i]! * messages[i]! * cost[i]!;
}

function payFromSupply(year: Year): void {
  const { levers: v, money, plays, effects } = year;
  const [a, b, c] = SURGE.map((surge) => v[surge]!) as [Column, Column, Column];
  const surgeCost = v[SURGE_COST]!;
  const scale = v[SUPPLY_SCALE]!;
  const front = v[FRONT]!;
  const frontEffect = v[FRONT_EFFECT]!;
  const frontDays = v[FRONT_DAYS]!;
  const centralDays = v[CENTRAL_DAYS]!;
  const delay = v[DELAY]!;
  for (let i = 0; i < a.length; i++) {
    const available = money.supply[i]! + plays.supply[i]!;
    const asked = (a[i]! + b[i]! + c[i]! - 3) * surgeCost[i]!;
    const paid = asked > available ? available / asked : 1;
    effects.supplyPaid[i] = paid;
    effects.supplyReach[i] = saturating(available - paid * asked, scale[i]!);
    const share = front[i]! + frontEffect[i]! * (effects.supplyReach[i]! - effects.openingSupplyReach[i]!);
    effects.frontShare[i] = Math.max(0, Math.min(MOST_FRONT_SHARE, share));
    effects.days[i] =
      effects.frontShare[i]! * frontDays[i]! + (1 - effects.frontShare[i]!) * centralDays[i]! + delay[i]!;
  }
}
