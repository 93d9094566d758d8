import { describe, expect, test } from 'vitest';
import { Cancelled, InputError } from '../../src/cli/exit.ts';
import { errorText, failureOf } from '../../src/cli/failure.ts';
import { PortsTaken } from '../../src/cli/server.ts';
import { RuleDisagreement } from '../../src/lib/rules/index.ts';
import { ModelError } from '../../src/lib/simulation/index.ts';
import { FolderError } from '../../src/lib/workspace/node-folder.ts';

describe('a command that fails', () => {
  test('ends with 2 for bad input, and says what was said', () => {
    expect(failureOf(new InputError('no such file'), 'en')).toEqual({ text: 'no such file', code: 2 });
  });

  test('ends with 1 where the rules differ from the library, naming rule and week', () => {
    const failure = failureOf(new RuleDisagreement('cac-runs-hot', 12, true), 'en');
    expect(failure?.code).toBe(1);
    expect(failure?.text).toContain('rule "cac-runs-hot" in week 12');
    expect(failureOf(new RuleDisagreement('cac-runs-hot', 12, true), 'zh')?.text).toContain(
      '规则“cac-runs-hot”第 12 周',
    );
  });

  test('ends with 1 where the model computes what is no number, naming run, week and variable', () => {
    const failure = failureOf(new ModelError('steady', 'calm', 513, 7, 'cash'), 'en');
    expect(failure).toEqual({
      text: 'the simulation stopped: in steady under calm, cash is not a number in week 7 of run 513',
      code: 1,
    });
  });

  test('ends with 2 where a folder is no workspace, or no port is free', () => {
    const label = { en: 'no folder', zh: '没有文件夹' };
    expect(failureOf(new FolderError(label, 'folder-missing'), 'zh')).toEqual({
      text: '没有文件夹',
      code: 2,
    });
    const failure = failureOf(new PortsTaken(4173, 4222), 'en');
    expect(failure?.text).toMatch(/^ports 4173 to 4222 are all taken .*--port$/);
    expect(failure?.code).toBe(2);
  });

  test('ends with 130 when it was stopped', () => {
    expect(failureOf(new Cancelled('stopped'), 'zh')).toEqual({ text: '已停止', code: 130 });
  });

  test('keeps its stack trace when nobody expected the error', () => {
    const error = new TypeError('x is not a function');
    expect(failureOf(error, 'en')).toBeUndefined();
    expect(errorText(error, 'en')).toBe(error.stack);
    expect(errorText(new InputError('no such file\nand no such folder'), 'en')).toBe(
      'windtunnel: no such file\nwindtunnel: and no such folder',
    );
  });
});
