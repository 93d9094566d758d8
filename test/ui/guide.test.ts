import { describe, expect, test } from 'vitest';
import {
  FACTS,
  findFact,
  type Label,
  LEVERS,
  LIMITS,
  OBJECT_FACTS,
  PLAYS,
} from '../../src/lib/plan/index.ts';
import {
  answersTo,
  boundsOf,
  costOf,
  definitionOf,
  FACT_GROUPS,
  LEVER_GROUPS,
  movesOf,
  unitOf,
  yearOf,
} from '../../src/lib/ui/guide/reference.ts';
import { Voice } from '../../src/lib/ui/reader/voice.ts';
import {
  DEFINITIONS_IN_CHINESE,
  GUIDE_QUESTIONS,
  GUIDE_WORDS,
  MOVES_IN_CHINESE,
} from '../../src/lib/workspace/messages/guide.ts';

const en = new Voice('en');
const zh = new Voice('zh');

/** Names that are written in Latin letters in Chinese too. */
const CHINESE_OR_NAME = /\p{Script=Han}|^(GMV|UV|NPS|CAC|CPC|LTV)/u;
const CHINESE = /\p{Script=Han}/u;

const rows = FACT_GROUPS.flatMap((group) => group.rows);
const levers = LEVER_GROUPS.flatMap((group) => group.rows);
const fact = (name: string) => findFact(name)!;

describe('the guide', () => {
  test('shows every fact, lever and play of the catalogue, once', () => {
    const scalars = FACT_GROUPS.filter(({ path }) => !path).flatMap((group) => group.rows);
    expect(scalars.map((row) => row.fact)).toEqual([...FACTS]);
    expect(levers).toEqual([...LEVERS]);
    for (const { name, keys, parts } of OBJECT_FACTS) {
      const shown = FACT_GROUPS.find((group) => group.path && group.name === name)?.rows ?? [];
      for (const key of keys) {
        const having = shown.filter((row) => !row.keys || row.keys.some((each) => each.name === key));
        expect(
          having.map((row) => row.fact.name),
          `${name} ${key}`,
        ).toEqual(Object.keys(parts[key]!));
      }
    }
  });

  test('gives every row a name and both labels', () => {
    const all: readonly (Label & { readonly name: string })[] = [
      ...rows.map((row) => row.fact),
      ...levers,
      ...PLAYS,
    ];
    for (const { name, ...labels } of all) {
      expect(name, name).not.toBe('');
      expect(labels.en, name).toMatch(/^[A-Z0-9(]/);
      expect(labels.zh, name).toMatch(CHINESE_OR_NAME);
    }
  });

  test('says in both languages what each fact is, what each lever moves and what each play answers', () => {
    for (const row of rows) {
      expect(definitionOf(row.fact, en).text, row.fact.name).toBe(row.fact.definition);
      expect(definitionOf(row.fact, zh).text, row.fact.name).toMatch(CHINESE);
    }
    for (const lever of levers) {
      expect(movesOf(lever, en).text, lever.name).toBe(lever.moves);
      expect(movesOf(lever, zh).text, lever.name).toMatch(CHINESE);
    }
    for (const { name, answers } of PLAYS) expect(answers.zh, name).toMatch(CHINESE);
  });

  test('keeps no Chinese for a text that the catalogue no longer has', () => {
    const parts = OBJECT_FACTS.flatMap((object) =>
      Object.values(object.parts).flatMap((of) => Object.values(of)),
    );
    const definitions = new Set([...FACTS, ...parts].map(({ definition }) => definition));
    const moves = new Set(LEVERS.map((lever) => lever.moves));
    expect(Object.keys(DEFINITIONS_IN_CHINESE).filter((text) => !definitions.has(text))).toEqual([]);
    expect(Object.keys(MOVES_IN_CHINESE).filter((text) => !moves.has(text))).toEqual([]);
  });

  test('shows a text without Chinese in English, and marks it as such', () => {
    expect(definitionOf({ ...fact('cac'), definition: 'not yet said in Chinese' }, zh)).toEqual({
      text: 'not yet said in Chinese',
      lang: 'en',
    });
  });

  test('asks five questions and says every word, question and limit in both languages', () => {
    expect(GUIDE_QUESTIONS.length).toBe(5);
    const words = GUIDE_WORDS.flatMap((group) => [
      group,
      ...group.words.flatMap((each) => [each.word, each.meaning]),
    ]);
    const questions = GUIDE_QUESTIONS.flatMap(({ question, answer, look }) => [question, answer, look]);
    const limits = LIMITS.flatMap((limit) => [limit, limit.why]);
    for (const said of [...words, ...questions, ...limits]) {
      expect(said.en).toMatch(/^[A-Zp0-9]/);
      expect(said.en).not.toMatch(CHINESE);
      expect(said.zh, said.en).toMatch(CHINESE);
    }
  });

  test('calls nothing a limit that is a fact', () => {
    const facts = new Set(FACTS.map(({ en: label }) => label));
    expect(LIMITS.filter(({ en: label }) => facts.has(label))).toEqual([]);
  });
});

describe('a search', () => {
  const cac = fact('cac_paid');

  test.each([
    ['', true],
    ['  ', true],
    ['cac', true],
    ['CAC_PAID', true],
    ['付费', true],
    ['paid cac', true],
    ['ＣＡＣ', true],
    ['cac 付费', true],
    ['cac organic', false],
    ['复购', false],
  ])('for “%s” finds the CAC of paid channels: %s', (typed, found) => {
    expect(answersTo(cac, typed)).toBe(found);
  });
});

describe('a row', () => {
  test.each([
    ['uv', 'sum', '合计'],
    ['cash_low', 'end', '期末'],
    ['wecom_friends', 'end', '期末'],
    ['cac', 'sum ÷ sum', '合计 ÷ 合计'],
    ['gmv_growth', 'sum ÷ sum − 1', '合计 ÷ 合计 − 1'],
    ['turnover_days', 'mean ÷ sum × 364', '均值 ÷ 合计 × 364'],
    ['phase', undefined, undefined],
  ])('says how the weeks of %s make its year: %s', (name, english, chinese) => {
    expect(yearOf(fact(name), en)).toBe(english);
    expect(yearOf(fact(name), zh)).toBe(chinese);
  });

  test('has its unit, or what it is when it is no number', () => {
    expect(unitOf(fact('cvr'), en)).toBe('%');
    expect(unitOf(fact('gmv'), zh)).toBe('元');
    expect(unitOf(fact('phase'), en)).toBe('a name');
    expect(unitOf(fact('plays_running'), zh)).toBe('名称列表');
  });

  test('of a lever has bounds in its unit, and what pays for it', () => {
    const lever = (name: string) => LEVERS.find((each) => each.name === name)!;
    expect(boundsOf(lever('channels.search.share'), en)).toBe('0% to 100%');
    expect(boundsOf(lever('budget.total'), zh)).toBe('¥0 至 ¥10亿');
    expect(costOf('private', en)).toBe('Private domain and members');
    expect(costOf('margin', zh)).toBe('毛利');
    expect(costOf('none', en)).toBe('none');
  });
});
