/** A piece of a sentence; one that was put in carries its place among those put in. */
export interface Part {
  readonly text: string;
  readonly place?: number;
}

/** Characters for private use, which no text has: they mark where each piece that is put in begins and ends. */
const BEGIN = '\uE000';
const END = '\uE001';

/**
 * A sentence in parts, so that some of what is put in can be more than text, a link for instance, wherever the language
 * places it.
 *
 * @param put - the texts put in
 * @param say - makes the sentence from them
 */
export function partsOf(put: readonly string[], say: (marked: readonly string[]) => string): Part[] {
  const sentence = say(put.map((_, place) => `${BEGIN}${place}${END}`));
  return sentence
    .split(BEGIN)
    .flatMap((piece, index): Part[] => {
      if (index === 0) return [{ text: piece }];
      const [place = '', rest = ''] = piece.split(END);
      return [{ text: put[Number(place)] ?? '', place: Number(place) }, { text: rest }];
    })
    .filter(({ text }) => text !== '');
}
