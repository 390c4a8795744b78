/** What was received and does not count yet is said on rosters and cases too, in their files and in JSON; and a workbook carries the note (F5). */
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { foldingSite } from '../builders/foldingSite.ts'
import { contactEvent } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const notYet = 'Nog niet alles is geteld'
const fortnight = 14 * 24 * 60

/** One event is given up; two weeks later its week is one that is looked back at. */
async function parked() {
  const own = await foldingSite(await store.emptyStores())
  const bad = contactEvent('bad', 'contact.arrived', '2026-03-02T09:58:00Z')
  own.broken.add(bad.contactId)
  await own.fold({ Records: [await own.store(bad)] })
  own.later(fortnight)
  return own
}
const hours = 'ask=hours&plan=Zondag|Su+20:00-22:00'

describe('while a record is parked, the mark incomplete (F5)', () => {
  it.each(['/roster?lang=nl', `/case?lang=nl&${hours}`])('is on %s of its line, and on no other', async (path) => {
    const own = await parked()
    expect(await own.text(`${path}&line=telefoon`)).toContain(notYet)
    expect(await own.text(`${path}&line=chat`)).not.toContain(notYet)
  })
  it('is not on a case about other days', async () => {
    const own = await parked()
    expect(await own.text(`/case?lang=nl&${hours}&line=telefoon&from=2025-03-03&to=2026-03-01`)).not.toContain(notYet)
  })
  it.each(['/roster/gaps.csv?lang=nl', '/roster/required.csv?lang=nl', '/roster/week.svg?lang=nl', `/case/plans.csv?lang=nl&${hours}`])(
    'is in %s',
    async (path) => {
      const own = await parked()
      expect(await own.body(`${path}&line=telefoon`)).toMatch(/nog niet alles (?:is )?geteld/i)
    },
  )
  it.each(['/api/v1/staffing?line=telefoon', `/api/v1/case?line=telefoon&hours=Su+20:00-22:00`])('is in the JSON of %s', async (path) => {
    const own = await parked()
    expect(await own.json(path)).toMatchObject({ incomplete: true, uncounted: [{ reason: 'parked', since: '2026-03-02T09:45:00.000Z', lines: ['telefoon'] }] })
    expect(await own.json(path.replace('telefoon', 'chat'))).not.toHaveProperty('incomplete')
  })
  it.each(['/xlsx/missed/why?lang=nl&from=2026-03-02&to=2026-03-02', '/roster/gaps.xlsx?lang=nl', `/case/case.xlsx?lang=nl&${hours}`])(
    'stands among the notes of the workbook %s',
    async (path) => {
      const own = await parked()
      const response = await own.site.request(`https://meten.example${path}&line=telefoon`)
      expect(response.headers.get('content-type')).toContain('spreadsheetml')
      const notes = await readSheet(Buffer.from(await response.arrayBuffer()), 'Toelichting')
      expect(notes.find(([label]) => label === 'Nog niet alles geteld')?.[1]).toMatch(/^Van Telefoon is nog niet alles geteld: iets van 2\s/)
    },
  )
})
