import { describe, expect, it } from 'vitest'
import type { Contact } from '../../shared/contacts/contact.ts'
import { contact } from '../builders/contacts.ts'
import { report } from '../builders/report.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
/** Of every weekday, so many; open Mo-Fr 09:00-17:00 in Amsterdam. */
const everyWorkday = (utcHour: number, waits: readonly number[], more: () => Partial<Contact>): readonly Contact[] =>
  [2, 3, 4, 5, 6, 9, 10, 11, 12, 13].flatMap((day) =>
    waits.map((wait, n) => {
      const at = Date.UTC(2026, 2, day, utcHour, n)
      const { outcome = 'left' } = more()
      return contact({ at, wait, answered: outcome === 'answered', more: more() }, `${at} ${outcome}`)
    }),
  )

describe('waits and patience', () => {
  const open = [...everyWorkday(10, [0, 0, 5, 40, 90], () => ({ outcome: 'answered' })), ...everyWorkday(11, [120, 240, 300], () => ({ outcome: 'left' }))]
  const { waits } = report({ contacts: open, ...march })

  it('are those of people who could be answered: whoever hears that the line is closed, and hangs up or is sent away, changes none of them', () => {
    const closed = [
      ...everyWorkday(20, [5, 15, 25, 30], () => ({ outcome: 'left', queuedAt: undefined })),
      ...everyWorkday(21, [5, 15, 25, 30], () => ({ outcome: 'turned_away', reason: 'closed', queuedAt: undefined })),
    ]
    const beside = report({ contacts: [...open, ...closed], ...march })
    expect(beside.metrics.missed_closed).toBe(closed.length)
    expect(beside.waits.patienceMeanSeconds).toEqual(waits.patienceMeanSeconds)
    expect(beside.waits.patienceMedianSeconds).toBe(waits.patienceMedianSeconds)
    expect(beside.waits.leavers).toEqual(waits.leavers)
    expect(beside.waits.untilAnswer).toEqual(waits.untilAnswer)
    expect(beside.waits.serviceLevel.ofAnsweredAndLeftInQueue).toBe(waits.serviceLevel.ofAnsweredAndLeftInQueue)
  })

  it('are also those of people who queued outside the opening hours: the telephone system let them wait', () => {
    const early = everyWorkday(6, [100], () => ({ outcome: 'left' }))
    expect(report({ contacts: [...open, ...early], ...march }).waits.leavers.count).toBe(waits.leavers.count + early.length)
  })

  it('count whoever still waited when the line closed for as long as they waited', () => {
    const atClosing = everyWorkday(15, [], () => ({})).concat(
      [2, 3, 4, 5].map((day) => {
        const at = Date.UTC(2026, 2, day, 15, 58)
        return contact({ at, wait: 130, more: { outcome: 'turned_away', reason: 'closed' } }, `closing ${at}`)
      }),
    )
    const beside = report({ contacts: [...open, ...atClosing], ...march })
    expect(beside.metrics.at_closing).toBe(4)
    expect(beside.waits.patienceMeanSeconds.value ?? 0).toBeGreaterThan(waits.patienceMeanSeconds.value ?? 0)
  })
})
