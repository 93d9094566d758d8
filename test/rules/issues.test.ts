import { describe, expect, it } from 'vitest';
import { compileRules, type RuleIssue } from '../../src/lib/rules/index.ts';
import { issuesOf, rule, sourceOf, type Parts } from './source.ts';

const above = { fact: 'cac', operator: 'greaterThan', value: 100 };

/** Issues with the place cut down to its path or its characters. */
const short = (issues: readonly RuleIssue[]): unknown[] =>
  issues.map(({ at, ...problem }) => ({
    ...problem,
    path: at.kind === 'derived' ? [at.from, at.to] : at.path.join('.'),
  }));

const leaf = (changes: Record<string, unknown>) => ({ all: [{ ...above, ...changes }] });
const at = (key: string) => (key === '' ? 'conditions.all.0' : `conditions.all.0.${key}`);

describe('facts', () => {
  it.each([
    ['cacc', 'cac'],
    ['CAC', 'cac'],
    ['stock_week', 'stock_weeks'],
    ['gmv_grwoth', 'gmv_growth'],
    ['gap.gmv_grwoth', 'gap.gmv_growth'],
    ['made_hre', 'made_here'],
    ['suplier', 'supplier'],
    ['nothing_like_it', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ])('%s is unknown; the nearest is %s', (name, nearest) => {
    const parts = { targetFacts: ['gmv_growth'], derived: [{ name: 'made_here', expression: 'cac' }] };
    expect(short(issuesOf(leaf({ fact: name }), parts))).toEqual([
      { code: 'unknown-fact', name, nearest, path: at('fact') },
    ]);
    expect(short(issuesOf(leaf({ value: { fact: name } }), parts))).toEqual([
      { code: 'unknown-fact', name, nearest, path: at('value.fact') },
    ]);
  });

  it('a gap needs a target', () => {
    expect(short(issuesOf(leaf({ fact: 'gap.cac' }), { targetFacts: ['cvr'] }))).toEqual([
      { code: 'gap-without-target', fact: 'cac', targets: ['cvr'], nearest: undefined, path: at('fact') },
    ]);
  });

  it.each([
    ['channel', '$.douyn.cac', '$.douyin.cac'],
    ['channel', 'douyin.cac', '$.douyin.cac'],
    ['channel', '$.douyin.cca', '$.douyin.cac'],
    ['channel', '$.organic.cac', '$.organic.cvr'],
    ['channel', '$.douyin', undefined],
    ['channel', '$..cac', undefined],
    ['channel', '$.*', undefined],
    ['channel', '$.__proto__.constructor', undefined],
    ['channel', undefined, undefined],
    ['channel', '', undefined],
  ])('%s has no path %s; the nearest is %s', (fact, path, nearest) => {
    const written = path === undefined ? { fact } : { fact, path };
    const wanted = {
      code: 'bad-path',
      fact,
      path: path === '' ? undefined : path,
      nearest,
      path_: path ? at('path') : at(''),
    };
    const [issue] = issuesOf(leaf(written));
    expect(issue).toMatchObject({ code: 'bad-path', fact: wanted.fact, path: wanted.path });
    expect(issue!.at).toMatchObject({ path: wanted.path_.split('.').map((key) => (key === '0' ? 0 : key)) });
    if (nearest !== undefined) expect(issue).toMatchObject({ nearest });
  });

  it('a scalar has no path; the library would ignore it', () => {
    expect(short(issuesOf(leaf({ path: '$.a' })))).toEqual([
      { code: 'path-on-scalar', fact: 'cac', path: at('path') },
    ]);
    expect(issuesOf(leaf({ path: '$.a' }), {}, false)).toEqual([]);
    expect(
      issuesOf({ all: [{ fact: 'suppliers_late', path: '$[0]', operator: 'equal', value: 'a' }] }, {}, false),
    ).toMatchObject([{ code: 'path-on-scalar' }]);
  });

  it.each([
    [{ lagg: 2 }, 'lagg', 'unknown', 'lag'],
    [{ median: 2 }, 'median', 'unknown', 'mean'],
    [{ lag: 0 }, 'lag', 'not-whole-weeks', undefined],
    [{ lag: -1 }, 'lag', 'not-whole-weeks', undefined],
    [{ mean: 1.5 }, 'mean', 'not-whole-weeks', undefined],
    [{ mean: '4' }, 'mean', 'not-whole-weeks', undefined],
    [{ sum: null }, 'sum', 'not-whole-weeks', undefined],
    [{ lag: 105 }, 'lag', 'over-limit', undefined],
    [{ mean: 4, max: 4 }, 'max', 'several-windows', undefined],
  ])('params %j: %s is %s', (params, param, reason, nearest) => {
    expect(short(issuesOf(leaf({ params })))).toEqual([
      { code: 'bad-params', param, reason, limit: 104, nearest, path: at(`params.${param}`) },
    ]);
  });

  it('params are an object', () => {
    for (const params of [null, [], 4, 'lag']) {
      expect(short(issuesOf(leaf({ params })))).toMatchObject([
        { code: 'bad-params', param: 'params', reason: 'not-an-object', path: at('params') },
      ]);
    }
  });

  it('names and lists have no windows, and history has an end', () => {
    expect(
      short(issuesOf({ all: [{ fact: 'phase', params: { max: 4 }, operator: 'equal', value: 'grow' }] })),
    ).toEqual([
      { code: 'unsupported-window', fact: 'phase', window: 'max', type: 'name', path: at('params.max') },
    ]);
    expect(short(issuesOf(leaf({ params: { mean: 100, lag: 100 } })))).toEqual([
      { code: 'history-over-limit', fact: 'cac', weeks: 200, limit: 156, path: at('params') },
    ]);
  });
});

describe('operators and values', () => {
  it.each([
    ['greatherThan', 'greaterThan'],
    ['lessthan', 'lessThan'],
    ['not:equals', 'not:equal'],
    ['somefact:in', 'someFact:in'],
    ['between', undefined],
  ])('%s is unknown; the nearest is %s', (operator, nearest) => {
    expect(short(issuesOf(leaf({ operator })))).toEqual([
      { code: 'unknown-operator', operator, nearest, path: at('operator') },
    ]);
  });

  it.each([
    ['cac', 'greaterThan', '0.35', 'wrong-value-type', { needs: 'number', given: 'text' }],
    ['cac', 'greaterThan', null, 'wrong-value-type', { needs: 'number', given: 'null' }],
    ['cac', 'equal', true, 'wrong-value-type', { needs: 'number', given: 'flag' }],
    ['cac', 'lessThan', [1], 'wrong-value-type', { needs: 'number', given: 'list' }],
    ['cac', 'equal', { a: 1 }, 'wrong-value-type', { needs: 'number', given: 'object' }],
    ['cac', 'greaterThan', { fact: 'entrant' }, 'wrong-value-type', { needs: 'number', given: 'flag' }],
    ['cac', 'equal', { fact: 'phase' }, 'wrong-value-type', { needs: 'number', given: 'name' }],
    ['entrant', 'equal', 1, 'wrong-value-type', { needs: 'flag', given: 'number' }],
    ['entrant', 'greaterThan', 0, 'wrong-fact-type', { needs: 'number', given: 'flag' }],
    ['phase', 'lessThan', 1, 'wrong-fact-type', { needs: 'number', given: 'name' }],
    ['phase', 'equal', 'growth', 'unknown-member', { value: 'growth', nearest: 'grow' }],
    ['phase', 'in', ['grow', 'lunch'], 'unknown-member', { value: 'lunch', nearest: 'launch' }],
    ['phase', 'in', 'grow', 'in-needs-list', { given: 'text' }],
    ['cac', 'in', 5, 'in-needs-list', { given: 'number' }],
    ['cac', 'someValue:equal', 5, 'in-needs-list', { given: 'number' }],
    ['cac', 'in', [1, '2'], 'wrong-value-type', { value: '2' }],
    ['cac', 'notIn', [], 'empty-list', { of: 'notIn' }],
    ['cac', 'contains', 1, 'wrong-fact-type', { needs: 'list', given: 'number' }],
    ['cac', 'someFact:equal', 1, 'wrong-fact-type', { needs: 'list', given: 'number' }],
    ['suppliers_late', 'equal', 'a', 'wrong-fact-type', { needs: 'no list', given: 'list' }],
    ['suppliers_late', 'contains', 'd', 'unknown-member', { value: 'd' }],
    ['suppliers_late', 'contains', ['a'], 'wrong-value-type', { needs: 'name', given: 'list' }],
    ['suppliers_late', 'someFact:in', ['a', 5], 'wrong-value-type', { needs: 'name', given: 'number' }],
    ['phase', 'equal', { fact: 'suppliers_late' }, 'wrong-value-type', { needs: 'no list', given: 'list' }],
  ])('%s %s %j: %s', (fact, operator, value, code, details) => {
    const issues = issuesOf({ all: [{ fact, operator, value }] });
    expect(issues).toMatchObject([{ code, ...details }]);
    const key = code === 'wrong-fact-type' ? 'fact' : 'value';
    expect(issues[0]!.at).toMatchObject({ path: ['conditions', 'all', 0, key] });
  });

  it.each([
    ['phase', 'in', ['grow', 'launch']],
    ['phase', 'swap:equal', 'grow'],
    ['phase', 'in', { fact: 'suppliers_late' }],
    ['cac', 'someValue:greaterThan', [50, 100]],
    ['cac', 'not:in', [1, 2]],
    ['suppliers_late', 'someFact:in', ['a', 'b']],
    ['suppliers_late', 'everyFact:equal', 'a'],
    ['plays_running', 'doesNotContain', 'lock-price'],
    ['suppliers_late', 'someValue:contains', ['a', 'b']],
    ['suppliers_late', 'swap:in', 'a'],
    ['cac', 'greaterThan', { fact: 'cac_paid' }],
    ['entrant', 'notEqual', { fact: 'competitor_promoting' }],
  ])('%s %s %j is right', (fact, operator, value) => {
    expect(issuesOf({ all: [{ fact, operator, value }] })).toEqual([]);
  });

  it.each([
    ['cac', 'in', { fact: 'cvr' }],
    ['cac', 'in', 5],
    ['cac', 'someValue:equal', 'text'],
    ['cac', 'swap:in', 5],
    ['suppliers_late', 'someFact:someValue:equal', 'a'],
    ['cac', 'someValue:in', ['5', 7]],
  ])('%s %s %j would fail in the library, and is refused also when not strict', (fact, operator, value) => {
    expect(issuesOf({ all: [{ fact, operator, value }] }, {}, false)).toMatchObject([
      { code: 'operator-would-fail', fact, operator },
    ]);
  });

  it('a list of some weeks ago can be missing, where the library fails; the present one cannot', () => {
    const late = (value: unknown) => issuesOf({ all: [{ fact: 'phase', operator: 'in', value }] });
    expect(late({ fact: 'suppliers_late' })).toEqual([]);
    expect(late({ fact: 'suppliers_late', params: { lag: 2 } })).toMatchObject([
      { code: 'operator-would-fail' },
    ]);
  });

  it.each([
    ['fill_rate', 'greaterThan', 95, false, {}],
    ['fill_rate', 'lessThan', 95, true, {}],
    ['fill_rate', 'lessThan', 0, false, {}],
    ['fill_rate', 'greaterThanInclusive', 0, true, {}],
    ['fill_rate', 'equal', 2, false, {}],
    ['fill_rate', 'notEqual', 2, true, {}],
    ['fill_rate', 'in', [2, 3], false, {}],
    ['fill_rate', 'greaterThan', 1.2, false, { params: { mean: 4 } }],
    ['fill_rate', 'greaterThan', 4, false, { params: { sum: 4 } }],
    ['fill_rate', 'lessThan', -1.5, false, { params: { change: 4 } }],
    ['stock_weeks', 'lessThan', -1, false, {}],
    ['gmv_growth', 'lessThan', -2, false, {}],
  ])('%s %s %j decides nothing: always %s', (fact, operator, value, always, more) => {
    expect(issuesOf({ all: [{ fact, operator, value, ...more }] })).toMatchObject([
      {
        code: 'threshold-outside-bounds',
        fact,
        value,
        always,
        at: { path: ['conditions', 'all', 0, 'value'] },
      },
    ]);
    expect(issuesOf({ all: [{ fact, operator, value, ...more }] }, {}, false)).toEqual([]);
  });

  it.each([
    ['fill_rate', 'lessThan', 1, {}],
    ['fill_rate', 'greaterThan', 0, {}],
    ['fill_rate', 'equal', 1, {}],
    ['fill_rate', 'in', [1, 2], {}],
    ['fill_rate', 'greaterThan', 3.9, { params: { sum: 4 } }],
    ['fill_rate', 'lessThan', -0.5, { params: { change: 4 } }],
    ['cash', 'lessThan', -1_000_000, {}],
  ])('%s %s %j decides something', (fact, operator, value, more) => {
    expect(issuesOf({ all: [{ fact, operator, value, ...more }] })).toEqual([]);
  });
});

describe('conditions', () => {
  it.each([
    [{ all: [] }, 'empty-list', { of: 'all' }, 'conditions.all'],
    [{ not: { any: [] } }, 'empty-list', { of: 'any' }, 'conditions.not.any'],
    [{ all: above }, 'not-an-array', { of: 'all' }, 'conditions.all'],
    [{ any: 'cac' }, 'not-an-array', { of: 'any' }, 'conditions.any'],
    [{ not: [above] }, 'not-a-condition', { given: 'list' }, 'conditions.not'],
    [{ all: ['cac'] }, 'not-a-condition', { given: 'text' }, 'conditions.all.0'],
    [{ all: [null] }, 'not-a-condition', { given: 'null' }, 'conditions.all.0'],
    ['cac', 'not-a-condition', { given: 'text' }, 'conditions'],
    [above, 'root-is-comparison', {}, 'conditions'],
    [{}, 'root-is-comparison', {}, 'conditions'],
    [{ all: [{ fact: 'cac', operator: 'equal' }] }, 'missing-value', { key: 'value' }, 'conditions.all.0'],
    [{ all: [{ fact: 'cac', value: 1 }] }, 'missing-value', { key: 'operator' }, 'conditions.all.0'],
    [{ all: [{ operator: 'equal', value: 1 }] }, 'missing-value', { key: 'fact' }, 'conditions.all.0'],
    [{ all: [above], any: [above] }, 'several-kinds', { kinds: ['any', 'all'], taken: 'any' }, 'conditions'],
    [
      { any: [{ ...above, not: above }] },
      'several-kinds',
      { kinds: ['not', 'fact'], taken: 'not' },
      'conditions.any.0',
    ],
    [
      leaf({ opertor: 'equal' }),
      'unknown-key',
      { key: 'opertor', nearest: 'operator' },
      'conditions.all.0.opertor',
    ],
    [{ all: [above], note: 'x' }, 'unknown-key', { key: 'note' }, 'conditions.note'],
    [
      leaf({ value: { fact: 'cvr', param: {} } }),
      'unknown-key',
      { key: 'param', nearest: 'params' },
      'conditions.all.0.value.param',
    ],
    [leaf({ priority: 0 }), 'priority', { value: 0 }, 'conditions.all.0.priority'],
    [leaf({ priority: -1 }), 'priority', { value: -1 }, 'conditions.all.0.priority'],
    [{ all: [above], priority: 1.5 }, 'priority', { value: 1.5 }, 'conditions.priority'],
    [{ all: [above], priority: '3' }, 'priority', { value: '3' }, 'conditions.priority'],
    [
      { condition: 'shard' },
      'unknown-condition',
      { name: 'shard', nearest: 'shared' },
      'conditions.condition',
    ],
    [{ all: [{ condition: 5 }] }, 'unknown-condition', { name: '5' }, 'conditions.all.0.condition'],
  ])('%j: %s', (conditions, code, details, path) => {
    const issues = issuesOf(conditions, { shared: { shared: { all: [above] } } });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      code,
      ...details,
      at: { kind: 'rule', index: 0, name: 'rule', rulebook: 'book' },
    });
    expect(short(issues)).toMatchObject([{ path }]);
  });

  const nested = (levels: number): unknown => (levels === 0 ? above : { not: nested(levels - 1) });

  it('nest 64 deep and no deeper, shared ones counted in', () => {
    expect(issuesOf(nested(63))).toEqual([]);
    expect(issuesOf(nested(64))).toMatchObject([{ code: 'depth-over-limit', limit: 64 }]);
    expect(issuesOf(nested(5000))).toMatchObject([{ code: 'depth-over-limit' }]);
    const shared = { deep: nested(40) };
    expect(issuesOf({ all: [{ condition: 'deep' }] }, { shared })).toEqual([]);
    expect(
      issuesOf({ all: [{ not: nested(30) }, wrap(30, { condition: 'deep' })] }, { shared }),
    ).toMatchObject([{ code: 'depth-over-limit' }]);
  });

  const wrap = (levels: number, inside: unknown): unknown =>
    levels === 0 ? inside : { not: wrap(levels - 1, inside) };

  it('may not lead back to themselves', () => {
    const shared = {
      a: { all: [{ condition: 'b' }] },
      b: { any: [above, { condition: 'c' }] },
      c: { condition: 'b' },
    };
    const issues = issuesOf({ condition: 'a' }, { shared });
    expect(issues).toMatchObject([
      {
        code: 'condition-cycle',
        cycle: ['b', 'c'],
        at: { kind: 'condition', name: 'c', path: ['condition'] },
      },
    ]);
    expect(issuesOf({ all: [above] }, { shared: { self: { not: { condition: 'self' } } } })).toMatchObject([
      { code: 'condition-cycle', cycle: ['self'] },
    ]);
  });

  it('that are shared are checked once, where they stand, used or not', () => {
    const shared = { wrong: { any: [{ ...above, operator: 'equals' }] } };
    const wanted = [
      {
        code: 'unknown-operator',
        at: { kind: 'condition', index: 0, name: 'wrong', path: ['any', 0, 'operator'] },
      },
    ];
    expect(issuesOf({ all: [above] }, { shared })).toMatchObject(wanted);
    expect(issuesOf({ all: [{ condition: 'wrong' }, { condition: 'wrong' }] }, { shared })).toMatchObject(
      wanted,
    );
  });

  it('that share much of each other are compiled once, not once for each way to them', () => {
    const shared: Record<string, unknown> = { c0: { all: [above] } };
    for (let level = 1; level <= 40; level += 1) {
      shared[`c${level}`] = {
        any: [{ condition: `c${level - 1}` }, { not: { condition: `c${level - 1}` } }],
      };
    }
    expect(issuesOf({ condition: 'c20' }, { shared }).map(({ code }) => code)).toContain('depth-over-limit');
    expect(
      issuesOf({ condition: 'c15' }, { shared: Object.fromEntries(Object.entries(shared).slice(0, 16)) }),
    ).toEqual([]);
  });
});

describe('rules', () => {
  const compile = (rules: Parameters<typeof sourceOf>[0], parts: Parts = {}, strict = true) => {
    const compiled = compileRules(sourceOf(rules, parts), { strict });
    return compiled.ok ? [] : compiled.issues;
  };

  it('have different names', () => {
    const rules = [
      rule({ all: [above] }, 'one'),
      rule({ all: [above] }, 'two'),
      rule({ all: [above] }, 'one'),
    ];
    expect(compile(rules)).toMatchObject([
      { code: 'duplicate-rule', name: 'one', first: 0, at: { index: 2, path: ['name'] } },
    ]);
    expect(compile(rules, {}, false)).toEqual([]);
  });

  it.each([
    [0, true],
    [-1, false],
    [0.5, false],
    [1.5, true],
    ['2', true],
    ['high', true],
    [null, true],
  ])('priority %j is refused, and %s by the library', (priority, passes) => {
    expect(compile([rule({ all: [above] }, 'one', priority)])).toMatchObject([
      { code: 'priority', value: priority, at: { path: ['priority'] } },
    ]);
    expect(compile([rule({ all: [above] }, 'one', priority)], {}, false).length === 0).toBe(passes);
  });

  it('tell everything wrong at once, derived facts and shared conditions first', () => {
    const rules = [
      rule(
        {
          all: [
            { ...above, fact: 'x_x' },
            { ...above, operator: 'y' },
          ],
        },
        'one',
      ),
      rule({ all: [] }, 'two'),
    ];
    const parts = {
      derived: [{ name: 'd', expression: 'cac +' }],
      shared: { s: { all: [{ ...above, fact: 'z_z' }] } },
    };
    expect(compile(rules, parts).map(({ code, at: { kind } }) => [kind, code])).toEqual([
      ['derived', 'bad-expression'],
      ['condition', 'unknown-fact'],
      ['rule', 'unknown-fact'],
      ['rule', 'unknown-operator'],
      ['rule', 'empty-list'],
    ]);
  });

  it('of no number at all compile to an empty program', () => {
    expect(compileRules(sourceOf([]))).toMatchObject({
      ok: true,
      program: { signals: [], rules: [], steps: [] },
    });
  });
});

describe('derived facts', () => {
  const issues = (...derived: (readonly [string, string])[]) =>
    short(
      issuesOf({ all: [above] }, { derived: derived.map(([name, expression]) => ({ name, expression })) }),
    );

  it.each([
    ['1 + cacc * 2', { code: 'unknown-fact', name: 'cacc', nearest: 'cac', path: [4, 8] }],
    ['cac + phase', { code: 'not-a-number', fact: 'phase', type: 'name', path: [6, 11] }],
    ['cac + suppliers_late', { code: 'not-a-number', fact: 'suppliers_late', type: 'list', path: [6, 20] }],
    ['channel + 1', { code: 'not-a-number', fact: 'channel', type: 'object', path: [0, 7] }],
    ['5% * 2', { code: 'bad-expression', reason: 'no-fact-inside', text: 'made', path: [0, 6] }],
    ['cac ^ 2', { code: 'bad-expression', reason: 'character', text: '^', path: [4, 5] }],
    [
      'lag(lag(cac, 100), 100)',
      { code: 'history-over-limit', fact: 'made', weeks: 201, limit: 156, path: [0, 3] },
    ],
  ])('%s', (expression, issue) => {
    expect(issues(['made', expression])).toEqual([issue]);
  });

  it('may not lead back to themselves', () => {
    expect(issues(['a', 'b + cac'], ['b', 'lag(c, 1)'], ['c', '2 * b'])).toEqual([
      { code: 'derived-cycle', cycle: ['b', 'c'], path: [4, 5] },
    ]);
    expect(issues(['a', 'a + 1'])).toEqual([{ code: 'derived-cycle', cycle: ['a'], path: [0, 1] }]);
  });

  it.each(['two words', '1st', '', 'gap.cac', 'mean', 'abs', 'pi', 'constructor', '__proto__', '毛利'])(
    'may not be called %j',
    (name) => {
      expect(issues([name, 'cac'])).toEqual([{ code: 'bad-fact-name', name, path: [0, 0] }]);
    },
  );

  it('have names that no other fact has', () => {
    expect(issues(['cac', 'cvr'])).toEqual([
      { code: 'duplicate-fact', name: 'cac', first: undefined, path: [0, 0] },
    ]);
    expect(issues(['channel', 'cvr'])).toEqual([
      { code: 'duplicate-fact', name: 'channel', first: undefined, path: [0, 0] },
    ]);
    expect(issues(['x', 'cvr'], ['x', 'cac'])).toEqual([
      { code: 'duplicate-fact', name: 'x', first: 0, path: [0, 0] },
    ]);
  });
});
