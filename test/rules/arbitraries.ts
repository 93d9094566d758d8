import fc from 'fast-check';
import type { Json } from '../../src/lib/plan/index.ts';
import { compileRules, signalShape, type RuleSource, type SignalRef } from '../../src/lib/rules/index.ts';

/** Generates whatever json-rules-engine takes: also what no author would write, but never what it fails at. */

export const TARGET_FACTS = ['gmv_growth', 'cac'];
const DERIVED = ['one', 'two'];
const SHARED = ['shared-a', 'shared-b'];
const NUMBERS = ['cac', 'cvr', 'stock_weeks', 'gap.gmv_growth', ...DERIVED];
const PATHS: readonly (readonly [string, string])[] = [
  ['channel', '$.douyin.cac'],
  ['channel', "$['search']['visits']"],
  ['segment', '$.high.customers'],
  ['supplier', '$.a.up'],
  ['supplier', '$["b"].weeks_late'],
];

type Reference = Readonly<{ fact: string; params?: Record<string, Json>; path?: string }>;
type Node = Record<string, unknown>;

const weeks = fc.integer({ min: 1, max: 4 });
const windowName = fc.constantFrom('mean', 'min', 'max', 'sum', 'change');
const lag = fc.record({ lag: weeks }) as fc.Arbitrary<Record<string, Json>>;
const window: fc.Arbitrary<Record<string, Json>> = fc
  .tuple(windowName, weeks)
  .map(([kind, count]) => ({ [kind]: count }));
const both = fc
  .tuple(window, lag, fc.boolean())
  .map(([a, b, first]) => (first ? { ...a, ...b } : { ...b, ...a }));
const empty = fc.constant<Record<string, Json>>({});

const withParams = (
  fact: Omit<Reference, 'params'>,
  params: fc.Arbitrary<Record<string, Json>>,
): fc.Arbitrary<Reference> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(fact) },
    { weight: 2, arbitrary: params.map((each) => ({ ...fact, params: each })) },
  );

const number = fc
  .oneof(
    fc.constantFrom(...NUMBERS).map((fact) => ({ fact })),
    fc.constantFrom(...PATHS).map(([fact, path]) => ({ fact, path })),
  )
  .chain((fact) => withParams(fact, fc.oneof(lag, window, both, empty)));
const flag = fc
  .constantFrom('entrant', 'promotion_week')
  .chain((fact) => withParams({ fact }, fc.oneof(lag, window, both)));
const name = withParams({ fact: 'phase' }, lag);
const list = fc.constantFrom('suppliers_late', 'plays_running').chain((fact) => withParams({ fact }, lag));
/** The library ignores the path of what is no object. */
const odd = fc.constant({ fact: 'cac', path: '$.nothing' });
const reference: fc.Arbitrary<Reference> = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 2, arbitrary: flag },
  { weight: 2, arbitrary: name },
  { weight: 3, arbitrary: list },
  { weight: 1, arbitrary: odd },
);

/** Few values, so that facts meet thresholds exactly. */
export const NUMBER_VALUES = [-1, 0, 0.1, 0.25, 1, 2, 3, 12, 1e21];
const aNumber = fc.constantFrom(...NUMBER_VALUES);
const MEMBERS = ['a', 'b', 'c', 'grow', 'launch', 'none', 'alert', 'lock-price', 'match-price'];
const text = fc.constantFrom(...MEMBERS, '', '2', '0.25', '12px', 'undefined', 'Infinity', 'grown a lot');
const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: aNumber },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom<Json>(null, {}, { a: 1 }, Infinity, -Infinity) },
);
const constant: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }) as fc.Arbitrary<Json>), {
      maxLength: 3,
    }),
  },
);

const EQUAL = ['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain'];
const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const decorator = fc.constantFrom('someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not');
const operator = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      { weight: 2, arbitrary: fc.array(decorator, { minLength: 1, maxLength: 3 }) },
    ),
    fc.constantFrom(...EQUAL, ...ORDER),
  )
  .map(([decorators, base]) => [...decorators, base].join(':'));

/** 0 and what is no number fall back to the fact's priority there; what is left orders, and changes nothing else. */
const priority = fc.option(fc.constantFrom<Json>(1, 2, 3, 7, 0, -1, 1.5, '2', null), {
  nil: undefined,
  freq: 1,
});

const withPriority = (node: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc
    .tuple(node, priority)
    .map(([each, value]) => (value === undefined ? each : { ...each, priority: value }));

const emptySource: RuleSource = {
  rules: [],
  conditions: [],
  derived: DERIVED.map((each) => ({ name: each, expression: 'cac' })),
  targetFacts: TARGET_FACTS,
};

export const rule = (conditions: unknown, index = 0, priorityOfRule = 1): RuleSource['rules'][number] => ({
  name: `rule-${index}`,
  rulebook: 'generated',
  priority: priorityOfRule,
  conditions: conditions as RuleSource['rules'][number]['conditions'],
  play: 'alert',
  params: {},
});

/** Comparisons of any kind, also such as the library fails at. */
export const anyLeaf: fc.Arbitrary<Node> = fc
  .tuple(
    reference,
    operator,
    fc.oneof({ weight: 3, arbitrary: constant }, { weight: 1, arbitrary: reference }),
  )
  .map(([fact, operatorName, value]) => ({ ...fact, operator: operatorName, value }));

const negated = fc.constantFrom('', '', '', 'not:', 'swap:');
const comparison = (
  facts: fc.Arbitrary<Reference>,
  names: readonly string[],
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<Node> =>
  fc
    .tuple(facts, negated, fc.constantFrom(...names), values)
    .map(([fact, decorated, base, value]) => ({ ...fact, operator: decorated + base, value }));

/** Comparisons as an author would write them. */
const sensibleLeaf: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: comparison(number, [...ORDER, 'equal', 'notEqual'], aNumber) },
  { weight: 3, arbitrary: comparison(number, [...ORDER, 'equal', 'notEqual'], number) },
  { weight: 1, arbitrary: comparison(number, ['in', 'notIn'], fc.array(aNumber, { maxLength: 3 })) },
  { weight: 2, arbitrary: comparison(flag, ['equal', 'notEqual'], fc.boolean()) },
  {
    weight: 1,
    arbitrary: comparison(name, ['equal', 'notEqual'], fc.constantFrom('grow', 'launch', 'none')),
  },
  {
    weight: 1,
    arbitrary: comparison(
      name,
      ['in', 'notIn'],
      fc.uniqueArray(fc.constantFrom('grow', 'launch', 'none', 'prepare')),
    ),
  },
  {
    weight: 2,
    arbitrary: comparison(
      list,
      ['contains', 'doesNotContain', 'someFact:equal', 'everyFact:equal', 'everyFact:notEqual'],
      fc.constantFrom(...MEMBERS),
    ),
  },
  {
    weight: 1,
    arbitrary: comparison(
      list,
      ['someFact:in', 'everyFact:notIn', 'someValue:contains', 'everyValue:doesNotContain'],
      fc.uniqueArray(fc.constantFrom(...MEMBERS)),
    ),
  },
);

export const leafSource = (leaf: Node): RuleSource => ({ ...emptySource, rules: [rule({ all: [leaf] })] });
const passes = (leaf: Node): boolean => compileRules(leafSource(leaf), { strict: false }).ok;
const leaf = withPriority(
  fc.oneof({ weight: 3, arbitrary: sensibleLeaf }, { weight: 2, arbitrary: anyLeaf }).filter(passes),
);

/** A condition of any kind; `shared` are the conditions it may refer to. */
function condition(shared: readonly string[]): { node: fc.Arbitrary<Node>; root: fc.Arbitrary<Node> } {
  const tree = fc.letrec<{ node: Node; group: Node; mixed: Node; reference: Node }>((tie) => ({
    reference:
      shared.length === 0
        ? tie('group')
        : fc.constantFrom(...shared).map((each): Node => ({ condition: each })),
    group: withPriority(
      fc.oneof(
        { depthSize: 'small' },
        fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'condition' }).map((all): Node => ({ all })),
        fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'condition' }).map((any): Node => ({ any })),
        tie('node').map((not): Node => ({ not })),
      ),
    ),
    mixed: fc
      .tuple(tie('group'), fc.oneof(tie('group'), tie('reference')))
      .map(([a, b]): Node => ({ ...a, ...b })),
    node: fc.oneof(
      { depthIdentifier: 'condition', depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: leaf },
      { weight: 3, arbitrary: tie('group') },
      { weight: 1, arbitrary: withPriority(tie('reference')) },
      { weight: 1, arbitrary: tie('mixed') },
    ),
  }));
  return {
    node: tree.node,
    root: fc.oneof(
      { weight: 8, arbitrary: tree.group },
      { weight: 1, arbitrary: tree.reference },
      { weight: 1, arbitrary: tree.mixed },
    ),
  };
}

/** Expressions over numbers, flags and the derived facts before. */
function expression(facts: readonly string[]): fc.Arbitrary<string> {
  const part = fc.letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom(...facts),
      fc.constantFrom('2', '0.25', '5%', '1_000'),
      fc
        .tuple(tie('part'), fc.constantFrom('+', '-', '*', '/'), tie('part'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(tie('part'), fc.constantFrom('+', '-', '*', '/'), tie('part'))
        .map(([a, sign, b]) => `${a} ${sign} ${b}`),
      tie('part').map((a) => `-(${a})`),
      tie('part').map((a) => `abs(${a})`),
      fc
        .tuple(fc.oneof(windowName, fc.constant('lag')), tie('part'), weeks, fc.constantFrom(...facts))
        .map(([fn, a, n, fact]) => `${fn}(${a} + ${fact}, ${n})`),
    ),
  }));
  return part.part.filter((text) => facts.some((fact) => text.includes(fact)));
}

/** Rules with the shared conditions and derived facts they use. */
export const ruleSource: fc.Arbitrary<RuleSource> = fc
  .record({
    roots: fc.array(fc.tuple(condition(SHARED).root, fc.constantFrom(1, 1, 5, 20)), {
      minLength: 2,
      maxLength: 5,
    }),
    first: condition([]).root,
    second: condition(SHARED.slice(0, 1)).root,
    one: expression(['cac', 'cvr', 'entrant']),
    two: expression(['stock_weeks', 'one']),
  })
  .map(({ roots, first, second, one, two }) => ({
    rules: roots.map(([root, priorityOfRule], index) => rule(root, index, priorityOfRule)),
    conditions: [
      { name: SHARED[0]!, conditions: first as unknown as RuleSource['conditions'][number]['conditions'] },
      { name: SHARED[1]!, conditions: second as unknown as RuleSource['conditions'][number]['conditions'] },
    ],
    derived: [
      { name: DERIVED[0]!, expression: one },
      { name: DERIVED[1]!, expression: two },
    ],
    targetFacts: TARGET_FACTS,
  }));

/** Deterministic weekly codes for any signal: a lane's history without a generator for each column. */
export function codeOf(ref: SignalRef, lane: number, week: number, salt: number): number {
  const { type, members } = signalShape(ref);
  const name = JSON.stringify(ref);
  let hash =
    Math.imul(salt ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(lane + 1, 0xc2b2ae35) ^ Math.imul(week, 0x27d4eb2f);
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 12)) >>> 0;
  switch (type) {
    case 'number':
      return hash % 8 === 0 ? NaN : NUMBER_VALUES[(hash >>> 4) % NUMBER_VALUES.length]!;
    case 'flag':
      return hash % 2;
    case 'name':
      return hash % members.length;
    case 'list':
      return hash % 5 === 0 ? 0 : (hash >>> 3) & ((1 << members.length) - 1) & (hash % 3 === 0 ? -1 : 0x1005);
  }
}
