import { join } from 'node:path';
import fc from 'fast-check';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import type { WorkspaceFiles } from '../../src/lib/workspace/index.ts';

/** The files of the sample, as text by path. */
export const SAMPLE: ReadonlyMap<string, string> = new Map(
  [...readFolder(join(import.meta.dirname, '..', '..'))].map(([path, bytes]) => [
    path,
    new TextDecoder().decode(bytes),
  ]),
);

/** Long files come up oftener than short ones, but every file comes up. */
const PATHS = [...SAMPLE].flatMap(([path, text]) =>
  Array<string>(1 + Math.floor(text.length / 1500)).fill(path),
);

/** One change to a text, anywhere in it. `at` and `to` are places from 0 to 1. */
type Slip =
  | { readonly kind: 'delete-line' | 'double-line' | 'cut-off'; readonly at: number }
  | { readonly kind: 'swap-lines'; readonly at: number; readonly to: number }
  | { readonly kind: 'number' | 'word' | 'mark'; readonly at: number; readonly by: string }
  | { readonly kind: 'insert'; readonly at: number; readonly by: string }
  | { readonly kind: 'indent'; readonly at: number; readonly by: string };

interface Edit {
  readonly path: string;
  readonly slip: Slip;
}

const NUMBERS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '0.5',
    '2',
    '50',
    '99',
    '100',
    '-5',
    '1e3',
    '1e-320',
    '1e308',
    '1e400',
    '.5',
    '5.',
  ],
  ...[
    '0%',
    '1%',
    '50%',
    '99%',
    '100%',
    '101%',
    '-20%',
    '1000%',
    '1_000',
    '1,000',
    '1_000_000_000',
    '0x10',
    '01',
  ],
  ...[
    '.inf',
    '-.inf',
    '.nan',
    'null',
    '~',
    'true',
    'yes',
    '"5"',
    "'5%'",
    '[5]',
    '{ value: 5 }',
    '5 weeks',
    '８',
  ],
  ...['{ pert: [0, 1, 2] }', '{ uniform: [1, 1] }', '{ normal: { mean: 1, sd: 9 } }', '{ samples: [0] }'],
];
const WORDS = [
  ...[
    'price',
    'cac',
    'week',
    'phase',
    'channel',
    'gap.cac',
    'budget.total',
    'budget.public',
    'cheapest',
    'alert',
  ],
  ...[
    'all',
    'any',
    'not',
    'condition',
    'fact',
    'operator',
    'value',
    'params',
    'path',
    'lag',
    'mean',
    'sum',
    'change',
  ],
  ...['greaterThan', 'in', 'not:equal', 'swap:lessThan', 'someFact:equal', 'contains'],
  ...[
    'levers',
    'changes',
    'phases',
    'rules',
    'shocks',
    'assume',
    'include',
    'based_on',
    'version',
    'title',
    'source',
  ],
  ...[
    'plan-2026',
    'steady',
    'calm',
    'review',
    'supply',
    'win-back',
    'rfm-offer',
    'to the end',
    'month 13',
    'week 1',
  ],
  ...[
    'add',
    'multiply',
    'set',
    'for',
    'from',
    'ramp',
    'chance',
    'delay',
    'cooldown',
    'limit',
    'cost',
    'funds',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '中文',
    '🌧',
    'a b',
    'a/b',
    'cafe\u0301',
    'null',
    '<<',
  ],
];
const MARKS = [
  ...Array.from(':,[]{}"\'-#&*!|>%@`?_.()=+/\\ \n\t'),
  ...['\u00a0', '：', '，', '（', '“', '\u0000', '\uFEFF', '\r', ''],
];
const INSERTS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a ',
    '!!float ',
    '<<: ',
    '--- ',
    '# ',
    '| ',
    '> ',
    '%',
  ],
  ...[
    '['.repeat(40),
    '{'.repeat(200),
    '- '.repeat(90),
    '('.repeat(2000),
    '"a":'.repeat(50),
    '[['.repeat(20_000),
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const unicode = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: unicode });

const slip: fc.Arbitrary<Slip> = fc.oneof(
  fc.record({ kind: fc.constantFrom('delete-line', 'double-line', 'cut-off'), at: place }),
  fc.record({ kind: fc.constant('swap-lines'), at: place, to: place }),
  fc.record({ kind: fc.constant('number'), at: place, by: fc.constantFrom(...NUMBERS) }),
  fc.record({ kind: fc.constant('number'), at: place, by: fc.constantFrom(...NUMBERS) }),
  fc.record({ kind: fc.constant('word'), at: place, by: word }),
  fc.record({ kind: fc.constant('word'), at: place, by: word }),
  fc.record({ kind: fc.constant('mark'), at: place, by: fc.constantFrom(...MARKS) }),
  fc.record({
    kind: fc.constant('insert'),
    at: place,
    by: fc.oneof(fc.constantFrom(...INSERTS), unicode),
  }),
  fc.record({ kind: fc.constant('indent'), at: place, by: fc.constantFrom('  ', ' ', '\t', '- ') }),
);

/** The match of a pattern that lies at a place among all of them. */
function nth(text: string, pattern: RegExp, at: number): RegExpExecArray | undefined {
  const matches = [...text.matchAll(pattern)];
  return matches[Math.floor(at * matches.length)];
}

function replaced(text: string, match: RegExpExecArray | undefined, by: string): string {
  if (match === undefined) return text;
  return text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

const NUMBER = /-?\d[\d_]*(?:\.\d+)?%?/g;
const WORD = /[\p{L}_][\p{L}\d_.-]*/gu;
const MARK = /[^\p{L}\d\s]/gu;

/** A text with one slip in it. */
function applySlip(text: string, change: Slip): string {
  const lines = text.split('\n');
  const line = Math.floor(change.at * lines.length);
  const offset = Math.floor(change.at * text.length);
  switch (change.kind) {
    case 'delete-line':
      return lines.toSpliced(line, 1).join('\n');
    case 'double-line':
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    case 'cut-off':
      return text.slice(0, offset);
    case 'swap-lines': {
      const other = Math.floor(change.to * lines.length);
      return lines
        .with(line, lines[other] ?? '')
        .with(other, lines[line] ?? '')
        .join('\n');
    }
    case 'number':
      return replaced(text, nth(text, NUMBER, change.at), change.by);
    case 'word':
      return replaced(text, nth(text, WORD, change.at), change.by);
    case 'mark':
      return replaced(text, nth(text, MARK, change.at), change.by);
    case 'insert':
      return text.slice(0, offset) + change.by + text.slice(offset);
    case 'indent':
      return lines.with(line, change.by + (lines[line] ?? '')).join('\n');
  }
}

/** The sample after slips. */
export function applyEdits(edits: readonly Edit[]): WorkspaceFiles {
  const files = new Map(SAMPLE);
  for (const { path, slip: change } of edits) files.set(path, applySlip(files.get(path) ?? '', change));
  return files;
}

const edit: fc.Arbitrary<Edit> = fc.record({ path: fc.constantFrom(...PATHS), slip });

/** One slip in the sample's files, seldom two or three. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(edit) },
  { weight: 1, arbitrary: fc.array(edit, { minLength: 2, maxLength: 3 }) },
);
