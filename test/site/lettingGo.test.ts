import { describe, expect, it } from 'vitest'
import { lettingGo } from '../../functions/site/lettingGo.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import type { DayReader } from '../../shared/metrics/reportQuestion.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { filters, inputOf } from '../bench/inventedInput.ts'
import { inventedContacts, lineId, settings } from '../bench/inventedYear.ts'

const { columns } = inputOf(inventedContacts(20))
const days: DayReader = {
  readDays: async () => [],
  firstDate: async () => undefined,
  factsVersion: async () => [{ line: lineId, days: [] }],
}
/** Which loader answered, by its number. */
function loaders(attempts: number) {
  let made = 0
  const answered: number[] = []
  const load = lettingGo(
    () => {
      const own = made++
      const real = reportLoader(days)
      return async (...asked) => {
        answered.push(own)
        const loaded = await real(...asked)
        return { ...loaded, input: { ...loaded.input, columns: { ...columns, length: attempts } } }
      }
    },
    days,
    100,
  )
  const ask = (own: Partial<Filters>) => load({ version: 1, settings }, { ...filters, ...own }, Date.parse('2027-01-01T12:00:00Z'))
  return { ask, answered }
}
const other = { from: LocalDate.parse('2026-03-01') }

describe('what figures were made of', () => {
  it('is let go before another great question is read', async () => {
    const { ask, answered } = loaders(100)
    await ask({})
    await ask(other)
    await ask({})
    expect(answered).toEqual([0, 1, 2])
  })
  it('is kept for another question about the same days', async () => {
    const { ask, answered } = loaders(100)
    await ask({})
    await ask({ short: 'include' })
    await ask({ hours: 'open' })
    expect(answered).toEqual([0, 0, 0])
  })
  it('is kept where it is not much', async () => {
    const { ask, answered } = loaders(99)
    await ask({})
    await ask(other)
    expect(answered).toEqual([0, 0])
  })
})
