import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFile, hasLayout } from '../../src/lib/workspace/index.ts';
import { readSample, SAMPLE_FILES } from './language-services.ts';
import { misspelt } from './slips.ts';

const YAML = 'scenarios/some.yaml';
const JSON_FILE = 'rules/some.json';

function formatted(path: string, content: string | Uint8Array): string {
  const result = formatFile(path, content);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.text;
}

const valueOf = (text: string): unknown => parse(text, { schema: 'core', logLevel: 'silent' });

describe('the layout of YAML files', () => {
  it.each([
    ['two spaces a level', 'a:\n    b: 1\n    c:\n        d: 2\n', 'a:\n  b: 1\n  c:\n    d: 2\n'],
    ['lists under their key', 'a:\n- 1\n- b: 2\n  c: 3\n', 'a:\n  - 1\n  - b: 2\n    c: 3\n'],
    ['one space behind a dash', '-   a: 1\n    b: 2\n-  c\n', '- a: 1\n  b: 2\n- c\n'],
    ['one space behind a colon, none before', 'a:   1\nb : 2\n', 'a: 1\nb: 2\n'],
    ['brackets', 'a: {b: 1,c: [ 1,2 , 3 ], d: { }}\n', 'a: { b: 1, c: [1, 2, 3], d: {} }\n'],
    ['the last comma in brackets', 'a: [1, 2, ]\n', 'a: [1, 2]\n'],
    [
      'numbers as they are spelt',
      'a: {b:   12_200, c: 40%,d: 1.20}\n',
      'a: { b: 12_200, c: 40%, d: 1.20 }\n',
    ],
    [
      'texts as they are spelt',
      `a: {b: "x: y",c: 'it''s',d: 中文}\n`,
      `a: { b: "x: y", c: 'it''s', d: 中文 }\n`,
    ],
    ['spaces at the end of lines', 'a: 1  \nb: 2\t\n', 'a: 1\nb: 2\n'],
    ['blank lines', '\n\na: 1\n\n\n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
    ['the end of the file', 'a: 1', 'a: 1\n'],
    ['the ends of lines', 'a: 1\r\nb: 2\r\n', 'a: 1\nb: 2\n'],
    ['a byte order mark', '\uFEFFa: 1\n', 'a: 1\n'],
    [
      'a comment before an entry',
      'a:\n  # one\n    b: 1\n   # two\n    c: 2\n',
      'a:\n  # one\n  b: 1\n  # two\n  c: 2\n',
    ],
    [
      'a comment after the last entry of a block',
      'a:\n    b: 1\n    # about b\nc: 2\n# the end\n',
      'a:\n  b: 1\n  # about b\nc: 2\n# the end\n',
    ],
    ['a comment behind a value', 'a:  1   # one\n', 'a: 1   # one\n'],
    [
      'a table, which keeps its columns',
      'a:\n    b:\n        [\n          1.02,  1.03,\n          1,     0.5,\n        ]\n',
      'a:\n  b:\n    [\n      1.02,  1.03,\n      1,     0.5,\n    ]\n',
    ],
    [
      'text over several lines',
      'a:\n    b: |\n          one\n            two\n\n\n          three\n\n\n    c: "four\n      five"\n',
      'a:\n  b: |\n    one\n      two\n\n\n    three\n\n  c: "four\n    five"\n',
    ],
    [
      'text whose spaces count',
      'a:\n   b: |2\n      one\n   c: |+\n     two \n\n\n',
      'a:\n  b: |2\n     one\n  c: |+\n    two \n\n\n',
    ],
  ])('mends %s', (_, text, wanted) => {
    expect(formatted(YAML, text)).toBe(wanted);
    expect(formatted(YAML, wanted)).toBe(wanted);
    expect(valueOf(wanted)).toEqual(valueOf(text.replace('\uFEFF', '')));
  });
});

describe('the layout of JSON files', () => {
  const long = (name: string) => `{ "fact": "${name}", "operator": "greaterThan", "value": 1 }`;

  it.each([
    ['what fits on a line', '[\n1 ,\n{"a":1.50,"b" : [ ]}]', '[1, { "a": 1.50, "b": [] }]\n'],
    [
      'an entry a line otherwise',
      `{"all":[${long('a'.repeat(40))},${long('b')}]}`,
      `{\n  "all": [\n    ${long('a'.repeat(40))},\n    ${long('b')}\n  ]\n}\n`,
    ],
    ['texts as they are spelt', '{"a":"\\u4e2d,  {"}\n', '{ "a": "\\u4e2d,  {" }\n'],
    ['Chinese, which is twice as wide', `["${'中'.repeat(51)}", 1]`, `["${'中'.repeat(51)}", 1]\n`],
    ['Chinese that does not fit', `["${'中'.repeat(52)}", 1]`, `[\n  "${'中'.repeat(52)}",\n  1\n]\n`],
    ['a byte order mark and the ends of lines', '\uFEFF{"a":\r\n1}', '{ "a": 1 }\n'],
  ])('is for %s', (_, text, wanted) => {
    expect(formatted(JSON_FILE, text)).toBe(wanted);
    expect(formatted(JSON_FILE, wanted)).toBe(wanted);
  });

  it('keeps lines to 110 columns where an entry fits in them', () => {
    const fits = `{ "a": "${'x'.repeat(99)}" }`;
    expect(fits).toHaveLength(110);
    expect(formatted(JSON_FILE, fits)).toBe(`${fits}\n`);
    expect(formatted(JSON_FILE, fits.replace('x', 'xx'))).toContain('{\n  "a"');
  });
});

describe('formatFile', () => {
  it.each(SAMPLE_FILES)('finds %s of the sample laid out as it should be', (path) => {
    expect(formatted(path, readSample(path))).toBe(readSample(path));
  });

  it.each([
    [YAML, 'a: [1\n', 'yaml-syntax'],
    [YAML, 'a: 1\na: 2\n', 'duplicate-key'],
    [YAML, '', 'empty-file'],
    [JSON_FILE, '[1,]', 'json-syntax'],
    [JSON_FILE, new Uint8Array([0xff, 0xfe, 0x41]), 'encoding'],
  ])('leaves alone what it cannot read: %s, %j', (path, text, code) => {
    const result = formatFile(path, text);
    expect(result.ok ? [] : result.findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('has no say in recordings', () => {
    expect(hasLayout('scenarios/checks/recorded/plan.json')).toBe(false);
    expect(hasLayout('scenarios/checks/expectations.yaml')).toBe(true);
    expect(hasLayout('README.md')).toBe(false);
  });

  /** Puts spaces and line breaks where they mostly mean nothing. */
  const loosened = fc
    .record({
      path: fc.constantFrom(...SAMPLE_FILES),
      step: fc.constantFrom(1, 2, 4),
      slips: fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', '  ', '\n', '\n\n', ' \n', ' # so\n')), {
        maxLength: 8,
      }),
    })
    .map(({ path, step, slips }) => {
      const lines = readSample(path)
        .split('\n')
        .map((line) => line.replace(/^ +/, (indent) => ' '.repeat((indent.length * step) / 2)));
      let text = lines.join('\n');
      for (const [at, slip] of slips) {
        const gaps = [...text.matchAll(/[\n,:[{ ]/g)].map(({ index }) => index + 1);
        const gap = gaps[at % gaps.length] ?? 0;
        text = text.slice(0, gap) + slip + text.slice(gap);
      }
      return { path, text };
    });

  function expectKept(path: string, text: string | Uint8Array): boolean {
    const first = formatFile(path, text);
    if (!first.ok) return false;
    expect(formatted(path, first.text)).toBe(first.text);
    if (typeof text !== 'string') return true;
    const read = path.endsWith('.json') ? (json: string): unknown => JSON.parse(json) : valueOf;
    expect(read(first.text)).toEqual(read(text.replace(/^\uFEFF/, '')));
    // Spaces, line breaks and a comma before a bracket are all that it takes or gives.
    const solid = (each: string): string => each.replaceAll(/[\s\uFEFF]/g, '').replaceAll(/,(?=[\]}])/g, '');
    expect(solid(first.text)).toBe(solid(text));
    return true;
  }

  it('changes no meaning, no comment and no spelling, and has nothing to do the second time', () => {
    let kept = 0;
    fc.assert(
      fc.property(loosened, ({ path, text }) => {
        if (expectKept(path, text)) kept++;
      }),
      { numRuns: 500 },
    );
    // Some 120 on average: slips spoil most of the files.
    expect(kept).toBeGreaterThan(60);
  });

  it('is not thrown by slips of the pen', () => {
    fc.assert(
      fc.property(misspelt, (files) => {
        for (const [path, content] of files) expectKept(path, content);
      }),
      { numRuns: 60 },
    );
  });
});
