import {
  ALERT,
  findChosenLever,
  findLever,
  type LeverDefinition,
  PAID_CHANNELS,
  PLAYS,
  type PlayCost,
  type PlayDefinition,
  type PlayModifier,
} from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { playSchema, type PlayEntry, type PlayLeverEntry } from '../schemas/rules.ts';
import { byName, isName } from '../text/names.ts';
import { nearest } from '../text/nearest.ts';
import { placeAt, type Tree } from '../text/tree.ts';
import { readNamed, type NamedEntry } from './named.ts';
import { checkLeverValue, leverFor, operationOf } from './levers.ts';

const NO_COST: PlayCost = { once: 0, weekly: 0, marketing: true };

const catalogue = new Map(PLAYS.map((play) => [play.name, play]));

/** Settings of a play that its file leaves out; a cooldown is as long as the play unless said. */
const DEFAULTS = { delay: 1, limit: 3 } as const;

/** The play that only records, as it is without a word about it in the file. */
const ALERT_PLAY: PlayDefinition = {
  name: ALERT,
  en: catalogue.get(ALERT)?.en ?? ALERT,
  zh: catalogue.get(ALERT)?.zh ?? ALERT,
  modifiers: [],
  cost: NO_COST,
  delay: 1,
  duration: 1,
  cooldown: 4,
  limit: 52,
};

function costOf(entry: PlayEntry): PlayCost {
  const cost = entry.cost ?? {};
  return {
    once: cost.once ?? 0,
    weekly: cost.weekly ?? 0,
    marketing: cost.marketing ?? true,
    ...(cost.funds === undefined ? {} : { funds: cost.funds }),
  };
}

/** A lever by its name; for a channel that is picked when the play fires, that of any channel: they have the same bounds. */
function definitionOf(name: string): LeverDefinition | undefined {
  const chosen = findChosenLever(name);
  const lever = findLever(chosen === undefined ? name : chosen.levers[PAID_CHANNELS[0]]);
  return lever && { ...lever, name };
}

function modifierOf(
  entry: PlayLeverEntry,
  index: number,
  tree: Tree,
  report: Report,
): PlayModifier | undefined {
  const path = ['levers', index];
  const { lever: name } = entry;
  const place = placeAt(tree, [...path, 'lever']);
  const lever = leverFor(name, ['ours'], 'play', report, place, definitionOf(name));
  const multiply = entry.multiply === undefined ? undefined : { value: entry.multiply, percent: true };
  const change = operationOf({ set: entry.set, add: entry.add, multiply }, report, placeAt(tree, path));
  if (lever === undefined || change === undefined) return undefined;
  const { operation, value: amount } = change;
  const written = { quantity: amount.value, bare: amount.percent ? [] : [amount.value] };
  checkLeverValue(lever, operation, written, report, placeAt(tree, [...path, operation]));
  return { lever: name, operation, value: amount.value, ramp: entry.ramp ?? 0 };
}

function playOf(
  { name, value: entry, entry: { key, value: tree } }: NamedEntry<PlayEntry>,
  report: Report,
): PlayDefinition {
  const known = catalogue.get(name);
  if (known === undefined && entry.title === undefined) {
    report.add('play-without-title', { play: name, nearest: nearest(name, catalogue.keys()) }, key);
  }
  const isAlert = name === ALERT;
  if (isAlert && entry.levers !== undefined) report.add('alert-levers', {}, placeAt(tree, ['levers']));
  if (!isAlert && entry.for === undefined) report.add('missing-key', { key: 'for' }, key);
  const duration = entry.for ?? 1;
  const modifiers = (entry.levers ?? []).map((lever, index) => modifierOf(lever, index, tree, report));
  const label = entry.title?.en ?? entry.title?.zh ?? known?.en ?? name;
  return {
    name,
    en: entry.title?.en ?? label,
    zh: entry.title?.zh ?? known?.zh ?? label,
    modifiers: modifiers.filter((modifier) => modifier !== undefined),
    cost: costOf(entry),
    delay: entry.delay ?? DEFAULTS.delay,
    duration,
    cooldown: entry.cooldown ?? (isAlert ? ALERT_PLAY.cooldown : duration),
    limit: entry.limit ?? (isAlert ? ALERT_PLAY.limit : DEFAULTS.limit),
  };
}

/** The plays by name, `alert` always among them; entries with something wrong in their form are left out. */
export function readPlays(tree: Tree | undefined, report: Report): Map<string, PlayDefinition> {
  const entries = tree === undefined ? [] : readNamed(tree, 'plays', playSchema, isName, report);
  const plays = [ALERT_PLAY, ...entries.map((entry) => playOf(entry, report))];
  return new Map(plays.sort((a, b) => byName(a.name, b.name)).map((play) => [play.name, play]));
}
