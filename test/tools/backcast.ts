/**
 * Runs the sample's shop over earlier years and prints its opening and last year's weeks for the business file: `npx tsx
 * test/tools/backcast.ts`. Each year starts where the one before ended, with its own budget and last year's practice, so
 * that segments, content, stock and weekly figures agree with each other.
 */
import { join } from 'node:path';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { WorldBlock, Year } from '../../src/lib/model/index.ts';
import {
  BUDGET_LINES,
  BUYING_SEGMENTS,
  SEGMENTS,
  type LastYear,
  type Shop,
  type Strategy,
  type World,
} from '../../src/lib/plan/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';

/** CNY a year, the last one being last year's. The first is repeated until the customer base has settled. */
const BUDGETS = [5_000_000, 5_000_000, 5_000_000, 5_400_000, 5_800_000, 6_200_000];
const BLOCKS = 4;

const workspace = readWorkspace(readFolder(join(import.meta.dirname, '..', '..')));
if (!workspace.ok) throw new Error('the sample has errors: see windtunnel simulate');
const { plans } = workspace;
const calm = plans.worlds.find((world) => world.title.name === 'calm');
const steady = plans.strategies.find((strategy) => strategy.title.name === 'steady');
if (!calm || !steady) throw new Error('the sample has no calm scenario or no steady strategy');

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function spendOf(budget: number): LastYear['weeklySpend'] {
  const shares = BUDGET_LINES.map(
    (line) => [line, steady!.opening[`budget.${line}`]! * (budget / 52)] as const,
  );
  return Object.fromEntries(shares) as LastYear['weeklySpend'];
}

/** The shop on the day before week 1, with what the business file says of its members and friends as levers. */
interface Opened {
  readonly shop: Shop;
  readonly values: World['values'];
}

/** One year of the shop at a budget, from its opening: the shop a year later. */
function pass({ shop, values }: Opened, budget: number): Opened {
  const strategy: Strategy = {
    ...steady!,
    values: { ...steady!.opening, 'budget.total': budget },
    phases: [{ name: 'none', first: 1, last: 52, spend: 1 }],
    modifiers: [],
    rules: [],
  };
  const world = new WorldBlock({ ...calm!, shop, values: { ...calm!.values, ...values } });
  const year = new Year(strategy, world, []);
  const ends = new Map<string, number>();
  const gmv = new Array<number>(52).fill(0);
  const organic = new Array<number>(52).fill(0);
  const column = (name: string) => mean(year.outputByName.get(name)!);
  for (let block = 0; block < BLOCKS; block++) {
    world.run({ seed: 42, block });
    year.start();
    for (let week = 0; week < 52; week++) {
      year.step();
      gmv[week]! += column('gmv') / BLOCKS;
      organic[week]! += column('visits.organic') / BLOCKS;
    }
    for (const name of [
      ...SEGMENTS.map((segment) => `segment.${segment}`),
      ...BUYING_SEGMENTS.map((segment) => `members.${segment}`),
      'friends',
      'customers_reachable',
      'content_stock',
      'forecast',
      'stock',
      'cash',
    ]) {
      ends.set(name, (ends.get(name) ?? 0) + column(name) / BLOCKS);
    }
  }
  const end = (name: string) => ends.get(name)!;
  const customers = Object.fromEntries(SEGMENTS.map((segment) => [segment, end(`segment.${segment}`)]));
  const after: Shop = {
    ...shop,
    opening: {
      ...shop.opening,
      customers: customers as Shop['opening']['customers'],
      contentStock: end('content_stock'),
      weeklyOrders: end('forecast') / mean(year.openingBasket),
      stockWeeks: end('stock') / end('forecast'),
    },
    lastYear: { ...shop.lastYear, gmv, organicVisits: organic, weeklySpend: spendOf(budget) },
  };
  const shares = BUYING_SEGMENTS.map((segment) => [
    `members.enrolled.${segment}`,
    end(`members.${segment}`) / end(`segment.${segment}`),
  ]);
  return {
    shop: after,
    values: {
      ...Object.fromEntries(shares),
      'private.opt_in': end('friends') / end('customers_reachable'),
    } as World['values'],
  };
}

let opened: Opened = {
  shop: { ...calm.shop, lastYear: { ...calm.shop.lastYear, weeklySpend: spendOf(BUDGETS[0]!) } },
  values: {},
};
for (const budget of BUDGETS) {
  opened = pass(opened, budget);
  const { opening, lastYear } = opened.shop;
  const total = lastYear.gmv.reduce((sum, value) => sum + value, 0);
  console.log(
    `# budget ${budget}: GMV ${(total / 1e6).toFixed(2)} M, live ${Math.round(opening.customers.new + opening.customers.active + opening.customers.high)}`,
  );
}
const round = (value: number, to: number) => Math.round(value / to) * to;
const list = (values: readonly number[], to: number) =>
  Array.from({ length: 4 }, (_, row) =>
    values
      .slice(row * 13, row * 13 + 13)
      .map((value) => String(round(value, to)))
      .join(', '),
  ).join(',\n      ');
const { shop, values } = opened;
const { opening, lastYear } = shop;
console.log(`opening:
  customers: { ${SEGMENTS.map((segment) => `${segment}: ${round(opening.customers[segment], 100)}`).join(', ')} }
  content_stock: ${Math.round(opening.contentStock)}
  weekly_orders: ${round(opening.weeklyOrders, 10)}
  stock_weeks: ${opening.stockWeeks.toFixed(1)}
last_year:
  gmv:
    [
      ${list(lastYear.gmv, 100)},
    ]
  organic_visits:
    [
      ${list(lastYear.organicVisits, 10)},
    ]
levers:
${Object.entries(values)
  .map(([name, value]) => `  ${name}: ${(100 * Number(value)).toFixed(1)}%`)
  .join('\n')}`);
