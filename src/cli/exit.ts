/** What the command line's exit codes mean, for scripts and CI. */
export const EXIT = { pass: 0, fault: 1, badInput: 2, cancelled: 130 } as const;

/** What was asked for cannot be done, said so that the planner knows what to write instead; printed without a stack trace. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The user stopped the command. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
