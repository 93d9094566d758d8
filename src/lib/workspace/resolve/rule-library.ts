import { ALERT, type Condition, type PlayDefinition, type Rule } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { parseAmount } from '../grammar/number.ts';
import type { Step } from '../read-cache.ts';
import {
  conditionSchema,
  factSchema,
  ruleNoteSchema,
  type RuleNote,
  type Section,
} from '../schemas/rules.ts';
import { byName, isName } from '../text/names.ts';
import { partAt, placeAt, plain, type Tree } from '../text/tree.ts';
import { fileAllowances, ruleAllowances, type Allowance } from './allowances.ts';
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
  readonly allowances: readonly Allowance[];
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

/** What the file of notes comes to. */
type Notes = Pick<RuleLibrary, 'notes' | 'allowances'>;

/** Notes by the names of rules; where all rulebooks could be read, a name that no rule has is reported. */
function readNotes(
  tree: Tree | null | undefined,
  rules: readonly PlacedRule[],
  isWhole: boolean,
  step: Step,
  report: Report,
): Notes {
  if (!tree) return { notes: new Map(), allowances: [] };
  const entries = step('notes', [tree], (found) => readNamed(tree, 'rules', ruleNoteSchema, isName, found));
  const names = new Set(rules.map(({ rule }) => rule.name));
  for (const { name, entry } of entries)
    if (isWhole && !names.has(name)) reportUnknownName(report, 'rule', name, names, entry.key);
  return {
    notes: new Map(entries.map(({ name, value }) => [name, value])),
    allowances: [...ruleAllowances(entries, rules), ...step('allow', [tree], () => fileAllowances(tree))],
  };
}

/** Names under a file's section, whatever they stand for; null where the section cannot be read. */
function namesIn(tree: Tree | null | undefined, section: Section): readonly string[] | null {
  if (tree === undefined) return [];
  const map = tree && partAt(tree, [section]);
  return map?.kind === 'map' ? [...map.entries.keys()] : null;
}

/** What the files of plays, facts and conditions come to. */
interface Shared {
  readonly known: KnownPlays;
  readonly conditions: readonly PlacedCondition[];
  readonly derived: readonly PlacedFact[];
  /** Names of facts and conditions, whatever they stand for; null where a file of them could not be read. */
  readonly named: ReadonlySet<string> | null;
}

function readShared({ plays, facts, conditions }: RuleFiles, step: Step): Shared {
  return {
    known: step('plays', [plays], (report) => {
      const names = namesIn(plays, 'plays');
      return {
        plays: readPlays(plays ?? undefined, report),
        named: new Set(names),
        readable: names !== null,
      };
    }),
    conditions: step('conditions', [conditions], (report) =>
      (conditions ? readConditions(conditions, report) : []).sort((a, b) =>
        byName(a.condition.name, b.condition.name),
      ),
    ),
    derived: step('facts', [facts], (report) =>
      (facts ? readFacts(facts, report) : []).sort((a, b) => byName(a.fact.name, b.fact.name)),
    ),
    named: step('names', [facts, conditions], () => {
      const [factNames, conditionNames] = [namesIn(facts, 'facts'), namesIn(conditions, 'conditions')];
      return factNames && conditionNames && new Set([...conditionNames, ...factNames]);
    }),
  };
}

const NO_RULES: readonly PlacedRule[] = [];

/** Compiles each rulebook and reports what is wrong in it, or with what rules share. */
function reportIssues(
  rulebooks: RuleLibrary['rulebooks'],
  { conditions, derived, named }: Shared,
  targetFacts: readonly string[] | null,
  weeks: number | undefined,
  step: Step,
): void {
  // What refers to a file that could not be read would be called unknown.
  if (named === null) return;
  if (step('depth of facts', [derived], (report) => reportTooDeep(derived, report))) return;
  // A rulebook at a time: two of them may use a name for different rules as long as no strategy takes both.
  const books = rulebooks.size === 0 ? new Map([['', NO_RULES]]) : rulebooks;
  for (const [name, rules] of books)
    step(`rules of ${name}`, [rules, conditions, derived, targetFacts, named], (report) =>
      reportRuleIssues({ rules, conditions, derived, targetFacts, named }, report),
    );
  const lists = [...books.values()];
  step('derived facts', [derived, conditions, weeks, ...lists], (report) => {
    const trees = [...conditions.map(({ tree }) => tree), ...lists.flat().map(({ tree }) => tree)];
    reportDerivedIssues(derived, trees, weeks, report);
  });
}

/** Reads the folder rules and reports all that is wrong in it; `weeks` are those of the plan, if they are known. */
export function readRuleLibrary(
  files: RuleFiles,
  targetFacts: readonly string[] | null,
  weeks: number | undefined,
  step: Step,
  report: Report,
): RuleLibrary {
  const shared = readShared(files, step);
  const { known, conditions, derived } = shared;
  const rulebooks = new Map<string, readonly PlacedRule[]>();
  const names = [...files.rulebooks.keys()].sort(byName);
  for (const name of names) {
    const tree = files.rulebooks.get(name);
    const rules =
      tree && step(`rulebook ${name}`, [tree, known], (found) => readRulebook(name, tree, known, found));
    rulebooks.set(name, rules ?? NO_RULES);
  }
  reportIssues(rulebooks, shared, targetFacts, weeks, step);
  const isWhole = [...files.rulebooks.values()].every((tree) => tree !== null);
  const notes = readNotes(files.notes, [...rulebooks.values()].flat(), isWhole, step, report);
  return { rulebooks, known: new Set(names), plays: known.plays, conditions, derived, ...notes };
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
