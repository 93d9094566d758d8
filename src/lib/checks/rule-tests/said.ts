import { label, type Label } from '../../plan/index.ts';
import type { ReasonLeaf } from '../../rules/index.ts';
import type { HeldBack, ReviewedWeek } from '../../simulation/index.ts';
import { operatorWords } from '../../workspace/index.ts';
import type { Deviation, Doing } from './deviations.ts';

export const saidAsExpected: Label = label('as expected', '符合预期');

const HELD_BACK: Readonly<Record<HeldBack, Label>> = {
  cooling: label('it fired a short while ago', '处于冷却期'),
  limit: label('its play has been started as often as it may', '应对动作已达次数上限'),
  running: label('its play is still running', '应对动作仍在进行'),
};

const WANTED: Readonly<Record<Extract<Deviation, { what: 'rule' }>['wanted'], Label>> = {
  holds: label('was to hold', '应当成立'),
  'holds-not': label('was not to hold', '不应成立'),
  fires: label('was to fire', '应当触发'),
  'fires-not': label('was not to fire', '不应触发'),
  'held-back': label('was to be held back', '应当被拦下'),
  'not-listed': label('was not to hold, since `only` leaves no others', '不应成立（`only` 排除了其他规则）'),
};

const PLAYS: Readonly<Record<Extract<Deviation, { what: 'play' }>['wanted'], Label>> = {
  starts: label('was to start and did not', '应当启动但没有启动'),
  'starts-not': label('was not to start and did', '不应启动却启动了'),
  'not-listed': label(
    'was not to start, since `only` leaves no others, and did',
    '不应启动（`only` 排除了其他动作）却启动了',
  ),
};

/** Decimals enough to see on which side of a threshold a number is. */
const DIGITS = 6;

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '—';
  return typeof value === 'number' ? String(Number(value.toPrecision(DIGITS))) : JSON.stringify(value);
}

/** A comparison that came out false: what was read, and what with. */
function leafText({ fact, path, params, operator, factResult, valueResult, value }: ReasonLeaf): Label {
  const [window] = Object.entries(params ?? {});
  const name = [fact, path, window && `${window[0]} ${valueText(window[1])}`]
    .filter((part) => part !== undefined)
    .join(' ');
  const other = valueText(valueResult ?? value);
  if (factResult === undefined) return label(`${name} is missing`, `${name} 没有数值`);
  return label(
    `${name} is ${valueText(factResult)}, not ${operatorWords(operator, 'en')} ${other}`,
    `${name} 是 ${valueText(factResult)}，并非${operatorWords(operator, 'zh')} ${other}`,
  );
}

const joined = (labels: readonly Label[], en: string, zh: string): Label =>
  label(labels.map((each) => each.en).join(en), labels.map((each) => each.zh).join(zh));

function foundText(found: Doing): Label {
  switch (found.did) {
    case 'hold':
      return label('it holds', '它成立');
    case 'fire':
      return label('it fires', '它触发了');
    case 'held-back': {
      const why = HELD_BACK[found.why];
      return label(`it holds and is held back: ${why.en}`, `它成立但被拦下：${why.zh}`);
    }
    case 'not-hold': {
      const because = joined(found.because.map(leafText), ', ', '，');
      return label(`it does not hold: ${because.en}`, `它不成立：${because.zh}`);
    }
  }
}

function deviationText(deviation: Deviation): Label {
  if (deviation.what === 'play') {
    const { en, zh } = PLAYS[deviation.wanted];
    return label(`the play ${deviation.play} ${en}`, `应对动作 ${deviation.play} ${zh}`);
  }
  const wanted = WANTED[deviation.wanted];
  const found = foundText(deviation.found);
  return label(`${deviation.rule} ${wanted.en}; ${found.en}`, `${deviation.rule} ${wanted.zh}；${found.zh}`);
}

export const saidDeviations = (deviations: readonly Deviation[]): Label =>
  joined(deviations.map(deviationText), '. ', '。');

/** Firings that a test tells of and that could not have been. */
export function saidImpossible(impossible: ReviewedWeek['impossible']): Label {
  return joined(
    impossible.map(({ rule, week, why }) =>
      label(
        `under \`fired\`, ${rule} cannot have fired in week ${week}: ${HELD_BACK[why].en}; leave the week out`,
        `\`fired\` 里的 ${rule} 不可能在第 ${week} 周触发：${HELD_BACK[why].zh}；去掉这一周`,
      ),
    ),
    '. ',
    '。',
  );
}
