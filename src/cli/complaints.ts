import type { Lang } from '../lib/index.ts';
import { type CommandErrorArgs, type CommandErrorCode, commandError } from '../lib/workspace/index.ts';
import { InputError } from './exit.ts';

/** Makes the error of a command, in the user's language. */
export const inputError = <Code extends CommandErrorCode>(
  code: Code,
  args: CommandErrorArgs<Code>,
  lang: Lang,
): InputError => new InputError(commandError(code, args, lang));

/** Gathers what is wrong with a command, so that all of it is said at once. */
export class Complaints {
  readonly #lang: Lang;
  readonly #lines: string[] = [];

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  add<Code extends CommandErrorCode>(code: Code, args: CommandErrorArgs<Code>): void {
    this.#lines.push(commandError(code, args, this.#lang));
  }

  /** Throws an InputError of all complaints, if there are any. */
  settle(): void {
    if (this.#lines.length > 0) throw new InputError(this.#lines.join('\n'));
  }
}
