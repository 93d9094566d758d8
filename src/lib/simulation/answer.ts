import { ModelError } from './model-error.ts';

/** An error as plain data. Between threads an error object keeps its message only, so what else it says goes along. */
export type Failure =
  | {
      readonly kind: 'model';
      readonly strategy: string;
      readonly scenario: string;
      readonly run: number;
      readonly week: number;
      readonly variable: string;
    }
  | { readonly kind: 'other'; readonly name: string; readonly message: string; readonly stack: string };

/** What another thread hands back: a value, or why there is none. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** An error as it goes to another thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ModelError) {
    const { strategy, scenario, run, week, variable } = error;
    return { kind: 'model', strategy, scenario, run, week, variable };
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'other', name, message, stack: stack ?? '' };
}

/** The error that another thread met. */
function errorOf(failure: Failure): Error {
  if (failure.kind === 'model') {
    const { strategy, scenario, run, week, variable } = failure;
    return new ModelError(strategy, scenario, run, week, variable);
  }
  const error = new Error(failure.message);
  error.name = failure.name;
  error.stack = failure.stack;
  return error;
}

/** Does a piece of work, and makes an answer of what comes of it. */
export function attempt<Value>(work: () => Value): Answer<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** The value of an answer; throws the error that it holds. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw errorOf(answer.failure);
}
