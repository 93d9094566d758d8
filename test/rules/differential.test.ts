import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compileRules,
  createRuleState,
  evaluateRules,
  leafKey,
  recordWeek,
  rulesEngine,
  ruleHolds,
  stepHolds,
  type Reason,
  type ReasonLeaf,
  type RuleProgram,
  type RuleSource,
} from '../../src/lib/rules/index.ts';
import { codeOf, ruleSource } from './arbitraries.ts';

const RULE_SETS = 2_000;
/** A word of lanes and a bit, so that whole words, tails and sparse masks all occur. */
const LANES = 40;
/** The lanes that the library is asked about. */
const ASKED = [0, 19, 38];
const WEEKS = 7;
/** Before any window is whole, when some are, and when all are. */
const REVIEWS = [1, 4, 7];

function* evaluatedLeaves(reason: Reason): Iterable<ReasonLeaf> {
  if ('all' in reason) for (const inside of reason.all) yield* evaluatedLeaves(inside);
  else if ('any' in reason) for (const inside of reason.any) yield* evaluatedLeaves(inside);
  else if ('not' in reason) yield* evaluatedLeaves(reason.not);
  else if ('result' in reason) yield reason;
}

/** Results by lane, week, rule: whether it holds, and each comparison that the library evaluated. */
type Results = { holds: boolean; leaves: Record<string, boolean> }[][][];

const historyOf = (program: RuleProgram, lane: number, salt: number): number[][] =>
  program.signals.map((ref) => Array.from({ length: WEEKS }, (_, week) => codeOf(ref, lane, week + 1, salt)));

async function byLibrary(source: RuleSource, program: RuleProgram, salt: number): Promise<Results> {
  const results: Results = [];
  for (const lane of ASKED) {
    const moment = { week: 0 };
    const weeks: Results[number] = [];
    const engine = await rulesEngine(
      source,
      program,
      historyOf(program, lane, salt),
      moment,
      (rule, holds, because) => {
        const leaves: Record<string, boolean> = {};
        for (const leaf of evaluatedLeaves(because)) leaves[leafKey(leaf)] = leaf.result!;
        weeks.at(-1)![rule] = { holds, leaves };
      },
    );
    for (const week of REVIEWS) {
      moment.week = week;
      weeks.push([]);
      await engine.run();
    }
    results.push(weeks);
  }
  return results;
}

/** The compiled form's results, of the comparisons that `asked` has. */
function byProgram(program: RuleProgram, salt: number, asked: Results): Results {
  const state = createRuleState(program, LANES);
  const results: Results = ASKED.map(() => []);
  for (let week = 1; week <= WEEKS; week += 1) {
    const columns = program.signals.map((ref) =>
      Float64Array.from({ length: LANES }, (_, lane) => codeOf(ref, lane, week, salt)),
    );
    recordWeek(program, state, columns, week);
    const review = REVIEWS.indexOf(week);
    if (review < 0) continue;
    evaluateRules(program, state);
    for (const [place, lane] of ASKED.entries()) {
      results[place]![review] = program.rules.map((_, rule) => ({
        holds: ruleHolds(state, rule, lane),
        leaves: Object.fromEntries(
          Object.keys(asked[place]![review]![rule]!.leaves).map((key) => [
            key,
            stepHolds(state, program.leaves[key]!, lane),
          ]),
        ),
      }));
    }
  }
  return results;
}

it(`agrees with json-rules-engine on rules, and on every comparison that it evaluates, over ${RULE_SETS} rule sets`, async () => {
  let comparisons = 0;
  await fc.assert(
    fc.asyncProperty(ruleSource, fc.integer(), async (source, salt) => {
      const compiled = compileRules(source, { strict: false });
      if (!compiled.ok) throw new Error(`refused: ${JSON.stringify(compiled.issues)}`);
      const library = await byLibrary(source, compiled.program, salt);
      const program = byProgram(compiled.program, salt, library);
      expect(program).toEqual(library);
      for (const rule of library.flat(2)) comparisons += Object.keys(rule.leaves).length;
    }),
    { numRuns: RULE_SETS },
  );
  // Rules that say nothing would agree as well.
  expect(comparisons).toBeGreaterThan(RULE_SETS * 20);
}, 120_000);
