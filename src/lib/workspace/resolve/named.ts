import { check } from '../check.ts';
import type { Report } from '../finding.ts';
import { topKey } from './inherit.ts';
import { CaseCheck } from './same-but-for-case.ts';
import { sectionFile, type Section } from '../schemas/rules.ts';
import { z } from '../schemas/zod.ts';
import { ENTRIES } from '../text/limits.ts';
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
  if (map.entries.size > ENTRIES) {
    report.add(
      'too-many-entries',
      { section, entries: map.entries.size, limit: ENTRIES },
      topKey(tree, section),
    );
    return [];
  }
  const read: NamedEntry<z.output<Schema>>[] = [];
  const cases = new CaseCheck(report);
  for (const [name, entry] of map.entries) {
    cases.add(name, entry.key);
    if (!isValidName(name)) report.add('bad-name', { name }, entry.key);
    const value = check(schema, entry.value, report);
    if (value !== undefined) read.push({ name, value, entry });
  }
  return read;
}
