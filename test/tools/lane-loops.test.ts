import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translate } from '../../.tools/lanes/translate.mjs';
import { type Column, LANES } from '../../src/lib/model/column.ts';
import { laneKernels } from '../../src/lib/model/lanes.ts';
import { exp, expm1, log, log1p, pow, sigmoid } from '../../src/lib/random/index.ts';
import { placedColumns } from './placed-columns.ts';

const ARITHMETIC = { exp, log, log1p, expm1, sigmoid, pow };
const FILE = join(import.meta.dirname, 'loops.ts');

type Run = (columns: Record<string, Float64Array>, numbers: Record<string, number | boolean>) => unknown;

/** A function of a loop's text, as it is written or as it is translated. */
function compiled(text: string, kernels: typeof laneKernels): Run {
  const script = ts.transpileModule(
    text.replaceAll(/import \{[^}]*\} from ["'][^"']*["'];|export (?=function)/g, ''),
    {
      compilerOptions: { target: ts.ScriptTarget.ES2022 },
    },
  ).outputText;
  const names = ['$lanes', ...Object.keys(ARITHMETIC)].join(', ');
  const make = runInThisContext(`(function (${names}) { ${script}; return run; })`) as (
    ...given: unknown[]
  ) => Run;
  return make(kernels, ...Object.values(ARITHMETIC));
}

const IMPORTS = "import { exp, log, log1p, expm1, sigmoid, pow } from '../random/index.ts';\n";
const loopOf = (body: string) => `${IMPORTS}
const MOST = 0.75;
const scaled = (x: number, by: number): number => (x > MOST ? x * by : -x);
export function run({ a, b, c, out }, { k, l, yes }) {
  let any = false;
  for (let i = 0; i < out.length; i++) { ${body} }
  return any;
}`;

const NAMES = ['a', 'b', 'c', 'out'];

let placed: readonly Column[] = [];
beforeAll(async () => {
  placed = await placedColumns(NAMES.length);
});

/** Runs a body both ways on the same numbers: what it says, and the bits of all columns. */
function bothWays(body: string, values: readonly number[], numbers: Record<string, number | boolean>) {
  const { text: written, translated, left } = translate(FILE, loopOf(body), './lanes.ts');
  const outcome = (script: string, kernels: typeof laneKernels) => {
    NAMES.forEach((_, n) => {
      for (let i = 0; i < LANES; i++) placed[n]![i] = values[(i * (n + 1) + n) % values.length]!;
    });
    const columns = Object.fromEntries(NAMES.map((name, n) => [name, placed[n]!]));
    const said = compiled(script, kernels)(columns, numbers);
    // a missing value has many bit patterns, which nobody can tell apart
    return {
      said,
      bits: NAMES.map((name) => Array.from(columns[name]!, (x) => (Object.is(x, -0) ? '-0' : String(x)))),
    };
  };
  let asked = 0;
  const kernels: typeof laneKernels = (count, module) =>
    laneKernels(count, module).map((kernel) => (...given) => {
      const done = kernel(...given);
      if (done > 0) asked++;
      return done;
    });
  return {
    plain: outcome(loopOf(body), kernels),
    lanes: outcome(written, kernels),
    translated,
    left,
    asked: () => asked,
  };
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  0.49999999999999994,
  -0.5,
  2.5,
  1e-320,
  1e308,
  -1e308,
  709.5,
  -745,
  1e-305,
  Infinity,
  -Infinity,
  NaN,
];
const number = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }),
  fc.constantFrom(...SPECIAL),
  fc.double(),
);

/** Expressions of the columns and numbers above. */
const { value } = fc.letrec<{ value: string; mask: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a[i]!', 'b[i]!', 'c[i]!', 'out[i]!', 'k', 'l', '0', '1', '2.5', 'MOST', '(k - l)'),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/'), tie('value'))
      .map(([x, operator, y]) => `(${x} ${operator} ${y})`),
    tie('value').map((x) => `-(${x})`),
    fc
      .tuple(fc.constantFrom('abs', 'sqrt', 'floor', 'ceil', 'trunc', 'round'), tie('value'))
      .map(([name, x]) => `Math.${name}(${x})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('value'), tie('value'))
      .map(([name, x, y]) => `Math.${name}(${x}, ${y})`),
    fc
      .tuple(fc.constantFrom('exp', 'log', 'log1p', 'expm1', 'sigmoid'), tie('value'))
      .map(([name, x]) => `${name}(${x})`),
    fc.tuple(tie('value'), tie('value')).map(([x, y]) => `pow(${x}, ${y})`),
    fc.tuple(tie('value'), tie('value')).map(([x, y]) => `scaled(${x}, ${y})`),
    fc.tuple(tie('mask'), tie('value'), tie('value')).map(([m, x, y]) => `(${m} ? ${x} : ${y})`),
  ),
  mask: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(tie('value'), fc.constantFrom('>', '<=', '>=', '===', '!=='), tie('value'))
      .map(([x, operator, y]) => `(${x}) ${operator} (${y})`),
    fc
      .tuple(tie('mask'), fc.constantFrom('&&', '||'), tie('mask'))
      .map(([x, o, y]) => `((${x}) ${o} (${y}))`),
    tie('mask').map((m) => `!(${m})`),
    fc.constantFrom('yes', 'a[i]!', 'k'),
  ),
}));
const { mask } = fc.letrec<{ mask: string }>(() => ({
  mask: fc.tuple(value, fc.constantFrom('>', '==='), value).map(([x, o, y]) => `((${x}) ${o} (${y}))`),
}));
const target = fc.constantFrom('out[i]', 'a[i]!', 'x');
const assignment = fc
  .tuple(target, fc.constantFrom('=', '+=', '*='), value)
  .map(([to, operator, x]) => `${to} ${operator} ${x};`);
const statement = fc.oneof(
  assignment,
  fc.tuple(mask, assignment, assignment).map(([m, s, t]) => `if (${m}) { ${s} } else { ${t} }`),
  fc.tuple(mask, assignment).map(([m, s]) => `if (${m}) { ${s} continue; }`),
  mask.map((m) => `if (${m}) any = true;`),
);
const bodies = fc
  .tuple(value, fc.array(statement, { minLength: 1, maxLength: 5 }))
  .map(([x, statements]) => `let x = ${x}; ${statements.join(' ')} b[i] = x;`);

describe('a loop over lanes', () => {
  test('gives the same bytes translated as it is written', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.array(number, { minLength: 8, maxLength: 24 }),
        fc.record({ k: number, l: number, yes: fc.boolean() }),
        (body, values, numbers) => {
          const { plain, lanes, translated, left, asked } = bothWays(body, values, numbers);
          expect(left).toEqual([]);
          expect(translated).toBe(1);
          expect(lanes).toEqual(plain);
          expect(asked()).toBe(1);
        },
      ),
      { numRuns: Number(process.env.LOOP_RUNS ?? 200) },
    );
  });

  test.each([
    ['exp', -800, 800],
    ['log', 0, 1000],
    ['log', 0.6, 1.5],
    ['exp', -1, 1],
  ])('%s from %d to %d is that of one lane', (name, from, to) => {
    const values = Array.from({ length: 509 }, (_, i) => from + ((to - from) * (i + 0.37)) / 509);
    const { plain, lanes } = bothWays(`out[i] = ${name}(a[i]!);`, [...values, ...SPECIAL], {
      k: 0,
      l: 0,
      yes: true,
    });
    expect(lanes).toEqual(plain);
  });

  test.each([
    ['a number that the loop carries on', 'k = k + a[i]!;'],
    ['a column that varies with the lane', 'out[i] = c[a[i]!][i]!;'],
    ['a remainder', 'out[i] = a[i]! % 2;'],
    ['a function that is more than one expression', 'out[i] = unknown(a[i]!);'],
    ['a loop within', 'for (let j = 0; j < 3; j++) out[i]! += a[i]!;'],
    ['a column that is asked whether it is there', 'out[i] = a ? a[i]! : 1;'],
    ['an entry that it may write to', 'out[i] = a[i]! / out[0]!;'],
    ['a flag that it reads', 'if (a[i]! > 1) any = true; out[i] = any ? 1 : 2;'],
    ['leaving early', 'if (a[i]! > 1) break; out[i] = 1;'],
  ])('is left as it is where it has %s', (_, body) => {
    const { text, translated, left } = translate(FILE, loopOf(body), './lanes.ts');
    expect(translated).toBe(0);
    expect(left.length).toBeGreaterThan(0);
    expect(text).toBe(loopOf(body));
  });

  test('runs as it is written on columns that lie elsewhere', () => {
    const { text } = translate(FILE, loopOf('out[i] = 2 * a[i]!;'), './lanes.ts');
    const run = compiled(text, laneKernels);
    const out = new Float64Array(3);
    run({ a: Float64Array.of(1, 2, 3), b: out, c: out, out }, { k: 0, l: 0, yes: true });
    expect([...out]).toEqual([2, 4, 6]);
  });

  test('is translated nearly everywhere in the model', () => {
    const folder = join(import.meta.dirname, '../../src/lib/model/year');
    const results = readdirSync(folder).map((file) => {
      const path = join(folder, file);
      return translate(path, readFileSync(path, 'utf8'), '../lanes.ts');
    });
    const translated = results.reduce((sum, result) => sum + result.translated, 0);
    const left = results.reduce((sum, result) => sum + result.left.length, 0);
    expect(translated).toBeGreaterThan(120);
    expect(left / (translated + left)).toBeLessThan(0.15);
  });
});

describe('a helper of a loop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-lanes-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('of another file is taken in only where it needs nothing of that file', () => {
    writeFileSync(join(folder, 'own.ts'), 'export const doubled = (x: number): number => 2 * x;');
    writeFileSync(
      join(folder, 'else.ts'),
      'const BY = 3; export const tripled = (x: number): number => BY * x;',
    );
    const text = (name: string, file: string) =>
      `import { ${name} } from './${file}';\nfor (let i = 0; i < out.length; i++) out[i] = ${name}(a[i]!);`;
    const path = join(folder, 'loop.ts');
    expect(translate(path, text('doubled', 'own.ts'), './lanes.ts').translated).toBe(1);
    expect(translate(path, text('tripled', 'else.ts'), './lanes.ts').translated).toBe(0);
  });
});
