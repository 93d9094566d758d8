/** What the guide says at length: a door of its own, beside that for every page. */

export { LAYER_LABELS, UNIT_LABELS } from './command-words.ts';
export { DEFINITIONS_IN_CHINESE } from './guide-definitions.ts';
export { MOVES_IN_CHINESE } from './guide-moves.ts';
export { GUIDE_QUESTIONS } from './guide-questions.ts';
export { GUIDE_WORDS } from './guide-words.ts';
