/**
 * A page asks the same of the store from several sides at once. Whoever asks while the answer is under way gets that one; once it is there nothing is kept, so
 * an answer is never older than the read that brought it. Not for whoever reads what it has just written.
 * @param keyOf equal where the answer is the same
 */
export function whileUnderWay<Asked extends readonly unknown[], Value>(
  read: (...asked: Asked) => Promise<Value>,
  keyOf: (...asked: Asked) => string,
): (...asked: Asked) => Promise<Value> {
  const underWay = new Map<string, Promise<Value>>()
  return (...asked) => {
    const key = keyOf(...asked)
    const known = underWay.get(key)
    if (known !== undefined) return known
    const answer = read(...asked).finally(() => underWay.delete(key))
    underWay.set(key, answer)
    return answer
  }
}
