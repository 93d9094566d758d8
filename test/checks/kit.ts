import { join } from 'node:path';
import { checkPlans, type CheckOptions } from '../../src/lib/checks/index.ts';
import type { PlanSet } from '../../src/lib/plan/index.ts';
import { localWorkers } from '../../src/lib/simulation/index.ts';
import { readWorkspace, renderFinding } from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The sample with other files: read, or its findings thrown. */
export function sampleWith(files: Readonly<Record<string, string>>) {
  const read = readWorkspace(
    new Map<string, string | Uint8Array>([...readFolder(ROOT), ...Object.entries(files)]),
  );
  if (read.ok) return read;
  throw new Error(read.findings.map((finding) => renderFinding(finding, 'en')).join('\n'));
}

/** Statements about some cells of the sample. */
export const expectationsFile = (
  statements: readonly string[],
  strategies = 'plan-2026',
  scenarios = 'calm',
): string => `version: 1
expectations:
  - name: Tried
    strategies: ${strategies}
    scenarios: ${scenarios}
    expect:
${statements.map((statement) => `      - ${statement}`).join('\n')}
`;

const EXPECTATIONS = 'scenarios/checks/expectations.yaml';

/** Checks statements about plan-2026 in a calm year, of a workspace of a few strategies. */
export async function checkStatements(
  statements: readonly string[],
  options: Partial<CheckOptions> = {},
  others: readonly string[] = ['plan-2026-no-rules'],
) {
  const { plans, expectations } = sampleWith({ [EXPECTATIONS]: expectationsFile(statements) });
  const few: PlanSet = {
    ...plans,
    strategies: plans.strategies.filter(({ title }) => ['plan-2026', ...others].includes(title.name)),
    worlds: plans.worlds.filter(({ title }) => title.name === 'calm'),
  };
  const verdict = await checkPlans({
    plans: few,
    expectations,
    runs: 500,
    seed: 42,
    workers: localWorkers(),
    ...options,
  });
  return { verdict, plans: few };
}
