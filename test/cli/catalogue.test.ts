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

  it('says what each row means in the language asked for', () => {
    for (const [command, name, english, chinese] of [
      ['facts', 'returning_rate', 'customers at opening', '期初客户'],
      ['levers', 'care.birthday', 'the level trust settles at', '信任最终达到的水平'],
      ['plays', 'move-channel', "one channel's CPC", '单一渠道点击单价上涨'],
    ] as const) {
      const inEnglish = windtunnel(command, name).stdout;
      const inChinese = windtunnel(command, name, '--lang', 'zh').stdout;
      expect(inEnglish).toContain(english);
      expect(inEnglish).not.toContain(chinese);
      expect(inChinese).toContain(chinese);
      expect(inChinese).not.toContain(english);
    }
  });

  it('gives scripts both languages', () => {
    const first = (...args: string[]) => (JSON.parse(windtunnel(...args, '--json').stdout) as unknown[])[0];
    expect(first('facts', 'cvr_private')).toMatchObject({
      definition: 'orders from the private domain / private-domain visits',
      definition_zh: '私域订单 ÷ 私域访客',
    });
    expect(first('levers', 'wecom.coupon_scale')).toMatchObject({
      moves: 'how fast join rates grow with the coupon',
      moves_zh: '加粉率随面额增长的快慢',
    });
    expect(first('plays', 'clear-stock')).toMatchObject({
      answers: { en: 'overstock, cash', zh: '库存积压、现金吃紧' },
    });
  });

  it('refuses an unknown language', () => {
    const { status, stderr } = windtunnel('facts', '--lang', 'fr');
    expect(status).toBe(2);
    expect(stderr).toContain('fr');
  });
});
