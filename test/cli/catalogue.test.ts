import { describe, expect, it } from 'vitest';
import { FACTS, LEVERS, PLAYS } from '../../src/lib/plan/index.ts';
import { windtunnel } from './run-command.ts';

const named = (output: string) =>
  (JSON.parse(output) as { name: string; path?: string }[]).map(({ name }) => name);

describe('windtunnel facts, levers, plays', () => {
  it('lists everything that files may name, for scripts', () => {
    for (const [command, rows] of [
      ['facts', FACTS],
      ['levers', LEVERS],
      ['plays', PLAYS],
    ] as const) {
      const { status, stdout, stderr } = windtunnel(command, '--json');
      expect([status, stderr]).toEqual([0, '']);
      expect(named(stdout)).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
    }
  });

  it('lists keys and parts of object facts', () => {
    const rows = JSON.parse(windtunnel('facts', 'cac', '--json').stdout) as { name: string; path?: string }[];
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'channel', path: '$.douyin.cac', unit: 'CNY' }),
    );
  });

  it('finds by a part of a name or of a label, in both languages', () => {
    expect(windtunnel('facts', 'repurchase_rate', '--lang', 'zh').stdout).toContain('复购率');
    expect(named(windtunnel('plays', '锁价', '--json').stdout)).toEqual(['lock-price']);
    const { status, stdout } = windtunnel('levers', 'no such lever');
    expect([status, stdout]).toEqual([0, 'Nothing here has "no such lever" in its name.\n']);
  });

  it('refuses an unknown language', () => {
    const { status, stderr } = windtunnel('facts', '--lang', 'fr');
    expect(status).toBe(2);
    expect(stderr).toContain('fr');
  });
});
