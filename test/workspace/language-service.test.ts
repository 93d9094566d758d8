import { describe, expect, it } from 'vitest';
import { findLever, FACTS, LEVERS, PLAYS, YEAR_FACTS } from '../../src/lib/plan/index.ts';
import { OPERATOR_NAMES } from '../../src/lib/rules/index.ts';
import { complaints, completions, hover, readSample, SAMPLE_FILES } from './language-services.ts';

const STRATEGY = 'scenarios/shop/strategies/some.yaml';
const PLAYS_FILE = 'rules/plays.yaml';
const CONDITIONS = 'rules/conditions.yaml';
const TARGETS = 'scenarios/shop/targets.yaml';
const RULEBOOK = 'rules/some.json';

const rule = (leaf: string, play = 'alert'): string =>
  `[{ "name": "a", "conditions": { "all": [${leaf}] }, "event": { "type": "${play}" } }]`;

const ours = LEVERS.filter(({ kind }) => kind === 'ours').map(({ name }) => name);
const names = (offered: ReadonlyMap<string, string>): string[] => [...offered.keys()];

describe('an editor with a language server', () => {
  it.each(SAMPLE_FILES)('underlines nothing in %s', async (path) => {
    expect(await complaints(path, readSample(path))).toEqual([]);
  });

  it.each([
    ['rules/plays.yaml', 'lever: referral.reward,', 'lever: referral.rewards,'],
    ['rules/plays.yaml', 'lever: channels.worst.share', 'lever: channels.worse.share'],
    ['rules/rules.yaml', 'owner: supply', 'owner: suply'],
    ['rules/facts.yaml', 'facts:', 'fact:'],
    ['rules/conditions.yaml', 'operator: in', 'operator: within'],
    ['rules/traffic.json', '"operator": "greaterThan"', '"operator": "over"'],
    ['scenarios/calm.yaml', 'shocks:', 'shock:'],
    ['scenarios/shop/business.yaml', 'content_stock:', 'content_stocks:'],
    ['scenarios/shop/strategies/steady.yaml', 'split: { public', 'split: { publik'],
    ['scenarios/shop/targets.yaml', 'dimension: scale', 'dimension: scail'],
  ])('underlines a slip in %s: %s', async (path, find, by) => {
    const text = readSample(path);
    expect(text).toContain(find);
    expect(await complaints(path, text.replace(find, by))).not.toEqual([]);
  });

  it.each([
    ['a lever that is to be as it was', STRATEGY, 'based_on: plan\nlevers: { members: { gold: null } }\n'],
    ['a part that a child drops', STRATEGY, 'based_on: plan\nphases: null\nreview: null\n'],
    [
      'an assumption that a child drops',
      'scenarios/some.yaml',
      'based_on: calm\nassume: { channels: null }\n',
    ],
    [
      'an operator with a decorator',
      RULEBOOK,
      rule('{ "fact": "cac", "operator": "not:equal", "value": 1 }'),
    ],
    ['a distance to a target', RULEBOOK, rule('{ "fact": "gap.cac", "operator": "lessThan", "value": 0 }')],
  ])('underlines nothing at %s', async (_, path, text) => {
    const depth = '../'.repeat(path.split('/').length - 1);
    const schema = path === STRATEGY ? 'strategy' : 'scenario';
    const head = `# yaml-language-server: $schema=${depth}static/schema/${schema}.json\n`;
    expect(await complaints(path, path === RULEBOOK ? text : head + text)).toEqual([]);
  });
});

describe('completion', () => {
  const facts = FACTS.map(({ name }) => name);

  it('offers facts in a condition, with what they mean', async () => {
    for (const offered of [
      await completions(RULEBOOK, rule('{ "fact": "|" }')),
      await completions(CONDITIONS, 'conditions:\n  some:\n    all:\n      - fact: |\n'),
      await completions(
        CONDITIONS,
        'conditions:\n  some:\n    all:\n      - { fact: |, operator: equal, value: 1 }\n',
      ),
    ]) {
      expect(names(offered)).toEqual(expect.arrayContaining(facts));
      for (const { name, zh, definition } of FACTS) {
        expect(offered.get(name)).toContain(zh);
        expect(offered.get(name)).toContain(definition);
      }
    }
  });

  it('offers operators', async () => {
    const inJson = await completions(RULEBOOK, rule('{ "fact": "cac", "operator": "|" }'));
    const inYaml = await completions(
      CONDITIONS,
      'conditions:\n  some:\n    all:\n      - fact: cac\n        operator: |\n',
    );
    for (const offered of [inJson, inYaml])
      expect(names(offered)).toEqual(expect.arrayContaining([...OPERATOR_NAMES]));
  });

  it('offers plays to a rule', async () => {
    const offered = await completions(
      RULEBOOK,
      rule('{ "fact": "cac", "operator": "equal", "value": 1 }', '|'),
    );
    for (const { name, zh } of PLAYS) expect(offered.get(name)).toContain(zh);
  });

  it("offers our own levers to a play, and those of a channel that is picked when it fires; none of the world's", async () => {
    const offered = await completions(PLAYS_FILE, 'plays:\n  some:\n    levers:\n      - lever: |\n');
    expect(names(offered)).toEqual(
      expect.arrayContaining([...ours, 'channels.best.share', 'channels.losing.spend']),
    );
    for (const { name, kind } of LEVERS) if (kind !== 'ours') expect(offered.has(name)).toBe(false);
  });

  it('offers the levers of a group within the group, two levels deep', async () => {
    const offered = await completions(STRATEGY, 'levers:\n  members:\n    gold:\n      |\n');
    const group = ours.filter((name) => name.startsWith('members.gold.')).map((name) => name.split('.')[2]);
    expect(group.length).toBeGreaterThan(0);
    expect(names(offered).sort()).toEqual([...group, 'note', 'source'].sort());
    expect(offered.get('benefit')).toContain(findLever('members.gold.benefit')!.zh);
  });

  it('offers facts of the year to a target', async () => {
    const offered = await completions(TARGETS, 'targets:\n  - fact: |\n');
    expect(names(offered)).toEqual(expect.arrayContaining(YEAR_FACTS.map(({ name }) => name)));
  });
});

describe('hovering', () => {
  const cac = FACTS.find(({ name }) => name === 'cac')!;
  const benefit = findLever('members.gold.benefit')!;

  it.each([
    [RULEBOOK, rule('{ "fact": "c|ac", "operator": "equal", "value": 1 }')],
    [CONDITIONS, 'conditions:\n  some:\n    all:\n      - { fact: c|ac, operator: equal, value: 1 }\n'],
    [TARGETS, 'targets:\n  - { fact: c|ac, at_most: 90, owner: media, dimension: efficiency }\n'],
  ])('tells what a fact is, in both languages: %s', async (path, text) => {
    const shown = await hover(path, text);
    for (const part of [cac.en, cac.zh, cac.definition]) expect(shown).toContain(part);
  });

  it.each([
    [STRATEGY, 'levers:\n  members:\n    gold:\n      ben|efit: 60\n'],
    [STRATEGY, 'levers: { members: { gold: { ben|efit: { pert: [20, 40, 60] } } } }\n'],
    [STRATEGY, 'levers:\n  members.gold.ben|efit: 60\n'],
    [STRATEGY, 'changes:\n  - { lever: members.gold.be|nefit, set: 60 }\n'],
    [PLAYS_FILE, 'plays:\n  some:\n    levers: [{ lever: members.gold.be|nefit, set: 60 }]\n'],
  ])('tells what a lever is, in both languages: %s, %s', async (path, text) => {
    const shown = await hover(path, text);
    for (const part of [benefit.en, benefit.zh, benefit.moves]) expect(shown).toContain(part);
  });
});
