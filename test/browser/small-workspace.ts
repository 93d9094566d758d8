import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../src/cli/package-folder.ts';

/** What of the sample is left out, so that the rest is simulated in a moment. */
const LEFT_OUT = [
  'scenarios/perfect-storm.yaml',
  'scenarios/supplier-disruption.yaml',
  'scenarios/traffic-cost-growth.yaml',
  'scenarios/shop/strategies/plan-2026-no-rules.yaml',
  'scenarios/shop/strategies/private-first.yaml',
  'scenarios/shop/strategies/public-first.yaml',
];

/** A folder of its own with the sample's first and last strategy and its first two scenarios. */
export function makeSmallWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-small-'));
  for (const name of ['rules', 'scenarios']) {
    cpSync(join(packageFolder(), name), join(folder, name), { recursive: true });
  }
  for (const path of LEFT_OUT) rmSync(join(folder, path));
  return folder;
}
