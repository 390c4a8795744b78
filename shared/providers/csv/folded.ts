/** A word without what people do not see as a difference: capitals, blanks, and accents written apart from their letter. */
export const folded = (word: string): string => word.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** What a word of a file stands for: exactly as it is written or, where that says nothing, as it is meant. */
export function meaningOf<Meaning>(words: Iterable<readonly [string, Meaning]>): (word: string) => Meaning | undefined {
  const exact = new Map(words)
  const meant = new Map<string, Meaning | undefined>()
  // Two that differ in capitals alone and mean something else say nothing about a third.
  for (const [word, meaning] of exact) meant.set(folded(word), meant.has(folded(word)) && meant.get(folded(word)) !== meaning ? undefined : meaning)
  return (word) => exact.get(word) ?? meant.get(folded(word))
}
