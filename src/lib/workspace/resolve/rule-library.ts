import { ALERT, type Condition, type PlayDefinition, type Rule } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { parseAmount } from '../grammar/number.ts';
import {
  conditionSchema,
  factSchema,
  ruleNoteSchema,
  type RuleNote,
  type Section,
} from '../schemas/rules.ts';
import { byName, isName } from '../text/names.ts';
import { partAt, placeAt, plain, type Tree } from '../text/tree.ts';
import { reportUnknownName, type Named } from './inherit.ts';
import { readNamed } from './named.ts';
import { readPlays } from './plays.ts';
import { reportDerivedIssues, reportTooDeep } from './derived-issues.ts';
import { reportRuleIssues, type PlacedCondition, type PlacedFact } from './rule-issues.ts';
import { readRulebook, type KnownPlays, type PlacedRule } from './rulebooks.ts';
import type { StrategyRules } from './strategies.ts';

/** The files of the folder rules; undefined where there is none, null where it could not be read. */
export interface RuleFiles {
  readonly rulebooks: Named;
  readonly plays: Tree | null | undefined;
  readonly facts: Tree | null | undefined;
  readonly conditions: Tree | null | undefined;
  readonly notes: Tree | null | undefined;
}

/** Everything that strategies can name in the folder rules. */
export interface RuleLibrary {
  readonly rulebooks: ReadonlyMap<string, readonly PlacedRule[]>;
  /** Names of all rulebooks, those that could not be read among them. */
  readonly known: ReadonlySet<string>;
  readonly plays: ReadonlyMap<string, PlayDefinition>;
  readonly conditions: readonly PlacedCondition[];
  readonly derived: readonly PlacedFact[];
  readonly notes: ReadonlyMap<string, RuleNote>;
}

/** In YAML a threshold may be written in the one grammar of numbers: `5%`, `10_000`. */
function withNumbers(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withNumbers(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withNumbers(part, name)]));
  }
  if (key !== 'value' || typeof value !== 'string' || !/[%_]/.test(value)) return value;
  const amount = parseAmount(value);
  return amount.ok ? amount.value.value : value;
}

function readConditions(tree: Tree, report: Report): PlacedCondition[] {
  return readNamed(tree, 'conditions', conditionSchema, isName, report).map(({ name, entry }) => {
    const conditions = withNumbers(plain(entry.value)) as Condition;
    return { condition: { name, conditions }, tree: entry.value };
  });
}

function readFacts(tree: Tree, report: Report): PlacedFact[] {
  // Whether an expression can spell a name, the compiler of rules knows.
  return readNamed(tree, 'facts', factSchema, () => true, report).map(({ name, value, entry }) => ({
    fact: { name, expression: value },
    key: entry.key,
    tree: entry.value,
  }));
}

function readNotes(tree: Tree, rules: ReadonlySet<string> | null, report: Report): Map<string, RuleNote> {
  const notes = new Map<string, RuleNote>();
  for (const { name, value, entry } of readNamed(tree, 'rules', ruleNoteSchema, isName, report)) {
    if (rules?.has(name) === false) reportUnknownName(report, 'rule', name, rules, entry.key);
    notes.set(name, value);
  }
  return notes;
}

/** Names under a file's section, whatever they stand for; null where the section cannot be read. */
function namesIn(tree: Tree | null | undefined, section: Section): readonly string[] | null {
  if (tree === undefined) return [];
  const map = tree && partAt(tree, [section]);
  return map?.kind === 'map' ? [...map.entries.keys()] : null;
}

/** Reads the folder rules and reports all that is wrong in it; `weeks` are those of the plan, if they are known. */
export function readRuleLibrary(
  files: RuleFiles,
  targetFacts: readonly string[] | null,
  weeks: number | undefined,
  report: Report,
): RuleLibrary {
  const plays = readPlays(files.plays ?? undefined, report);
  const playNames = namesIn(files.plays, 'plays');
  const known: KnownPlays = { plays, named: new Set(playNames), readable: playNames !== null };
  const conditions = files.conditions ? readConditions(files.conditions, report) : [];
  const derived = files.facts ? readFacts(files.facts, report) : [];
  conditions.sort((a, b) => byName(a.condition.name, b.condition.name));
  derived.sort((a, b) => byName(a.fact.name, b.fact.name));
  const rulebooks = new Map<string, readonly PlacedRule[]>();
  const names = [...files.rulebooks.keys()].sort(byName);
  for (const name of names) {
    const tree = files.rulebooks.get(name);
    rulebooks.set(name, tree ? readRulebook(name, tree, known, report) : []);
  }
  // What refers to a file that could not be read would be called unknown.
  const conditionNames = namesIn(files.conditions, 'conditions');
  const factNames = namesIn(files.facts, 'facts');
  if (conditionNames !== null && factNames !== null && !reportTooDeep(derived, report)) {
    const named = new Set([...conditionNames, ...factNames]);
    // A rulebook at a time: two of them may use a name for different rules as long as no strategy takes both.
    const lists = rulebooks.size === 0 ? [[]] : [...rulebooks.values()];
    for (const rules of lists) reportRuleIssues({ rules, conditions, derived, targetFacts, named }, report);
    const trees = [...conditions.map(({ tree }) => tree), ...lists.flat().map(({ tree }) => tree)];
    reportDerivedIssues(derived, trees, weeks, report);
  }
  const everyRule = new Set([...rulebooks.values()].flat().map((each) => each.rule.name));
  const isWhole = [...files.rulebooks.values()].every((tree) => tree !== null);
  const notes = files.notes
    ? readNotes(files.notes, isWhole ? everyRule : null, report)
    : new Map<string, RuleNote>();
  return { rulebooks, known: new Set(names), plays, conditions, derived, notes };
}

/** A rule with its owner and its title in both languages, where its note gives them. */
function withNote(rule: Rule, notes: RuleLibrary['notes']): Rule {
  const { title, owner } = notes.get(rule.name) ?? {};
  const either = title?.en ?? title?.zh;
  return {
    ...rule,
    ...(either !== undefined && { title: { en: title?.en ?? either, zh: title?.zh ?? either } }),
    ...(owner !== undefined && { owner }),
  };
}

const NOTHING: StrategyRules = { rules: [], conditions: [], derived: [], plays: [] };

/** The rules of a strategy in the order of review, with what they refer to. */
export function rulesOf(
  rulebooks: readonly string[],
  library: RuleLibrary,
  strategy: Tree,
  report: Report,
): StrategyRules {
  const placed: PlacedRule[] = [];
  const first = new Map<string, Rule>();
  const taken = new Set<string>();
  for (const [index, name] of rulebooks.entries()) {
    const place = placeAt(strategy, ['rules', index]);
    if (!library.known.has(name)) reportUnknownName(report, 'rulebook', name, library.known, place);
    if (taken.has(name)) report.add('rulebook-twice', { rulebook: name }, place);
    else placed.push(...(library.rulebooks.get(name) ?? []));
    taken.add(name);
  }
  for (const { rule, tree } of placed) {
    const earlier = first.get(rule.name);
    // Within one rulebook the compiler of rules has said so already.
    if (earlier !== undefined && earlier.rulebook !== rule.rulebook) {
      report.add('rule-twice', { rule: rule.name, other: earlier.rulebook }, placeAt(tree, ['name']));
    }
    if (earlier === undefined) first.set(rule.name, rule);
  }
  if (placed.length === 0) return NOTHING;
  const rules = placed
    .map(({ rule }) => withNote(rule, library.notes))
    .sort((a, b) => b.priority - a.priority);
  const used = new Set(rules.map((rule) => rule.play));
  return {
    rules,
    conditions: library.conditions.map((each) => each.condition),
    derived: library.derived.map((each) => each.fact),
    plays: [...library.plays.values()].filter((play) => used.has(play.name) || play.name === ALERT),
  };
}
