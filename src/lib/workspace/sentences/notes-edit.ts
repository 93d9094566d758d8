import { createReport } from '../finding.ts';
import { makeSource } from '../text/source.ts';
import { type Entry, type MapTree, partAt } from '../text/tree.ts';
import { parseYaml } from '../text/yaml.ts';

/** A change of what people should know about a rule: rules/rules.yaml. */
export type NoteEdit =
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  /** Gives another rule the same note. */
  | { readonly do: 'copy'; readonly name: string; readonly to: string }
  | { readonly do: 'remove'; readonly name: string }
  /** Writes one field; an empty value removes it. A title is written in one language. */
  | {
      readonly do: 'set';
      readonly name: string;
      readonly field: 'title' | 'owner' | 'why';
      readonly lang: 'en' | 'zh';
      readonly value: string;
    };

const NEW_FILE = 'version: 1\nrules:\n';

function mapIn(text: string, path: readonly string[]): MapTree | undefined {
  const tree = parseYaml(makeSource('', text), createReport());
  const part = tree && partAt(tree, path);
  return part?.kind === 'map' ? part : undefined;
}

/** Texts that YAML reads as they stand, also within braces. */
const PLAIN = /^[\p{L}][\p{L}\p{N} _./()（），、；-]*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off)$/i;

const scalar = (value: string): string =>
  PLAIN.test(value) && !RESERVED.test(value) && !value.endsWith(' ') ? value : JSON.stringify(value);

const splice = (text: string, start: number, end: number, instead: string): string =>
  text.slice(0, start) + instead + text.slice(end);

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the lines of an entry end: behind its last value's line. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

const endOf = ({ key, value }: Entry): number => Math.max(key.end, value.place.end);

/** The lines of a note, from its name on; blanks that end a value's place are not its own. */
function linesOf(text: string, entry: Entry): [start: number, end: number] {
  const last = text.slice(0, endOf(entry)).trimEnd().length;
  return [lineStart(text, entry.key.start), lineEnd(text, Math.max(last, entry.key.end))];
}

const isFlow = (text: string, map: MapTree): boolean => text[map.place.start] === '{';

/** Adds a key behind all others of a map in lines, or in braces. */
function withEntry(text: string, map: MapTree, key: string, value: string): string {
  const last = [...map.entries.values()].at(-1);
  if (isFlow(text, map)) {
    const at = last ? endOf(last) : map.place.start + 1;
    return splice(text, at, at, last ? `, ${key}: ${value}` : ` ${key}: ${value} `);
  }
  if (!last) return text;
  const indent = last.key.start - lineStart(text, last.key.start);
  const [, end] = linesOf(text, last);
  const before = text.slice(0, end);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${' '.repeat(indent)}${key}: ${value}\n${text.slice(end)}`;
}

/** Removes a key with its value. */
function without(text: string, map: MapTree, key: string): string {
  const entries = [...map.entries];
  const index = entries.findIndex(([name]) => name === key);
  const [, entry] = entries[index] ?? [];
  if (!entry) return text;
  if (!isFlow(text, map)) return splice(text, ...linesOf(text, entry), '');
  const [, next] = entries[index + 1] ?? [];
  const [, before] = entries[index - 1] ?? [];
  if (next) return splice(text, entry.key.start, next.key.start, '');
  return before ? splice(text, endOf(before), endOf(entry), '') : text;
}

/** A new note of one field, behind all others. */
function withNote(text: string, name: string, field: string, value: string): string {
  const rules = mapIn(text, ['rules']);
  const lines = `  ${scalar(name)}:\n    ${field}: ${value}\n`;
  if (!rules || rules.entries.size === 0) {
    const start = text.trim() === '' ? NEW_FILE : text.replace(/^rules:.*$/m, 'rules:');
    const whole = /^rules:/m.test(start) ? start : `${start.trimEnd()}\nrules:\n`;
    return `${whole.trimEnd()}\n${lines}`;
  }
  const last = [...rules.entries.values()].at(-1);
  const [, end] = last ? linesOf(text, last) : [0, text.length];
  const before = text.slice(0, end);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${lines}${text.slice(end)}`;
}

function setField(text: string, { name, field, lang, value }: Extract<NoteEdit, { do: 'set' }>): string {
  const note = mapIn(text, ['rules', name]);
  const isTitle = field === 'title';
  if (!note)
    return value === ''
      ? text
      : withNote(text, name, field, isTitle ? `{ ${lang}: ${scalar(value)} }` : scalar(value));
  const own = note.entries.get(field);
  if (!own)
    return value === ''
      ? text
      : withEntry(text, note, field, isTitle ? `{ ${lang}: ${scalar(value)} }` : scalar(value));
  if (isTitle && own.value.kind === 'map') {
    const inner = own.value.entries.get(lang);
    if (!inner) return value === '' ? text : withEntry(text, own.value, lang, scalar(value));
    if (value === '' && own.value.entries.size > 1) return without(text, own.value, lang);
    if (value !== '') return splice(text, inner.value.place.start, inner.value.place.end, scalar(value));
  }
  if (value === '') return note.entries.size > 1 ? without(text, note, field) : removeNote(text, name);
  // a title without a language stands for both
  const { start, end } = own.value.place;
  return splice(text, start, end, scalar(value));
}

function removeNote(text: string, name: string): string {
  const rules = mapIn(text, ['rules']);
  return rules && rules.entries.size > 1 ? without(text, rules, name) : text;
}

function copyNote(text: string, name: string, to: string): string {
  const rules = mapIn(text, ['rules']);
  const entry = rules?.entries.get(name);
  if (!rules || !entry || rules.entries.has(to) || isFlow(text, rules)) return text;
  const [start, end] = linesOf(text, entry);
  const { key } = entry;
  const copy = text.slice(start, key.start) + scalar(to) + text.slice(key.end, end);
  return splice(text, end, end, (text.slice(0, end).endsWith('\n') ? '' : '\n') + copy);
}

function renameNote(text: string, name: string, to: string): string {
  const rules = mapIn(text, ['rules']);
  const key = rules?.entries.get(name)?.key;
  return key && !rules.entries.has(to) ? splice(text, key.start, key.end, scalar(to)) : text;
}

/**
 * Makes changes in the notes on rules and leaves comments and all else as they stand. Undefined where the file cannot be
 * read, so that nothing is guessed.
 */
export function editNotes(text: string, edits: readonly NoteEdit[]): string | undefined {
  if (text.trim() !== '' && mapIn(text, []) === undefined) return undefined;
  let now = text;
  for (const edit of edits) {
    switch (edit.do) {
      case 'rename':
        now = renameNote(now, edit.name, edit.to);
        break;
      case 'copy':
        now = copyNote(now, edit.name, edit.to);
        break;
      case 'remove':
        now = removeNote(now, edit.name);
        break;
      case 'set':
        now = setField(now, edit);
    }
  }
  return now === '' || mapIn(now, []) ? now : undefined;
}
