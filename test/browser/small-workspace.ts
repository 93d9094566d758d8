import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../src/cli/package-folder.ts';

/** What speaks of rules, strategies and scenarios by name: it would be wrong where a test leaves them out or changes them. */
const CHECKS = ['scenarios/checks', 'rules/tests'];

/** What of the sample is left out, so that the rest is simulated in a moment. */
const LEFT_OUT = [
  'scenarios/perfect-storm.yaml',
  'scenarios/supplier-disruption.yaml',
  'scenarios/traffic-cost-growth.yaml',
  'scenarios/shop/strategies/plan-2026-no-rules.yaml',
  'scenarios/shop/strategies/private-first.yaml',
  'scenarios/shop/strategies/public-first.yaml',
];

/** A folder of its own with the sample, its checks and some more of its files left out. */
export function copySample(leftOut: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-pages-'));
  for (const name of ['rules', 'scenarios']) {
    cpSync(join(packageFolder(), name), join(folder, name), { recursive: true });
  }
  for (const path of [...CHECKS, ...leftOut]) rmSync(join(folder, path), { recursive: true });
  return folder;
}

/** A folder of its own with the sample's first and last strategy and its first two scenarios. */
export const makeSmallWorkspace = (): string => copySample(LEFT_OUT);

/** Gives a workspace an expectation and a test of rules that name its last strategy. */
export function addChecks(folder: string): void {
  const expectations = {
    version: 1,
    expectations: [
      {
        name: 'Steady earns',
        owner: 'finance',
        reason: 'to be sure',
        strategies: 'steady',
        scenarios: 'all',
        expect: ['mean(gmv) >= 0'],
      },
    ],
  };
  const tests = {
    version: 1,
    strategy: 'steady',
    tests: [{ name: 'idle', week: 4, expect: { only: true } }],
  };
  mkdirSync(join(folder, 'scenarios', 'checks'));
  mkdirSync(join(folder, 'rules', 'tests'));
  writeFileSync(join(folder, 'scenarios', 'checks', 'expectations.yaml'), JSON.stringify(expectations));
  writeFileSync(join(folder, 'rules', 'tests', 'steady.yaml'), JSON.stringify(tests));
}
