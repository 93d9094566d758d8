import { describe, it } from 'vitest';
import { fuzzSample } from './sample-fuzz.ts';

describe('the sample after slips of the pen', () => {
  it('is refused in words, or can be simulated', { timeout: 600_000 }, () => {
    // The same slips every time: new ones are for the long tests, where there is time to look into what they find.
    fuzzSample(2_000, 20_261_125);
  });
});
