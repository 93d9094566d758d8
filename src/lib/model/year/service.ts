import { SUPPLIERS } from '../../plan/index.ts';
import { type Column, leverIndex } from '../column.ts';
import { paidPart } from './budget.ts';
import { payFromPrivate } from './private-line.ts';
import { saturating } from './saturating.ts';
import type { YearContext } from './context.ts';
import { deliver, placeStock } from './delivery.ts';
import { keepPromises } from './promises.ts';
import { askForScenes } from './scenes.ts';

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
const FRONT_COST = at('warehouses.front_cost');
const CLOUD = at('warehouses.cloud_share');
const CLOUD_COST = at('warehouses.cloud_cost');
const SPEED = at('returns.speed');
const SPEED_COST = at('returns.speed_cost');
const SPEED_EFFECT = at('returns.speed_effect');
const RESALEABLE = at('returns.resaleable');
const DATA_LED = at('assortment.data_led');
const DATA_LED_COST = at('assortment.data_led_cost');
const DATA_LED_SD = at('assortment.data_led_sd');
const DEMAND_SD = at('order.demand_sd');
const CONTENT_SCALE = at('differentiation.content_scale');
const BRAND_SCALE = at('differentiation.spend_scale');
const CONTENT_LEVERS = [TESTS, TRANSPARENCY, DIFFERENTIATION];
const SUPPLY_LEVERS = [...SURGE, FRONT, CLOUD, SPEED, DATA_LED];

/** Weeks in a month of the plan: 52 weeks in 12 months. */
export const WEEKS_A_MONTH = 52 / 12;

/**
 * What the content, private-domain and supply lines buy. Levers whose cost falls on a line are paid from it first; where
 * the line cannot pay for all of them, each gets the same part of what it asks. The rest makes content, runs the
 * private-domain programme or buys stock near customers and safety stock. Model sections c and d.
 */
export function buyServices(year: YearContext): void {
  const scenes = askForScenes(year);
  const content = scenes || year.moneyMoved || CONTENT_LEVERS.some((lever) => year.changed(lever));
  const supply = year.moneyMoved || SUPPLY_LEVERS.some((lever) => year.changed(lever));
  if (content) payFromContent(year);
  payFromPrivate(year);
  if (supply) {
    payFromSupply(year);
    useSupplyServices(year);
    placeStock(year);
  }
  deliver(year, supply);
  keepPromises(year, content || supply);
}

/** What page tests, open quality control and brand spend ask of the content line in a week, CNY. */
const contentAsked = (
  tests: number,
  testCost: number,
  transparency: number,
  transparencyCost: number,
  brand: number,
): number => (tests * testCost) / WEEKS_A_MONTH + transparency * transparencyCost + brand;

/** The levels that effects are centred on: what last year's budgets bought, after what its levers cost. */
export function openServices(year: YearContext): void {
  const { effects, shop } = year;
  const { weeklySpend } = shop.lastYear;
  const surges = SUPPLIERS.reduce(
    (sum, supplier) => sum + year.opening(`suppliers.${supplier}.surge`) - 1,
    0,
  );
  const tests = year.opening('page.tests');
  const transparency = year.opening('promises.transparency');
  const brand = year.opening('differentiation.spend');
  const supplyScale = year.base(SUPPLY_SCALE);
  const surgeCost = year.base(SURGE_COST);
  const contentScale = year.base(CONTENT_SCALE);
  const brandScale = year.base(BRAND_SCALE);
  const testCost = year.base(TEST_COST);
  const transparencyCost = year.base(TRANSPARENCY_COST);
  const cloud = year.opening('warehouses.cloud_share');
  const cloudCost = year.base(CLOUD_COST);
  const speed = year.opening('returns.speed');
  const speedCost = year.base(SPEED_COST);
  const dataLed = year.opening('assortment.data_led');
  const dataLedCost = year.base(DATA_LED_COST);
  for (let i = 0; i < supplyScale.length; i++) {
    const asked =
      surges * surgeCost[i]! + cloud * cloudCost[i]! + speed * speedCost[i]! + dataLed * dataLedCost[i]!;
    effects.openingSupplyPaid[i] = paidPart(asked, weeklySpend.supply);
    effects.openingSupplyReach[i] = saturating(Math.max(0, weeklySpend.supply - asked), supplyScale[i]!);
    const levers = contentAsked(tests, testCost[i]!, transparency, transparencyCost[i]!, brand);
    effects.openingContentReach[i] = saturating(Math.max(0, weeklySpend.content - levers), contentScale[i]!);
    const paid = paidPart(levers, weeklySpend.content);
    effects.openingBrandReach[i] = saturating(brand * paid, brandScale[i]!);
  }
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
  const { scenesAsked, contentPaid, contentRest, contentReach, brandReach } = effects;
  for (let i = 0; i < brand.length; i++) {
    const available = fromBudget[i]! + fromPlays[i]!;
    const asked =
      contentAsked(tests[i]!, testCost[i]!, transparency[i]!, transparencyCost[i]!, brand[i]!) +
      scenesAsked[i]!;
    const paid = paidPart(asked, available);
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
  const front = v[FRONT]!;
  const frontCost = v[FRONT_COST]!;
  const cloud = v[CLOUD]!;
  const cloudCost = v[CLOUD_COST]!;
  const speed = v[SPEED]!;
  const speedCost = v[SPEED_COST]!;
  const dataLed = v[DATA_LED]!;
  const dataLedCost = v[DATA_LED_COST]!;
  const frontBefore = year.opening('warehouses.front_share');
  const { supplyPaid, supplyReach } = effects;
  for (let i = 0; i < a.length; i++) {
    const available = fromBudget[i]! + fromPlays[i]!;
    const stored = Math.max(0, front[i]! - frontBefore) * frontCost[i]! + cloud[i]! * cloudCost[i]!;
    const services = speed[i]! * speedCost[i]! + dataLed[i]! * dataLedCost[i]!;
    const asked = (a[i]! + b[i]! + c[i]! - 3) * surgeCost[i]! + stored + services;
    const paid = paidPart(asked, available);
    supplyPaid[i] = paid;
    supplyReach[i] = saturating(available - paid * asked, scale[i]!);
  }
}

/**
 * What easy returns and data-led selection do, as far as they are paid for and against last year: more of what comes back is
 * fit for sale, and the demand forecast errs less.
 */
function useSupplyServices(year: YearContext): void {
  const { levers: v, effects } = year;
  const speed = v[SPEED]!;
  const speedEffect = v[SPEED_EFFECT]!;
  const usualPart = v[RESALEABLE]!;
  const dataLed = v[DATA_LED]!;
  const sdSaved = v[DATA_LED_SD]!;
  const usualSd = v[DEMAND_SD]!;
  const speedBefore = year.opening('returns.speed');
  const dataLedBefore = year.opening('assortment.data_led');
  const { supplyPaid, openingSupplyPaid, resaleable, demandSd } = effects;
  for (let i = 0; i < speed.length; i++) {
    const faster = speed[i]! * supplyPaid[i]! - speedBefore * openingSupplyPaid[i]!;
    const part = usualPart[i]! + (1 - usualPart[i]!) * speedEffect[i]! * faster;
    resaleable[i] = Math.max(0, Math.min(1, part));
    const better = dataLed[i]! * supplyPaid[i]! - dataLedBefore * openingSupplyPaid[i]!;
    demandSd[i] = usualSd[i]! * (1 - sdSaved[i]! * better);
  }
}
