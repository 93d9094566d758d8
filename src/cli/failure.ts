import { FolderError, type Lang, ModelError, RuleDisagreement } from '../lib/index.ts';
import { commandError } from '../lib/workspace/index.ts';
import { Cancelled, EXIT, InputError } from './exit.ts';
import { PortsTaken } from './server.ts';

/** How a command that failed ends: what is printed on stderr, a line each, and its exit code. */
export interface Failure {
  readonly text: string;
  readonly code: number;
}

/** What to tell of an error; undefined for one that nobody expected, whose stack trace is needed. */
export function failureOf(error: unknown, lang: Lang): Failure | undefined {
  if (error instanceof InputError) return { text: error.message, code: EXIT.badInput };
  if (error instanceof FolderError) return { text: error.label[lang], code: EXIT.badInput };
  if (error instanceof PortsTaken) {
    const { first, last } = error;
    return { text: commandError('ports-taken', { first, last }, lang), code: EXIT.badInput };
  }
  if (error instanceof Cancelled) return { text: commandError('stopped', {}, lang), code: EXIT.cancelled };
  if (error instanceof ModelError) {
    const { strategy, scenario, variable, week, run } = error;
    const text = commandError('model-failed', { strategy, scenario, variable, week, run }, lang);
    return { text, code: EXIT.fault };
  }
  if (error instanceof RuleDisagreement) {
    const { rule, week, message } = error;
    return { text: commandError('rules-disagree', { rule, week, detail: message }, lang), code: EXIT.fault };
  }
  return undefined;
}

/** What is printed on stderr of any error: in words where it was to be expected, else with its stack trace. */
export function errorText(error: unknown, lang: Lang): string {
  const failure = failureOf(error, lang);
  if (failure) return failureLines(failure);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A failure as it is printed on stderr: who says so before every line. */
export const failureLines = ({ text }: Failure): string =>
  text
    .split('\n')
    .map((line) => `windtunnel: ${line}`)
    .join('\n');
