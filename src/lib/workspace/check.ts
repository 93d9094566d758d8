import { problem, type Problem, type Report } from './finding.ts';
import { dayNumber } from './grammar/when.ts';
import type { FindingArgs, TypeName } from './messages/index.ts';
import { PROBLEM, z } from './schemas/zod.ts';
import { finderOf, MOST_SOUGHT, nearest } from './text/nearest.ts';
import type { Place } from './text/source.ts';
import { keyPlaceAt, partAt, placeAt, plain, type Path, type Tree } from './text/tree.ts';

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Readonly<Record<string, TypeName>> = {
  number: 'number',
  int: 'number',
  string: 'text',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
  record: 'map',
};

/** What a part of a file is, in the words of messages. */
export function typeOf(tree: Tree | undefined): TypeName {
  if (tree === undefined) return 'nothing';
  if (tree.kind !== 'scalar') return tree.kind;
  if (tree.value === null) return 'nothing';
  return TYPE_NAMES[typeof tree.value] ?? 'text';
}

const isTypeMismatch = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' && issue.errors.every((branch) => branch.every(isTypeMismatch))));

function expectedTypes(issue: Issue): TypeName[] {
  if (issue.code === 'invalid_type') return [TYPE_NAMES[issue.expected] ?? 'text'];
  if (issue.code !== 'invalid_union') return [];
  const types = [...new Set(issue.errors.flat().flatMap(expectedTypes))];
  // Where a number may stand, a text is only another way to write it: `40%`.
  return types.includes('number') ? types.filter((type) => type !== 'text') : types;
}

/** What stands where something else must stand; a single value is repeated, so that the remedy can be typed. */
function wrongType(key: string, expected: readonly TypeName[], part: Tree): Problem {
  const value = part.kind === 'scalar' && part.value !== null ? { value: String(part.value) } : {};
  return problem('wrong-type', { key, expected, got: typeOf(part), ...value });
}

/** A date of eight digits is a number to YAML. */
function undashed(digits: number): FindingArgs['start-date'] {
  const text = String(digits);
  const date = text.replace(/^([0-9]{4})([0-9]{2})([0-9]{2})$/, '$1-$2-$3');
  return { text, reason: 'text', suggestion: dayNumber(date) === undefined ? null : date };
}

/** What an issue means, when it is about a value that stands in the file. */
function problemOf(issue: Issue, part: Tree, key: string): Problem {
  const value = part.kind === 'scalar' ? part.value : null;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int' && typeof value === 'number') {
        return problem('whole-number', { value, what: 'number' });
      }
      if (key === 'start' && typeof value === 'number') return problem('start-date', undashed(value));
      return wrongType(key, expectedTypes(issue), part);
    case 'invalid_union':
      return wrongType(key, expectedTypes(issue), part);
    case 'invalid_value': {
      const known = issue.values.map(String);
      return problem('unknown-choice', {
        key,
        value: String(value),
        known,
        nearest: nearest(String(value), known),
      });
    }
    case 'too_small':
    case 'too_big': {
      const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      if (part.kind === 'list') return problem('list-length', { key, got: part.items.length, wanted: limit });
      return problem('text-length', { key, limit: issue.code === 'too_small' ? 0 : limit });
    }
    default:
      return wrongType(key, ['text'], part);
  }
}

interface Checking {
  readonly tree: Tree;
  readonly report: Report;
}

function reportUnknownKeys(
  checking: Checking,
  path: Path,
  keys: readonly string[],
  known: readonly string[],
): void {
  const find = finderOf(known);
  for (const [index, key] of keys.entries()) {
    const args = { key, nearest: index < MOST_SOUGHT ? find(key) : null, known };
    checking.report.add('unknown-key', args, keyPlaceAt(checking.tree, path, key));
  }
}

/** The names of a strict map's keys travel in its message. */
const knownKeys = (issue: Issue): string[] => issue.message.split(',');

/** Of a union's branches, the one whose type fits: its complaints are the ones that help. */
function fittingBranch(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  const fitting = issue.errors.filter((branch) => !branch.some(isTypeMismatch));
  return fitting.find((branch) => branch.every((each) => each.code !== 'invalid_value')) ?? fitting[0];
}

/** The key that a map stands under; the map itself in a list or at the top. */
function headOf(tree: Tree, path: Path): Place {
  const key = path.at(-1);
  return typeof key === 'string' ? keyPlaceAt(tree, path.slice(0, -1), key) : placeAt(tree, path);
}

function reportIssue(checking: Checking, issue: Issue, base: Path): void {
  const { tree, report } = checking;
  const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const branch = fittingBranch(issue);
  if (branch !== undefined) {
    reportIssues(checking, branch, path);
    return;
  }
  if (issue.code === 'unrecognized_keys') {
    reportUnknownKeys(checking, path, issue.keys, knownKeys(issue));
    return;
  }
  const part = partAt(tree, path);
  if (part?.kind === 'scalar' && part.broken) return;
  const own: unknown = issue.code === 'custom' ? issue.params?.[PROBLEM] : undefined;
  const key = String(path.at(-1) ?? '');
  if (own !== undefined) report.addProblem(own as Problem, placeAt(tree, path));
  else if (part === undefined) report.add('missing-key', { key }, headOf(tree, path.slice(0, -1)));
  else report.addProblem(problemOf(issue, part, key), part.place);
}

/** One text for a path. */
const pathKey = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

/** What misspelt keys most likely stand for, by the path of their map: nothing more is said about those. */
type Meant = ReadonlyMap<string, ReadonlySet<string>>;

function meantKeys(issues: readonly Issue[]): Meant {
  const meant = new Map<string, Set<string>>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const key = pathKey(issue.path);
    const found = issue.keys.slice(0, MOST_SOUGHT).map(finderOf(knownKeys(issue)));
    meant.set(key, new Set([...(meant.get(key) ?? []), ...found.filter((each) => each !== null)]));
  }
  return meant;
}

/** Whether a complaint is only the echo of a misspelt key: one is enough. */
function isEcho(issue: Issue, meant: Meant): boolean {
  if (meant.size === 0) return false;
  const own = issue.code === 'custom' ? (issue.params?.[PROBLEM] as Problem | undefined) : undefined;
  if (own?.code === 'one-family' && own.args.found.length === 0) return true;
  const key = issue.path.at(-1);
  return typeof key === 'string' && meant.get(pathKey(issue.path.slice(0, -1)))?.has(key) === true;
}

function reportIssues(checking: Checking, issues: readonly Issue[], base: Path): void {
  const meant = meantKeys(issues);
  for (const issue of issues) if (!isEcho(issue, meant)) reportIssue(checking, issue, base);
}

/** Holds a value against its schema: the value, or undefined after reporting all that is wrong. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  tree: Tree,
  report: Report,
): z.output<Schema> | undefined {
  const result = schema.safeParse(plain(tree));
  if (result.success) return result.data;
  reportIssues({ tree, report }, result.error.issues, []);
  return undefined;
}

const withoutOptional = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional ? schema.unwrap() : schema;

/** The entries of a map that fit, where others do not. */
function fittingEntries(schema: unknown, tree: Tree): Record<string, unknown> | undefined {
  const record = withoutOptional(schema);
  if (!(record instanceof z.ZodRecord) || tree.kind !== 'map') return undefined;
  const values: Record<string, unknown> = {};
  for (const [key, entry] of tree.entries) {
    const result = z.safeParse(record.valueType as z.ZodType, plain(entry.value));
    if (result.success) values[key] = result.data;
  }
  return values;
}

/**
 * Holds a file's content against its schema and reports all that is wrong. Returns the keys that are right, so that
 * one slip does not hide what else can be said about the file: of a map of names, the entries that are right.
 */
export function checkParts<Schema extends z.ZodObject>(
  schema: Schema,
  tree: Tree,
  report: Report,
): Partial<z.output<Schema>> {
  const result = schema.safeParse(plain(tree));
  if (result.success) return result.data;
  reportIssues({ tree, report }, result.error.issues, []);
  const parts: Record<string, unknown> = {};
  if (tree.kind !== 'map') return {};
  for (const [key, entry] of tree.entries) {
    const own: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    if (own === undefined) continue;
    const part = z.safeParse(own as z.ZodType, plain(entry.value));
    const value = part.success ? part.data : fittingEntries(own, entry.value);
    if (value !== undefined) parts[key] = value;
  }
  return parts as Partial<z.output<Schema>>;
}
