import { createReport } from '../finding.ts';
import { parseFile } from '../text/parse.ts';
import { partAt, type ListTree, type MapTree, type Path, type Tree } from '../text/tree.ts';

export const isJson = (path: string): boolean => path.endsWith('.json');

/** What a file holds; undefined where it cannot be read. */
export function treeOf(path: string, content: string | Uint8Array): Tree | undefined {
  const report = createReport();
  const tree = parseFile(path, content, report);
  return report.errors() > 0 ? undefined : tree;
}

/** What a place holds, spelt as it is. */
export const spelling = ({ place }: Tree): string => place.source.text.slice(place.start, place.end);

/** Whether a part stands where it is used: an alias stands for one that is written elsewhere. */
export function isWrittenAt(tree: Tree, path: Path): boolean {
  for (let length = 1; length <= path.length; length++) {
    const part = partAt(tree, path.slice(0, length));
    const around = partAt(tree, path.slice(0, length - 1));
    if (part === undefined || around === undefined) return true;
    if (part.place.start < around.place.start || part.place.end > around.place.end) return false;
  }
  return true;
}

const NEEDS_QUOTES =
  /^$|^[\s\-?:,[\]{}#&*!|>'"%@`]|[\s]$|: |:$| #|[,[\]{}]|^(?:true|false|null|~|yes|no|on|off)$/i;

/** A text as a file's language writes it. */
export function textLiteral(text: string, json: boolean): string {
  return json || NEEDS_QUOTES.test(text) || /^[-+0-9._:]+$|^0[xo]/.test(text) ? JSON.stringify(text) : text;
}

/** Numbers such as `40%` and `10_000_000` stand bare in YAML, and in quotes in JSON unless they are numbers there. */
export function amountLiteral(text: string, json: boolean): string {
  if (!json) return text;
  const plain = text.replaceAll('_', '');
  return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(plain) ? plain : JSON.stringify(text);
}

const keyLiteral = (key: string, json: boolean): string => textLiteral(key, json);

/** A value under keys that nest in each other. */
function nested(keys: readonly string[], value: string, json: boolean): string {
  return keys.reduceRight((inner, key) => `{ ${keyLiteral(key, json)}: ${inner} }`, value);
}

const splice = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const isFlow = (tree: Tree): boolean => /[[{]/.test(tree.place.source.text[tree.place.start] ?? '');

/** Where the last character of a value stands: a block reaches as far as what is written in it. */
function endOf(tree: Tree): number {
  if (tree.kind === 'scalar' || isFlow(tree)) return tree.place.end;
  const parts =
    tree.kind === 'list'
      ? tree.items.map(endOf)
      : [...tree.entries.values()].map(({ key, value }) => Math.max(key.end, endOf(value)));
  return Math.max(tree.place.start, ...parts.filter((end) => end <= tree.place.end + 1));
}

/** The offset behind the line in which a value ends. */
function behindLine(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Adds lines behind an offset that begins a line. */
function insertLine(text: string, at: number, line: string): string {
  const open = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return splice(text, at, at, `${open}${line}\n`);
}

/** Which keys come before which in a file's outermost map. */
const ORDER = [
  ['version', 'name', 'title', 'note', 'based_on', 'include', 'together'],
  [
    'budget',
    'channels',
    'phases',
    'levers',
    'changes',
    'shocks',
    'assume',
    'correlations',
    'rules',
    'review',
  ],
].flat();

/** The entry that a new key is to follow. */
function before(map: MapTree, key: string): string | undefined {
  const keys = [...map.entries.keys()];
  const place = ORDER.indexOf(key);
  if (place < 0) return keys.at(-1);
  return keys.findLast((each) => ORDER.indexOf(each) < place) ?? keys[0];
}

function addEntry(
  text: string,
  map: MapTree,
  key: string,
  value: string,
  json: boolean,
  isRoot: boolean,
): string {
  const entry = `${keyLiteral(key, json)}:${value.startsWith('\n') ? '' : ' '}${value}`;
  const previous = isRoot && !isFlow(map) ? before(map, key) : [...map.entries.keys()].at(-1);
  const last = previous === undefined ? undefined : map.entries.get(previous);
  if (last === undefined) return splice(text, map.place.start, map.place.end, `{ ${entry} }`);
  const end = Math.max(last.key.end, endOf(last.value));
  if (isFlow(map)) return splice(text, end, end, `, ${entry}`);
  const first = [...map.entries.values()][0];
  const indent = ' '.repeat(columnOf(text, first?.key.start ?? 0));
  return insertLine(text, behindLine(text, end), indent + entry);
}

/** A text with a value at a path, there already or not; the maps on the way are made. Undefined where the file cannot be read. */
export function withValue(
  path: string,
  text: string,
  at: readonly (string | number)[],
  value: string,
): string | undefined {
  const tree = treeOf(path, text);
  if (tree === undefined) return undefined;
  const there = partAt(tree, at);
  if (there !== undefined) return splice(text, there.place.start, endOf(there), value);
  for (let length = at.length - 1; length >= 0; length--) {
    const map = partAt(tree, at.slice(0, length));
    if (map?.kind !== 'map') continue;
    const [key = '', ...keys] = at.slice(length).map(String);
    const json = isJson(path);
    return addEntry(text, map, key, nested(keys, value, json), json, length === 0);
  }
  return undefined;
}

/** A text without what stands at a path, nor maps that hold nothing else unless `kept` has them. */
export function withoutValue(
  path: string,
  text: string,
  at: Path,
  kept: (at: Path) => boolean = () => false,
): string | undefined {
  const tree = treeOf(path, text);
  if (tree === undefined) return undefined;
  const around = at.slice(0, -1);
  const map = partAt(tree, around);
  const key = String(at.at(-1));
  if (map?.kind === 'list') return withoutItem(text, map, Number(at.at(-1)));
  const entry = map?.kind === 'map' ? map.entries.get(key) : undefined;
  if (map?.kind !== 'map' || entry === undefined) return text;
  if (map.entries.size === 1 && around.length > 0 && !kept(around))
    return withoutValue(path, text, around, kept);
  const end = Math.max(entry.key.end, endOf(entry.value));
  if (!isFlow(map)) {
    const start = text.lastIndexOf('\n', entry.key.start - 1) + 1;
    return map.entries.size === 1 ? emptied(text, map, '{}') : splice(text, start, behindLine(text, end), '');
  }
  return withoutPart(text, map.place.start, map.place.end, entry.key.start, end);
}

/** Takes an entry out of brackets, and one of the commas beside it. */
function withoutPart(text: string, open: number, close: number, start: number, end: number): string {
  const comma = /^\s*,\s*/.exec(text.slice(end, close));
  const earlier = /,\s*$/.exec(text.slice(open, start));
  if (earlier) return splice(text, start - earlier[0].length, end, '');
  if (comma) return splice(text, start, end + comma[0].length, '');
  return splice(text, open + 1, close - 1, '');
}

/** Brackets in the place of a block, on the line of its key. */
function emptied(text: string, tree: Tree, brackets: string): string {
  const start = isFlow(tree) ? tree.place.start : text.slice(0, tree.place.start).trimEnd().length;
  return splice(text, start, endOf(tree), isFlow(tree) ? brackets : ` ${brackets}`);
}

function withoutItem(text: string, list: ListTree, index: number): string {
  const item = list.items[index];
  if (item === undefined) return text;
  const end = endOf(item);
  if (list.items.length === 1) return emptied(text, list, '[]');
  if (isFlow(list)) return withoutPart(text, list.place.start, list.place.end, item.place.start, end);
  const start = text.lastIndexOf('\n', item.place.start - 1) + 1;
  return splice(text, start, behindLine(text, end), '');
}

/** A text with one more item, on one line, at the end of a list under a key of the file, there already or not. */
export function withItem(path: string, text: string, key: string, item: string): string | undefined {
  const tree = treeOf(path, text);
  if (tree === undefined) return undefined;
  const list = partAt(tree, [key]);
  if (list?.kind !== 'list')
    return withValue(path, text, [key], isJson(path) ? `[${item}]` : `\n  - ${item}`);
  const last = list.items.at(-1);
  if (last === undefined) {
    if (isJson(path)) return splice(text, list.place.start, list.place.end, `[${item}]`);
    const start = list.place.start - (/ *$/.exec(text.slice(0, list.place.start))?.[0].length ?? 0);
    return splice(text, start, list.place.end, `\n  - ${item}`);
  }
  const end = endOf(last);
  if (isFlow(list)) return splice(text, end, end, `, ${item}`);
  return insertLine(text, behindLine(text, end), `${' '.repeat(columnOf(text, list.place.start))}- ${item}`);
}

/** A part as it can be written into another file: on its lines where both are of one language, else on one. */
export function copied(part: Tree, json: boolean): string {
  if (!json && !isJson(part.place.source.file)) {
    const text = part.place.source.text.slice(part.place.start, endOf(part));
    // a block begins on a line of its own, where it stood before
    return isFlow(part) || part.kind === 'scalar'
      ? text
      : `\n${' '.repeat(columnOf(part.place.source.text, part.place.start))}${text}`;
  }
  return onOneLine(part, json);
}

/** A value on one line. */
export function onOneLine(part: Tree, json: boolean): string {
  if (part.kind === 'list') return `[${part.items.map((item) => onOneLine(item, json)).join(', ')}]`;
  if (part.kind === 'map') {
    const entries = [...part.entries].map(
      ([key, { value }]) => `${keyLiteral(key, json)}: ${onOneLine(value, json)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof part.value !== 'string') return JSON.stringify(part.value);
  return /^-?[0-9][0-9_.]*%?$/.test(part.value)
    ? amountLiteral(part.value, json)
    : textLiteral(part.value, json);
}
