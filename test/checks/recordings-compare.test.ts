import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftOf } from '../../src/lib/checks/recordings/compare.ts';
import { readFlags, writeFlags } from '../../src/lib/checks/recordings/flags.ts';
import { readRecording, writeRecording } from '../../src/lib/checks/recordings/format.ts';
import { isPastPractical, practicalFrom } from '../../src/lib/checks/recordings/practical.ts';
import { kept, type Recorded, type Recording } from '../../src/lib/checks/recordings/recorded.ts';

const PRACTICAL = practicalFrom({});
const RUNS = 64;

/** A recording of one fact with these values, and nothing else of account. */
function recordingOf(values: readonly number[]): Recording {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const at = (p: number) => [...known].sort((a, b) => a - b)[Math.floor((known.length - 1) * p)] ?? NaN;
  return {
    version: 1,
    strategy: 'plan',
    scenario: 'calm',
    seed: 42,
    runs: values.length,
    weeks: 2,
    model: 2,
    seed_scheme: 1,
    block: 512,
    files: {},
    all_targets: 0,
    targets: {},
    facts: {
      profit: {
        mean: kept(mean),
        sd: known.length === 0 ? NaN : kept(Math.sqrt(squares / Math.max(1, known.length - 1))),
        p5: kept(at(0.05)),
        p50: kept(at(0.5)),
        p95: kept(at(0.95)),
        missing: values.length - known.length,
      },
    },
    rules: {},
    met: { all_targets: new Uint8Array(values.length) },
    values: { profit: values.map((value) => kept(value, 6)) },
  };
}

const series = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: RUNS, maxLength: RUNS });
const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });

const drift = (before: Recorded, after: Recorded) => driftOf(before, after, PRACTICAL);

describe('what moved between two recordings', () => {
  it('nothing between the same, written and read again, whatever its sign', () => {
    fc.assert(
      fc.property(series(fc.oneof(money, fc.constant(NaN), fc.constant(0))), (values) => {
        const recording = recordingOf(values);
        const read = readRecording(writeRecording(recording));
        if (read.kind !== 'recording') throw new Error(JSON.stringify(read));
        expect(drift(recording, read.recording)).toEqual([]);
        expect(writeRecording(read.recording)).toBe(writeRecording(recording));
      }),
    );
  });

  it('a shift of all runs by more than 1% of the scale is past what is practical, one by less is not', () => {
    fc.assert(
      fc.property(series(money), fc.boolean(), (values, up) => {
        const before = recordingOf(values);
        const { mean, sd } = before.facts.profit!;
        const scale = Math.max(Math.abs(mean), sd);
        fc.pre(scale > 1);
        const by = (share: number) =>
          recordingOf(values.map((value) => value + (up ? 1 : -1) * share * scale));
        expect(drift(before, by(0.02))).toMatchObject([{ name: 'profit', practical: true }]);
        expect(drift(before, by(0.005)).every(({ practical }) => !practical)).toBe(true);
        const [{ difference }] = drift(before, by(0.02)) as [ReturnType<typeof drift>[number]];
        expect(difference.difference > 0).toBe(up);
        expect(difference.low > 0 || difference.high < 0).toBe(true);
      }),
    );
  });

  it('of a fact that is always 0, anything is past it; of a constant one, more than 1%', () => {
    const zero = recordingOf(new Array<number>(RUNS).fill(0));
    expect(drift(zero, recordingOf(new Array<number>(RUNS).fill(1e-9)))).toMatchObject([{ practical: true }]);
    for (const sign of [1, -1]) {
      const constant = (value: number) => recordingOf(new Array<number>(RUNS).fill(sign * value));
      expect(drift(constant(100), constant(100))).toEqual([]);
      expect(drift(constant(100), constant(100.5))).toMatchObject([{ practical: false }]);
      expect(drift(constant(100), constant(102))).toMatchObject([{ practical: true }]);
    }
  });

  it('a value that is gone, or new, is a failure on either side', () => {
    fc.assert(
      fc.property(series(money), (values) => {
        const some = recordingOf(values);
        const none = recordingOf(values.map(() => NaN));
        const half = recordingOf(values.map((value, run) => (run % 2 === 0 ? NaN : value)));
        for (const [a, b] of [
          [some, none],
          [none, some],
          [some, half],
          [half, some],
        ] as const)
          expect(drift(a, b)).toMatchObject([{ practical: true, moved: { figure: 'missing' } }]);
        expect(drift(none, none)).toEqual([]);
      }),
    );
  });

  it('a fact that only one side knows is a failure', () => {
    const one = recordingOf(new Array<number>(RUNS).fill(1));
    expect(drift(one, { ...one, facts: {} })).toMatchObject([{ practical: true }]);
    expect(drift({ ...one, facts: {} }, one)).toMatchObject([{ practical: true }]);
  });

  it('no figure is near one that does not exist', () => {
    for (const [a, b] of [
      [NaN, 1],
      [1, NaN],
      [NaN, NaN],
      [Infinity, Infinity],
    ] as const)
      expect(isPastPractical(a, b, 1e9)).toBe(true);
  });

  it('a spread that is another is told as such, and past what is practical where it moved far', () => {
    const one = recordingOf(Array.from({ length: RUNS }, (_, run) => run));
    const wider = (times: number) => ({
      ...one,
      facts: { profit: { ...one.facts.profit!, sd: one.facts.profit!.sd * times } },
    });
    expect(drift(one, wider(1.001))).toMatchObject([{ practical: false, moved: { figure: 'sd' } }]);
    expect(drift(one, wider(1.1))).toMatchObject([{ practical: true, moved: { figure: 'sd' } }]);
    const single = { ...one, values: { profit: one.values.profit!.with(3, 5) } };
    expect(drift(one, single)).toMatchObject([{ practical: false, moved: { figure: 'runs' } }]);
  });

  it('refuses runs that are not the same', () => {
    const one = recordingOf(new Array<number>(RUNS).fill(1));
    expect(() => drift(one, { ...one, seed: '42' })).toThrow(RangeError);
    expect(() => drift(one, { ...one, runs: RUNS + 1 })).toThrow(RangeError);
  });
});

it('flags of runs come back from their text, and are lines of blocks', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 1500 }), (bits) => {
      const flags = Uint8Array.from(bits);
      const lines = writeFlags(flags);
      expect(lines).toHaveLength(Math.ceil(bits.length / 512));
      expect(readFlags(lines, bits.length)).toEqual(flags);
      expect(readFlags(lines, bits.length + 512)).toBeUndefined();
    }),
  );
});
