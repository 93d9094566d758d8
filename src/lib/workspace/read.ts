import type { PlanSet, Strategy, World } from '../plan/index.ts';
import { check, checkParts } from './check.ts';
import { classify, type SingleKind, type WorkspaceFile } from './files.ts';
import { createReport, type Finding, type Report } from './finding.ts';
import type { AssumptionEntry } from './register.ts';
import { resolveBusiness, type BusinessParts } from './resolve/business.ts';
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
import { byName } from './text/names.ts';
import { parseFile } from './text/parse.ts';
import { partAt, type Tree } from './text/tree.ts';

/** Files by path relative to the workspace, with forward slashes: text, or bytes of UTF-8. */
export type WorkspaceFiles = ReadonlyMap<string, string | Uint8Array>;

/** A workspace read: plans ready to run, or everything that is wrong with it. */
export type WorkspaceResult =
  | {
      readonly ok: true;
      readonly plans: PlanSet;
      /** Every lever's value with its source: the business file's, then strategies', then scenarios'. */
      readonly register: readonly AssumptionEntry[];
      /** What rules/rules.yaml says about rules, by name. */
      readonly notes: ReadonlyMap<string, RuleNote>;
      readonly warnings: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** The trees of a workspace's files; null where one could not be read. */
interface Trees {
  readonly single: ReadonlyMap<SingleKind, Tree | null>;
  readonly strategies: ReadonlyMap<string, Tree | null>;
  readonly scenarios: ReadonlyMap<string, Tree | null>;
  readonly rulebooks: ReadonlyMap<string, Tree | null>;
}

function parse(file: WorkspaceFile, files: WorkspaceFiles, report: Report): Tree | null {
  return parseFile(file.path, files.get(file.path) ?? '', report) ?? null;
}

/** Lays maps of levers flat, so that nested and dotted names merge alike. */
function prepare(kind: WorkspaceFile['kind'], tree: Tree | null, report: Report): Tree | null {
  if (tree === null) return null;
  if (kind === 'strategy') return flattenStrategy(tree, report);
  if (kind === 'scenario') return flattenUnder(tree, 'assume', report);
  return kind === 'business' ? flattenUnder(tree, 'levers', report) : tree;
}

function parseAll(files: WorkspaceFiles, report: Report): Trees {
  const single = new Map<SingleKind, Tree | null>();
  const strategies = new Map<string, Tree | null>();
  const scenarios = new Map<string, Tree | null>();
  const rulebooks = new Map<string, Tree | null>();
  const named = { strategy: strategies, scenario: scenarios, rulebook: rulebooks };
  for (const file of classify(files.keys(), report)) {
    const { kind, name } = file;
    if (kind !== 'strategy' && kind !== 'scenario' && kind !== 'rulebook') {
      if (!file.refused) single.set(kind, prepare(kind, parse(file, files, report), report));
    } else if (!file.refused) named[kind].set(name, prepare(kind, parse(file, files, report), report));
    else if (!named[kind].has(name)) named[kind].set(name, null);
  }
  return { single, strategies, scenarios, rulebooks };
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

function readLibrary(trees: Trees, weeks: number | undefined, report: Report): RuleLibrary {
  const { single, rulebooks } = trees;
  const files = {
    rulebooks,
    plays: single.get('plays'),
    facts: single.get('facts'),
    conditions: single.get('conditions'),
    notes: single.get('notes'),
  };
  return readRuleLibrary(files, targetFactsOf(single.get('targets')), weeks, report);
}

interface Resolved<Thing> {
  readonly things: readonly Thing[];
  readonly register: readonly AssumptionEntry[];
}

function readStrategies(
  trees: Trees,
  business: BusinessParts,
  library: RuleLibrary,
  report: Report,
): Resolved<Strategy> {
  const things: Strategy[] = [];
  const register: AssumptionEntry[] = [];
  for (const [name, tree] of inherit(trees.strategies, 'strategy', report)) {
    const file = checkParts(strategySchema, tree, report);
    const read = readStrategy(name, file, tree, business, report);
    const rules = rulesOf(file.rules ?? [], library, tree, report);
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

function readScenarios(trees: Trees, business: BusinessParts, report: Report): Resolved<World> {
  const read = new Map<string, ReadScenario>();
  for (const [name, tree] of inherit(trees.scenarios, 'scenario', report)) {
    read.set(name, readScenario(name, checkParts(scenarioSchema, tree, report), tree, business, report));
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

function readBusiness(tree: Tree | null | undefined, report: Report): BusinessParts {
  return tree
    ? resolveBusiness(checkParts(businessSchema, tree, report), tree, report)
    : { correlations: [] };
}

/**
 * Reads a workspace: all files are parsed, held against their schemas and against each other, and everything that is
 * wrong is found in one go. Never throws for what a file holds.
 */
export function readWorkspace(files: WorkspaceFiles): WorkspaceResult {
  const report = createReport();
  const trees = parseAll(files, report);
  const business = readBusiness(trees.single.get('business'), report);
  const targetsTree = trees.single.get('targets');
  const targetsFile = targetsTree ? check(targetsSchema, targetsTree, report) : undefined;
  const targets =
    targetsFile && targetsTree
      ? resolveTargets(targetsFile.targets, targetsTree, business.calendar, report)
      : [];
  const library = readLibrary(trees, business.calendar?.weeks, report);
  const strategies = readStrategies(trees, business, library, report);
  const worlds = readScenarios(trees, business, report);
  const findings = report.findings();
  if (report.errors() > 0 || business.whole === undefined) return { ok: false, findings };
  return {
    ok: true,
    plans: { strategies: strategies.things, worlds: worlds.things, targets },
    register: [...business.whole.register, ...strategies.register, ...worlds.register],
    notes: library.notes,
    warnings: findings,
  };
}
