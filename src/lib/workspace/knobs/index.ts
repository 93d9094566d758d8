export type { Knob, KnobGroup, Knobs } from './knob.ts';
export { knobsOf, turnKnob, type FileEdit, type KnobPlace, type Turn } from './turn.ts';
export { renamedInChecks } from './renamed-in-checks.ts';
export { orderFiles, type FileOrder, type OrderProblem, type OrderResult } from './file-orders.ts';
