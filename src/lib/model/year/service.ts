import { SUPPLIERS } from '../../plan/index.ts';
import { type Column, leverIndex } from '../column.ts';
import { payFromPrivate } from './private-line.ts';
import { saturating } from './saturating.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const TESTS = at('page.tests');
const TEST_COST = at('page.test_cost');
const TRANSPARENCY = at('promises.transparency');
const TRANSPARENCY_COST = at('promises.transparency_cost');
const DIFFERENTIATION = at('differentiation.spend');
const SURGE = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.surge`));
const SURGE_COST = at('supply.surge_cost');
const SUPPLY_SCALE = at('supply.scale');
const FRONT = at('warehouses.front_share');
const FRONT_EFFECT = at('supply.front_effect');
const FRONT_DAYS = at('delivery.front_days');
const CENTRAL_DAYS = at('delivery.central_days');
const DELAY = at('logistics.delay');
const CONTENT_SCALE = at('differentiation.content_scale');
const BRAND_SCALE = at('differentiation.spend_scale');
const CONTENT_LEVERS = [TESTS, TRANSPARENCY, DIFFERENTIATION];

/** Weeks in a month of the plan: 52 weeks in 12 months. */
export const WEEKS_A_MONTH = 52 / 12;

/** Most of the stock that front warehouses can hold. */
const MOST_FRONT_SHARE = 0.95;

/**
 * What the content, private-domain and supply lines buy. Levers whose cost falls on a line are paid from it first; where
 * the line cannot pay for all of them, each gets the same part of what it asks. The rest makes content, runs the
 * private-domain programme or buys stock near customers and safety stock. Model sections c and d.
 */
export function buyServices(year: YearContext): void {
  if (year.moneyMoved || CONTENT_LEVERS.some((lever) => year.changed(lever))) payFromContent(year);
  payFromPrivate(year);
  if (year.moneyMoved || SURGE.some((lever) => year.changed(lever))) payFromSupply(year);
  deliver(year);
}

function payFromContent(year: YearContext): void {
  const { levers: v, money, plays, effects } = year;
  const tests = v[TESTS]!;
  const testCost = v[TEST_COST]!;
  const transparency = v[TRANSPARENCY]!;
  const transparencyCost = v[TRANSPARENCY_COST]!;
  const brand = v[DIFFERENTIATION]!;
  const contentScale = v[CONTENT_SCALE]!;
  const brandScale = v[BRAND_SCALE]!;
  const fromBudget = money.content;
  const fromPlays = plays.content;
  const { contentPaid, contentRest, contentReach, brandReach } = effects;
  for (let i = 0; i < brand.length; i++) {
    const available = fromBudget[i]! + fromPlays[i]!;
    const asked =
      (tests[i]! * testCost[i]!) / WEEKS_A_MONTH + transparency[i]! * transparencyCost[i]! + brand[i]!;
    const paid = asked > available ? available / asked : 1;
    contentPaid[i] = paid;
    contentRest[i] = Math.max(0, available - paid * asked);
    contentReach[i] = saturating(contentRest[i]!, contentScale[i]!);
    brandReach[i] = brand[i]! > 0 ? saturating(brand[i]! * paid, brandScale[i]!) : 0;
  }
}

function payFromSupply(year: YearContext): void {
  const { levers: v, money, plays, effects } = year;
  const [a, b, c] = SURGE.map((surge) => v[surge]!) as [Column, Column, Column];
  const surgeCost = v[SURGE_COST]!;
  const scale = v[SUPPLY_SCALE]!;
  const fromBudget = money.supply;
  const fromPlays = plays.supply;
  const { supplyPaid, supplyReach } = effects;
  for (let i = 0; i < a.length; i++) {
    const available = fromBudget[i]! + fromPlays[i]!;
    const asked = (a[i]! + b[i]! + c[i]! - 3) * surgeCost[i]!;
    const paid = asked > available ? available / asked : 1;
    supplyPaid[i] = paid;
    supplyReach[i] = saturating(available - paid * asked, scale[i]!);
  }
}

/** Delivery days: by the share of stock in front warehouses, and what delays logistics. */
function deliver(year: YearContext): void {
  const { levers: v, effects } = year;
  const front = v[FRONT]!;
  const frontEffect = v[FRONT_EFFECT]!;
  const frontDays = v[FRONT_DAYS]!;
  const centralDays = v[CENTRAL_DAYS]!;
  const delay = v[DELAY]!;
  const { supplyReach, openingSupplyReach, frontShare, days } = effects;
  for (let i = 0; i < front.length; i++) {
    const share = front[i]! + frontEffect[i]! * (supplyReach[i]! - openingSupplyReach[i]!);
    const near = Math.max(0, Math.min(MOST_FRONT_SHARE, share));
    frontShare[i] = near;
    days[i] = near * frontDays[i]! + (1 - near) * centralDays[i]! + delay[i]!;
  }
}
