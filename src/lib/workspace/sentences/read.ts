import { findObjectFact } from '../../plan/index.ts';
import { plain, type Path, type Tree } from '../text/tree.ts';

/** A window over weeks up to now. */
export const WINDOWS = ['mean', 'sum', 'min', 'max', 'change'] as const;
export type WindowKind = (typeof WINDOWS)[number];

/** What is read of a fact. */
export interface FactRead {
  readonly fact: string;
  /** Which part of an object fact. */
  readonly path?: string;
  readonly window?: { readonly kind: WindowKind; readonly weeks: number };
  /** Weeks back. */
  readonly lag?: number;
}

export interface Comparison extends FactRead {
  readonly kind: 'comparison';
  readonly at: Path;
  readonly operator: string;
  readonly value: number | boolean | string | readonly string[] | FactRead;
}

/** A condition as a sentence can say it; what it cannot say is its text. */
export type Condition =
  | Comparison
  | { readonly kind: 'all' | 'any'; readonly at: Path; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly at: Path; readonly part: Condition }
  | { readonly kind: 'shared'; readonly at: Path; readonly name: string }
  | { readonly kind: 'text'; readonly at: Path; readonly text: string };

/** A rule as a sentence can say it. */
export interface RuleSentence {
  readonly at: Path;
  readonly name: string;
  readonly priority?: number;
  readonly condition: Condition;
  readonly play: string;
  /** Settings of the play that the rule overrides, and remarks. */
  readonly params?: Readonly<Record<string, number | string>>;
}

/** An entry of a rulebook: a rule, or the text of what no sentence can say. */
export type Entry =
  | { readonly kind: 'rule'; readonly rule: RuleSentence; readonly line: number }
  | { readonly kind: 'text'; readonly at: Path; readonly text: string; readonly line: number };

type Fields = ReadonlyMap<string, Tree>;

/** A map's values, if it has no other keys than these, and all of the first. */
function fields(
  tree: Tree | undefined,
  needed: readonly string[],
  optional: readonly string[] = [],
): Fields | undefined {
  if (tree?.kind !== 'map') return undefined;
  const keys = [...tree.entries.keys()];
  const isFitting =
    needed.every((key) => tree.entries.has(key)) &&
    keys.every((key) => needed.includes(key) || optional.includes(key));
  return isFitting ? new Map([...tree.entries].map(([key, { value }]) => [key, value])) : undefined;
}

const scalar = (tree: Tree | undefined): string | number | boolean | undefined =>
  tree?.kind === 'scalar' && !tree.broken && tree.value !== null ? tree.value : undefined;

const text = (tree: Tree | undefined): string | undefined => {
  const value = scalar(tree);
  return typeof value === 'string' ? value : undefined;
};

const written = ({ place: { source, start, end } }: Tree): string => source.text.slice(start, end);

function readParams(tree: Tree | undefined): Pick<FactRead, 'window' | 'lag'> | undefined {
  if (tree === undefined) return {};
  const params = fields(tree, [], [...WINDOWS, 'lag']);
  if (!params || params.size === 0) return undefined;
  const weeks = [...params].map(([key, value]) => [key, scalar(value)] as const);
  if (weeks.some(([, value]) => typeof value !== 'number')) return undefined;
  const windows = weeks.filter(([key]) => key !== 'lag');
  if (windows.length > 1) return undefined;
  const [window] = windows;
  const lag = weeks.find(([key]) => key === 'lag')?.[1];
  return {
    ...(window && { window: { kind: window[0] as WindowKind, weeks: window[1] as number } }),
    ...(lag !== undefined && { lag: lag as number }),
  };
}

function readFact(read: Fields): FactRead | undefined {
  const fact = text(read.get('fact'));
  const path = read.has('path') ? text(read.get('path')) : '';
  const params = readParams(read.get('params'));
  if (fact === undefined || path === undefined || params === undefined) return undefined;
  if (
    path === '' ? findObjectFact(fact) !== undefined || read.has('path') : findObjectFact(fact) === undefined
  )
    return undefined;
  return { fact, ...(path !== '' && { path }), ...params };
}

function readValue(tree: Tree | undefined): Comparison['value'] | undefined {
  if (tree?.kind === 'list') {
    const members = tree.items.map(text);
    return members.every((member) => member !== undefined) ? members : undefined;
  }
  if (tree?.kind !== 'map') return scalar(tree);
  const read = fields(tree, ['fact'], ['params', 'path']);
  return read && readFact(read);
}

function readComparison(tree: Tree, at: Path): Comparison | undefined {
  const read = fields(tree, ['fact', 'operator', 'value'], ['params', 'path']);
  const fact = read && readFact(read);
  const operator = text(read?.get('operator'));
  const value = readValue(read?.get('value'));
  if (!fact || operator === undefined || value === undefined) return undefined;
  return { kind: 'comparison', at, ...fact, operator, value };
}

/** Reads a condition; `at` is where it stands. */
export function readCondition(tree: Tree, at: Path): Condition {
  for (const kind of ['all', 'any'] as const) {
    const list = fields(tree, [kind])?.get(kind);
    if (list?.kind === 'list') {
      const parts = list.items.map((item, index) => readCondition(item, [...at, kind, index]));
      return { kind, at, parts };
    }
  }
  const inner = fields(tree, ['not'])?.get('not');
  if (inner) return { kind: 'not', at, part: readCondition(inner, [...at, 'not']) };
  const name = text(fields(tree, ['condition'])?.get('condition'));
  if (name !== undefined) return { kind: 'shared', at, name };
  return readComparison(tree, at) ?? { kind: 'text', at, text: written(tree) };
}

type Params = NonNullable<RuleSentence['params']>;

const isPlain = (value: unknown): value is Params =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => typeof each === 'number' || typeof each === 'string');

function readRule(tree: Tree, at: Path): RuleSentence | undefined {
  const read = fields(tree, ['name', 'conditions', 'event'], ['priority']);
  const event = fields(read?.get('event'), ['type'], ['params']);
  const name = text(read?.get('name'));
  const play = text(event?.get('type'));
  const priority = read?.has('priority') ? scalar(read.get('priority')) : undefined;
  const paramsTree = event?.get('params');
  const params = paramsTree && plain(paramsTree);
  const conditions = read?.get('conditions');
  if (!read || !conditions || name === undefined || play === undefined) return undefined;
  if (read.has('priority') && typeof priority !== 'number') return undefined;
  if (params !== undefined && !isPlain(params)) return undefined;
  return {
    at,
    name,
    ...(typeof priority === 'number' && { priority }),
    condition: readCondition(conditions, [...at, 'conditions']),
    play,
    ...(params && { params }),
  };
}

/** Line from 1 on which a part of a file begins. */
const lineOf = ({ place: { source, start } }: Tree): number => source.text.slice(0, start).split('\n').length;

/** A rulebook's rules as sentences; undefined where it is no list. */
export function readRules(tree: Tree): Entry[] | undefined {
  if (tree.kind !== 'list') return undefined;
  return tree.items.map((item, index): Entry => {
    const rule = readRule(item, [index]);
    const line = lineOf(item);
    return rule ? { kind: 'rule', rule, line } : { kind: 'text', at: [index], text: written(item), line };
  });
}
