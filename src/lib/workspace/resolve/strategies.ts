import {
  BUDGET_LINES,
  LEVERS,
  PAID_CHANNELS,
  type Modifier,
  type Phase,
  type Strategy,
} from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import type { PlanCalendar } from '../grammar/calendar.ts';
import { entryOf, type AssumptionEntry } from '../register.ts';
import type { Written } from '../schemas/quantity.ts';
import { REVIEWS, type ChangeEntry, type StrategyFile } from '../schemas/strategy.ts';
import type { Place } from '../text/source.ts';
import { partAt, placeAt, type Path, type Tree } from '../text/tree.ts';
import { checkSupplierShares, writtenElsewhere, type Business } from './business.ts';
import { operationOf, wholeShares } from './levers.ts';
import { ourValue, type Reading, type Unkeyed } from './ours.ts';
import { phaseModifiers, readPhases } from './phases.ts';
import { titleOf } from './title.ts';
import { beginningOf, durationOf } from './when.ts';

/** A strategy as far as its own file goes: without its rules, and without what the business file gives it. */
export interface ReadStrategy {
  readonly name: string;
  readonly file: Partial<StrategyFile>;
  readonly tree: Tree;
  /** Values that it decides itself. */
  readonly own: ReadonlyMap<string, number>;
  readonly phases: readonly Phase[];
  readonly modifiers: readonly Modifier[];
  readonly register: readonly AssumptionEntry[];
}

function readLevers(
  reading: Reading,
  levers: Readonly<Record<string, Written>>,
  own: Map<string, number>,
  register: AssumptionEntry[],
): void {
  const { tree, report, name: strategy } = reading;
  for (const lever of LEVERS) {
    const written = Object.hasOwn(levers, lever.name) ? levers[lever.name] : undefined;
    if (written === undefined) continue;
    const path = ['levers', lever.name];
    const place = placeAt(tree, path);
    const elsewhere = writtenElsewhere(lever.name);
    if (elsewhere !== undefined)
      report.add('lever-elsewhere', { lever: lever.name, where: elsewhere }, place);
    const value = ourValue(reading, lever.name, written, 'set', 'strategy', place, place);
    if (value === undefined) continue;
    own.set(lever.name, value);
    register.push(entryOf(lever, written, partAt(tree, path), place, { kind: 'strategy', name: strategy }));
  }
}

function readShares(reading: Reading, file: Partial<StrategyFile>, own: Map<string, number>): void {
  const { tree, report } = reading;
  if (file.budget !== undefined) {
    own.set('budget.total', file.budget.total);
    const split = wholeShares(file.budget.split, 'budget', report, placeAt(tree, ['budget', 'split']));
    if (split) for (const line of BUDGET_LINES) own.set(`budget.${line}`, split[line]);
  }
  if (file.channels !== undefined) {
    const shares = wholeShares(file.channels, 'channels', report, placeAt(tree, ['channels']));
    if (shares) for (const channel of PAID_CHANNELS) own.set(`channels.${channel}.share`, shares[channel]);
  }
}

function changeModifier(
  reading: Reading,
  entry: ChangeEntry,
  path: Path,
  calendar: PlanCalendar,
): Unkeyed | undefined {
  const { tree, report } = reading;
  const under = (key: string): Place => placeAt(tree, [...path, key]);
  const multiply = entry.multiply === undefined ? undefined : { value: entry.multiply, percent: true };
  const change = operationOf({ set: entry.set, add: entry.add, multiply }, report, placeAt(tree, path));
  const from = beginningOf(entry.from, calendar, report, under('from'));
  const weeks = durationOf(entry.for, report, under('for'));
  if (change === undefined) return undefined;
  const { value: amount, operation } = change;
  const written: Written = { quantity: amount.value, bare: amount.percent ? [] : [amount.value] };
  const value = ourValue(
    reading,
    entry.lever,
    written,
    operation,
    'change',
    under('lever'),
    under(operation),
  );
  if (from === undefined || weeks === undefined || value === undefined) return undefined;
  for (const [key, quantity] of Object.entries({ from, for: weeks })) {
    if (typeof quantity !== 'number') report.add('ours-drawn', { lever: entry.lever, key }, under(key));
  }
  return {
    lever: entry.lever,
    layer: 'strategy',
    operation,
    value,
    from,
    weeks,
    ramp: entry.ramp ?? 0,
    chance: 1,
  };
}

/** Gives each modifier its key, by lever in canonical order and then as written. */
function keyed(modifiers: readonly Unkeyed[]): Modifier[] {
  const order = new Map(LEVERS.map((lever, index) => [lever.name, index]));
  const counts = new Map<string, number>();
  return [...modifiers]
    .sort((a, b) => (order.get(a.lever) ?? 0) - (order.get(b.lever) ?? 0))
    .map((modifier) => {
      const ordinal = (counts.get(modifier.lever) ?? 0) + 1;
      counts.set(modifier.lever, ordinal);
      return { ...modifier, key: `${modifier.lever}#${ordinal}` };
    });
}

/** Reads what a strategy's own file says, and checks it against the calendar if there is one. */
export function readStrategy(
  name: string,
  file: Partial<StrategyFile>,
  tree: Tree,
  calendar: PlanCalendar | undefined,
  report: Report,
): ReadStrategy {
  const reading: Reading = { name, tree, report };
  const own = new Map<string, number>();
  const register: AssumptionEntry[] = [];
  readShares(reading, file, own);
  readLevers(reading, file.levers ?? {}, own, register);
  const hasBrokenPhases = file.phases === undefined && partAt(tree, ['phases']) !== undefined;
  const phases = calendar && !hasBrokenPhases ? readPhases(reading, file.phases, calendar) : undefined;
  const changes = (file.changes ?? []).map(
    (entry, index) => calendar && changeModifier(reading, entry, ['changes', index], calendar),
  );
  const modifiers = [
    ...changes.filter((each) => each !== undefined),
    ...(phases ? phaseModifiers(reading, phases) : []),
  ];
  return { name, file, tree, own, phases: phases?.phases ?? [], modifiers: keyed(modifiers), register };
}

/** What a strategy's rulebooks come to. */
export type StrategyRules = Pick<Strategy, 'rules' | 'conditions' | 'derived' | 'plays'>;

/** A strategy over the business: last year's values wherever it decides nothing itself. */
export function resolveStrategy(
  read: ReadStrategy,
  business: Business,
  rules: StrategyRules,
  report: Report,
): Strategy {
  const values: Record<string, number> = {};
  const opening: Record<string, number> = {};
  for (const { name } of LEVERS) {
    const before = business.ours.get(name);
    if (before === undefined) continue;
    opening[name] = before;
    values[name] = read.own.get(name) ?? before;
  }
  checkSupplierShares(new Map(Object.entries(values)), report, read.tree);
  return {
    title: titleOf(read.name, read.file),
    values,
    opening,
    phases: read.phases,
    modifiers: read.modifiers,
    ...rules,
    reviewWeeks: REVIEWS[read.file.review ?? 'weekly'],
  };
}
