import type { FileOrder, OrderProblem } from '../../workspace/index.ts';
import type { Voice } from '../reader/voice.ts';
import type { Study } from '../study/study.svelte.ts';

/** Why something was not done, in the reader's words. */
export function problemText(problem: OrderProblem, voice: Voice, titleOf: (name: string) => string): string {
  switch (problem.kind) {
    case 'no name':
      return voice.say('order-no-name');
    case 'bad name':
      return voice.say('order-bad-name');
    case 'taken':
      return voice.say('order-taken', { name: problem.name });
    case 'needed':
      return voice.say('order-needed', { names: voice.list(problem.by.map(titleOf)) });
    case 'last one':
      return voice.say('order-last');
    case 'unreadable':
      return voice.say('order-unreadable');
  }
}

/** Carries an order out as one step of undo: the name that it is about afterwards, or why it was not done. */
export async function carryOut(
  study: Study,
  order: FileOrder,
): Promise<{ readonly name: string } | { readonly problem: OrderProblem }> {
  const { edits } = study;
  const { files, kept, readings } = edits;
  const result = await study.question((engine) => engine.order(files, [...kept], order));
  if (!result.ok) return { problem: result.problem };
  const texts = result.edits.map(({ path, text }) => [path, text] as const);
  edits.apply(texts, undefined, readings);
  study.resume();
  return { name: result.name };
}
