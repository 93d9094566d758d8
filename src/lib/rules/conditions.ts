import type { Json } from '../plan/index.ts';
import type { Comparison } from './comparison.ts';
import type { JsonPath, Report } from './issue.ts';
import { leafStep } from './leaf.ts';
import { typeProblems } from './leaf-types.ts';
import { nearestName } from './nearest.ts';
import { DECORATOR_NAMES, OPERATOR_NAMES, readOperator } from './operators.ts';
import { leafKey } from './program.ts';
import { resolveReference, type ReferenceContext } from './reference.ts';
import type { StepBuilder } from './steps.ts';
import { kindOfJson } from './value.ts';

/** Conditions nest no deeper than this, shared ones included. */
export const DEEPEST_CONDITION = 64;

/** A condition made into a mask, and how many levels it has. */
export interface Built {
  readonly step: number;
  readonly levels: number;
}

export interface ConditionContext extends ReferenceContext {
  readonly steps: StepBuilder;
  readonly leaves: Map<string, number>;
  /** The mask of a shared condition; undefined if something about it is wrong and reported where that is. */
  readonly shared: (name: string, depth: number, report: Report) => Built | undefined;
}

/** Where a condition stands: its keys, its depth from 1, and what notes problems. */
interface Where {
  readonly path: JsonPath;
  readonly depth: number;
  readonly report: Report;
}

type Node = Readonly<Record<string, Json>>;

const GROUPS = ['any', 'all', 'not'] as const;
type Kind = (typeof GROUPS)[number] | 'condition' | 'comparison';

const LEAF_KEYS = ['fact', 'operator', 'value', 'params', 'path'] as const;
const COMMON_KEYS = ['name', 'priority'] as const;
const VALUE_KEYS = ['fact', 'params', 'path'] as const;

const has = (node: Node, key: string): boolean => Object.hasOwn(node, key);

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * json-rules-engine takes the first of any, all and not; a reference comes before them, except in a rule's outermost
 * condition, where it comes after.
 */
function kindOf(node: Node, outermost: boolean): Kind {
  const group = GROUPS.find((kind) => has(node, kind));
  if (has(node, 'condition') && !(outermost && group)) return 'condition';
  return group ?? 'comparison';
}

function checkKeys(node: Node, kind: Kind, { path, report }: Where): void {
  const kinds = [...GROUPS, 'condition'].filter((each) => has(node, each));
  if (kind !== 'comparison' && has(node, 'fact')) kinds.push('fact');
  if (kinds.length > 1) report(path, { code: 'several-kinds', kinds, taken: kind });
  const allowed: readonly string[] = [...(kind === 'comparison' ? LEAF_KEYS : kinds), ...COMMON_KEYS];
  const known: readonly string[] = [...LEAF_KEYS, ...COMMON_KEYS, ...GROUPS, 'condition'];
  for (const key of Object.keys(node)) {
    const ignored = kinds.length > 1 && known.includes(key);
    if (!allowed.includes(key) && !ignored)
      report([...path, key], { code: 'unknown-key', key, nearest: nearestName(key, known) });
  }
  const { priority } = node;
  if (priority !== undefined && !isPriority(priority))
    report([...path, 'priority'], { code: 'priority', value: priority });
}

/** A whole number from 1: json-rules-engine takes 0 for 1, and cuts or misreads the rest. */
export const isPriority = (value: Json): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1;

function buildGroup(
  node: Node,
  kind: 'all' | 'any',
  where: Where,
  context: ConditionContext,
): Built | undefined {
  const { path, depth, report } = where;
  const children = node[kind];
  if (!Array.isArray(children)) {
    report([...path, kind], { code: 'not-an-array', of: kind });
    return undefined;
  }
  if (children.length === 0 && context.strict) report([...path, kind], { code: 'empty-list', of: kind });
  const built = (children as readonly Json[]).map((child, place) =>
    buildCondition(child, { path: [...path, kind, place], depth: depth + 1, report }, context),
  );
  const steps: number[] = [];
  let levels = 0;
  for (const each of built) {
    if (!each) return undefined;
    steps.push(each.step);
    levels = Math.max(levels, each.levels);
  }
  return { step: context.steps.group(kind, steps), levels: levels + 1 };
}

function buildNot(node: Node, where: Where, context: ConditionContext): Built | undefined {
  const { path, depth, report } = where;
  const inside = buildCondition(node['not']!, { path: [...path, 'not'], depth: depth + 1, report }, context);
  return inside && { step: context.steps.not(inside.step), levels: inside.levels + 1 };
}

function buildReference(node: Node, where: Where, context: ConditionContext): Built | undefined {
  const name = node['condition']!;
  const report: Report = (inside, problem) => where.report([...where.path, ...inside], problem);
  if (typeof name === 'string') return context.shared(name, where.depth, report);
  report(['condition'], { code: 'unknown-condition', name: JSON.stringify(name), nearest: undefined });
  return undefined;
}

/** What the fact is compared with: a constant, or another fact. */
function rightOf(value: Json, context: ConditionContext, report: Report): Comparison['right'] | undefined {
  if (!isNode(value) || !has(value, 'fact')) return { value };
  if (context.strict) {
    for (const key of Object.keys(value)) {
      const known: readonly string[] = VALUE_KEYS;
      if (!known.includes(key))
        report(['value', key], { code: 'unknown-key', key, nearest: nearestName(key, known) });
    }
  }
  return resolveReference(value, context, (inside, problem) => report(['value', ...inside], problem));
}

function nearestOperator(name: string): string | undefined {
  const parts = name.split(':');
  const base = nearestName(parts.pop()!, OPERATOR_NAMES);
  const decorators = parts.map((part) => nearestName(part, DECORATOR_NAMES));
  return base === undefined || decorators.includes(undefined) ? undefined : [...decorators, base].join(':');
}

function comparisonOf(node: Node, context: ConditionContext, report: Report): Comparison | undefined {
  const missing = (['fact', 'operator', 'value'] as const).filter((key) => !has(node, key));
  for (const key of missing) report([], { code: 'missing-value', key });
  if (missing.length > 0) return undefined;
  const operator = node['operator']!;
  const parts = typeof operator === 'string' ? readOperator(operator) : undefined;
  if (!parts) {
    const name = typeof operator === 'string' ? operator : JSON.stringify(operator);
    report(['operator'], { code: 'unknown-operator', operator: name, nearest: nearestOperator(name) });
  }
  const left = resolveReference(node, context, report);
  const right = rightOf(node['value']!, context, report);
  return parts && left && right ? { left, operator: operator as string, parts, right } : undefined;
}

function buildLeaf(node: Node, where: Where, context: ConditionContext): Built | undefined {
  const report: Report = (inside, problem) => where.report([...where.path, ...inside], problem);
  const comparison = comparisonOf(node, context, report);
  if (!comparison) return undefined;
  const problems = context.strict ? typeProblems(comparison) : [];
  for (const problem of problems) report([problem.code === 'wrong-fact-type' ? 'fact' : 'value'], problem);
  if (problems.length > 0) return undefined;
  const step = leafStep(comparison, context.steps, context.strict, report);
  if (step === undefined) return undefined;
  const { fact, operator, value, params, path } = node;
  context.leaves.set(leafKey({ fact, operator, value, params, path }), step);
  return { step, levels: 1 };
}

/** Makes a condition and all in it into masks; undefined once something is reported that rules out its use. */
export function buildCondition(
  condition: Json,
  where: Where,
  context: ConditionContext,
  outermost = false,
): Built | undefined {
  const { path, depth, report } = where;
  if (depth > DEEPEST_CONDITION) {
    report(path, { code: 'depth-over-limit', limit: DEEPEST_CONDITION });
    return undefined;
  }
  if (!isNode(condition)) {
    report(path, { code: 'not-a-condition', given: kindOfJson(condition) });
    return undefined;
  }
  const kind = kindOf(condition, outermost);
  if (context.strict) checkKeys(condition, kind, where);
  switch (kind) {
    case 'all':
    case 'any':
      return buildGroup(condition, kind, where, context);
    case 'not':
      return buildNot(condition, where, context);
    case 'condition':
      return buildReference(condition, where, context);
    case 'comparison':
      return buildLeaf(condition, where, context);
  }
}

/** Whether json-rules-engine takes the condition as the outermost one of a rule or of a shared condition. */
export const isOutermost = (condition: Json): boolean =>
  !isNode(condition) || [...GROUPS, 'condition'].some((kind) => has(condition, kind));
