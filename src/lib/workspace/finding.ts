import { severityOf, type FindingArgs, type FindingCode, type Severity } from './messages/index.ts';
import { lineText, positionOf, type Place } from './text/source.ts';

/** The line of a file that a finding is about, cut to a readable length. */
export interface Excerpt {
  readonly text: string;
  /** Where in `text` the finding begins. */
  readonly caret: number;
  /** How many characters it covers, at least 1. */
  readonly width: number;
}

interface FindingOf<Code extends FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** Path relative to the workspace. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly args: FindingArgs[Code];
  /** Missing where the file has no such line, as when the file itself is missing. */
  readonly excerpt?: Excerpt;
}

/** Something wrong in a file, as data: a code, where it is, and the arguments of its message. */
export type Finding = { [Code in FindingCode]: FindingOf<Code> }[FindingCode];

/** A finding's code and arguments, before it has a place. */
export type Problem = {
  [Code in FindingCode]: { readonly code: Code; readonly args: FindingArgs[Code] };
}[FindingCode];

/** Pairs a code with its arguments. */
export const problem = <Code extends FindingCode>(code: Code, args: FindingArgs[Code]): Problem =>
  ({ code, args }) as Problem;

/** Where readers leave what they find. */
export interface Report {
  add<Code extends FindingCode>(code: Code, args: FindingArgs[Code], place: Place): void;
  addProblem(problem: Problem, place: Place): void;
  /** Takes over the findings of another report. */
  repeat(findings: readonly Finding[]): void;
  /** Number of errors so far, warnings not counted. */
  errors(): number;
  /** Number of findings so far. */
  size(): number;
  /** All findings, each once, sorted by file, line, column and code. */
  findings(): Finding[];
}

/** Longest excerpt, in characters. */
const EXCERPT = 120;
/** Characters kept before the caret when a long line is cut. */
const LEAD = 60;

function excerptOf(place: Place, line: number, column: number): Excerpt | undefined {
  const whole = lineText(place.source, line);
  if (whole.trim() === '') return undefined;
  const from = whole.length > EXCERPT ? Math.max(0, Math.min(column - 1 - LEAD, whole.length - EXCERPT)) : 0;
  const text = whole.slice(from, from + EXCERPT);
  const caret = Math.min(column - 1 - from, text.length);
  return { text, caret, width: Math.max(1, Math.min(place.end - place.start, text.length - caret)) };
}

function compare(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  if (a.column !== b.column) return a.column - b.column;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** A report with nothing in it yet. */
export function createReport(): Report {
  const found = new Map<string, Finding>();
  let errors = 0;
  const keep = (finding: Finding): void => {
    const { file, line, column, code, args } = finding;
    // A parent file is read again for every child: what is wrong in it is said once.
    const key = JSON.stringify([file, line, column, code, args]);
    if (found.has(key)) return;
    if (finding.severity === 'error') errors++;
    found.set(key, finding);
  };
  const report: Report = {
    add(code, args, place) {
      const { line, column } = positionOf(place.source, place.start);
      const { file } = place.source;
      const excerpt = excerptOf(place, line, column);
      keep({
        code,
        severity: severityOf(code),
        file,
        line,
        column,
        args,
        ...(excerpt === undefined ? {} : { excerpt }),
      } as Finding);
    },
    repeat: (findings) => findings.forEach(keep),
    addProblem: ({ code, args }, place) => report.add(code, args, place),
    errors: () => errors,
    size: () => found.size,
    findings: () => [...found.values()].sort(compare),
  };
  return report;
}
