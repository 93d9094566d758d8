/** A number that the model computed is not finite: the plan stops here rather than go on with it. */
export class ModelError extends Error {
  constructor(
    readonly strategy: string,
    readonly scenario: string,
    /** From 0. */
    readonly run: number,
    /** From 1. */
    readonly week: number,
    readonly variable: string,
  ) {
    super(`${strategy} under ${scenario}: ${variable} is not a number in week ${week} of run ${run}`);
    this.name = 'ModelError';
  }
}
