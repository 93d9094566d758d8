import { check } from '../check.ts';
import type { Report } from '../finding.ts';
import { sectionFile, type Section } from '../schemas/rules.ts';
import { z } from '../schemas/zod.ts';
import { partAt, type Entry, type Tree } from '../text/tree.ts';

/** One entry of a file that maps names to things. */
export interface NamedEntry<Value> {
  readonly name: string;
  readonly value: Value;
  readonly entry: Entry;
}

/**
 * Reads a file that maps names to things of one kind under one key. Entries with something wrong are reported and
 * left out.
 */
export function readNamed<Schema extends z.ZodType>(
  tree: Tree,
  section: Section,
  schema: Schema,
  isValidName: (name: string) => boolean,
  report: Report,
): NamedEntry<z.output<Schema>>[] {
  check(sectionFile(section, z.unknown()), tree, report);
  const map = partAt(tree, [section]);
  if (map?.kind !== 'map') return [];
  const read: NamedEntry<z.output<Schema>>[] = [];
  for (const [name, entry] of map.entries) {
    if (!isValidName(name)) report.add('bad-name', { name }, entry.key);
    const value = check(schema, entry.value, report);
    if (value !== undefined) read.push({ name, value, entry });
  }
  return read;
}
