import type { CellBuilder } from './cells.ts';
import { LONGEST_HISTORY, type DerivedCells } from './derived.ts';
import type { FactBook, FactShape } from './facts.ts';
import type { Report } from './issue.ts';
import { readParams, type Reading } from './params.ts';
import { nearestPath, readPath } from './path.ts';
import type { ObjectFactDefinition } from '../plan/index.ts';

/** A fact read with its params and path: a cell, and what its numbers mean. */
export interface Operand extends FactShape {
  /** The fact's name, for messages. */
  readonly fact: string;
  readonly cell: number;
  /** Whether it can be missing although the simulation supplies every value: lags, windows, and any number. */
  readonly canMiss: boolean;
}

/** What resolving a reference needs. */
export interface ReferenceContext {
  readonly book: FactBook;
  readonly cells: CellBuilder;
  readonly derived: DerivedCells;
  readonly strict: boolean;
}

interface Source extends FactShape {
  readonly cell: number;
}

const ANY: readonly [number, number] = [-Infinity, Infinity];

/** Bounds of a window over values that lie within bounds. */
function windowBounds(
  window: NonNullable<Reading['window']>,
  [low, high]: readonly [number, number],
): readonly [number, number] {
  switch (window.kind) {
    case 'sum':
      return [low * window.weeks, high * window.weeks];
    case 'change':
      return [low - high, high - low];
    default:
      return [low, high];
  }
}

function partOf(
  definition: ObjectFactDefinition,
  path: unknown,
  context: ReferenceContext,
  report: Report,
): Source | undefined {
  const text = typeof path === 'string' && path !== '' ? path : undefined;
  const steps = text === undefined ? undefined : readPath(text);
  const [key = '', part = ''] = steps ?? [];
  const shape = steps?.length === 2 ? definition.parts[key]?.[part] : undefined;
  if (shape) {
    const { type, members, bounds } = shape;
    return { cell: context.cells.signal({ fact: definition.name, key, part }), type, members, bounds };
  }
  const nearest = text === undefined ? undefined : nearestPath(definition, text);
  report(text === undefined ? [] : ['path'], {
    code: 'bad-path',
    fact: definition.name,
    path: text,
    nearest,
  });
  return undefined;
}

function sourceOf(
  fact: string,
  path: unknown,
  context: ReferenceContext,
  report: Report,
): Source | undefined {
  const meaning = context.book.find(fact);
  if ('code' in meaning) {
    report(['fact'], meaning);
    return undefined;
  }
  if (meaning.kind === 'object') return partOf(meaning.definition, path, context, report);
  if (path !== undefined && path !== '') {
    // json-rules-engine ignores the path of a value that is no object; what it makes of one in a list is not supported.
    const ignored =
      !context.strict && typeof path === 'string' && (meaning.kind === 'derived' || meaning.type !== 'list');
    if (!ignored) {
      report(['path'], {
        code: 'path-on-scalar',
        fact,
        path: typeof path === 'string' ? path : JSON.stringify(path),
      });
      return undefined;
    }
  }
  if (meaning.kind === 'signal') return { ...meaning, cell: context.cells.signal(meaning.ref) };
  const cell = context.derived.cell(meaning.name);
  return cell === undefined ? undefined : { cell, type: 'number', members: [], bounds: ANY };
}

/** Applies window and lag to a source: first the window, then all of it some weeks ago. */
function read(
  source: Source,
  fact: string,
  reading: Reading,
  cells: CellBuilder,
  report: Report,
): Operand | undefined {
  const { window, lag } = reading;
  let { cell, type, bounds } = source;
  if (window) {
    if (type !== 'number' && type !== 'flag') {
      report(['params', window.kind], { code: 'unsupported-window', fact, window: window.kind, type });
      return undefined;
    }
    cell = cells.window(window.kind, cell, window.weeks);
    bounds = windowBounds(window, bounds);
    type = 'number';
  }
  if (lag > 0) cell = cells.lag(cell, lag);
  const weeks = cells.firstWeek[cell]!;
  if (weeks > LONGEST_HISTORY) {
    report(['params'], { code: 'history-over-limit', fact, weeks, limit: LONGEST_HISTORY });
    return undefined;
  }
  return {
    fact,
    cell,
    type,
    members: type === 'number' ? [] : source.members,
    bounds,
    canMiss: type === 'number' || lag > 0,
  };
}

/** Resolves a fact with its params and path; undefined once something is reported. */
export function resolveReference(
  reference: { readonly fact?: unknown; readonly params?: unknown; readonly path?: unknown },
  context: ReferenceContext,
  report: Report,
): Operand | undefined {
  const { fact, params, path } = reference;
  if (typeof fact !== 'string') {
    report(['fact'], { code: 'unknown-fact', name: JSON.stringify(fact), nearest: undefined });
    return undefined;
  }
  const reading = readParams(params, (inside, problem) => report(['params', ...inside], problem));
  const source = sourceOf(fact, path, context, report);
  return reading && source ? read(source, fact, reading, context.cells, report) : undefined;
}
