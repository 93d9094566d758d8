import {
  BUDGET_LINES,
  findLever,
  LEVERS,
  PAID_CHANNELS,
  SUPPLIERS,
  type BudgetLine,
  type LastYear,
  type LeverDefinition,
  type Opening,
  type PaidChannel,
  type Quantity,
  type Shop,
} from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import type { PlanCalendar } from '../grammar/calendar.ts';
import type { BusinessFile } from '../schemas/business.ts';
import type { Written } from '../schemas/quantity.ts';
import { partAt, placeAt, type Tree } from '../text/tree.ts';
import { entryOf, type AssumptionEntry } from '../register.ts';
import { resolveCalendar, type ResolvedCalendar } from './calendar.ts';
import { readCorrelations, type PlacedCorrelation } from './correlations.ts';
import { checkLeverValue, leverFor, wholeShares } from './levers.ts';
import { topKey } from './inherit.ts';

/** The business file, resolved: what strategies and scenarios start from. */
export interface Business {
  readonly shop: Shop;
  /** Value of every lever of kind `world` and `shop`. */
  readonly base: ReadonlyMap<string, Quantity>;
  /** Value of every lever of kind `ours` at opening. */
  readonly ours: ReadonlyMap<string, number>;
  readonly correlations: readonly PlacedCorrelation[];
  readonly register: readonly AssumptionEntry[];
}

/** What is known of the shop, though something about it may be wrong. */
export interface BusinessParts {
  readonly calendar?: PlanCalendar;
  readonly correlations: readonly PlacedCorrelation[];
  /** Only where nothing is wrong. */
  readonly whole?: Business;
}

interface Reading {
  readonly tree: Tree;
  readonly report: Report;
}

const isChannelShare = (name: string): boolean => /^channels\.[a-z]+\.share$/.test(name);
const isBudget = (name: string): boolean =>
  name === 'budget.total' || BUDGET_LINES.some((line) => name === `budget.${line}`);

/** Where a lever is written instead of among the levers, if anywhere. */
export function writtenElsewhere(name: string): 'budget' | 'channels' | undefined {
  if (isBudget(name)) return 'budget';
  return isChannelShare(name) ? 'channels' : undefined;
}

interface Values {
  readonly base: Map<string, Quantity>;
  readonly ours: Map<string, number>;
  readonly register: AssumptionEntry[];
}

function takeStated(reading: Reading, lever: LeverDefinition, written: Written, values: Values): void {
  const { report } = reading;
  const part = partAt(reading.tree, ['levers', lever.name]);
  const place = placeAt(reading.tree, ['levers', lever.name]);
  checkLeverValue(lever, 'set', written, report, place);
  if (lever.kind === 'ours') {
    if (typeof written.quantity === 'number') values.ours.set(lever.name, written.quantity);
    else report.add('ours-uncertain', { lever: lever.name }, place);
  } else values.base.set(lever.name, written.quantity);
  values.register.push(entryOf(lever, written, part, place, { kind: 'business' }));
}

function takeNeutral(reading: Reading, lever: LeverDefinition, neutral: number, values: Values): void {
  if (lever.kind === 'ours') values.ours.set(lever.name, neutral);
  else values.base.set(lever.name, neutral);
  const written: Written = { quantity: neutral, bare: [] };
  const entry = entryOf(lever, written, undefined, topKey(reading.tree, 'levers'), { kind: 'business' });
  values.register.push({ ...entry, neutral: true });
}

/** All levers that stand among the levers, neutral values where the file leaves one out. */
function readValues(reading: Reading, stated: Readonly<Record<string, Written>>): Values {
  const { tree, report } = reading;
  const values: Values = { base: new Map(), ours: new Map(), register: [] };
  const written = partAt(tree, ['levers']);
  const names: ReadonlySet<string> = new Set(written?.kind === 'map' ? written.entries.keys() : []);
  for (const name of names) {
    const lever = leverFor(
      name,
      ['ours', 'world', 'shop'],
      'business',
      report,
      placeAt(tree, ['levers', name]),
    );
    const elsewhere = lever === undefined ? undefined : writtenElsewhere(name);
    if (elsewhere !== undefined) {
      report.add(
        'lever-elsewhere',
        { lever: name, where: `last_year.${elsewhere}` },
        placeAt(tree, ['levers', name]),
      );
    }
  }
  const missing: string[] = [];
  for (const lever of LEVERS) {
    if (writtenElsewhere(lever.name) !== undefined) continue;
    const value = Object.hasOwn(stated, lever.name) ? stated[lever.name] : undefined;
    if (value !== undefined) takeStated(reading, lever, value, values);
    else if (names.has(lever.name)) continue;
    else if (lever.neutral !== undefined) takeNeutral(reading, lever, lever.neutral, values);
    else missing.push(lever.name);
  }
  if (missing.length > 0 && written !== undefined)
    report.add('missing-levers', { levers: missing }, topKey(tree, 'levers'));
  return values;
}

/** Suppliers' shares must be a whole, wherever they were set. */
export function checkSupplierShares(ours: ReadonlyMap<string, number>, report: Report, tree: Tree): void {
  const shares = SUPPLIERS.map((supplier) => [supplier, ours.get(`suppliers.${supplier}.share`)] as const);
  if (shares.some(([, value]) => value === undefined)) return;
  const place = placeAt(tree, ['levers', 'suppliers.a.share']);
  wholeShares(Object.fromEntries(shares) as Record<string, number>, 'suppliers', report, place);
}

interface ReadLastYear {
  readonly lastYear: LastYear;
  readonly total: number;
  readonly split: Readonly<Record<BudgetLine, number>>;
  readonly channels: Readonly<Record<PaidChannel, number>>;
}

function readLastYear(
  reading: Reading,
  file: BusinessFile['last_year'],
  weeks: number | undefined,
): ReadLastYear | undefined {
  const { tree, report } = reading;
  const split = wholeShares(
    file.budget.split,
    'budget',
    report,
    placeAt(tree, ['last_year', 'budget', 'split']),
  );
  const channels = wholeShares(file.channels, 'channels', report, placeAt(tree, ['last_year', 'channels']));
  for (const key of ['gmv', 'organic_visits'] as const) {
    const got = file[key].length;
    if (weeks !== undefined && got !== weeks) {
      report.add('list-length', { key, got, wanted: weeks }, placeAt(tree, ['last_year', key]));
    }
  }
  if (split === undefined || channels === undefined || weeks === undefined) return undefined;
  const { total } = file.budget;
  const weeklySpend = Object.fromEntries(
    BUDGET_LINES.map((line) => [line, (total * split[line]) / weeks]),
  ) as Record<BudgetLine, number>;
  const lastYear = { gmv: file.gmv, organicVisits: file.organic_visits, weeklySpend, channelShare: channels };
  return { lastYear, total, split, channels };
}

const openingOf = (file: BusinessFile['opening']): Opening => ({
  customers: file.customers,
  contentStock: file.content_stock,
  weeklyOrders: file.weekly_orders,
  stockWeeks: file.stock_weeks,
  cash: file.cash,
});

function nameOf(file: Partial<BusinessFile>): string {
  return file.name ?? file.title?.en ?? file.title?.zh ?? 'shop';
}

function withLastYear(values: Values, year: ReadLastYear, tree: Tree): void {
  const add = (name: string, value: number, path: readonly string[]): void => {
    values.ours.set(name, value);
    const lever = findLever(name);
    const written: Written = { quantity: value, bare: [] };
    const source = partAt(tree, ['last_year', 'source']);
    if (lever === undefined) return;
    const entry = entryOf(lever, written, undefined, placeAt(tree, path), { kind: 'business' });
    const text = source?.kind === 'scalar' && typeof source.value === 'string' ? source.value : null;
    values.register.push({ ...entry, source: text });
  };
  add('budget.total', year.total, ['last_year', 'budget', 'total']);
  for (const line of BUDGET_LINES)
    add(`budget.${line}`, year.split[line], ['last_year', 'budget', 'split', line]);
  for (const channel of PAID_CHANNELS) {
    add(`channels.${channel}.share`, year.channels[channel], ['last_year', 'channels', channel]);
  }
}

function labelsOf(file: Partial<BusinessFile>): Shop['labels'] {
  return Object.fromEntries(Object.entries(file.labels ?? {}).filter(([, text]) => text !== undefined));
}

/** Resolves the parts of the business file that are right, and says what is wrong with how they go together. */
export function resolveBusiness(file: Partial<BusinessFile>, tree: Tree, report: Report): BusinessParts {
  const reading: Reading = { tree, report };
  const calendar: ResolvedCalendar | undefined =
    file.calendar && resolveCalendar(file.calendar, tree, report);
  const year = file.last_year && readLastYear(reading, file.last_year, calendar?.plan.weeks);
  const values = file.levers && readValues(reading, file.levers);
  const correlations = readCorrelations(file.correlations ?? [], tree, report);
  if (values !== undefined) checkSupplierShares(values.ours, report, tree);
  const parts: BusinessParts = {
    correlations,
    ...(calendar === undefined ? {} : { calendar: calendar.plan }),
  };
  if (!calendar || !year || !values || !file.opening || !file.terms) return parts;
  withLastYear(values, year, tree);
  const shop: Shop = {
    name: nameOf(file),
    calendar: calendar.calendar,
    opening: openingOf(file.opening),
    lastYear: year.lastYear,
    terms: { receiptLag: file.terms.receipt_lag, supplierTerm: file.terms.supplier_term },
    labels: labelsOf(file),
  };
  return {
    ...parts,
    whole: { shop, base: values.base, ours: values.ours, correlations, register: values.register },
  };
}
