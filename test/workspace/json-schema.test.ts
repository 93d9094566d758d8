import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALERT, FACTS, LEVERS, PLAYS } from '../../src/lib/plan/index.ts';
import { jsonSchema, SCHEMA_NAMES } from '../../src/lib/workspace/index.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'static', 'schema');

describe('the published schemas', () => {
  it('are those that the checks and catalogues make: npm run schemas writes them', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(SCHEMA_NAMES.map((name) => `${name}.json`).sort());
    for (const name of SCHEMA_NAMES) {
      const published: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
      expect(published, `${name}.json is out of date: npm run schemas`).toEqual(
        JSON.parse(JSON.stringify(jsonSchema(name))),
      );
    }
  });

  it('name every fact, lever and play, with what it means', () => {
    const named = (name: (typeof SCHEMA_NAMES)[number]) => {
      const found = new Map<string, unknown>();
      JSON.stringify(jsonSchema(name), (_, node: unknown) => {
        if (typeof node === 'object' && node !== null && 'const' in node && 'description' in node) {
          found.set(String(node.const), node.description);
        }
        return node;
      });
      return found;
    };
    const [rulebook, plays] = [named('rulebook'), named('plays')];
    for (const { name, zh } of FACTS) expect(rulebook.get(name)).toContain(zh);
    for (const { name, zh, answers } of PLAYS) {
      expect(rulebook.get(name)).toContain(zh);
      if (name !== ALERT) expect(rulebook.get(name)).toContain(answers.zh);
    }
    for (const { name, kind, moves } of LEVERS) {
      if (kind === 'ours') expect(plays.get(name)).toContain(moves);
      else expect(plays.has(name), `a play may not move ${name}`).toBe(false);
    }
  });

  it('hold no mark of their making', () => {
    for (const name of SCHEMA_NAMES) expect(JSON.stringify(jsonSchema(name))).not.toContain('"listed"');
  });
});
