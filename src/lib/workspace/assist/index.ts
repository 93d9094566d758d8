/** Help while somebody writes a workspace's files: names that fit a place, what they mean, the files by kind. */

export { complete, type Completion, type Completions } from './complete.ts';
export { Folder } from './folder.ts';
export { hover, type Hover } from './hover.ts';
export { type ShelfKind, shelfOf, type ShelvedFile } from './shelf.ts';
