/** No number, name or id that was sent stands anywhere: not in a table, a queue, a log or an answer. */
import { prefix } from '../functionMachines.ts'
import type { Violation } from '../parts.ts'
import type { Rule } from './facts.ts'

export const canary: Rule = async ({ store, scenario, queue, logs, sent }) => {
  const words = ['kanarie', ...scenario.numbers.map((number) => number.slice(1))]
  const places: readonly (readonly [string, string])[] = [
    ...['events', 'contacts', 'history', 'settings'].map((table) => [table, JSON.stringify(store.table(`${prefix}-${table}`).everything())] as const),
    ['queue', queue.messages().join()],
    ['log', JSON.stringify(logs)],
    ['answers', sent.sent.map(({ body }) => body).join()],
  ]
  return places.flatMap(([place, text]) =>
    words.filter((word) => text.includes(word)).map((word): Violation => ({ rule: 'P1 nothing that was sent is kept', what: `${word} in ${place}` })),
  )
}
