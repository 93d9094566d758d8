/** Rules as sentences: read from a rulebook, and written back into its text. */

export { type Choice, type Choices, choicesOf, type FactChoice } from './choices.ts';
export { editJson, type JsonEdit } from './json-edit.ts';
export { readRules, type FactRead, type WindowKind } from './read.ts';
export { type ShownCondition, type ShownEntry, type ShownRule, showRules } from './show.ts';
export { conditionText } from './words.ts';
export { editNotes, type NoteEdit } from './notes-edit.ts';
