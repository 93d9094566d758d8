import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import type { Json } from '../../src/lib/plan/index.ts';
import { createReport } from '../../src/lib/workspace/finding.ts';
import {
  conditionText,
  editJson,
  editNotes,
  Folder,
  formatFile,
  type JsonEdit,
  readRules,
  showRules,
} from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { ruleJson } from './sentence-json.ts';
import { parseJson } from '../../src/lib/workspace/text/json.ts';
import { makeSource } from '../../src/lib/workspace/text/source.ts';

const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const RULEBOOKS = ['competition', 'customers', 'review', 'supply', 'traffic'].map(
  (name) => `rules/${name}.json`,
);
const sample = new Folder(readFolder(packageFolder()));
const read = (path: string): string => readFileSync(join(packageFolder(), path), 'utf8');

function entriesOf(text: string) {
  const tree = parseJson(makeSource('', text), createReport());
  const entries = tree && readRules(tree);
  if (!entries) throw new Error(`not a list: ${text}`);
  return entries;
}

/** Rules as the sentences say them, written anew. */
const written = (text: string): Json[] =>
  entriesOf(text).map((entry) =>
    entry.kind === 'rule' ? ruleJson(entry.rule) : (JSON.parse(entry.text) as Json),
  );

/** A change as one makes it in plain data. */
function changed(value: Json, { at, ...edit }: JsonEdit): Json {
  const [step, ...rest] = at;
  if (step === undefined) return edit.do === 'set' ? edit.value : value;
  const parts = (Array.isArray(value) ? [...(value as Json[])] : { ...(value as object) }) as Record<
    string,
    Json
  >;
  if (rest.length > 0) {
    parts[step] = changed(parts[step] ?? null, { at: rest, ...edit });
    return parts;
  }
  const list = parts as unknown as Json[];
  if (edit.do === 'set') parts[step] = edit.value;
  else if (edit.do === 'insert') list.splice(Number(step), 0, edit.value);
  else if (edit.do === 'move') list.splice(edit.to, 0, ...list.splice(Number(step), 1));
  else if (Array.isArray(value)) list.splice(Number(step), 1);
  else return Object.fromEntries(Object.entries(parts).filter(([key]) => key !== step));
  return parts;
}

/** All places of a value. */
const placesIn = (value: Json, at: JsonEdit['at'] = []): JsonEdit['at'][] =>
  typeof value === 'object' && value !== null
    ? [
        at,
        ...Object.entries(value).flatMap(([key, part]) =>
          placesIn(part, [...at, Array.isArray(value) ? Number(key) : key]),
        ),
      ]
    : [at];

const valueAt = (value: Json, at: JsonEdit['at']): Json =>
  at.reduce<Json>((part, step) => (part as Record<string, Json>)[step] as Json, value);

const someJson: fc.Arbitrary<Json> = fc.oneof(
  fc.constant<Json>({ fact: 'cac', params: { mean: 4 }, operator: 'lessThan', value: 100 }),
  fc.constant<Json>({ any: [{ condition: 'plan-has-started' }, { not: { all: [] } }] }),
  fc.integer({ min: -5, max: 500 }),
  fc.constantFrom<Json>('text', 'a "quoted" 文本', true, null),
);

describe('rules as sentences', () => {
  it.each(RULEBOOKS)('say all that %s says: written anew they are the same', (path) => {
    const text = read(path);
    expect(entriesOf(text).every(({ kind }) => kind === 'rule')).toBe(true);
    expect(written(text)).toEqual(JSON.parse(text));
  });

  it('show what no sentence can say as its text, and lose nothing of it', () => {
    const text = JSON.stringify([
      {
        name: 'a',
        conditions: { all: [{ fact: 'cac', operator: 'lessThan', value: 1, priority: 3 }] },
        event: { type: 'alert' },
      },
      { name: 'b', extra: true, conditions: {}, event: { type: 'alert' } },
      {
        name: 'c',
        conditions: { any: [{ fact: 'cac', params: { mean: 4, sum: 2 }, operator: 'x', value: null }] },
        event: { type: 'alert', params: { cooldown: 2, note: 'why' } },
      },
      5,
    ]);
    const entries = entriesOf(text);
    expect(entries.map(({ kind }) => kind)).toEqual(['rule', 'text', 'rule', 'text']);
    expect(written(text)).toEqual(JSON.parse(text));
  });

  it('read in both languages, with labels and units', () => {
    const say = (lang: 'en' | 'zh') => {
      const [first] = showRules(sample, 'rules/traffic.json', lang) ?? [];
      if (first?.kind !== 'rule' || first.condition.kind !== 'all') throw new Error('no rule');
      const [cac] = first.condition.parts;
      return [first.title, first.owner, first.playTitle, cac?.kind === 'comparison' ? cac.words : undefined];
    };
    expect(say('en')).toEqual([
      'CAC runs hot',
      'Media buying',
      'Shift to private domain',
      { form: 'is', fact: '4-week mean of CAC (blended)', operator: 'more than', value: '110 CNY' },
    ]);
    expect(say('zh')[3]).toEqual({
      form: 'is',
      fact: '获客成本 CAC（4 周均值）',
      operator: '大于',
      value: '110 元',
    });
  });

  it('tell a condition in one line', () => {
    const dormant = {
      fact: 'dormant_share',
      operator: 'greaterThan',
      value: { fact: 'dormant_share', params: { lag: 12 } },
    };
    expect(
      conditionText(
        {
          all: [
            dormant,
            { not: { any: [{ fact: 'entrant', operator: 'equal', value: true }, { condition: 'x' }] } },
          ],
        },
        'en',
      ),
    ).toBe(
      'Dormant share is more than its value 12 weeks before and not (Look-alike in the market: yes or “x” holds)',
    );
    expect(conditionText({ fact: 'suppliers_late', operator: 'contains', value: 'a' }, 'en')).toContain(
      'include',
    );
    expect(conditionText({ fact: 'cash', operator: 'lessThan', value: 1_000_000 }, 'en')).toContain(
      '1,000,000 CNY',
    );
    expect(conditionText({ fact: 'wecom_loss_rate', operator: 'lessThan', value: 0.00001 }, 'en')).toContain(
      '0.001%',
    );
  });
});

describe('editing a rulebook', () => {
  it('changes the text in one place alone', () => {
    const text = read('rules/traffic.json');
    const after = editJson(text, [{ do: 'set', at: [0, 'conditions', 'all', 0, 'value'], value: 120 }]);
    expect(after).toBe(text.replace('"value": 110 }', '"value": 120 }'));
  });

  it('keeps a layout of one’s own, and how numbers are spelt', () => {
    const text =
      '[\n\t{"name":"a","priority":1.0e1,\n\t "conditions":{"all":[ {"fact":"cac","operator":"lessThan","value":1.50} ]},"event":{"type":"alert"}}\n]\n';
    const at = [0, 'conditions', 'all'];
    expect(editJson(text, [{ do: 'set', at: [...at, 0, 'params'], value: { lag: 2 } }])).toBe(
      text.replace('"fact":"cac",', '"fact":"cac","params": { "lag": 2 }, '),
    );
    expect(editJson(text, [{ do: 'insert', at: [...at, 1], value: { condition: 'x' } }])).toContain(
      '1.50}, { "condition": "x" } ]',
    );
    expect(editJson(text, [{ do: 'remove', at: [...at, 0] }])).toContain('"all":[]');
  });

  it('leaves a text that cannot be read alone', () => {
    expect(editJson('[{', [{ do: 'remove', at: [0] }])).toBeUndefined();
  });

  it(`makes any changes as plain data would have them, in any of the sample's rulebooks (seed ${SEED})`, () => {
    const commands = fc.array(
      fc.record({
        kind: fc.constantFrom('set', 'remove', 'insert', 'move', 'add' as const),
        pick: fc.nat(),
        to: fc.nat(),
        value: someJson,
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...RULEBOOKS), fc.boolean(), commands, (path, isTidy, chosen) => {
        const canonical = read(path);
        let plain = JSON.parse(canonical) as Json;
        const text = isTidy ? canonical : JSON.stringify(plain, undefined, 3);
        const edits: JsonEdit[] = [];
        for (const { kind, pick, to, value } of chosen) {
          const places = placesIn(plain).filter((at) => at.length > 0);
          const at = places[pick % places.length];
          if (!at) break;
          const within = valueAt(plain, at.slice(0, -1));
          const isInList = Array.isArray(within);
          let edit: JsonEdit;
          if (kind === 'set') edit = { do: 'set', at, value };
          else if (kind === 'remove') edit = { do: 'remove', at };
          else if (kind === 'add' && !isInList)
            edit = { do: 'set', at: [...at.slice(0, -1), `key${to % 3}`], value };
          else if (kind === 'move' && isInList)
            edit = { do: 'move', at, to: to % (within as readonly Json[]).length };
          else if (kind === 'insert' && isInList) edit = { do: 'insert', at, value };
          else continue;
          edits.push(edit);
          plain = changed(plain, edit);
        }
        const after = editJson(text, edits) ?? '';
        expect(JSON.parse(after)).toEqual(plain);
        expect(written(after)).toEqual(plain);
        if (isTidy) {
          const formatted = formatFile(path, after);
          if (formatted.ok) expect(formatted.text).toBe(after);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('editing the notes on rules', () => {
  const NOTES = `# About rules.
version: 1
rules:
  # the first
  a:
    title: { en: First, zh: 第一 } # both
    owner: media
  b: { why: "short: yes" }
# end
`;

  it('renames, and leaves all else', () => {
    expect(editNotes(NOTES, [{ do: 'rename', name: 'a', to: 'c' }])).toBe(NOTES.replace('  a:', '  c:'));
    expect(editNotes(NOTES, [{ do: 'rename', name: 'a', to: 'b' }])).toBe(NOTES);
  });

  it('sets fields in their place, or adds them', () => {
    const set = (
      name: string,
      field: 'title' | 'owner' | 'why',
      value: string,
      lang: 'en' | 'zh' = 'en',
    ): string | undefined => editNotes(NOTES, [{ do: 'set', name, field, lang, value }]);
    expect(set('a', 'title', '首要', 'zh')).toBe(NOTES.replace('第一', '首要'));
    expect(set('a', 'owner', 'data')).toBe(NOTES.replace('owner: media', 'owner: data'));
    expect(set('a', 'why', 'since: it is')).toBe(
      NOTES.replace('    owner: media\n', '    owner: media\n    why: "since: it is"\n'),
    );
    expect(set('b', 'owner', 'data')).toBe(NOTES.replace('"short: yes" }', '"short: yes", owner: data }'));
    expect(set('a', 'owner', '')).toBe(NOTES.replace('    owner: media\n', ''));
    expect(set('new', 'title', '新', 'zh')).toBe(
      NOTES.replace('# end', '  new:\n    title: { zh: 新 }\n# end'),
    );
  });

  it('copies and removes', () => {
    const copied = editNotes(NOTES, [{ do: 'copy', name: 'a', to: 'a-2' }]) ?? '';
    expect(copied).toContain('  a-2:\n    title: { en: First, zh: 第一 } # both\n    owner: media\n  b:');
    expect(editNotes(copied, [{ do: 'remove', name: 'a-2' }])).toBe(NOTES);
  });

  it('begins a file, and leaves one that cannot be read alone', () => {
    const edit = { do: 'set', name: 'a', field: 'why', lang: 'en', value: 'so' } as const;
    expect(editNotes('', [edit])).toBe('version: 1\nrules:\n  a:\n    why: so\n');
    expect(editNotes('rules: [', [edit])).toBeUndefined();
  });
});
