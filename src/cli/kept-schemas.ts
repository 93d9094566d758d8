import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, type Lang, SCHEMA_NAMES, type SchemaName } from '../lib/index.ts';
import {
  SCHEMA_FOLDER,
  schemaFindings,
  schemaPath,
  schemaText,
  staleSchemas,
} from '../lib/workspace/index.ts';
import { isNamed } from './named-paths.ts';
import { writeWhole } from './rewrite-file.ts';

/** Whether a workspace keeps schemas in a folder of its own: one behind a link belongs to somebody else. */
function keepsSchemas(folder: string): boolean {
  const own = join(folder, SCHEMA_FOLDER);
  return (
    (statSync(own, { throwIfNoEntry: false })?.isDirectory() ?? false) &&
    realpathSync(own) === join(realpathSync(folder), SCHEMA_FOLDER)
  );
}

/** The schemas that a workspace keeps, by their path in it; a link is not read. */
function readKept(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of SCHEMA_NAMES.map(schemaPath)) {
    const full = join(folder, path);
    if (lstatSync(full, { throwIfNoEntry: false })?.isFile()) texts.set(path, readFileSync(full, 'utf8'));
  }
  return texts;
}

/** What became of a workspace's schemas. */
export interface CheckedSchemas {
  /** Paths of those that were written anew. */
  readonly written: readonly string[];
  /** Of those that are still not this version's. */
  readonly findings: readonly Finding[];
}

/**
 * Looks whether the schemas that a workspace keeps are this version's; one that keeps none needs none.
 *
 * @param fix - write those under `paths` anew that are not
 * @throws InputError where one cannot be written
 */
export function checkSchemas(
  folder: string,
  paths: readonly string[],
  fix: boolean,
  lang: Lang,
): CheckedSchemas {
  if (!keepsSchemas(folder)) return { written: [], findings: [] };
  const stale = staleSchemas(readKept(folder));
  const isWritten = (name: SchemaName): boolean => fix && isNamed(schemaPath(name), folder, paths);
  const wanted = stale.filter(isWritten);
  for (const name of wanted) writeWhole(join(folder, schemaPath(name)), schemaText(name), lang);
  return {
    written: wanted.map(schemaPath),
    findings: schemaFindings(stale.filter((name) => !isWritten(name))),
  };
}
