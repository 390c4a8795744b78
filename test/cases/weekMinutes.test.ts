import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWeek } from '../../shared/calendar/openingHoursSyntax.ts'
import { extraHoursText, readExtraHours } from '../../shared/cases/extraHours.ts'
import { closedPartOf, openHoursOf, openMinutesOf, staffHoursOf, tidyBlocks, touchesOpen, weekSpansOf } from '../../shared/cases/weekMinutes.ts'

const blocks = (text: string, staff = 1) => {
  const read = readExtraHours(text, staff)
  if ('problem' in read) throw new Error(read.problem.key)
  return read.blocks
}
const openIn = (text: string) => {
  const pattern = parseWeek(text)
  if ('problem' in pattern) throw new Error(pattern.problem.key)
  return openMinutesOf(pattern)
}
const minutesOf = (text: string, staff = 1) => blocks(text, staff)

describe('extra hours', () => {
  it('are read as opening hours are, with so many people in each block', () => {
    expect(minutesOf('Su 20:00-23:00; Tu 22:00-02:00', 2)).toEqual([
      { weekday: 1, from: 1320, until: 1560, staff: 2 },
      { weekday: 6, from: 1200, until: 1380, staff: 2 },
    ])
  })
  it('that cannot be read are refused with the piece and its cure', () => {
    expect(readExtraHours('Su 20:00-25:61', 1)).toMatchObject({ problem: { key: 'no_such_time', piece: '25:61', position: 10 } })
    expect(readExtraHours('', 1)).toMatchObject({ problem: { key: 'empty' } })
    expect(readExtraHours('Su[1] 20:00-22:00', 1)).toMatchObject({ problem: { key: 'not_every_week' } })
    expect(readExtraHours('PH 20:00-22:00', 1)).toMatchObject({ problem: { key: 'not_every_week' } })
    expect(readExtraHours('off', 1)).toMatchObject({ problem: { key: 'always_closed' } })
  })
  it('are written as they are read', () => {
    expect(extraHoursText(minutesOf('Su 20:00-23:00; Tu,We 22:00-02:00'))).toBe('Tu,We 22:00-02:00; Su 20:00-23:00')
    expect(extraHoursText([])).toBe('off')
  })
})

describe('the part of extra hours in which the line is closed', () => {
  const open = openIn('Mo-Fr 09:00-17:00; Sa 22:00-02:00')
  it('is all of it in the evening, and keeps its people', () =>
    expect(closedPartOf(minutesOf('Mo 19:00-22:00', 3), open)).toEqual({ blocks: minutesOf('Mo 19:00-22:00', 3), open: [] }))
  it('is nothing where the line is open already', () =>
    expect(closedPartOf(minutesOf('Tu 10:00-12:00'), open)).toEqual({ blocks: [], open: minutesOf('Tu 10:00-12:00') }))
  it('is what is left where they overlap, and both are told', () => {
    const { blocks: closed, open: already } = closedPartOf(minutesOf('We 15:00-20:00'), open)
    expect([extraHoursText(closed), extraHoursText(already)]).toEqual(['We 17:00-20:00', 'We 15:00-17:00'])
  })
  it('is seen across midnight and across the end of the week', () => {
    expect(extraHoursText(closedPartOf(minutesOf('Sa 20:00-04:00'), open).blocks)).toBe('Sa 20:00-22:00; Su 02:00-04:00')
    expect(extraHoursText(closedPartOf(minutesOf('Su 20:00-10:00'), open).blocks)).toBe('Su 20:00-09:00')
  })
})

describe('tidy blocks', () => {
  it('melt together where they touch, and take the larger number of people where they overlap', () => {
    expect(tidyBlocks([...minutesOf('Mo 19:00-21:00', 1), ...minutesOf('Mo 21:00-22:00', 1)])).toEqual(minutesOf('Mo 19:00-22:00', 1))
    expect(tidyBlocks([...minutesOf('Mo 19:00-21:00', 1), ...minutesOf('Mo 20:00-22:00', 2)])).toEqual([
      ...minutesOf('Mo 19:00-20:00', 1),
      ...minutesOf('Mo 20:00-22:00', 2),
    ])
  })
  it('run on over the end of the week as one', () => expect(tidyBlocks(minutesOf('Su 22:00-02:00', 2))).toEqual(minutesOf('Su 22:00-02:00', 2)))
  it('cover the same minutes as before, once', () => {
    const block = fc
      .record({
        weekday: fc.integer({ min: 0, max: 6 }),
        from: fc.integer({ min: 0, max: 47 }),
        length: fc.integer({ min: 1, max: 30 }),
        staff: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ weekday, from, length, staff }) => ({ weekday, from: from * 30, until: (from + length) * 30, staff }))
    const covered = (all: readonly { weekday: number; from: number; until: number; staff: number }[]) => {
      const staff = Array.from({ length: 336 }, () => 0)
      for (const own of all)
        for (const { from, until } of weekSpansOf(own)) for (let slot = from / 30; slot < until / 30; slot++) staff[slot] = Math.max(staff[slot]!, own.staff)
      return staff
    }
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (all) => {
        const tidy = tidyBlocks(all)
        expect(covered(tidy)).toEqual(covered(all))
        expect(openHoursOf(tidy)).toBe(covered(all).filter((own) => own > 0).length / 2)
        const again = readExtraHours(extraHoursText(tidy), 1)
        if (tidy.length > 0) expect('blocks' in again && openHoursOf(again.blocks)).toBe(openHoursOf(tidy))
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

describe('staff hours', () => {
  const open = openIn('Mo-Fr 09:00-17:00')
  it('hold handing over only where the block stands alone', () => {
    expect(staffHoursOf(minutesOf('Mo 17:00-19:00', 2), open, 15)).toBe(4)
    expect(staffHoursOf(minutesOf('Mo 19:00-21:00', 2), open, 15)).toBe(4.5)
    expect(touchesOpen(minutesOf('Mo 07:00-09:00')[0]!, open)).toBe(true)
    expect(touchesOpen(minutesOf('Su 22:00-09:00')[0]!, open)).toBe(true)
  })
})
