/** Tells a store that cannot be used now from something that will never go into it, however often it is tried. */

/** What the store says of the thing that was to be written, not of itself. */
const aboutTheItem = new Set(['ValidationException', 'ItemCollectionSizeLimitExceededException', 'ConditionalCheckFailedException'])
const connection = /^(E(CONN|HOST|NET|PIPE|AI_AGAIN)|ENOTFOUND|ETIMEDOUT|UND_ERR)/

/** The store left something undone again and again. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
}

/** True for a store that throttles, refuses everybody, does not answer or is not there: the same thing may go well later. */
export function isStoreAway(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  if (failure instanceof StoreBusy) return true
  if ('$metadata' in failure) return !aboutTheItem.has(failure.name)
  return failure.name === 'TimeoutError' || failure.name === 'AbortError' || ('code' in failure && connection.test(String(failure.code)))
}
