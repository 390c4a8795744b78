import { describe, expect, it } from 'vitest'
import { formatsFor } from '../../shared/text/format.ts'
import { textsOf } from '../../shared/text/texts.ts'

const estimate = (value: number, low = value, high = value) => ({ value, low, high, exact: low === high })
const nbsp = '\u00a0'
const plain = (sentence: string) => sentence.replaceAll(nbsp, ' ')

describe('a headline about very few people', () => {
  const nl = formatsFor('nl', 'Europe/Amsterdam')
  const en = formatsFor('en', 'Europe/Amsterdam')
  const { overview, missed, ladder } = textsOf('nl').headlines

  it('speaks of one person as one', () => {
    const one = nl.said(estimate(1))
    expect(overview.some('deze week', one, one)).toBe('In deze week probeerde 1 mens ons te bereiken; met die mens kregen we nooit contact.')
    expect(missed.one('deze week', one)).toBe('In deze week was er 1 mens die we nooit spraken.')
    expect(textsOf('en').headlines.missed.one('this week', en.said(estimate(1)))).toBe('In this week there was 1 person we never spoke to.')
    expect(ladder.never(ladder.attempts(1, '1'), one)).toBe('1 poging, 1 mens die we nooit spraken')
    expect(ladder.stillOpen(ladder.attempts(1, '1'), one)).toBe('1 poging, 1 mens die we misschien nog spreken')
  })

  it('keeps the range of one who is an estimate', () => {
    const about = nl.said(estimate(1, 1, 3))
    expect(plain(missed.one('deze week', about))).toBe('In deze week was er ongeveer 1 mens (tussen 1 en 3) die we nooit spraken.')
    expect(plain(overview.some('deze week', nl.said(estimate(4)), about))).toBe(
      'In deze week probeerden 4 mensen ons te bereiken; met ongeveer 1 van hen (tussen 1 en 3) kregen we nooit contact.',
    )
  })

  it('says at most where it may well be nobody', () => {
    const few = nl.said(estimate(0, 0, 3))
    expect(plain(missed.one('deze week', few))).toBe('In deze week waren er hoogstens 3 mensen die we nooit spraken.')
    expect(plain(textsOf('en').headlines.missed.one('this week', en.said(estimate(0, 0, 1))))).toBe(
      'In this week there was at most 1 person we never spoke to.',
    )
  })
})
