import { findFact, label, type Label, type Plan } from '../../plan/index.ts';
import {
  type ExplainedRun,
  type ExplainedWeek,
  explainRun,
  findRun,
  placeOf,
  ScenarioTally,
  tasksOf,
  type Workers,
} from '../../simulation/index.ts';
import { failureText, type Lang, movedText, reasonText, worldEvents } from '../../workspace/index.ts';
import type { FiredStory, RuleStory, RunOrder, RunStory, WeekStory } from './run-types.ts';

const both = (say: (lang: Lang) => string): Label => label(say('en'), say('zh'));

const plainLabel = (text: string): Label => label(text, text);

/** Values of a year fact by run. */
export type KnownValues = (plan: Plan, fact: string) => Float64Array | undefined;

/** The year that was told last, and what there is to ask about it. */
export class RunWork {
  #plan: Plan | undefined;
  #told: ExplainedRun | undefined;

  /**
   * Tells a year of a cell; undefined where no year has a value of the fact by which one is looked for.
   *
   * @param known - values that are there already
   */
  async tell(
    order: RunOrder,
    known: KnownValues,
    workers: Workers,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<RunStory | undefined> {
    const { plan, seed, wanted } = order;
    const run = 'run' in wanted ? wanted.run : await find(order, wanted, known, workers, signal, onProgress);
    if (run === undefined) return undefined;
    const told = await explainRun({ plan, seed, run });
    this.#plan = plan;
    this.#told = told;
    return {
      run,
      weeks: told.weeks.map((week) => weekStory(plan, week)),
      year: told.year,
      withoutRules: told.withoutRules,
    };
  }

  /** Why the rules that did not hold in a week, from 1, did not. */
  silent(week: number): RuleStory[] {
    const plan = this.#plan;
    const found = this.#told?.weeks[week - 1];
    if (!plan || !found) return [];
    return found.silent.map(({ rule, because }) => ({
      rule,
      title: titleOf(plan, rule),
      said: both((lang) => failureText(because, lang)),
    }));
  }
}

async function find(
  { plan, seed, runs }: RunOrder,
  { search, fact }: Extract<RunOrder['wanted'], { fact: string }>,
  known: KnownValues,
  workers: Workers,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<number | undefined> {
  const definition = findFact(fact);
  if (!definition) return undefined;
  const place = placeOf(search, definition);
  const there = known(plan, fact);
  if (there) return findRun(there, place);
  const { world, strategy, targets } = plan;
  const facts = [...new Set([...targets.map((target) => target.fact), fact])];
  const tally = new ScenarioTally({ world, strategies: [strategy], targets, seed, facts, weekly: [] }, runs);
  const tasks = tasksOf(tally.job, tally.left().length);
  await workers.run(
    tasks,
    (result) => {
      tally.add(result);
      onProgress(1 - tally.left().length / tasks.length);
    },
    signal,
  );
  const values = tally.cells[0]?.values(fact);
  return values && findRun(values, place);
}

const titleOf = ({ strategy }: Plan, rule: string): Label =>
  strategy.rules.find(({ name }) => name === rule)?.title ?? plainLabel(rule);

function weekStory(plan: Plan, week: ExplainedWeek): WeekStory {
  const { strategy, world } = plan;
  const english = worldEvents(world.shop.calendar, week, 'en');
  const chinese = worldEvents(world.shop.calendar, week, 'zh');
  return {
    week: week.week,
    facts: week.facts,
    events: english.map((text, k) => label(text, chinese[k] ?? text)),
    steered: week.steered.map((moved) => both((lang) => movedText(moved, lang))),
    fired: week.fired.map(({ rule, play, owner, because }): FiredStory => ({
      rule,
      title: titleOf(plan, rule),
      play: strategy.plays.find(({ name }) => name === play) ?? plainLabel(play),
      ...(owner && { owner }),
      said: both((lang) => reasonText(because, lang)),
    })),
    heldBack: week.heldBack.map(({ rule, why }) => ({ title: titleOf(plan, rule), why })),
    silent: week.silent.length,
  };
}
