import type { PlanSet, Strategy, Target, World } from '../plan/index.ts';
import { check, checkParts } from './check.ts';
import { classify, onlyChecks, type SingleKind, type WorkspaceFile } from './files.ts';
import { createReport, type Finding, type Report } from './finding.ts';
import { createReadCache, known, type ReadCache, type Step } from './read-cache.ts';
import type { AssumptionEntry } from './register.ts';
import { allow, type AllowedFinding } from './resolve/allowances.ts';
import { resolveBusiness, type BusinessParts } from './resolve/business.ts';
import { type Checks, readChecks } from './resolve/checks.ts';
import { flattenStrategy, flattenUnder } from './resolve/flatten.ts';
import { includeScenarios } from './resolve/include.ts';
import { inherit } from './resolve/inherit.ts';
import { readRuleLibrary, rulesOf, type RuleLibrary } from './resolve/rule-library.ts';
import { readScenario, type ReadScenario } from './resolve/read-scenario.ts';
import { resolveScenario } from './resolve/scenarios.ts';
import { settle, type Settled } from './resolve/settle.ts';
import { readStrategy, resolveStrategy } from './resolve/strategies.ts';
import { resolveTargets } from './resolve/targets.ts';
import { businessSchema } from './schemas/business.ts';
import type { RuleNote } from './schemas/rules.ts';
import { scenarioSchema } from './schemas/scenario.ts';
import { strategySchema } from './schemas/strategy.ts';
import { targetsSchema } from './schemas/targets.ts';
import { decode } from './text/decode.ts';
import { byName } from './text/names.ts';
import { parse } from './text/parse.ts';
import { partAt, type Tree } from './text/tree.ts';
import { readVersion } from './upgrade/index.ts';

/** Files by path relative to the workspace, with forward slashes: text, or bytes of UTF-8. */
export type WorkspaceFiles = ReadonlyMap<string, string | Uint8Array>;

/** A workspace read: plans ready to run, or everything that is wrong with it; warnings that it allows itself apart. */
export type WorkspaceResult =
  | ({
      readonly ok: true;
      readonly plans: PlanSet;
      /** Every lever's value with its source: the business file's, then strategies', then scenarios'. */
      readonly register: readonly AssumptionEntry[];
      /** What rules/rules.yaml says about rules, by name. */
      readonly notes: ReadonlyMap<string, RuleNote>;
      readonly warnings: readonly Finding[];
      readonly allowed: readonly AllowedFinding[];
    } & Checks)
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly allowed: readonly AllowedFinding[];
      /** What can be simulated all the same: there where all errors lie in files that only check. */
      readonly plans?: PlanSet;
    };

/** The trees of a workspace's files; null where one could not be read. */
interface Trees {
  readonly single: ReadonlyMap<SingleKind, Tree | null>;
  readonly strategies: ReadonlyMap<string, Tree | null>;
  readonly scenarios: ReadonlyMap<string, Tree | null>;
  readonly rulebooks: ReadonlyMap<string, Tree | null>;
  readonly tests: ReadonlyMap<string, Tree | null>;
}

/** Lays maps of levers flat, so that nested and dotted names merge alike. */
function prepare(kind: WorkspaceFile['kind'], tree: Tree | null, report: Report): Tree | null {
  if (tree === null) return null;
  if (kind === 'strategy') return flattenStrategy(tree, report);
  if (kind === 'scenario') return flattenUnder(tree, 'assume', report);
  return kind === 'business' ? flattenUnder(tree, 'levers', report) : tree;
}

/** A file's tree as the rest of the reading takes it; null after an error that leaves nothing to check. */
function readTree(
  { path, kind }: WorkspaceFile,
  files: WorkspaceFiles,
  step: Step,
  report: Report,
): Tree | null {
  const source = decode(path, files.get(path) ?? '', report);
  if (source === undefined) return null;
  return step(`file ${path}`, [source.text], (found) => {
    const tree = parse(source, found);
    return prepare(kind, tree ? readVersion(kind, tree, found) : null, found);
  });
}

function parseAll(files: WorkspaceFiles, step: Step, report: Report): Trees {
  const single = new Map<SingleKind, Tree | null>();
  const strategies = new Map<string, Tree | null>();
  const scenarios = new Map<string, Tree | null>();
  const rulebooks = new Map<string, Tree | null>();
  const tests = new Map<string, Tree | null>();
  const named = { strategy: strategies, scenario: scenarios, rulebook: rulebooks, test: tests };
  for (const file of classify(files.keys(), report)) {
    const { kind, name } = file;
    if (kind !== 'strategy' && kind !== 'scenario' && kind !== 'rulebook' && kind !== 'test') {
      if (!file.refused) single.set(kind, readTree(file, files, step, report));
    } else if (!file.refused) named[kind].set(name, readTree(file, files, step, report));
    else if (!named[kind].has(name)) named[kind].set(name, null);
  }
  return { single, strategies, scenarios, rulebooks, tests };
}

/** Facts that have a target, even where something else about the target is wrong; null when nobody can tell. */
function targetFactsOf(tree: Tree | null | undefined): readonly string[] | null {
  const targets = tree && partAt(tree, ['targets']);
  if (targets?.kind !== 'list') return null;
  const facts = targets.items.map((item) => partAt(item, ['fact']));
  return facts.flatMap((fact) =>
    fact?.kind === 'scalar' && typeof fact.value === 'string' ? [fact.value] : [],
  );
}

function readLibrary(trees: Trees, weeks: number | undefined, step: Step, report: Report): RuleLibrary {
  const { single, rulebooks } = trees;
  const files = {
    rulebooks,
    plays: single.get('plays'),
    facts: single.get('facts'),
    conditions: single.get('conditions'),
    notes: single.get('notes'),
  };
  const targets = single.get('targets');
  const targetFacts = known('facts with targets', targetFactsOf(targets), step);
  return readRuleLibrary(files, targetFacts, weeks, step, report);
}

interface Resolved<Thing> {
  readonly things: readonly Thing[];
  readonly register: readonly AssumptionEntry[];
}

function readStrategies(
  trees: Trees,
  business: BusinessParts,
  library: RuleLibrary,
  step: Step,
  report: Report,
): Resolved<Strategy> {
  const things: Strategy[] = [];
  const register: AssumptionEntry[] = [];
  for (const [name, tree] of inherit(trees.strategies, 'strategy', step, report)) {
    const read = step(`strategy ${name}`, [tree, business.calendar], (found) =>
      readStrategy(name, checkParts(strategySchema, tree, found), tree, business.calendar, found),
    );
    const rules = rulesOf(read.file.rules ?? [], library, tree, report);
    register.push(...read.register);
    if (business.whole) things.push(resolveStrategy(read, business.whole, rules, report));
  }
  return { things, register };
}

/** What every scenario and its includes come to, each worked out once, included ones first. */
function settleAll(
  scenarios: ReadonlyMap<string, readonly ReadScenario[]>,
  report: Report,
): ReadonlyMap<string, Settled> {
  const settled = new Map<string, Settled>();
  for (const parts of scenarios.values()) {
    for (const part of parts) {
      if (settled.has(part.name)) continue;
      const included = (part.file.include ?? [])
        .map((name) => settled.get(name))
        .filter((each) => each !== undefined);
      settled.set(part.name, settle(part, included, report));
    }
  }
  return settled;
}

function readScenarios(trees: Trees, business: BusinessParts, step: Step, report: Report): Resolved<World> {
  const read = new Map<string, ReadScenario>();
  for (const [name, tree] of inherit(trees.scenarios, 'scenario', step, report)) {
    const scenario = step(`scenario ${name}`, [tree, business.calendar], (found) =>
      readScenario(name, checkParts(scenarioSchema, tree, found), tree, business.calendar, found),
    );
    read.set(name, scenario);
  }
  const things: World[] = [];
  const register: AssumptionEntry[] = [];
  const whole = includeScenarios(read, new Set(trees.scenarios.keys()), report);
  const settled = settleAll(whole, report);
  // Scenarios that put others together come after those that stand for themselves.
  const size = (name: string) => whole.get(name)?.length ?? 0;
  for (const name of [...whole.keys()].sort((a, b) => size(a) - size(b) || byName(a, b))) {
    const own = settled.get(name);
    const parts = whole.get(name);
    const resolved = business.whole && own && parts && resolveScenario(parts, own, business.whole, report);
    if (!resolved) continue;
    things.push(resolved.world);
    register.push(...resolved.register);
  }
  return { things, register };
}

function readBusiness(tree: Tree | null | undefined, step: Step): BusinessParts {
  const parts = step('business', [tree], (report): BusinessParts =>
    tree ? resolveBusiness(checkParts(businessSchema, tree, report), tree, report) : { correlations: [] },
  );
  return parts.calendar ? { ...parts, calendar: known('calendar', parts.calendar, step) } : parts;
}

function readTargets(
  tree: Tree | null | undefined,
  calendar: BusinessParts['calendar'],
  step: Step,
): readonly Target[] {
  return step('targets', [tree, calendar], (report) => {
    const file = tree ? check(targetsSchema, tree, report) : undefined;
    return file && tree ? resolveTargets(file.targets, tree, calendar, report) : [];
  });
}

/**
 * Reads a workspace: all files are parsed, held against their schemas and against each other, and everything that is
 * wrong is found in one go. Never throws for what a file holds.
 *
 * @param cache - of earlier readings of the same workspace: the result is the same, sooner where few files have changed
 */
export function readWorkspace(files: WorkspaceFiles, cache: ReadCache = createReadCache()): WorkspaceResult {
  const report = createReport();
  const step = cache.begin(report);
  const trees = parseAll(files, step, report);
  const business = readBusiness(trees.single.get('business'), step);
  const targets = readTargets(trees.single.get('targets'), business.calendar, step);
  const library = readLibrary(trees, business.calendar?.weeks, step, report);
  const strategies = readStrategies(trees, business, library, step, report);
  const worlds = readScenarios(trees, business, step, report);
  const names = {
    strategies: strategies.things,
    strategyNames: [...trees.strategies.keys()],
    scenarioNames: [...trees.scenarios.keys()],
    targetFacts: targets.map(({ fact }) => fact),
    derived: library.derived.map(({ fact }) => fact.name),
    weeks: business.calendar?.weeks,
  };
  const checkTrees = { expectations: trees.single.get('expectations'), tests: trees.tests };
  const checks = readChecks(checkTrees, names, step);
  const { findings, allowed } = allow(library.allowances, report);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (business.whole === undefined || !errors.every(({ file }) => onlyChecks(file)))
    return { ok: false, findings, allowed };
  const plans = { strategies: strategies.things, worlds: worlds.things, targets };
  if (errors.length > 0) return { ok: false, findings, allowed, plans };
  return {
    ok: true,
    plans,
    register: [...business.whole.register, ...strategies.register, ...worlds.register],
    notes: library.notes,
    ...checks,
    warnings: findings,
    allowed,
  };
}
