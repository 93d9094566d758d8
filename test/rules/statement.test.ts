import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatement, quantileShare, type StatementPart } from '../../src/lib/rules/index.ts';

/** A statement without its places. */
function bare(part: StatementPart): unknown {
  return JSON.parse(
    JSON.stringify(part, (key, value: unknown) => (key === 'from' || key === 'to' ? undefined : value)),
  );
}

function read(text: string): unknown {
  const parsed = parseStatement(text);
  return parsed.ok ? bare(parsed.statement) : parsed.problem.reason;
}

const name = (fact: string) => ({ kind: 'name', name: fact });
const number = (value: number, percent = false) => ({ kind: 'number', value, percent });

describe('a statement', () => {
  it('has a figure, a comparison and a number', () => {
    expect(read('P(gmv_growth >= 25%) > 70%')).toEqual({
      kind: 'compare',
      operator: '>',
      left: {
        kind: 'call',
        name: 'P',
        args: [{ kind: 'compare', operator: '>=', left: name('gmv_growth'), right: number(0.25, true) }],
      },
      right: number(0.7, true),
    });
  });

  it('may take a figure off another, before it is compared', () => {
    expect(read('mean(cac) - mean(cac, "last year") in [-2_000, 5]')).toEqual({
      kind: 'within',
      of: {
        kind: 'difference',
        left: { kind: 'call', name: 'mean', args: [name('cac')] },
        right: { kind: 'call', name: 'mean', args: [name('cac'), { kind: 'text', text: 'last year' }] },
      },
      low: number(-2000),
      high: number(5),
    });
  });

  it('knows where its parts stand', () => {
    const text = '  P( week(30, fill_rate) >= 90% ) >= 80%';
    const parsed = parseStatement(text);
    if (!parsed.ok || parsed.statement.kind !== 'compare') throw new Error('not read');
    const { from, to } = parsed.statement.right;
    expect(text.slice(from, to)).toBe('80%');
  });

  it.each([
    ['', 'empty'],
    ['mean(cac) = 3', 'character'],
    ['mean(cac); 3', 'character'],
    ['mean.constructor >= 3', 'character'],
    ['"a"("b") >= 3', 'no-operator'],
    ['mean(cac) >= 5kg', 'number'],
    ['mean(pi) >= 3', 'reserved-name'],
    ['mean(cac) 3', 'no-operator'],
    ['cac[3] >= 3', 'no-operator'],
    ['evaluate("1") >= 3', 'unknown-function'],
    ['import(cac) >= 3', 'unknown-function'],
    ['p0(cac) >= 3', 'unknown-function'],
    ['p100(cac) >= 3', 'unknown-function'],
    ['mean(cac) * 2 >= 3', 'syntax'],
    ['-mean(cac) >= 3', 'syntax'],
    ['mean(cac) in [1, 2, 3]', 'syntax'],
    ['mean(cac) in 3', 'syntax'],
    ['1 <= mean(cac) <= 3', 'syntax'],
    ['mean(cac', 'syntax'],
    [`${'('.repeat(40)}cac${')'.repeat(40)} >= 1`, 'too-deep'],
    [`mean(cac) >= ${'1'.repeat(600)}`, 'too-long'],
  ])('%s is refused: %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });

  it('never throws, whatever it is', () => {
    const pieces = fc.constantFrom(
      'P',
      'mean',
      '(',
      ')',
      'cac',
      '>=',
      '<',
      'in',
      '[',
      ']',
      ',',
      '"x"',
      '5%',
      '-',
      ' ',
      '=',
      '\u4e2d',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const parsed = parseStatement(text);
        if (parsed.ok) return;
        expect(parsed.from).toBeGreaterThanOrEqual(0);
        expect(parsed.to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('has quantiles from p1 to p99', () => {
    expect([quantileShare('p5'), quantileShare('p99'), quantileShare('median')]).toEqual([0.05, 0.99, 0.5]);
    expect([quantileShare('p0'), quantileShare('p100'), quantileShare('p05')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
