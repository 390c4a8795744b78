import { describe, expect, it } from 'vitest'
import { withDoubles, estimatePeople } from '../../../shared/contacts/people.ts'
import { mostCountedTwice } from '../../../shared/metrics/people/countedTwice.ts'

const tellings = (people: readonly (readonly [place: number, teller: number])[]) => ({
  place: Int32Array.from(people, ([place]) => place),
  teller: Int32Array.from(people, ([, teller]) => teller),
})
const everybody = () => true

describe('people who may be counted twice', () => {
  it('are all but those of the fullest telling, in each period and group of lines', () => {
    const told = tellings([
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 1],
      [2, 0],
    ])
    expect(mostCountedTwice(told, everybody)).toBe(2)
    expect(mostCountedTwice(told, (person) => person !== 2)).toBe(1)
  })
  it('are none where one and the same told of everybody', () => {
    expect(mostCountedTwice(undefined, everybody)).toBe(0)
  })
  it('lower every low end, and raise no high one but of those reached later', () => {
    const none = { reached_at_once: 0, later: 0, never: 0, still_open: 0 }
    const byStatus = { ...none, reached_at_once: 4, later: 1, never: 5 }
    const kind = { attempts: 0, needs: none, withheld: 0 }
    const known = { attempts: 12, needs: 10, series: 11, people: 10, needsByStatus: byStatus, peopleByStatus: byStatus, heaviestAttemptsPerNeed: 2 }
    const counted = estimatePeople({ answered: kind, missed_open: kind, missed_closed: kind }, known)
    const { people, series, peopleByStatus: by } = withDoubles(counted, 3)
    expect([people, series]).toEqual([
      { value: 10, low: 7, high: 10 },
      { value: 11, low: 7, high: 11 },
    ])
    expect(by).toEqual({
      reached_at_once: { value: 4, low: 1, high: 4 },
      later: { value: 1, low: 0, high: 4 },
      never: { value: 5, low: 2, high: 5 },
      still_open: { value: 0, low: 0, high: 0 },
    })
    expect(withDoubles(counted, 0)).toBe(counted)
  })
})
