import { create, all as everything } from 'mathjs/number';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, readNumber } from '../../src/lib/rules/index.ts';
import { HistoryReader } from '../../src/lib/rules/history.ts';
import { programOf, rule, sourceOf, weeksOf } from './source.ts';

const problemOf = (text: string) => {
  const parsed = parseExpression(text);
  return parsed.ok ? undefined : { ...parsed.problem, at: text.slice(parsed.from, parsed.to) };
};

/** A derived fact's value in each week, read off by which thresholds it passes. */
function valueOf(expression: string, facts: Record<string, readonly number[]>, week: number): number {
  const derived = [{ name: 'made', expression }];
  const program = programOf(
    sourceOf([rule({ all: [{ fact: 'made', operator: 'greaterThan', value: 0 }] })], { derived }),
  );
  const history = program.signals.map((ref) => facts['fact' in ref ? ref.fact : '']!);
  return new HistoryReader(program.signals, derived, history).derived('made', { lag: 0 }, week);
}

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['10_000_000', 10_000_000],
    ['0.35', 0.35],
    ['5%', 0.05],
    ['2.5%', 0.025],
    ['0.1%', 0.001],
    ['7%', 0.07],
    ['110%', 1.1],
    ['1_000%', 10],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', '.5', '5.', '1__0', '_1', '1_', '1e5', '0x10', '5 %', '%', '-1', '+1', '1,000', 'NaN', '١'])(
    '%j is none',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );
});

describe('an expression', () => {
  it('reads operators, brackets, functions and numbers as they are written', () => {
    expect(parseExpression('cac / lag(cac, 12) - 5%')).toEqual({
      ok: true,
      expression: {
        kind: 'subtract',
        left: {
          kind: 'divide',
          left: { kind: 'fact', name: 'cac', from: 0, to: 3 },
          right: {
            kind: 'lag',
            of: { kind: 'fact', name: 'cac', from: 10, to: 13 },
            weeks: 12,
            from: 6,
            to: 9,
          },
        },
        right: { kind: 'number', value: 0.05 },
      },
    });
    expect(parseExpression('mean(\n  abs(-cac),\n  4)').ok).toBe(true);
  });

  it.each([
    ['', { reason: 'empty', at: '' }],
    ['  ', { reason: 'empty', at: '  ' }],
    ['cac ^ 2', { reason: 'character', text: '^', at: '^' }],
    ['cac!', { reason: 'character', text: '!', at: '!' }],
    ['cac = 2', { reason: 'character', text: '=', at: '=' }],
    ['cac; cvr', { reason: 'character', text: ';', at: ';' }],
    ['1:3', { reason: 'character', text: ':', at: ':' }],
    ['"text"', { reason: 'character', text: '"', at: '"' }],
    ['channel.douyin', { reason: 'character', text: '.', at: '.' }],
    ['cac[1]', { reason: 'character', text: '[', at: '[' }],
    ['cac # note', { reason: 'character', text: '#', at: '#' }],
    ['cac > 2', { reason: 'character', text: '>', at: '>' }],
    ['cac % 2', { reason: 'character', text: '%', at: '%' }],
    ['转化率 + 1', { reason: 'character', text: '转', at: '转' }],
    ['cac + 💰', { reason: 'character', text: '💰', at: '💰' }],
    ['2 * pi', { reason: 'reserved-name', text: 'pi', at: 'pi' }],
    ['e', { reason: 'reserved-name', text: 'e', at: 'e' }],
    ['cac mod 2', { reason: 'reserved-name', text: 'mod', at: 'mod' }],
    ['cac to cvr', { reason: 'reserved-name', text: 'to', at: 'to' }],
    ['constructor', { reason: 'reserved-name', text: 'constructor', at: 'constructor' }],
    ['cac + 5kg', { reason: 'number', text: '5kg', at: '5kg' }],
    ['1e5', { reason: 'number', text: '1e5', at: '1e5' }],
    ['1__0', { reason: 'number', text: '1__0', at: '1__0' }],
    ['5%%', { reason: 'number', text: '5%%', at: '5%%' }],
    ['5. + cac', { reason: 'number', text: '5.', at: '5.' }],
    ['2 cac', { reason: 'no-operator', text: '2 cac', at: '2 cac' }],
    ['(cac) (cvr)', { reason: 'no-operator', text: ') (', at: ') (' }],
    ['3(cac)', { reason: 'no-operator', text: '3 (', at: '3(' }],
    ['men(cac, 4)', { reason: 'unknown-function', text: 'men', nearest: 'mean', at: 'men' }],
    ['cac(3)', { reason: 'unknown-function', text: 'cac', nearest: undefined, at: 'cac' }],
    ['1 + lag(cac)', { reason: 'argument-count', text: 'lag', needs: 2, given: 1, at: 'lag' }],
    ['abs(cac, 2)', { reason: 'argument-count', text: 'abs', needs: 1, given: 2, at: 'abs' }],
    ['mean()', { reason: 'argument-count', text: 'mean', needs: 2, given: 0, at: 'mean' }],
    ['lag(cac, 0)', { reason: 'weeks', text: 'lag', limit: 104, at: '0' }],
    ['lag(cac, 1.5)', { reason: 'weeks', text: 'lag', limit: 104, at: '1.5' }],
    ['lag(cac, 400%)', undefined],
    ['lag(cac, 105)', { reason: 'weeks', text: 'lag', limit: 104, at: '105' }],
    ['lag(cac, -1)', { reason: 'weeks', text: 'lag', limit: 104, at: 'lag' }],
    ['lag(cac, week)', { reason: 'weeks', text: 'lag', limit: 104, at: 'lag' }],
    ['mean(2 + 3, 4)', { reason: 'no-fact-inside', text: 'mean', at: 'mean' }],
    ['(cac', { reason: 'syntax', text: 'cac', at: 'cac' }],
    ['cac)', { reason: 'syntax', text: ')', at: ')' }],
    ['cac * / cvr', { reason: 'syntax', text: '/', at: '/' }],
    ['cac +', { reason: 'syntax', text: '+', at: '+' }],
    ['+cac', { reason: 'syntax', text: '+cac', at: '+cac' }],
    [',', { reason: 'syntax', text: ',', at: ',' }],
  ])('%j: %j', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  it('has limits of length and depth', () => {
    expect(problemOf('cac + '.repeat(100) + '1')).toMatchObject({ reason: 'too-long', limit: 500 });
    expect(problemOf('('.repeat(33) + 'cac' + ')'.repeat(33))).toMatchObject({
      reason: 'too-deep',
      limit: 32,
    });
    expect(parseExpression('('.repeat(32) + 'cac' + ')'.repeat(32)).ok).toBe(true);
    expect(parseExpression(Array(120).fill('cac').join('-')).ok).toBe(true);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abcl(),+-*/ 15%_.^\'"[]{}:;=!<>&|?#\n日')) }),
        (text) => void parseExpression(text),
      ),
      { numRuns: 2000 },
    );
  });

  it('gives what mathjs itself gives on plain arithmetic', () => {
    const math = create(everything!);
    const part = fc.letrec<{ part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('cac', 'cvr', '2', '0.5', '7'),
        fc
          .tuple(tie('part'), fc.constantFrom('+', '-', '*', '/'), tie('part'))
          .map(([a, sign, b]) => `${a} ${sign} ${b}`),
        tie('part').map((inside) => `(${inside})`),
        tie('part').map((inside) => `-${inside}`),
        tie('part').map((inside) => `abs(${inside})`),
      ),
    })).part;
    fc.assert(
      fc.property(part, fc.constantFrom(-3, 0, 0.25, 40), fc.constantFrom(-1, 0, 0.03), (text, cac, cvr) => {
        const expression = `${text} + 0 * cac`;
        const theirs = math.evaluate(expression, { cac, cvr }) as number;
        const ours = valueOf(expression, { cac: [cac], cvr: [cvr] }, 1);
        // Here a part that is not finite makes the whole missing.
        if (!Number.isNaN(ours)) expect(ours).toBe(theirs);
        else expect(/\//.test(text) || !Number.isFinite(theirs)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a derived fact', () => {
  const cac = [10, 20, 40, 80];

  it.each([
    ['cac / lag(cac, 1) - 1', [NaN, 1, 1, 1]],
    ['mean(cac, 2) - lag(mean(cac, 2), 1)', [NaN, NaN, 15, 30]],
    ['mean(cac - lag(cac, 1), 2)', [NaN, NaN, 15, 30]],
    ['change(cac, 2) * -5%', [NaN, NaN, -1.5, -3]],
    ['min(cac, 2) + max(cac, 2)', [NaN, 30, 60, 120]],
    ['sum(abs(-cac), 3)', [NaN, NaN, 70, 140]],
    ['1 / (cac - 20)', [-0.1, NaN, 0.05, 1 / 60]],
    ['1 / (1 / (cac - 20))', [-10, NaN, 20, 60]],
  ])('%s', (expression, wanted) => {
    const derived = [{ name: 'made', expression }];
    wanted.forEach((value, week) => {
      const compare = (operator: string, threshold: number) =>
        weeksOf({ all: [{ fact: 'made', operator, value: threshold }] }, { cac }, { derived }, false)[week];
      const found = valueOf(expression, { cac }, week + 1);
      if (Number.isNaN(value)) expect(found).toBeNaN();
      else expect(found).toBeCloseTo(value, 12);
      expect(compare('greaterThanInclusive', found)).toBe(!Number.isNaN(value));
      expect(compare('greaterThan', found)).toBe(false);
    });
  });

  it('may use derived facts and flags, with windows on top', () => {
    const derived = [
      { name: 'twice', expression: '2 * base' },
      { name: 'base', expression: 'cac + entrant' },
    ];
    const conditions = { all: [{ fact: 'twice', params: { change: 1 }, operator: 'equal', value: 22 }] };
    expect(weeksOf(conditions, { cac: [10, 20, 31], entrant: [0, 1, 1] }, { derived })).toEqual([
      false,
      true,
      true,
    ]);
  });
});
