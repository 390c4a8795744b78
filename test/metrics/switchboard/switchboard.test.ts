/** Every expected value of the bank's April 1999 was counted from the file by a script that shares nothing with the product. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { protectedSwitchboard, switchboardTables } from '../../../shared/metrics/switchboard/protectedSwitchboard.ts'
import { publishedRules } from '../../../shared/metrics/switchboard/publishedRules.ts'
import { type RuleFigures, switchboard } from '../../../shared/metrics/switchboard/switchboard.ts'
import { type SwitchboardCounts, switchboardCounts } from '../../../shared/metrics/switchboard/switchboardCounts.ts'
import { protectCounts } from '../../../shared/privacy/disclosure/protectRelease.ts'
import { jsonOfShare } from '../../../shared/privacy/disclosure/protectedShare.ts'
import { contact } from '../../builders/contacts.ts'
import { inputOf, settingsWith } from '../../builders/report.ts'

const bankLine = {
  timeZone: 'Asia/Jerusalem',
  hours: [{ from: '1999-01-01', week: 'Su-Th 07:00-24:00; Fr 07:00-14:00; Sa 20:00-24:00' }],
}
function bankContacts() {
  const file = gunzipSync(readFileSync(new URL('../../fixtures/bank-calls-1999-04.csv.gz', import.meta.url))).toString()
  const [heading = '', ...lines] = file.trim().split(/\r?\n/)
  const names = heading.split(',')
  const time = localTimeOf('Asia/Jerusalem')
  return lines.flatMap((line) => {
    const row = Object.fromEntries(line.split(',').map((value, index) => [names[index], value]))
    if (row['outcome'] === 'PHANTOM') return []
    const [date, clock] = String(row['arrived_local']).split('T')
    const at = time.fromWallClock(date as LocalDate, String(clock))
    const answered = row['outcome'] === 'AGENT'
    const leftInMenu = !answered && row['queued_local'] === ''
    return [contact({ at, answered, wait: Number(row['wait_s']), more: { leftInMenu, ...(leftInMenu && { waitSeconds: undefined }) } }, String(row['call_id']))]
  })
}

let counts: SwitchboardCounts
let by: Readonly<Record<string, RuleFigures>>
beforeAll(() => {
  const settings = settingsWith(bankLine, { definitions: [{ from: '1999-01-01', shortSeconds: 10, serviceLevelSeconds: 20 }] })
  counts = switchboardCounts(inputOf({ contacts: bankContacts(), settings, from: '1999-04-01', to: '1999-04-30' }))
  by = Object.fromEntries(switchboard(counts).map((own) => [own.rule, own]))
})

describe('the bank in April 1999, during opening hours, by the rule of', () => {
  it('nobody yet: what was counted', () => {
    expect(counts).toMatchObject({
      attempts: 30_847,
      answered: 23_548,
      leftInMenu: 1_638,
      leftInQueue: 5_661,
      leftAfter30: 3_732,
      leftWithin: 1_489,
      answeredWithin60: 14_468,
      answeredWithin: 10_579,
      otherQueued: 0,
      otherUnqueued: 0,
    })
  })
  it('NHS 111', () => {
    expect(by['nhs111']).toMatchObject({
      answered: { part: 23_548, whole: 30_847 },
      abandoned: { part: 3_732, whole: 30_847 },
      missed: { part: 7_299, whole: 30_847 },
      serviceLevel: { part: 14_468, whole: 23_548, seconds: 60 },
    })
  })
  it('the 988 Lifeline', () => {
    expect(by['lifeline988']).toMatchObject({ answered: { part: 23_548, whole: 29_209 }, abandoned: { part: 5_661, whole: 29_209 }, serviceLevel: undefined })
    expect(by['lifeline988']?.answered.share).toBeCloseTo(0.8062, 4)
  })
  it('Amazon Connect, by which somebody who hangs up in time was helped in time', () => {
    expect(by['connect']?.serviceLevel).toMatchObject({ part: 10_579 + 1_489, whole: 29_209, seconds: 20 })
    expect(by['connect']?.abandoned).toMatchObject({ part: 5_661, whole: 29_209 })
  })
  it('the answered only', () => {
    expect(by['answered_only']).toMatchObject({
      answered: { share: 1 },
      abandoned: undefined,
      missed: undefined,
      serviceLevel: { part: 10_579, whole: 23_548 },
    })
  })
  it('our own: between the others, and its parts are its whole', () => {
    const ours = by['ours']!
    expect(ours.answered.part + ours.missed!.part).toBe(ours.answered.whole)
    expect(ours.answered.whole).toBe(counts.offered)
    // 594 left the queue within 10 seconds and 1,638 the menu; what the closing turned away goes off too.
    expect(counts.offered).toBeLessThanOrEqual(30_847 - 594 - 1_638)
    expect(ours.serviceLevel!.share).toBeLessThan(by['answered_only']!.serviceLevel!.share!)
  })
})

describe('outside', () => {
  const keyOf = (what: string) => `telefoon 1999-04-01..1999-04-30 ${what}`
  const outside = (own: SwitchboardCounts) => {
    const { cells, relations } = switchboardTables(own, keyOf)
    const { printed, unproven } = protectCounts(cells, relations)
    expect(unproven).toEqual([])
    return Object.fromEntries(protectedSwitchboard(printed, own.serviceSeconds, keyOf).map((rule) => [rule.rule, rule]))
  }
  it('shares come from rounded counts', () => {
    const rules = outside(counts)
    expect(rules['nhs111']!.answered).toEqual({
      part: { shown: 'number', value: 23_550 },
      whole: { shown: 'number', value: 30_845 },
      share: { shown: 'share', value: 23_550 / 30_845 },
    })
  })
  it('a handful of hang-ups is nobody to work out', () => {
    const few = {
      ...counts,
      attempts: 43,
      answered: 36,
      leftInMenu: 3,
      leftInQueue: 4,
      leftAfter30: 2,
      leftWithin: 1,
      answeredWithin60: 30,
      answeredWithin: 25,
    }
    const rules = outside({ ...few, offered: 39, answeredOfOffered: 36, missedOfOffered: 3, gaveUp: 3 })
    expect(rules['nhs111']!.abandoned!.part).toMatchObject({ shown: 'below' })
    expect(jsonOfShare(rules['nhs111']!.abandoned!.share)).toBeNull()
  })
})

describe('every rule', () => {
  it('says itself and its base in both languages, and where it is written down, with its year', () => {
    for (const { key, name, rule, base, source } of publishedRules) {
      for (const text of [name, rule(20), base]) for (const own of [text.nl, text.en]) expect(own.length).toBeGreaterThan(5)
      for (const text of [rule(20).nl, rule(20).en]) expect(text.endsWith('.')).toBe(true)
      if (key !== 'ours') expect(source?.year).toBeGreaterThan(2000)
    }
  })
})
