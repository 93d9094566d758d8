import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Alias,
  type Document,
  type ErrorCode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Report } from '../finding.ts';
import { ALIASES, DEPTH, VALUES } from './limits.ts';
import { isReservedKey } from './names.ts';
import { positionOf, startOf, type Place, type Source } from './source.ts';
import { listTree, mapTree, scalarTree, type Entry, type Tree } from './tree.ts';

/** The parser's stack holds the document besides its nested maps and lists. */
const STACK = DEPTH + 2;

class TooDeep extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/** Composes the documents of a text; composing recurses, so depth is checked before it starts. */
function* compose(text: string): Generator<Document.Parsed> {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield* composer.next(token);
    if (parser.stack.length > STACK) throw new TooDeep(parser.offset);
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end(false, text.length);
}

interface Reading {
  readonly source: Source;
  readonly report: Report;
  /** Anchors seen so far; an alias means the latest before it. */
  readonly anchors: Map<string, Tree>;
  aliases: number;
}

/** What the library may hand out as a node. */
type AnyNode = Alias | Scalar | YAMLMap | YAMLSeq;

function placeOf(reading: Reading, node: { range?: readonly [number, number, number] | null }): Place {
  const [start, end] = node.range ?? [0, 0, 0];
  return { source: reading.source, start, end };
}

const brokenAt = (place: Place): Tree => scalarTree(place, null, true);

function readAlias(reading: Reading, node: Alias): Tree {
  const place = placeOf(reading, node);
  reading.aliases++;
  if (reading.aliases === ALIASES + 1) reading.report.add('too-many-aliases', { limit: ALIASES }, place);
  const target = reading.anchors.get(node.source);
  if (target !== undefined) return target;
  reading.report.add('unknown-alias', { name: node.source }, place);
  return brokenAt(place);
}

function readScalar(reading: Reading, node: Scalar): Tree {
  const place = placeOf(reading, node);
  const { value } = node;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return scalarTree(place, value);
    reading.report.add('not-finite', { text: node.source ?? String(value) }, place);
    return brokenAt(place);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return scalarTree(place, value);
  return scalarTree(place, null);
}

function readMap(reading: Reading, node: YAMLMap): Tree {
  const { report, source } = reading;
  const entries = new Map<string, Entry>();
  for (const pair of node.items) {
    const keyNode = pair.key as Scalar | null;
    const key = typeof keyNode?.value === 'string' ? keyNode.value : '';
    const keyPlace = keyNode === null ? placeOf(reading, node) : placeOf(reading, keyNode);
    const value = pair.value === null ? scalarTree(keyPlace, null) : readNode(reading, pair.value as AnyNode);
    const first = entries.get(key);
    if (isReservedKey(key)) report.add('reserved-key', { key }, keyPlace);
    else if (key === '<<') report.add('merge-key', {}, keyPlace);
    else if (first !== undefined) {
      report.add('duplicate-key', { key, first: positionOf(source, first.key.start).line }, keyPlace);
    } else entries.set(key, { key: keyPlace, value });
  }
  return mapTree(placeOf(reading, node), entries);
}

function readNode(reading: Reading, node: AnyNode): Tree {
  if (isAlias(node)) return readAlias(reading, node);
  const place = placeOf(reading, node);
  if (node.tag !== undefined)
    reading.report.add('tag', { tag: node.tag.replace('tag:yaml.org,2002:', '!!') }, place);
  let tree: Tree;
  if (isScalar(node)) tree = readScalar(reading, node);
  else if (isMap(node)) tree = readMap(reading, node);
  else if (isSeq(node)) {
    const items = node.items.map((item) =>
      item === null ? brokenAt(place) : readNode(reading, item as AnyNode),
    );
    tree = listTree(place, items);
  } else tree = brokenAt(place);
  if (node.anchor !== undefined) reading.anchors.set(node.anchor, tree);
  return tree;
}

/** Errors that only repeat what is checked above, with better words. */
const CHECKED_ELSEWHERE: ReadonlySet<ErrorCode> = new Set(['TAG_RESOLVE_FAILED', 'DUPLICATE_KEY']);

function reportErrors(document: Document.Parsed, source: Source, report: Report): void {
  for (const { code, message, pos } of document.errors) {
    if (CHECKED_ELSEWHERE.has(code)) continue;
    const end = Math.max(pos[1], pos[0] + 1);
    // An unclosed bracket is called bad indentation when the next line does not continue it.
    const reason = /\bend with a\b/.test(message) ? 'MISSING_CHAR' : code;
    report.add('yaml-syntax', { reason }, { source, start: Math.min(pos[0], source.text.length), end });
    // What follows the first error is mostly its echo.
    return;
  }
}

/** Does something without traces of the stack: a text can hold thousands of faults, and each trace takes its time. */
function withoutTraces<Value>(work: () => Value): Value {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function compositionOf(source: Source, report: Report): Document.Parsed[] | undefined {
  try {
    return withoutTraces(() => [...compose(source.text)]);
  } catch (error) {
    const start = error instanceof TooDeep ? error.offset : 0;
    const place = { source, start, end: start + 1 };
    if (error instanceof TooDeep || error instanceof RangeError)
      report.add('too-deep', { limit: DEPTH }, place);
    else report.add('yaml-syntax', { reason: 'IMPOSSIBLE' }, place);
    return undefined;
  }
}

/** Reads YAML 1.2 (core schema) as one document with places; undefined after an error that leaves nothing to check. */
export function parseYaml(source: Source, report: Report): Tree | undefined {
  const documents = compositionOf(source, report);
  if (documents === undefined) return undefined;
  const before = report.errors();
  for (const document of documents) reportErrors(document, source, report);
  if (report.errors() > before) return undefined;
  const [document, second] = documents;
  if (document?.directives.yaml.explicit === true || /^%/.test(source.text)) {
    report.add('yaml-directive', {}, startOf(source));
  }
  if (second !== undefined) {
    const start = second.contents?.range[0] ?? second.range[0];
    report.add('several-documents', {}, { source, start, end: start + 1 });
  }
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    report.add('empty-file', {}, startOf(source));
    return undefined;
  }
  const reading: Reading = { source, report, anchors: new Map(), aliases: 0 };
  const tree = readNode(reading, contents);
  if (tree.size > VALUES) report.add('too-many-values', { limit: VALUES }, tree.place);
  if (tree.depth > DEPTH) report.add('too-deep', { limit: DEPTH }, tree.place);
  return tree.size > VALUES || tree.depth > DEPTH || reading.aliases > ALIASES ? undefined : tree;
}
