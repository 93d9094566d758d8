import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import {
  complete,
  type Completion,
  Folder,
  hover,
  type Hover,
  type Lang,
  shelfOf,
} from '../../src/lib/workspace/index.ts';

const CURSOR = '¦';
const sample = new Folder(readFolder(packageFolder()));
const read = (path: string): string => readFileSync(join(packageFolder(), path), 'utf8');

/** A text with a cursor in it, apart. */
function cursorIn(text: string): [text: string, offset: number] {
  const offset = text.indexOf(CURSOR);
  if (offset < 0) throw new Error('no cursor');
  return [text.replace(CURSOR, ''), offset];
}

/** The sample's file with a piece of it replaced by a piece with a cursor. */
function cursorInSample(path: string, piece: string, instead: string): string {
  const text = read(path);
  if (!text.includes(piece)) throw new Error(`${path} has no ${piece}`);
  return text.replace(piece, instead);
}

function offered(path: string, marked: string, lang: Lang = 'en'): readonly Completion[] {
  const [text, offset] = cursorIn(marked);
  return complete(sample.with(path, text), path, text, offset, lang)?.options ?? [];
}

const names = (path: string, marked: string): string[] => offered(path, marked).map(({ name }) => name);

/** The text after the first offer of a name is taken, with the cursor where it then stands. */
function taken(path: string, marked: string, name: string): string {
  const [text, offset] = cursorIn(marked);
  const found = complete(sample.with(path, text), path, text, offset, 'en');
  const option = found?.options.find((each) => each.name === name);
  if (!found || !option) throw new Error(`${name} is not offered`);
  const { insert, cursor } = option;
  return (
    text.slice(0, found.from) + insert.slice(0, cursor) + CURSOR + insert.slice(cursor) + text.slice(found.to)
  );
}

function told(path: string, marked: string, lang: Lang = 'en'): Hover | undefined {
  const [text, offset] = cursorIn(marked);
  return hover(sample.with(path, text), path, text, offset, lang);
}

const RULEBOOK = 'rules/some.json';
const STRATEGY = 'scenarios/shop/strategies/some.yaml';
const leaf = (inner: string): string =>
  `[{ "name": "a", "conditions": { "all": [{ ${inner} }] }, "event": { "type": "alert" } }]`;

describe('completion', () => {
  it('offers facts with unit and meaning, in the language of the reader', () => {
    const marked = leaf('"fact": "ca¦", "operator": "greaterThan", "value": 1');
    const cac = offered(RULEBOOK, marked).find(({ name }) => name === 'cac');
    expect(cac).toMatchObject({ title: 'CAC (blended)', unit: 'CNY' });
    expect(cac?.meaning[0]).toContain('new customers');
    const chinese = offered(RULEBOOK, marked, 'zh').find(({ name }) => name === 'cac');
    expect(chinese?.meaning[0]).toMatch(/\p{Script=Han}/u);
  });

  it('offers the workspace’s own facts and gaps to its targets', () => {
    expect(names(RULEBOOK, leaf('"fact": "cac_gr¦"'))).toContain('cac_growth');
    expect(names(RULEBOOK, leaf('"fact": "gap.¦"'))).toEqual(
      expect.arrayContaining(['gap.cac', 'gap.gmv_growth']),
    );
  });

  it('finds a fact by what it is called in Chinese', () => {
    expect(offered(RULEBOOK, leaf('"fact": "获客¦"'), 'zh').map(({ name }) => name)).toContain('cac');
  });

  it('offers operators, windows, plays, settings of plays, shared conditions', () => {
    expect(names(RULEBOOK, leaf('"fact": "cac", "operator": "¦"'))).toContain('greaterThanInclusive');
    expect(names(RULEBOOK, leaf('"fact": "cac", "params": { ¦ }'))).toEqual(
      expect.arrayContaining(['mean', 'lag', 'change']),
    );
    expect(names(RULEBOOK, leaf('"condition": "¦"'))).toEqual([
      'competition-is-on',
      'not-in-a-big-sale',
      'plan-has-started',
    ]);
    const event = (inner: string): string =>
      `[{ "name": "a", "conditions": { "all": [] }, "event": ${inner} }]`;
    expect(names(RULEBOOK, event('{ "type": "¦" }'))).toContain('shift-to-private');
    expect(names(RULEBOOK, event('{ "type": "alert", "params": { "¦" } }'))).toContain('cooldown');
  });

  it('offers paths of the object fact beside it, and members of the fact beside it', () => {
    const paths = names(RULEBOOK, leaf('"fact": "channel", "path": "¦"'));
    expect(paths).toContain('$.douyin.cac');
    expect(paths.every((path) => path.startsWith('$.'))).toBe(true);
    expect(names(RULEBOOK, leaf('"fact": "phase", "operator": "equal", "value": "¦"'))).toEqual([
      'prepare',
      'launch',
      'grow',
      'none',
    ]);
    expect(names(RULEBOOK, leaf('"fact": "entrant", "operator": "equal", "value": ¦'))).toEqual([
      'true',
      'false',
    ]);
  });

  it('offers keys that a condition may still have, and none of another kind', () => {
    const keys = names(RULEBOOK, leaf('"fact": "cac", ¦'));
    expect(keys).toEqual(expect.arrayContaining(['operator', 'value', 'params']));
    expect(keys).not.toContain('fact');
    expect(keys).not.toContain('all');
  });

  it('keeps quotes right in JSON', () => {
    expect(taken(RULEBOOK, leaf('"fact": "ca¦", "operator": "equal"'), 'cac')).toContain(
      '"fact": "cac"¦, "operator"',
    );
    expect(taken(RULEBOOK, leaf('"fact": ¦, "operator": "equal"'), 'cac')).toContain(
      '"fact": "cac"¦, "operator"',
    );
    expect(taken(RULEBOOK, leaf('"fact": "cac", oper¦'), 'operator')).toContain(
      '"fact": "cac", "operator": "¦"',
    );
    expect(taken(RULEBOOK, leaf('"fac¦": "cac"'), 'fact')).toContain('{ "fact"¦: "cac" }');
    expect(taken(RULEBOOK, leaf('"fact": "entrant", "value": ¦'), 'true')).toContain('"value": true¦ }');
  });

  it('keeps quotes right in YAML', () => {
    const path = 'rules/conditions.yaml';
    expect(
      taken(path, 'conditions:\n  a:\n    all:\n      - { fact: ca¦, operator: equal }\n', 'cac'),
    ).toContain('{ fact: cac¦, operator');
    expect(taken(path, 'conditions:\n  a:\n    all:\n      - fact: "ca¦"\n', 'cac')).toContain(
      '- fact: "cac"¦\n',
    );
    expect(
      taken(path, 'conditions:\n  a:\n    all:\n      - fact: cac\n        oper¦\n', 'operator'),
    ).toContain('        operator: ¦\n');
  });

  it('offers levers where levers stand: nested, by whole name, in a list', () => {
    const benefit = offered(STRATEGY, 'levers:\n  members:\n    gold:\n      ben¦\n');
    expect(benefit[0]).toMatchObject({ name: 'benefit', unit: 'CNY a year' });
    expect(names(STRATEGY, 'changes:\n  - { lever: offers.ne¦ }\n')).toContain('offers.new.depth');
    expect(names('rules/plays.yaml', 'plays:\n  a:\n    levers:\n      - lever: channels.be¦\n')).toContain(
      'channels.best.share',
    );
    expect(names('scenarios/some.yaml', 'shocks:\n  - lever: cpc¦\n').length).toBeGreaterThan(0);
  });

  it('offers names of rulebooks, strategies, scenarios, rules, teams', () => {
    expect(names(STRATEGY, 'rules: [traffic, ¦]\n')).toEqual(expect.arrayContaining(['supply', 'review']));
    expect(names(STRATEGY, 'rules:\n  - ¦\n')).toContain('supply');
    expect(names(STRATEGY, 'based_on: ¦\n')).toContain('plan-2026');
    expect(names('scenarios/some.yaml', 'include: [¦]\n')).toContain('calm');
    expect(names('rules/rules.yaml', 'version: 1\nrules:\n  ca¦\n')).toContain('cash-runs-low');
    expect(names('rules/rules.yaml', 'rules:\n  cash-runs-low:\n    owner: ¦\n')).toContain('finance');
    expect(names('scenarios/shop/targets.yaml', 'targets:\n  - fact: gmv¦\n')).toContain('gmv_growth');
  });

  it('offers the keys of a file at its top, but for those it has', () => {
    const keys = names('scenarios/calm.yaml', `version: 1\n¦\ntitle: { en: A }\n`);
    expect(keys).toContain('shocks');
    expect(keys).not.toContain('title');
  });

  it('offers facts and functions within an expression', () => {
    const marked = 'facts:\n  mine: cac / la¦\n';
    expect(names('rules/facts.yaml', marked)).toContain('lag');
    expect(taken('rules/facts.yaml', marked, 'lag')).toBe('facts:\n  mine: cac / lag(¦)\n');
    expect(names('rules/facts.yaml', 'facts:\n  mine: mean(stoc¦, 4)\n')).toContain('stock');
  });

  it('offers within the sample’s own files, as they stand', () => {
    expect(
      names('rules/traffic.json', cursorInSample('rules/traffic.json', '"fact": "cash"', '"fact": "cas¦"')),
    ).toContain('cash');
    expect(
      names(
        'rules/plays.yaml',
        cursorInSample('rules/plays.yaml', 'lever: budget.public', 'lever: budget.pu¦'),
      ),
    ).toContain('budget.public');
    const plan = 'scenarios/shop/strategies/plan-2026.yaml';
    expect(names(plan, cursorInSample(plan, 'review: weekly', 'review: ¦'))).toEqual([
      'weekly',
      'every 4 weeks',
    ]);
    expect(names(plan, cursorInSample(plan, '  points: {', '  po¦\n  points: {'))).not.toContain('points');
  });

  it('offers nothing where nothing fits', () => {
    for (const [path, marked] of [
      [RULEBOOK, leaf('"fact": "cac", "operator": "greaterThan", "value": ¦')],
      [RULEBOOK, leaf('"fact": "cac" ¦ "operator": "equal"')],
      [RULEBOOK, '[]¦'],
      [STRATEGY, '# a comm¦ent\n'],
      [STRATEGY, 'note: some te¦xt\n'],
      ['README.md', 'so¦me text'],
      ['rules/facts.yaml', 'version: 1 ¦\n'],
    ] as const)
      expect(names(path, marked), marked).toEqual([]);
  });

  it('never fails, wherever the cursor stands in a file that is cut off', () => {
    for (const path of ['rules/traffic.json', 'rules/plays.yaml', 'scenarios/shop/business.yaml']) {
      const text = read(path);
      for (let offset = 0; offset < text.length; offset += 41) {
        const cut = text.slice(0, offset);
        complete(sample, path, cut, offset, 'en');
        hover(sample, path, cut, offset, 'zh');
        complete(sample, path, text, offset, 'en');
      }
    }
  });
});

describe('hover', () => {
  it('tells a fact, in the language of the reader', () => {
    const marked = leaf('"fact": "c¦ac", "operator": "lessThan"');
    expect(told(RULEBOOK, marked)).toMatchObject({ name: 'cac', title: 'CAC (blended)', unit: 'CNY' });
    expect(told(RULEBOOK, marked, 'zh')?.meaning.join('')).toMatch(/\p{Script=Han}/u);
  });

  it('tells levers, plays, operators, conditions, windows, paths, rules', () => {
    expect(told(STRATEGY, 'levers:\n  members:\n    gold: { ben¦efit: 5 }\n')?.unit).toBe('CNY a year');
    expect(told(STRATEGY, 'changes:\n  - { lever: offers.n¦ew.depth, set: 1 }\n')?.unit).toBe('%');
    const play = told(
      'rules/traffic.json',
      cursorInSample('rules/traffic.json', '"shift-to-private"', '"shift-¦to-private"'),
    );
    expect(play?.title).toBe('Shift to private domain');
    expect(play?.meaning.join(' ')).toContain('add');
    expect(told(RULEBOOK, leaf('"fact": "cac", "operator": "less¦ThanInclusive"'))?.title).toBe('at most');
    expect(told(RULEBOOK, leaf('"condition": "plan-has-¦started"'))?.meaning).toEqual([
      'Phase is one of Launch or Grow',
    ]);
    expect(told(RULEBOOK, leaf('"fact": "cac", "params": { "me¦an": 4 }'))?.title).toContain('mean');
    expect(told(RULEBOOK, leaf('"fact": "channel", "path": "$.dou¦yin.cac"'))?.title).toBe('Douyin CAC');
    expect(told('rules/rules.yaml', 'rules:\n  cash-runs¦-low:\n    title: Cash\n')?.name).toBe(
      'cash-runs-low',
    );
    expect(told('rules/facts.yaml', 'facts:\n  a: mean(sto¦ck, 4)\n')?.name).toBe('stock');
  });

  it('tells nothing of numbers and free texts', () => {
    expect(told(RULEBOOK, leaf('"fact": "cac", "value": 1¦10'))).toBeUndefined();
    expect(told(STRATEGY, 'note: te¦xt\n')).toBeUndefined();
  });
});

describe('the shelf', () => {
  it('has every file once, by what it is for, with what people call it', () => {
    const shelf = shelfOf(sample);
    expect(shelf.map(({ path }) => path).sort()).toEqual([...sample.paths].sort());
    expect(shelf[0]?.kind).toBe('business');
    expect(shelf.find(({ path }) => path.endsWith('plan-2026.yaml'))?.title).toEqual({
      en: 'Plan 2026',
      zh: '2026 年方案',
    });
  });
});
