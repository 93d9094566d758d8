import { findChromium } from './chromium.ts';

/** A step of `npm test`: installs the browser, if need be, while the other checks run. */
console.log(findChromium());
