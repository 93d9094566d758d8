import { createContext } from 'svelte';
import type { Study } from './study.svelte.ts';

/** The study that all pages are about: set by the frame, so that it outlives a change of page. */
export const [theStudy, setStudy] = createContext<Study>();
