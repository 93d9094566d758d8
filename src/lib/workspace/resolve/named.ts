import { check } from '../check.ts';
import type { Report } from '../finding.ts';
import { COMMON_KEYS, strict, title, z } from '../schemas/zod.ts';
import { mapTree, type Entry, type Tree } from '../text/tree.ts';

const aboutShape = { ...COMMON_KEYS, title: title.optional() };
const aboutSchema = strict(aboutShape);

/** One entry of a file that maps names to things. */
export interface NamedEntry<Value> {
  readonly name: string;
  readonly value: Value;
  readonly entry: Entry;
}

/**
 * Reads a file that maps names to things of one kind. `version`, `title` and `note` are about the file and can be no
 * names. Entries with something wrong are reported and left out.
 */
export function readNamed<Schema extends z.ZodType>(
  tree: Tree,
  schema: Schema,
  isValidName: (name: string) => boolean,
  report: Report,
): NamedEntry<z.output<Schema>>[] {
  if (tree.kind !== 'map') {
    report.add('wrong-type', { key: '', expected: ['map'], got: tree.kind === 'list' ? 'list' : 'text' }, tree.place);
    return [];
  }
  const isAbout = (name: string): boolean => Object.hasOwn(aboutShape, name);
  check(aboutSchema, mapTree(tree.place, new Map([...tree.entries].filter(([name]) => isAbout(name)))), report);
  const read: NamedEntry<z.output<Schema>>[] = [];
  for (const [name, entry] of tree.entries) {
    if (isAbout(name)) continue;
    if (!isValidName(name)) report.add('bad-name', { name }, entry.key);
    const value = check(schema, entry.value, report);
    if (value !== undefined) read.push({ name, value, entry });
  }
  return read;
}
