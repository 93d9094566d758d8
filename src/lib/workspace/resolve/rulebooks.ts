import {
  PLAY_SETTINGS,
  PLAYS,
  type Condition,
  type Json,
  type PlayDefinition,
  type PlaySettings,
  type Rule,
} from '../../plan/index.ts';
import { check } from '../check.ts';
import { CaseCheck } from './same-but-for-case.ts';
import type { Report } from '../finding.ts';
import { ruleSchema, type RuleEntry } from '../schemas/rules.ts';
import { isName } from '../text/names.ts';
import { nearest } from '../text/nearest.ts';
import { keyPlaceAt, placeAt, type Tree } from '../text/tree.ts';

/** A rule and the part of the file that it was read from. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly tree: Tree;
}

/** The plays that rules can name, and whether those of the file could be read. */
export interface KnownPlays {
  readonly plays: ReadonlyMap<string, PlayDefinition>;
  /** Names in the file, also of plays with something wrong in their form. */
  readonly named: ReadonlySet<string>;
  readonly readable: boolean;
}

/** Least value of each setting that an event may override; the largest is a year. */
const LEAST: Readonly<Record<keyof PlaySettings, number>> = { delay: 1, duration: 1, cooldown: 0, limit: 1 };
const MOST = 53;

const isSetting = (name: string): name is keyof PlaySettings =>
  (PLAY_SETTINGS as readonly string[]).includes(name);

function checkParams(params: Readonly<Record<string, unknown>>, tree: Tree, report: Report): void {
  for (const [param, value] of Object.entries(params)) {
    const path = ['event', 'params', param];
    if (!isSetting(param)) {
      const meant = param === 'for' ? 'duration' : nearest(param, PLAY_SETTINGS);
      // A text is a remark; anything else is meant to do something.
      if (meant !== null || typeof value !== 'string')
        report.add('event-param-name', { param, nearest: meant }, keyPlaceAt(tree, path.slice(0, -1), param));
      continue;
    }
    const least = LEAST[param];
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST;
    if (!fits) report.add('event-param', { param, least, most: MOST }, placeAt(tree, path));
  }
}

function checkPlay(play: string, known: KnownPlays, tree: Tree, report: Report): void {
  if (known.plays.has(play) || known.named.has(play) || !known.readable) return;
  const place = placeAt(tree, ['event', 'type']);
  // What cannot be a name cannot be added to rules/plays.yaml either.
  if (!isName(play)) {
    report.add('bad-name', { name: play }, place);
    return;
  }
  const inCatalogue = PLAYS.some((each) => each.name === play);
  const near = nearest(play, known.plays.keys());
  report.add('unknown-play', { play, nearest: near, inCatalogue }, place);
}

/** json-rules-engine takes 0 for 1 and cuts fractions: only whole numbers from 1 mean what they say. */
function priorityOf(written: unknown, tree: Tree, report: Report): number {
  if (written === undefined) return 1;
  if (typeof written === 'number' && Number.isInteger(written) && written >= 1) return written;
  report.add(
    'rule-priority',
    { code: 'priority', value: (written ?? null) as Json },
    placeAt(tree, ['priority']),
  );
  return 1;
}

function readRule(
  entry: RuleEntry,
  rulebook: string,
  tree: Tree,
  known: KnownPlays,
  report: Report,
): PlacedRule {
  if (!isName(entry.name)) report.add('bad-name', { name: entry.name }, placeAt(tree, ['name']));
  const params = entry.event.params ?? {};
  checkPlay(entry.event.type, known, tree, report);
  checkParams(params, tree, report);
  const rule: Rule = {
    name: entry.name,
    rulebook,
    priority: priorityOf(entry.priority, tree, report),
    // What stands here has been read from JSON; whether it is a condition, the compiler of rules decides.
    conditions: entry.conditions as unknown as Condition,
    play: entry.event.type,
    params: params as Readonly<Record<string, Json>>,
  };
  return { rule, tree };
}

/** The rules of a rulebook in the order of the file; those with something wrong in their form are left out. */
export function readRulebook(name: string, tree: Tree, known: KnownPlays, report: Report): PlacedRule[] {
  if (tree.kind !== 'list') {
    report.add('rulebook-not-list', {}, tree.place);
    return [];
  }
  const rules: PlacedRule[] = [];
  const cases = new CaseCheck(report);
  for (const item of tree.items) {
    const entry = check(ruleSchema, item, report);
    if (entry === undefined) continue;
    cases.add(entry.name, placeAt(item, ['name']));
    rules.push(readRule(entry, name, item, known, report));
  }
  return rules;
}
