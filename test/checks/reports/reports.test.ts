import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import {
  annotations,
  exitOf,
  htmlReport,
  junitReport,
  markdownReport,
  textReport,
  type Verdict,
  type VerdictItem,
} from '../../../src/lib/checks/index.ts';
import type { Standing, VerdictChange } from '../../../src/lib/checks/verdict.ts';

const SCHEMA = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');
const STANDINGS: readonly Standing[] = [
  'pass',
  'breach',
  'drift',
  'input',
  'recording',
  'inconclusive',
  'unchecked',
];

const chance = (value: number) => ({ chance: value, low: value - 0.01, high: value + 0.01 });

const item = (name: string, standing: Standing, text: string, line = 3): VerdictItem => ({
  kind: 'expectation',
  standing,
  name,
  said: { en: text, zh: text },
  reason: 'because we said so',
  place: { file: 'scenarios/checks/expectations.yaml', line, column: 5 },
  cell: { strategy: 'plan', scenario: 'calm' },
});

const change = (name: string, difference: number): VerdictChange => ({
  strategy: 'plan',
  scenario: 'calm',
  what: 'target',
  name,
  before: 0.5,
  after: 0.5 + difference,
  difference: { difference, low: difference - 0.01, high: difference + 0.01, runs: 2000 },
  practical: true,
  because: [{ file: 'rules/traffic.json', rule: 'cac-runs-hot', share: 0.9 }],
});

const verdictOf = (rest: Partial<Verdict>): Verdict => ({
  version: 1,
  command: 'check',
  seed: 42,
  runs: 2000,
  weeks: 52,
  model: 2,
  items: [],
  cells: [{ strategy: 'plan', scenario: 'calm', before: chance(0.6), after: chance(0.7) }],
  changes: [],
  ...rest,
});

/** Texts that are made to break out of whatever holds them. */
const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '</failure><script>alert(1)</script>',
    ']]>',
    '| a | b |\n\n# head',
    '[x](javascript:alert(1))',
    '![x](http://x/y.png)',
    '@everyone `code` <img src=x onerror=alert(1)>',
    '</details>',
    '\u0000\uFFFF\uD800',
    '::error file=x::y\r\n::warning::z',
  ),
);

const VERDICTS = fc.record({
  items: fc.array(
    fc.record({ name: HOSTILE, standing: fc.constantFrom(...STANDINGS), text: HOSTILE, line: fc.nat(500) }),
    { maxLength: 12 },
  ),
  strategy: HOSTILE,
});

const hostile = ({
  items,
  strategy,
}: {
  items: { name: string; standing: Standing; text: string; line: number }[];
  strategy: string;
}) =>
  verdictOf({
    items: items.map(({ name, standing, text, line }) => item(name, standing, text, line + 1)),
    cells: [{ strategy, scenario: strategy, after: chance(0.5) }],
  });

describe('JUnit', () => {
  test('is valid by its schema, and counts what it holds, whatever the texts', async () => {
    const samples = fc.sample(VERDICTS, { numRuns: 60, seed: 7 }).map(hostile);
    const files = samples.map((verdict, k) => ({
      fileName: `${k}.xml`,
      contents: junitReport(verdict, 'en'),
    }));
    const result = await validateXML({ xml: files, schema: SCHEMA });
    expect(result.errors.map(({ message }) => message)).toEqual([]);
    expect(result.valid).toBe(true);
    for (const [k, { items }] of samples.entries()) {
      const failures = items.filter(({ standing }) => standing === 'breach' || standing === 'drift').length;
      const fine = items.filter(({ standing }) => standing === 'pass' || standing === 'unchecked').length;
      const errors = items.length - fine - failures;
      const head = `<testsuites name="windtunnel" tests="${items.length}" failures="${failures}" errors="${errors}">`;
      expect(files[k]!.contents).toContain(head);
    }
  });

  test('says of what there is nothing to hold against that it was skipped', () => {
    const text = junitReport(
      verdictOf({ items: [item('a', 'pass', 'fine'), item('b', 'unchecked', 'none')] }),
      'en',
    );
    expect(text).toContain('tests="2" failures="0" errors="0" skipped="1"');
    expect(text).toContain('<skipped message="none"/>');
  });

  test('that is not by its schema is refused: the check can fail', async () => {
    const result = await validateXML({
      xml: [{ fileName: 'x.xml', contents: '<testsuites><testcase/></testsuites>' }],
      schema: SCHEMA,
    });
    expect(result.valid).toBe(false);
  });
});

describe('Markdown', () => {
  const rendered = (verdict: Verdict): string =>
    marked.parse(markdownReport(verdict, 'en'), { async: false });

  test('says the verdict, the matrix before and after, and the largest changes with the rule behind them', () => {
    const changes = [
      'gmv_growth',
      'cac',
      'cvr',
      'profit',
      'repurchase_rate',
      'member_share',
      'customers',
    ].map((name, k) => change(name, 0.1 - k / 100));
    const html = rendered(
      verdictOf({
        command: 'diff',
        sides: { before: 'main', after: 'HEAD' },
        changes,
        decisionsDiffer: 0.12,
      }),
    );
    expect(html).toMatch(/<h2>Windtunnel diff: main → HEAD<\/h2>/);
    expect(html).toMatch(/<td[^>]*><strong>60\.0% → 70\.0%<\/strong><\/td>/);
    const [largest = '', rest = ''] = html.split('<details>');
    expect(largest.match(/cac-runs-hot/g)).toHaveLength(5);
    expect(rest.match(/cac-runs-hot/g)).toHaveLength(7);
  });

  test('has no element or picture but its own, and no link but an address that is written out, whatever the texts', () => {
    fc.assert(
      fc.property(VERDICTS, (sample) => {
        const written = /<a href="((?:mailto:|http:\/\/)?)([^"]*)">([^<]*)<\/a>/g;
        const html = rendered(hostile(sample)).replaceAll(
          written,
          (link, scheme: string, rest: string, text: string) =>
            text === rest || text === scheme + rest ? text : link,
        );
        const tags = new Set(
          [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag!.toLowerCase()),
        );
        const own = 'h2 h3 p br ul li strong table thead tbody tr th td details summary'.split(' ');
        expect([...tags].filter((tag) => !own.includes(tag))).toEqual([]);
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
        expect(html).not.toMatch(/@\w/);
      }),
      { numRuns: 200 },
    );
  });

  test('stays under what a comment holds, and says how much it leaves out', () => {
    const items = Array.from({ length: 2000 }, (_, k) => item(`statement ${k}`, 'breach', 'x'.repeat(200)));
    const text = markdownReport(verdictOf({ items }), 'en');
    expect(text.length).toBeLessThan(30_000);
    expect(text).toMatch(/and 1,9\d\d more/);
    expect(rendered(verdictOf({ items }))).toContain('<strong>FAIL: statement 0</strong>');
  });
});

describe('what there is nothing to hold against', () => {
  const items = [item('held', 'pass', 'fine'), item('bare', 'unchecked', 'nothing is recorded')];

  test('is told, is no failure, and is not counted among what holds', () => {
    const verdict = verdictOf({ items });
    expect(exitOf(verdict)).toBe(0);
    expect(textReport(verdict, 'en')).toMatch(/\n1 passed, 1 not checked$/);
    const text = markdownReport(verdict, 'en');
    expect(text).toMatch(
      /^## Windtunnel check: everything holds\n\n1 passed, 1 not checked\n\nnothing is recorded\n/,
    );
    expect(text).toContain('What holds (1)');
    expect(annotations(verdict, '', 'en')).toEqual([]);
  });

  test('is said where it is all there is', () => {
    expect(markdownReport(verdictOf({ items: items.slice(1) }), 'zh')).toMatch(
      /^## Windtunnel 检查：没有可检查的内容\n/,
    );
  });
});

describe('of many things that do not hold', () => {
  test('ten are told at first, the others folded, each with all that is said of it on lines of its own', () => {
    const items = Array.from({ length: 12 }, (_, k) => item(`statement ${k}`, 'breach', 'first\nsecond'));
    const [open = '', folded = ''] = markdownReport(verdictOf({ items }), 'en').split('<details>');
    expect(open.match(/- \*\*FAIL: statement/g)).toHaveLength(10);
    expect(folded).toContain('What else does not hold (2)');
    expect(open).toContain('<br>first\n  <br>second');
  });
});

describe('the page', () => {
  test('needs nothing beside itself, and holds texts as texts', () => {
    fc.assert(
      fc.property(VERDICTS, (sample) => {
        const html = htmlReport(hostile(sample), 'zh');
        const tags = [...html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)];
        const own =
          'html head meta title style body main h1 h2 p div table tr th td details summary dl dt dd'.split(
            ' ',
          );
        expect(tags.filter(([, tag]) => !own.includes(tag!)).map(([text]) => text)).toEqual([]);
        for (const [, , attributes = ''] of tags) {
          expect(attributes).toMatch(/^(?: (?:charset|name|content|lang|style|class|scope)="[^"]*")*$/);
        }
        expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('annotations', () => {
  test('are ten at most, the most urgent first, on the lines of the repository', () => {
    const items = [
      item('a', 'pass', 'fine'),
      item('b', 'inconclusive', 'open', 9),
      ...Array.from({ length: 12 }, (_, k) =>
        item(`c${k}`, 'breach', 'broken, 100%: yes\nreally', 20 + (k % 11)),
      ),
      item('d', 'input', 'wrong', 2),
    ];
    const lines = annotations(verdictOf({ items }), 'shop', 'en');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(
      '::error file=shop/scenarios/checks/expectations.yaml,line=2,col=5,title=WRONG%3A d::wrong%0Abecause we said so',
    );
    expect(lines[1]).toContain('::broken, 100%25: yes%0Areally');
    expect(new Set(lines.map((line) => /line=(\d+)/.exec(line)?.[1])).size).toBe(10);
  });

  test('hold no line break that would begin a command of its own', () => {
    fc.assert(
      fc.property(VERDICTS, (sample) => {
        for (const line of annotations(hostile(sample), '', 'en')) expect(line).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 100 },
    );
  });
});
