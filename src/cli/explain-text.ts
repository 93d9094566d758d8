import {
  type ExplainedRun,
  type ExplainedWeek,
  type FiredRule,
  type Label,
  type Lang,
  type Plan,
  TEAMS,
} from '../lib/index.ts';
import { findFact, PHASE_LABELS, promotionName } from '../lib/plan/index.ts';
import { explainWord, reasonText, valueText, worldEvents } from '../lib/workspace/index.ts';

/** What is told of every week, whatever happened in it. */
const KEY_FACTS = ['gmv', 'cac', 'cvr', 'stock_weeks', 'cash'];

const DAYS_A_WEEK = 7;
const MILLISECONDS_A_DAY = 86_400_000;

/** Date of the first day of a week. */
export function weekDate(start: string, week: number): string {
  const day = Date.parse(`${start}T00:00:00Z`) + (week - 1) * DAYS_A_WEEK * MILLISECONDS_A_DAY;
  return new Date(day).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

const phases: Readonly<Partial<Record<string, Label>>> = PHASE_LABELS;

function headingText({ strategy, world }: Plan, week: number, lang: Lang): string {
  const { calendar } = world.shop;
  const phase = strategy.phases.find(({ first, last }) => week >= first && week <= last)?.name;
  const args = {
    week,
    date: weekDate(calendar.start, week),
    month: calendar.months[week - 1] ?? 0,
    phase: phase === undefined ? undefined : (phases[phase]?.[lang] ?? phase),
    sale: promotionName(calendar, week),
  };
  return explainWord('week-heading', args, lang);
}

function factsText({ facts }: ExplainedWeek, lang: Lang): string {
  return KEY_FACTS.map((name) => {
    const definition = findFact(name);
    return `${definition?.[lang] ?? name} ${valueText(facts[name], definition, lang)}`;
  }).join(lang === 'en' ? ', ' : '，');
}

const titleOf = ({ strategy }: Plan, rule: string, lang: Lang): string | undefined =>
  strategy.rules.find(({ name }) => name === rule)?.title?.[lang];

function firedText(plan: Plan, { rule, play, owner, because }: FiredRule, lang: Lang): string {
  const definition = plan.strategy.plays.find(({ name }) => name === play);
  const args = {
    title: titleOf(plan, rule, lang),
    owner: owner && TEAMS[owner][lang],
    rule,
    play: definition?.[lang] ?? play,
    reason: reasonText(because, lang),
  };
  return explainWord('fired', args, lang);
}

/** Rules that held without firing, those with one cause on a line. */
function heldBackLines(plan: Plan, { heldBack }: ExplainedWeek, lang: Lang): string[] {
  return (['cooling', 'limit', 'running'] as const).flatMap((cause) => {
    const rules = heldBack
      .filter(({ why }) => why === cause)
      .map(({ rule }) => titleOf(plan, rule, lang) ?? rule);
    return rules.length === 0
      ? []
      : [explainWord(cause, { rules: rules.join(lang === 'en' ? ', ' : '、') }, lang)];
  });
}

function weekText(plan: Plan, week: ExplainedWeek, lang: Lang): string {
  const events = worldEvents(plan.world.shop.calendar, week, lang);
  const lines = [
    ...(events.length === 0
      ? []
      : [explainWord('world-line', { events: events.join(lang === 'en' ? '; ' : '；') }, lang)]),
    factsText(week, lang),
    ...week.fired.map((fired) => firedText(plan, fired, lang)),
    ...heldBackLines(plan, week, lang),
  ];
  return [headingText(plan, week.week, lang), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A run told week by week. `found` says how it was found, where it was looked for. */
export function runText(
  plan: Plan,
  explained: ExplainedRun,
  seed: number | string,
  found: string | undefined,
  lang: Lang,
): string {
  const { strategy, world } = plan;
  const args = {
    strategy: strategy.title[lang],
    scenario: world.title[lang],
    run: explained.run,
    seed: String(seed),
  };
  const heading = [explainWord('run-heading', args, lang), ...(found === undefined ? [] : [found])].join(
    '\n',
  );
  return [heading, ...explained.weeks.map((week) => weekText(plan, week, lang))].join('\n\n');
}
