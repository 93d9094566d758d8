import type { Report } from '../finding.ts';
import type { JsonProblem } from '../messages/syntax.ts';
import { DEPTH } from './limits.ts';
import { isReservedKey } from './names.ts';
import { positionOf, startOf, type Place, type Source } from './source.ts';
import { listTree, mapTree, scalarTree, type Entry, type Tree } from './tree.ts';

class Stop extends Error {}

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /(?:true|false|null)(?![A-Za-z0-9_])/y;
/** Characters that may follow a number; anything else means that the number is misspelt. */
const AFTER_NUMBER = /[\s,\]}]|$/y;

/**
 * Reads strict JSON with the place of every value. By hand, because the `yaml` parser takes a superset (comments,
 * trailing commas, bare words) and JSON.parse does not say in every browser where it stopped.
 */
class JsonReader {
  readonly #source: Source;
  readonly #report: Report;
  #at = 0;

  constructor(source: Source, report: Report) {
    this.#source = source;
    this.#report = report;
  }

  read(): Tree {
    const tree = this.#value(1);
    this.#blank();
    if (this.#at < this.#source.text.length) this.#stop(this.#peek() === '/' ? 'comment' : 'after-end');
    return tree;
  }

  #peek(): string {
    return this.#source.text[this.#at] ?? '';
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source.text)?.[0];
  }

  #blank(): void {
    this.#at += this.#match(BLANK)?.length ?? 0;
  }

  #place(start: number, end = this.#at): Place {
    return { source: this.#source, start, end };
  }

  #stop(problem: JsonProblem): never {
    const ended = this.#at >= this.#source.text.length;
    const place = this.#place(Math.min(this.#at, this.#source.text.length), this.#at + 1);
    this.#report.add('json-syntax', { problem: ended ? 'end' : problem }, place);
    throw new Stop();
  }

  #value(depth: number): Tree {
    this.#blank();
    if (depth > DEPTH) {
      this.#report.add('too-deep', { limit: DEPTH }, this.#place(this.#at, this.#at + 1));
      throw new Stop();
    }
    switch (this.#peek()) {
      case '{':
        return this.#map(depth);
      case '[':
        return this.#list(depth);
      case '"': {
        const start = this.#at;
        const text = this.#text();
        return scalarTree(this.#place(start), text);
      }
      case "'":
        return this.#stop('single-quotes');
      case '/':
      case '#':
        return this.#stop('comment');
      default:
        return this.#numberOrWord();
    }
  }

  #text(): string {
    const { text } = this.#source;
    let end = this.#at + 1;
    while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    const raw = text.slice(this.#at, end + 1);
    try {
      const value = JSON.parse(raw) as string;
      this.#at = end + 1;
      return value;
    } catch {
      return this.#stop('string');
    }
  }

  #numberOrWord(): Tree {
    const start = this.#at;
    const word = this.#match(WORD);
    if (word !== undefined) {
      this.#at += word.length;
      return scalarTree(this.#place(start), JSON.parse(word) as boolean | null);
    }
    const digits = this.#match(NUMBER);
    if (digits === undefined || digits === '')
      return this.#stop(/[-+.0-9]/.test(this.#peek()) ? 'number' : 'value');
    this.#at += digits.length;
    if (this.#match(AFTER_NUMBER) === undefined) {
      this.#at = start;
      return this.#stop('number');
    }
    const value = Number(digits);
    if (Number.isFinite(value)) return scalarTree(this.#place(start), value);
    this.#report.add('not-finite', { text: digits }, this.#place(start));
    return scalarTree(this.#place(start), null, true);
  }

  #list(depth: number): Tree {
    const start = this.#at++;
    const items: Tree[] = [];
    this.#blank();
    while (this.#peek() !== ']') {
      if (items.length > 0) this.#separator('comma-or-bracket', ']');
      items.push(this.#value(depth + 1));
      this.#blank();
    }
    this.#at++;
    return listTree(this.#place(start), items);
  }

  /** A comma with something behind it. */
  #separator(otherwise: JsonProblem, closing: string): void {
    if (this.#peek() !== ',') this.#stop(this.#peek() === '/' ? 'comment' : otherwise);
    const comma = this.#at++;
    this.#blank();
    if (this.#peek() !== closing) return;
    this.#at = comma;
    this.#stop('trailing-comma');
  }

  #map(depth: number): Tree {
    const start = this.#at++;
    const entries = new Map<string, Entry>();
    let first = true;
    this.#blank();
    while (this.#peek() !== '}') {
      if (!first) this.#separator('comma-or-brace', '}');
      first = false;
      this.#entry(entries, depth);
      this.#blank();
    }
    this.#at++;
    return mapTree(this.#place(start), entries);
  }

  #entry(entries: Map<string, Entry>, depth: number): void {
    const start = this.#at;
    if (this.#peek() !== '"') this.#stop(/[/#]/.test(this.#peek()) ? 'comment' : 'key');
    const key = this.#text();
    const place = this.#place(start);
    this.#blank();
    if (this.#peek() !== ':') this.#stop('colon');
    this.#at++;
    const value = this.#value(depth + 1);
    const earlier = entries.get(key);
    if (isReservedKey(key)) this.#report.add('reserved-key', { key }, place);
    else if (earlier === undefined) entries.set(key, { key: place, value });
    else {
      this.#report.add(
        'duplicate-key',
        { key, first: positionOf(this.#source, earlier.key.start).line },
        place,
      );
    }
  }
}

/** Reads strict JSON with places; undefined after a syntax error. */
export function parseJson(source: Source, report: Report): Tree | undefined {
  if (source.text.trim() === '') {
    report.add('empty-file', {}, startOf(source));
    return undefined;
  }
  try {
    return new JsonReader(source, report).read();
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  }
}
