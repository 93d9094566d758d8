import {
  type ExplainedRun,
  type Plan,
  type PlanSet,
  readWorkspace,
  type WorkspaceFiles,
} from '../lib/index.ts';
import { checkRuleTests, ruleTestText } from '../lib/checks/index.ts';
import { formatFile, onlyChecks } from '../lib/workspace/index.ts';

/** Digits of the numbers of a test: as few as leave every comparison of the rules as it was. */
const DIGITS = [4, 6, 9, 13, 17];

/** Where the test is tried: no file of a workspace is called so by a person. */
const TRIED = 'rules/tests/0-from-a-run.yaml';

async function passes(text: string, files: WorkspaceFiles, plans: PlanSet): Promise<boolean> {
  // other tests, and expectations, may be wrong: this one does not rest on them
  const others = [...files].filter(([path]) => !onlyChecks(path));
  const read = readWorkspace(new Map([...others, [TRIED, text]]));
  if (!read.ok) return false;
  const tests = read.ruleTests.filter(({ place }) => place.file === TRIED);
  const items = await checkRuleTests(tests, plans);
  return items.length > 0 && items.every(({ standing }) => standing === 'pass');
}

/**
 * A week of a run as a test of rules, in YAML, after making sure that it passes.
 *
 * @param files - of the workspace that the plan was read from
 */
export async function runAsTest(
  plan: Plan,
  explained: ExplainedRun,
  seed: number | string,
  week: number,
  files: WorkspaceFiles,
): Promise<string> {
  const plans: PlanSet = { strategies: [plan.strategy], worlds: [plan.world], targets: plan.targets };
  for (const digits of DIGITS) {
    const written = ruleTestText(plan, explained, seed, week, digits);
    const formatted = formatFile(TRIED, written);
    const text = formatted.ok ? formatted.text : written;
    if (await passes(text, files, plans)) return text;
  }
  throw new Error(`week ${week} of run ${explained.run} does not pass as a test of itself`);
}
