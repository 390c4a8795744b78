import { describe, expect, it } from 'vitest'
import type { PresenceEventType } from '../../shared/contacts/contactEvent.ts'
import { judgement } from '../../shared/metrics/figuresOf.ts'
import { singlePerson } from '../../shared/metrics/staffing/singlePerson.ts'
import { at as utc, contact, presence as told } from '../builders/contacts.ts'
import { inputOf } from '../builders/report.ts'

/** On a Wednesday in summer, on the wall of the line. */
const onWall = (time: string) => `2026-06-03 ${String(Number(time.slice(0, 2)) - 2).padStart(2, '0')}${time.slice(2)}`
const at = (time: string) => utc(onWall(time))
const person = (agent: string, type: PresenceEventType, time: string) => told(agent, type, onWall(time))
const [a, b] = ['eerste', 'tweede']
const day = [
  person(a, 'agent.signed_in', '09:00'),
  person(b, 'agent.signed_in', '11:00'),
  person(b, 'agent.signed_out', '13:00'),
  person(a, 'agent.signed_out', '16:00'),
]
const attempts = [
  contact({ at: at('09:30'), answered: true, wait: 10, talk: 3600 }, 'one'),
  contact({ at: at('10:00'), wait: 120 }, 'missed while the only one talked'),
  contact({ at: at('11:30'), wait: 120 }, 'there were two'),
  contact({ at: at('14:00'), wait: 120 }, 'nobody was talking'),
]
const of = (presence: readonly ReturnType<typeof told>[], to = '2026-06-05') => {
  const input = inputOf({ contacts: attempts, presence, from: '2026-01-01', to, now: Date.parse('2026-06-10T10:00:00Z'), firstDate: '2026-06-01' })
  return singlePerson(input, judgement(input))
}

describe('a line that hangs on one person', () => {
  it('is so many hours, of those in which anybody was, and what was missed while that one talked', () => {
    const found = of(day)
    expect(found?.hours).toBeCloseTo(5)
    expect(found?.staffedHours).toBeCloseTo(7)
    expect(found?.missed).toBe(1)
  })
  it('is unknown where no source tells who is there', () => {
    expect(of([])).toBeUndefined()
  })
})
