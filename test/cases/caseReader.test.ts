import { describe, expect, it } from 'vitest'
import { caseReader } from '../../shared/cases/caseReader.ts'
import { usualSwitches } from '../../shared/cases/caseRequest.ts'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { dayReaderOf } from '../builders/liveSite.ts'
import { settingsWith } from '../builders/report.ts'
import { evenings, inventedContacts, moment, weeksOf } from './evidence/inventedLine.ts'

describe('the answer to a case', () => {
  const settings = settingsWith({})
  const request = {
    line: LineId.parse('telefoon'),
    ...weeksOf(26),
    plans: [{ name: 'Evenings', blocks: evenings() }],
    switches: usualSwitches,
    handOverMinutes: 0,
  }
  /** As a machine of its own would, that never answered anything before. */
  const askedAt = (time: string) =>
    caseReader(dayReaderOf({ settings, contacts: inventedContacts({}) }))({ version: 1, settings }, request, moment(26 * 7, time))

  it('is the same to the last digit whenever in the hour it is asked, while some are not yet known to be never reached', async () => {
    const [early, late, later] = [await askedAt('10:01'), await askedAt('10:58'), await askedAt('14:01')]
    expect(late).toEqual(early)
    expect(later.answer.plans[0]?.peoplePerYear).not.toEqual(early.answer.plans[0]?.peoplePerYear)
  })
})
