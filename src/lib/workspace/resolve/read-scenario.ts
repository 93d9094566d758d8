import { LEVERS, type Modifier, type Quantity } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import type { PlanCalendar } from '../grammar/calendar.ts';
import { entryOf, type AssumptionEntry } from '../register.ts';
import type { Written } from '../schemas/quantity.ts';
import type { ScenarioFile, ShockEntry } from '../schemas/scenario.ts';
import { isName } from '../text/names.ts';
import type { Place } from '../text/source.ts';
import { partAt, placeAt, type Path, type Tree } from '../text/tree.ts';
import { readCorrelations, type PlacedCorrelation } from './correlations.ts';
import { checkLeverValue, leverFor, operationOf } from './levers.ts';
import { beginningOf, durationOf } from './when.ts';

/** A scenario's own file, read; what it includes is not yet in it. */
export interface ReadScenario {
  readonly name: string;
  readonly file: Partial<ScenarioFile>;
  readonly tree: Tree;
  readonly shocks: readonly Shock[];
  readonly assumed: ReadonlyMap<string, Assumed>;
  readonly correlations: readonly PlacedCorrelation[];
}

/** A shock before it has its key. */
export interface Shock {
  readonly modifier: Omit<Modifier, 'key'>;
  readonly id: string | undefined;
  readonly place: Place;
}

/** What a scenario takes a lever to be. */
export interface Assumed {
  readonly quantity: Quantity;
  readonly entry: AssumptionEntry;
}

function readShock(
  entry: ShockEntry,
  at: Path,
  tree: Tree,
  calendar: PlanCalendar,
  report: Report,
): Shock | undefined {
  const place = placeAt(tree, at);
  const under = (key: string): Place => placeAt(tree, [...at, key]);
  const lever = leverFor(entry.lever, ['world'], 'shock', report, under('lever'));
  const change = operationOf(entry, report, place);
  if (lever && change)
    checkLeverValue(lever, change.operation, change.value, report, under(change.operation));
  const from = beginningOf(entry.from, calendar, report, under('from'));
  const weeks = durationOf(entry.for, report, under('for'));
  if (entry.id !== undefined && !isName(entry.id)) report.add('bad-name', { name: entry.id }, under('id'));
  if (!lever || !change || from === undefined || weeks === undefined) return undefined;
  const modifier = {
    lever: lever.name,
    layer: 'scenario',
    operation: change.operation,
    value: change.value.quantity,
    from,
    weeks,
    ramp: entry.ramp ?? 0,
    chance: entry.chance ?? 1,
  } as const;
  return { modifier, id: entry.id, place };
}

function readAssumed(
  name: string,
  assume: Readonly<Record<string, Written>>,
  tree: Tree,
  report: Report,
): Map<string, Assumed> {
  const assumed = new Map<string, Assumed>();
  for (const lever of LEVERS) {
    const written = Object.hasOwn(assume, lever.name) ? assume[lever.name] : undefined;
    if (written === undefined) continue;
    const path = ['assume', lever.name];
    const place = placeAt(tree, path);
    if (leverFor(lever.name, ['world', 'shop'], 'assume', report, place) === undefined) continue;
    checkLeverValue(lever, 'set', written, report, place);
    const entry = entryOf(lever, written, partAt(tree, path), place, { kind: 'scenario', name });
    assumed.set(lever.name, { quantity: written.quantity, entry });
  }
  return assumed;
}

/** A calendar to check shocks by when the business file gives none. */
const ANY_YEAR: PlanCalendar = {
  start: '2026-01-05',
  weeks: 53,
  months: Array.from({ length: 53 }, (_, week) => Math.min(12, Math.floor((week * 12) / 52) + 1)),
};

/** Reads what a scenario's own file says. */
export function readScenario(
  name: string,
  file: Partial<ScenarioFile>,
  tree: Tree,
  calendar: PlanCalendar | undefined,
  report: Report,
): ReadScenario {
  const shocks = (file.shocks ?? [])
    .map((entry, index) => readShock(entry, ['shocks', index], tree, calendar ?? ANY_YEAR, report))
    .filter((shock) => shock !== undefined);
  const assumed = readAssumed(name, file.assume ?? {}, tree, report);
  const correlations = readCorrelations(file.correlations ?? [], tree, report);
  return { name, file, tree, shocks, assumed, correlations };
}
