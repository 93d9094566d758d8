import { describe, expect, it } from 'vitest';
import { findingsIn, readRight } from './reading.ts';
import { edited, PLAYS, workspace } from './fixture.ts';

const USUAL = 'messages.high, multiply: 1.5, ramp: 1 week';

/** The workspace with another lever in its own play. */
const moving = (lever: string) => workspace({ [PLAYS]: edited(PLAYS, USUAL, lever) });

describe('a play whose channels are picked when it fires', () => {
  it.each(['channels.best.share', 'channels.worst.share', 'channels.losing.share'])(
    'may move %s',
    (lever) => {
      const { plans } = readRight(moving(`${lever}, add: 10%, ramp: 2 weeks`));
      const plays = plans.strategies.flatMap(({ plays: all }) => all);
      const moved = plays.find(({ name }) => name === 'our-own-play')!.modifiers;
      expect(moved).toEqual([{ lever, operation: 'add', value: 0.1, ramp: 2 }]);
    },
  );

  it.each([
    ['a lever that not every channel has', 'channels.best.commission, add: 5%', 'unknown-lever'],
    ['a lever that no channel has', 'channels.best.shares, add: 5%', 'unknown-lever'],
    ['a choice that there is not', 'channels.cheapest.share, add: 5%', 'unknown-lever'],
    ["a lever of the world's", 'channels.best.cpc, multiply: 0.5', 'lever-kind'],
    ['a share without its percent sign', 'channels.best.share, add: 10', 'share-without-percent'],
    ['more than a lever can be', 'channels.losing.spend, set: 4', 'lever-bounds'],
  ])('may not move %s', (_, lever, code) => {
    const found = findingsIn(moving(lever));
    expect(found.map((finding) => finding.code)).toEqual([code]);
  });

  it('stands in plays alone: a business file has no such lever', () => {
    const path = 'scenarios/shop/business.yaml';
    const files = workspace();
    expect(files.has(path)).toBe(true);
    const text = edited(path, 'levers:\n', 'levers:\n  channels.best.share: 10%\n');
    expect(findingsIn(workspace({ [path]: text })).map(({ code }) => code)).toContain('unknown-lever');
  });
});
