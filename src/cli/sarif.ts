import { type AllowedFinding, explainFinding, type Finding, type Lang } from '../lib/index.ts';
import manifest from '../../package.json' with { type: 'json' };

/** A warning that is allowed, and why; where one result has suppressions, all must say what theirs are. */
const suppressed = (reason: string | undefined) =>
  reason === undefined ? [] : [{ kind: 'external', justification: reason }];

/**
 * Findings in SARIF 2.1.0, the format of code scanning services (OASIS standard, 2020): one run, one rule a code that was
 * found, one result a finding, places by line and column from 1. Allowed warnings are results that are suppressed.
 */
export function sarif(findings: readonly Finding[], allowed: readonly AllowedFinding[], lang: Lang): object {
  const all = [...findings.map((finding) => ({ finding, reason: undefined })), ...allowed];
  const codes = [...new Set(all.map(({ finding }) => finding.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'windtunnel',
            version: manifest.version,
            rules: codes.map((id) => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map(({ finding, reason }) => {
          const { code, severity, file, line, column, excerpt } = finding;
          return {
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: explainFinding(finding, lang).join('\n') },
            suppressions: suppressed(reason),
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file) },
                  region: {
                    startLine: line,
                    startColumn: column,
                    ...(excerpt && { endColumn: column + excerpt.width }),
                  },
                },
              },
            ],
          };
        }),
      },
    ],
  };
}
