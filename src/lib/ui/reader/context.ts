import { createContext } from 'svelte';
import type { Preferences } from './preferences.svelte.ts';

/** The reader's preferences: set by the frame, read by everything in it. */
export const [readerPreferences, setReaderPreferences] = createContext<Preferences>();
