import { explainFinding, type Finding, type Lang } from '../lib/index.ts';
import manifest from '../../package.json' with { type: 'json' };

/**
 * Findings in SARIF 2.1.0, the format of code scanning services (OASIS standard, 2020): one run, one rule a code that was
 * found, one result a finding, places by line and column from 1.
 */
export function sarif(findings: readonly Finding[], lang: Lang): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
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
        results: findings.map((finding) => {
          const { code, severity, file, line, column, excerpt } = finding;
          return {
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: explainFinding(finding, lang).join('\n') },
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
