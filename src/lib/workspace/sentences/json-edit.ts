import type { Json } from '../../plan/index.ts';
import { createReport } from '../finding.ts';
import { formatJson } from '../format/json.ts';
import { parseJson } from '../text/json.ts';
import { makeSource } from '../text/source.ts';
import { partAt, type MapTree, type Path, type Tree } from '../text/tree.ts';

/** A change of a JSON file. */
export type JsonEdit =
  /** Writes a value; a key that is not there is added, a list is added to at its end. */
  | { readonly do: 'set'; readonly at: Path; readonly value: Json }
  /** Removes a key with its value, or an entry of a list. */
  | { readonly do: 'remove'; readonly at: Path }
  /** Puts an entry into a list before another one. */
  | { readonly do: 'insert'; readonly at: Path; readonly value: Json }
  /** Moves an entry of a list to another place in it. */
  | { readonly do: 'move'; readonly at: Path; readonly to: number };

/** In which order the keys of rules and conditions stand where they are added. */
const ORDER = [
  'name',
  'priority',
  'fact',
  'path',
  'params',
  'operator',
  'value',
  'conditions',
  'event',
  'type',
];

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const treeIn = (text: string): Tree | undefined => parseJson(makeSource('', text), createReport());

/** A value on one line, spelt as the canonical layout spells it. */
function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${oneLine(part)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** The parts of a list or map with their keys, in order. */
const partsOf = (tree: Tree): readonly Part[] =>
  tree.kind === 'list'
    ? tree.items.map(({ place }) => place)
    : tree.kind === 'map'
      ? [...tree.entries.values()].map(({ key, value }) => ({ start: key.start, end: value.place.end }))
      : [];

/** Adds a part to a list or map before its part of an index, as far from it as parts there are from each other. */
function added(text: string, within: Tree, index: number, part: string): Stretch {
  const parts = partsOf(within);
  const [next, last] = [parts[index], parts.at(-1)];
  const beside = next ?? last;
  if (!beside) {
    const { start, end } = within.place;
    const pad = within.kind === 'map' ? ' ' : '';
    return { start: start + 1, end: end - 1, text: pad + part + pad };
  }
  const blank = /\s*$/.exec(text.slice(0, beside.start))?.[0] ?? '';
  const gap = blank === '' ? ' ' : blank;
  return next
    ? { start: next.start, end: next.start, text: `${part},${gap}` }
    : { start: beside.end, end: beside.end, text: `,${gap}${part}` };
}

/** Removes a part of a list or map with the comma that parts it from the next, or from the one before. */
function removed(within: Tree, index: number): Stretch | undefined {
  const parts = partsOf(within);
  const part = parts[index];
  if (!part) return undefined;
  const [before, next] = [parts[index - 1], parts[index + 1]];
  if (next) return { start: part.start, end: next.start, text: '' };
  if (before) return { start: before.end, end: part.end, text: '' };
  return { start: within.place.start + 1, end: within.place.end - 1, text: '' };
}

/** Where a key is added to a map: behind those that come before it by custom. */
function placeOfKey({ entries }: MapTree, key: string): number {
  const own = ORDER.indexOf(key);
  if (own < 0) return entries.size;
  const keys = [...entries.keys()];
  const before = keys.map((each) => ORDER.indexOf(each)).filter((place) => place >= 0 && place < own);
  return before.length === 0 ? 0 : keys.findLastIndex((each) => before.includes(ORDER.indexOf(each))) + 1;
}

function set(text: string, tree: Tree, at: Path, value: Json): Stretch | undefined {
  const part = partAt(tree, at);
  if (part) return { start: part.place.start, end: part.place.end, text: oneLine(value) };
  const within = partAt(tree, at.slice(0, -1));
  const step = at.at(-1);
  if (within?.kind === 'map' && typeof step === 'string')
    return added(text, within, placeOfKey(within, step), `${JSON.stringify(step)}: ${oneLine(value)}`);
  return within?.kind === 'list' ? added(text, within, within.items.length, oneLine(value)) : undefined;
}

/** The index of a path's last step in what it is part of. */
function indexOf(within: Tree | undefined, step: string | number | undefined): number {
  if (within?.kind === 'map') return [...within.entries.keys()].indexOf(String(step));
  return typeof step === 'number' ? step : -1;
}

/** Both stretches of a move, the later first. */
function moved(text: string, within: Tree, from: number, to: number): Stretch[] {
  const part = partsOf(within)[from];
  if (!part || from === to) return [];
  const out = removed(within, from);
  const into = added(text, within, to > from ? to + 1 : to, text.slice(part.start, part.end));
  return out ? [out, into].sort((a, b) => b.start - a.start) : [];
}

function stretchesOf(text: string, tree: Tree, edit: JsonEdit): readonly Stretch[] {
  const within = partAt(tree, edit.at.slice(0, -1));
  const step = edit.at.at(-1);
  switch (edit.do) {
    case 'set':
      return [set(text, tree, edit.at, edit.value)].filter((each) => each !== undefined);
    case 'remove':
      return within ? [removed(within, indexOf(within, step))].filter((each) => each !== undefined) : [];
    case 'insert':
      return within?.kind === 'list' && typeof step === 'number'
        ? [added(text, within, Math.min(step, within.items.length), oneLine(edit.value))]
        : [];
    case 'move':
      return within?.kind === 'list' && typeof step === 'number' ? moved(text, within, step, edit.to) : [];
  }
}

/**
 * Makes changes in a JSON file and leaves all else in it as it is spelt: keys in their order, numbers as they were written.
 * A file in the canonical layout stays in it. Undefined where the text cannot be read.
 */
export function editJson(text: string, edits: readonly JsonEdit[]): string | undefined {
  const before = treeIn(text);
  if (!before) return undefined;
  const isCanonical = formatJson(before) === text;
  let now = text;
  for (const edit of edits) {
    const tree = treeIn(now);
    if (!tree) return undefined;
    for (const { start, end, text: instead } of stretchesOf(now, tree, edit))
      now = now.slice(0, start) + instead + now.slice(end);
  }
  const after = isCanonical ? treeIn(now) : undefined;
  return after ? formatJson(after) : now;
}
