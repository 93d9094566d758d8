import { label } from '../plan/index.ts';
import { MODEL_VERSION } from '../simulation/index.ts';
import { explainFinding, type Finding } from '../workspace/index.ts';
import type { Verdict } from './verdict.ts';

const SENTENCES = { en: '; ', zh: '；' } as const;

/** The verdict on a workspace that cannot be read: what is wrong in its files, and nothing that was simulated. */
export function wrongFiles(
  findings: readonly Finding[],
  { seed, runs }: Pick<Verdict, 'seed' | 'runs'>,
): Verdict {
  const said = (finding: Finding, lang: 'en' | 'zh'): string =>
    explainFinding(finding, lang).join(SENTENCES[lang]);
  const items = findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => {
      const { file, line, column, code } = finding;
      return {
        kind: 'file' as const,
        standing: 'input' as const,
        name: `${file}:${line}:${column} ${code}`,
        place: { file, line, column },
        said: label(said(finding, 'en'), said(finding, 'zh')),
      };
    });
  return {
    version: 1,
    command: 'check',
    seed,
    runs,
    weeks: 0,
    model: MODEL_VERSION,
    items,
    cells: [],
    changes: [],
  };
}
