import { createReport, type Finding } from '../finding.ts';
import { makeSource, startOf } from '../text/source.ts';
import { jsonSchema, SCHEMA_NAMES, type SchemaName } from './index.ts';

/** Where a workspace keeps the schemas that its files' modelines name. */
export const SCHEMA_FOLDER = '.windtunnel/schema';

/** Path of a schema in a workspace. */
export const schemaPath = (name: SchemaName): string => `${SCHEMA_FOLDER}/${name}.json`;

/** A schema as a workspace keeps it. */
export const schemaText = (name: SchemaName): string => `${JSON.stringify(jsonSchema(name), null, 2)}\n`;

/** Whether a text holds this version's schema, in whatever layout. */
function isCurrent(name: SchemaName, text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(jsonSchema(name));
  } catch {
    return false; // no JSON
  }
}

/** The schemas that a workspace lacks, or has in the words of another version; `texts` are those it has, by path. */
export const staleSchemas = (texts: ReadonlyMap<string, string>): SchemaName[] =>
  SCHEMA_NAMES.filter((name) => !isCurrent(name, texts.get(schemaPath(name))));

/** What there is to say of stale schemas: one warning, of their folder; none where there are none. */
export function schemaFindings(stale: readonly SchemaName[]): Finding[] {
  const report = createReport();
  if (stale.length > 0)
    report.add('schema-stale', { schemas: stale }, startOf(makeSource(SCHEMA_FOLDER, '')));
  return report.findings();
}
