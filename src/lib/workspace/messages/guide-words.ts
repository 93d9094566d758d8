import { label, type Label } from '../../plan/index.ts';
import { WORDS } from './words.ts';

/** A word of the product, and what it means in a line. */
export interface GuideWord {
  readonly word: Label;
  readonly meaning: Label;
}

/** Words that belong together. */
export interface GuideWordGroup extends Label {
  readonly words: readonly GuideWord[];
}

const group = (en: string, zh: string, words: readonly GuideWord[]): GuideWordGroup => ({ en, zh, words });

/** Words begin small within a sentence, and large at the head of an entry; quantiles stay small. */
const headword = (text: string): string => text.replace(/^[a-z](?!\d)/, (first) => first.toUpperCase());

const entry = (code: keyof typeof WORDS, en: string, zh: string): GuideWord => {
  const { en: english, zh: chinese } = WORDS[code];
  return { word: label(headword(english({})), chinese({})), meaning: label(en, zh) };
};

/** The words that pages, commands and files use today. */
export const GUIDE_WORDS: readonly GuideWordGroup[] = [
  group('What you write', '需要写的内容', [
    entry(
      'word.workspace',
      'The folder that holds all files of a simulation: rules and scenarios.',
      '存放推演所需全部文件的文件夹，包括规则和情景。',
    ),
    entry(
      'word.business',
      'The shop today, in numbers: each has a source, or is marked as an assumption.',
      '店铺现状的各项数字：注明来源，或标为假设。',
    ),
    entry(
      'word.strategy',
      'What we do in the year: budget, phases, levers and rulebooks.',
      '全年的做法：预算、阶段、抓手和应对预案。',
    ),
    entry(
      'word.phase',
      'A stretch of months with its own part of the budget.',
      '若干个月，有各自的预算比例。',
    ),
    entry(
      'word.scenario',
      'What the world may do in the year: shocks and changed assumptions.',
      '外部可能发生的情况：外部冲击和改变的假设。',
    ),
    entry(
      'word.target',
      'A bound on a fact of the year, the same for all strategies.',
      '对某项全年指标的要求，对所有策略一致。',
    ),
    entry('word.owner', 'The team that answers for a target or a lever.', '对目标或抓手负责的小组。'),
    entry(
      'word.assumption',
      'A number that is not known, written as a range and drawn once for each year.',
      '不确定的数字，写成范围，每次推演抽取一次。',
    ),
  ]),
  group('What moves', '会变动的内容', [
    entry(
      'word.fact',
      'A number of a week that rules and targets can read.',
      '每周可被规则和目标读取的数字。',
    ),
    entry('word.derived-fact', 'A fact of your own, written as an expression.', '用表达式自己定义的指标。'),
    entry(
      'word.lever-ours',
      'A number of the model that we can set, such as a budget share or the price.',
      '我们可以设定的数字，例如预算占比、售价。',
    ),
    entry(
      'word.lever-world',
      'A number of the model that only scenarios set, such as a rival’s price cut.',
      '只能由情景设定的数字，例如竞品降价幅度。',
    ),
    entry(
      'word.modifier',
      'One change of one lever: multiply, add or set, from a week on and for some weeks.',
      '对一个数字的一次调整：乘、加或设定，从某周起持续若干周。',
    ),
    entry(
      'word.shock',
      'A modifier that a scenario brings, with a chance.',
      '情景带来的调整，按一定概率发生。',
    ),
    entry('word.ramp', 'Weeks until a modifier has its full strength.', '调整达到全部力度所需的周数。'),
  ]),
  group('How we respond', '如何应对', [
    entry('word.rule', 'If these conditions hold, start this play.', '满足条件时触发一个应对动作。'),
    entry('word.rulebook', 'A file of rules that strategies can follow.', '一组规则，策略可以选用。'),
    entry(
      'word.play',
      'What a rule sets in motion: levers moved for some weeks, at a cost.',
      '规则触发的动作：在若干周内调整抓手，并付出成本。',
    ),
    entry('word.delay', 'Weeks from the decision until a play works.', '从决定到动作生效的周数。'),
    entry('word.duration', 'Weeks that a play works.', '动作持续生效的周数。'),
    entry(
      'word.cooldown',
      'Weeks in which a rule that fired does not fire again.',
      '规则触发后，在此期间不再触发。',
    ),
    entry('word.limit', 'How often a play may start within the year.', '一年内动作最多执行的次数。'),
  ]),
  group('What you read', '如何看结果', [
    entry(
      'word.run',
      'One year told from its first week to its last. Run 128 is the same year for every strategy.',
      '从第一周到最后一周的一年。第 128 次推演对各策略是同一年。',
    ),
    entry(
      'word.seed',
      'What the years are drawn from: the same seed gives the same years.',
      '抽取年份的起点：种子相同，年份就相同。',
    ),
    entry('word.chance', 'The share of years that meet a target.', '达成目标的年份所占的比例。'),
    entry(
      'word.chance-of-all',
      'The share of years that meet every target.',
      '全部目标都达成的年份所占的比例。',
    ),
    entry(
      'word.interval',
      'How far a chance may be off because only so many years were simulated.',
      '推演次数有限造成的概率误差。',
    ),
    entry(
      'word.band',
      'The range of a fact from p5 to p95: one year in twenty lies below it, one in twenty above.',
      '从 5% 分位到 95% 分位：每 20 年约有 1 年低于它，1 年高于它。',
    ),
    entry('word.p5', 'A value that 95% of years lie above.', '95% 的年份高于该值。'),
    entry('word.p50', 'The value that half of the years lie above.', '一半的年份高于该值。'),
    entry('word.p95', 'A value that 5% of years lie above.', '5% 的年份高于该值。'),
    entry(
      'word.share-of-runs',
      'In how many years a rule fired at all.',
      '规则至少触发一次的年份所占的比例。',
    ),
    entry(
      'word.first-week',
      'The week in which a rule first fired: the median of the years in which it did.',
      '规则首次触发的周，取触发年份的中位数。',
    ),
  ]),
];
