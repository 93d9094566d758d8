import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  column,
  begin,
  beginEach,
  createHappening,
  LANES,
  type LaneModifier,
  LeverValues,
  leverIndex,
} from '../../src/lib/model/index.ts';
import { findLever, LAYERS, LEVERS, type Modifier } from '../../src/lib/plan/index.ts';
import { between, FAR } from './lanes.ts';

/** A modifier as the property draws it; lanes differ in when they have it and in how much. */
interface Drawn {
  readonly lever: string;
  readonly layer: (typeof LAYERS)[number];
  readonly operation: Modifier['operation'];
  readonly value: number;
  readonly from: number;
  readonly weeks: number;
  /** Weeks by which lanes start apart, and in which share of lanes it happens at all. */
  readonly apart: number;
  readonly happens: number;
  readonly ramp: number;
}

const MOVED = ['price', 'budget.public', 'messages.new', 'budget.total'];
const WEEKS = 30;

const drawnModifiers = fc.array(
  fc.record<Drawn>({
    lever: fc.constantFrom(...MOVED),
    layer: fc.constantFrom(...LAYERS),
    operation: fc.constantFrom('set', 'multiply', 'add'),
    value: fc.oneof(
      fc.double({ min: -1, max: 3, noNaN: true }),
      fc.double({ min: -5e6, max: 2e7, noNaN: true }),
    ),
    from: fc.integer({ min: 1, max: 20 }),
    weeks: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(FAR)),
    apart: fc.integer({ min: 0, max: 5 }),
    happens: fc.double({ min: 0.2, max: 1, noNaN: true }),
    ramp: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 9 },
);

const fromOf = (drawn: Drawn, lane: number): number =>
  (lane * 0.618034) % 1 < drawn.happens ? drawn.from + ((lane * drawn.apart) % 7) : Infinity;
const valueOf = (drawn: Drawn, lane: number): number => drawn.value * (1 + 0.1 * (lane % 5));

function build(drawn: Drawn, key: string): LaneModifier {
  const when = createHappening();
  const value = column();
  for (let lane = 0; lane < LANES; lane++) value[lane] = valueOf(drawn, lane);
  beginEach(when, (lane) => {
    const from = fromOf(drawn, lane);
    return from === Infinity ? undefined : [from, from + drawn.weeks];
  });
  return {
    lever: leverIndex(drawn.lever),
    layer: drawn.layer,
    key,
    operation: drawn.operation,
    value,
    when,
    ramp: drawn.ramp,
  };
}

const keyOf = (place: number) => `m${String.fromCharCode(97 + place)}`;

/**
 * The lever's value by its definition: clip((last set, else base) x product of multiplies + sum of adds, its bounds), and
 * how large the numbers are that went into it.
 */
function naive(lever: string, base: number, modifiers: readonly Drawn[], lane: number, week: number) {
  const inForce = modifiers
    .map((drawn, place) => ({ drawn, place, layer: LAYERS.indexOf(drawn.layer), from: fromOf(drawn, lane) }))
    .filter(({ drawn, from }) => drawn.lever === lever && week >= from && week < from + drawn.weeks)
    .sort((a, b) => a.layer - b.layer || a.place - b.place);
  let [last, product, sum, size] = [base, 1, 0, Math.abs(base)];
  let adds = 0;
  for (const { drawn, from } of inForce) {
    const grown = drawn.ramp > 1 ? Math.min(1, (week - from + 1) / drawn.ramp) : 1;
    const value = valueOf(drawn, lane);
    if (drawn.operation === 'set') {
      last += grown * (value - last);
      size = Math.max(size, Math.abs(value));
    } else if (drawn.operation === 'multiply') product *= 1 + grown * (value - 1);
    else {
      sum += grown * value;
      adds += Math.abs(value);
    }
  }
  const { min, max } = findLever(lever)!;
  const value = inForce.length === 0 ? base : Math.max(min, Math.min(max, last * product + sum));
  return { value, size: size * Math.abs(product) + adds };
}

/** Base columns of all levers; those that are moved differ from lane to lane. */
const BASE = LEVERS.map((lever) => {
  const draw = between(5, lever.name, lever.min, Math.min(lever.max, 2e7));
  return column().map((_, lane) => draw(lane));
});
const FLAT: Drawn = {
  lever: 'price',
  layer: 'play',
  operation: 'add',
  value: 1,
  from: 1,
  weeks: 9,
  apart: 0,
  happens: 1,
  ramp: 0,
};
const WATCHED_LANES = [0, 1, 2, 3, 7, 11, 64, 200, 511];

describe('the value of a lever', () => {
  const builtOf = (drawn: readonly Drawn[]) => drawn.map((modifier, place) => build(modifier, keyOf(place)));

  it('is clip((last set, else base) x product of multiplies + sum of adds), lane by lane and week by week', () => {
    fc.assert(
      fc.property(drawnModifiers, (drawn) => {
        const values = new LeverValues(BASE, builtOf(drawn));
        for (let week = 1; week <= WEEKS; week++) {
          values.advance(week);
          for (const name of MOVED) {
            const lever = leverIndex(name);
            for (const lane of WATCHED_LANES) {
              const { value, size } = naive(name, BASE[lever]![lane]!, drawn, lane, week);
              const off = Math.abs(values.values[lever]![lane]! - value);
              if (!(off <= 1e-12 * size))
                expect.fail(`${name} in week ${week} on lane ${lane}: off by ${off}`);
            }
          }
        }
      }),
      { numRuns: 400, seed: 20_260_112 },
    );
  });

  it('does not depend on the order in which modifiers are given, not by a byte', () => {
    fc.assert(
      fc.property(drawnModifiers, fc.infiniteStream(fc.nat()), (drawn, picks) => {
        const built = builtOf(drawn);
        const rest = [...built];
        const shuffled = built.map(() => rest.splice(picks.next().value % rest.length, 1)[0]!);
        const [one, other] = [new LeverValues(BASE, built), new LeverValues(BASE, shuffled)];
        for (let week = 1; week <= WEEKS; week += 3) {
          one.advance(week);
          other.advance(week);
          for (const name of MOVED) {
            const [mine, theirs] = [one, other].map(({ values }) =>
              Buffer.from(values[leverIndex(name)]!.slice().buffer),
            );
            if (!mine!.equals(theirs!)) expect.fail(`${name} differs in week ${week}`);
          }
        }
      }),
      { numRuns: 100, seed: 20_260_113 },
    );
  });

  it('is the base column itself where nothing moves it, and its version grows when it may have changed', () => {
    fc.assert(
      fc.property(drawnModifiers, (drawn) => {
        const built = builtOf(drawn);
        const values = new LeverValues(BASE, built);
        const before = values.values.map((lever) => lever.slice());
        let versions = values.version.slice();
        for (let week = 1; week <= WEEKS; week++) {
          values.advance(week);
          LEVERS.forEach((_, lever) => {
            const moved = built.some(
              ({ when, ...m }) => m.lever === lever && week >= when.span.first && week < when.span.last,
            );
            if (!moved && values.values[lever] !== BASE[lever]) expect.fail('a copy of the base');
          });
          for (const name of MOVED) {
            const lever = leverIndex(name);
            const now = values.values[lever]!;
            const same = now.every((value, lane) => value === before[lever]![lane]);
            if (!same && values.version[lever] === versions[lever])
              expect.fail(`${name} changed unseen in week ${week}`);
            before[lever] = now.slice();
          }
          versions = values.version.slice();
        }
      }),
      { numRuns: 40, seed: 20_260_114 },
    );
  });

  it('follows a modifier that begins again before it would have ended unseen', () => {
    const modifier = build({ ...FLAT, lever: 'price', value: 0.25, from: 2, weeks: 3 }, 'a');
    const values = new LeverValues(BASE, [modifier]);
    const price = leverIndex('price');
    const raised = Array.from({ length: 12 }, (_, k) => {
      // In its last week on all lanes it is set to begin again, on one of them, two weeks after its end.
      if (k + 1 === 5) begin(modifier.when, [7], 7, 9);
      values.advance(k + 1);
      return [6, 7].map((lane) => values.values[price]![lane]! > BASE[price]![lane]!);
    });
    const weeksOf = (place: number) => raised.flatMap((row, k) => (row[place] ? [k + 1] : []));
    expect([weeksOf(0), weeksOf(1)]).toEqual([
      [2, 3, 4],
      [2, 3, 4, 7, 8],
    ]);
  });

  it('stays within the bounds of the lever', () => {
    for (const [value, bound] of [
      [9, findLever('price')!.max],
      [-9, findLever('price')!.min],
    ] as const) {
      const values = new LeverValues(BASE, [build({ ...FLAT, lever: 'price', value, weeks: 9 }, 'a')]);
      values.advance(1);
      expect(new Set(values.values[leverIndex('price')])).toEqual(new Set([bound]));
    }
  });
});
