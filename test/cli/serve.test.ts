import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windtunnel } from './run-command.ts';

describe('windtunnel serve refuses', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'windtunnel-serve-'));
    mkdirSync(join(folder, 'rules'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function refused(...args: readonly string[]): string {
    const { status, stdout, stderr } = windtunnel('serve', ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  }

  test('a folder that is missing, or no workspace, before it serves anything', () => {
    expect(refused('--workspace', join(folder, 'nowhere'))).toMatch(/^windtunnel: there is no folder /);
    expect(refused('--workspace', folder)).toContain('is not a workspace: it has no folder scenarios');
    expect(refused('--workspace', folder, '--lang', 'zh')).toContain('不是方案文件夹：缺少文件夹 scenarios');
  });

  test('wrong options, all at once', () => {
    const said = refused('--port', '70000', '--lang', 'fr');
    expect(said).toContain('--port "70000" is not right: write a whole number from 0 to 65535');
    expect(said).toContain('--lang "fr" is not right');
  });
});
