import { problem, type Problem, type Report } from './finding.ts';
import type { TypeName } from './messages/index.ts';
import { PROBLEM, z } from './schemas/zod.ts';
import { nearest } from './text/nearest.ts';
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
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(expectedTypes);
  return [];
}

/** What an issue means, when it is about a value that stands in the file. */
function problemOf(issue: Issue, part: Tree, key: string): Problem {
  const value = part.kind === 'scalar' ? part.value : null;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int' && typeof value === 'number') {
        return problem('whole-number', { value, what: 'number' });
      }
      return problem('wrong-type', { key, expected: expectedTypes(issue), got: typeOf(part) });
    case 'invalid_union':
      return problem('wrong-type', { key, expected: [...new Set(expectedTypes(issue))], got: typeOf(part) });
    case 'invalid_value': {
      if (key === 'version') return problem('version', { found: String(value), known: 1 });
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
      return problem('wrong-type', { key, expected: ['text'], got: typeOf(part) });
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
  for (const key of keys) {
    const args = { key, nearest: nearest(key, known), known };
    checking.report.add('unknown-key', args, keyPlaceAt(checking.tree, path, key));
  }
}

/** Of a union's branches, the one whose type fits: its complaints are the ones that help. */
function fittingBranch(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  const fitting = issue.errors.filter((branch) => !branch.some(isTypeMismatch));
  return fitting.find((branch) => branch.every((each) => each.code !== 'invalid_value')) ?? fitting[0];
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
    reportUnknownKeys(checking, path, issue.keys, issue.message.split(','));
    return;
  }
  const part = partAt(tree, path);
  if (part?.kind === 'scalar' && part.broken) return;
  const own: unknown = issue.code === 'custom' ? issue.params?.[PROBLEM] : undefined;
  const key = String(path.at(-1) ?? '');
  if (own !== undefined) report.addProblem(own as Problem, placeAt(tree, path));
  else if (part === undefined) report.add('missing-key', { key }, placeAt(tree, path));
  else report.addProblem(problemOf(issue, part, key), part.place);
}

function reportIssues(checking: Checking, issues: readonly Issue[], base: Path): void {
  const misspelt = issues.some((issue) => issue.code === 'unrecognized_keys');
  for (const issue of issues) {
    // A misspelt key is why an assumption seems to have no family: one complaint is enough.
    const own = issue.code === 'custom' ? (issue.params?.[PROBLEM] as Problem | undefined) : undefined;
    if (misspelt && own?.code === 'one-family' && own.args.found.length === 0) continue;
    reportIssue(checking, issue, base);
  }
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
