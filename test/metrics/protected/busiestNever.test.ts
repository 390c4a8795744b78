import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../shared/metrics/figuresOf.ts'
import { busiestNeverShare } from '../../../shared/metrics/protected/busiestNever.ts'
import { worstDaypart } from '../../../shared/metrics/worstDaypart.ts'
import { contact } from '../../builders/contacts.ts'
import { inputOf } from '../../builders/report.ts'

const day = 86_400_000
/** Tuesday, 10:30 in Amsterdam. */
const tuesday = Date.parse('2026-03-03T09:30:00Z')
/** One caller every other Tuesday, and so many others, each once: on that day too, or spread over the week. */
function busiest({ visits, others, spread }: { readonly visits: number; readonly others: number; readonly spread: number }) {
  const contacts = [
    ...Array.from({ length: visits }, (_, n) => contact({ at: tuesday + n * 14 * day, caller: 'often' }, `often ${n}`)),
    ...Array.from({ length: others }, (_, n) => contact({ at: tuesday + n * 60_000, caller: `tuesday ${n}` }, `tuesday ${n}`)),
    ...Array.from({ length: spread }, (_, n) => contact({ at: tuesday + ((n % 6) + 1) * day + n * 1000, caller: `other ${n}` }, `other ${n}`)),
  ]
  const input = inputOf({ contacts, from: '2026-03-02', to: '2026-05-31', filters: { grain: 'daypart' } })
  const worst = worstDaypart(figuresOf(input).weekGrid)
  if (worst === undefined) throw new Error('no part of the week stands out')
  return { weekday: worst.weekday, share: busiestNeverShare(input, worst) }
}

describe('the part that one caller makes up of the people never reached in the hardest part of the week', () => {
  it('is all of it where nobody else tried then', () => expect(busiest({ visits: 6, others: 0, spread: 18 })).toEqual({ weekday: 2, share: 1 }))
  it('is less the more others tried then', () => {
    expect(busiest({ visits: 4, others: 4, spread: 18 })).toEqual({ weekday: 2, share: 0.5 })
    expect(busiest({ visits: 1, others: 9, spread: 18 }).share).toBeCloseTo(0.1)
  })
  it('counts nobody twice for trying again within one need', () => {
    const again = contact({ at: tuesday + 3_600_000, caller: 'often' }, 'again')
    const others = Array.from({ length: 24 }, (_, n) => contact({ at: tuesday + n * 60_000, caller: `one ${n}` }, `one ${n}`))
    const input = inputOf({
      contacts: [contact({ at: tuesday, caller: 'often' }, 'first'), again, ...others],
      from: '2026-03-02',
      to: '2026-05-31',
      filters: { grain: 'daypart' },
    })
    const worst = worstDaypart(figuresOf(input).weekGrid)
    expect(worst && busiestNeverShare(input, worst)).toBeCloseTo(1 / 25)
  })
})
