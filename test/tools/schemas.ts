import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema, SCHEMA_NAMES } from '../../src/lib/workspace/index.ts';

/** `npm run schemas`: writes static/schema/*.json, the JSON Schemas of all kinds of file. */
const folder = join(import.meta.dirname, '..', '..', 'static', 'schema');
mkdirSync(folder, { recursive: true });
for (const name of SCHEMA_NAMES) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(jsonSchema(name), null, 1)}\n`);
}
