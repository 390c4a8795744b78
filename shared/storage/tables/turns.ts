/**
 * Runs `work` over all items, at most `atOnce` at a time, and gives the answers in the order of the items.
 * The first failure is thrown once the work under way has ended, so nothing is left running unseen.
 */
export async function inTurns<Item, Answer>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers = new Map<number, Answer>()
  const failures: unknown[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        answers.set(index, await work(item))
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  if (failures.length > 0) throw failures[0]
  return [...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer)
}
