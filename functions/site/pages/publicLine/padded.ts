/** Makes answers alike in length, whatever they say: what is between two people on one connection must not be told by its size (D9). */

/** Bytes of an answer that may differ from state to state: two names and two sentences, in the longest way there is. */
export const changingBytes = 2048

/** Spaces that fill a text up to so many bytes in UTF-8. @throws RangeError where it is longer */
export function filling(text: string, bytes = changingBytes): string {
  const missing = bytes - Buffer.byteLength(text)
  if (missing < 0) throw new RangeError('longer than it may be')
  return ' '.repeat(missing)
}
