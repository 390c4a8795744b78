import { describe, expect, it } from 'vitest'
import { skippedHour } from '../../shared/calendar/skippedHour.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { plain, readPage } from '../builders/siteStates.ts'

const stretch = (from: string, to = from) => ({ from: LocalDate.parse(from), to: LocalDate.parse(to) })

describe('an hour that was never on the wall', () => {
  it('is the one the clock went forward over, where a week has no other of its kind', () => {
    expect(skippedHour('Europe/Amsterdam', stretch('2026-03-23', '2026-03-29'))).toEqual({ weekday: 7, from: '02:00' })
    expect(skippedHour('Europe/Lisbon', stretch('2026-03-29'))).toEqual({ weekday: 7, from: '01:00' })
    expect(skippedHour('Europe/Amsterdam', stretch('2026-03-23', '2026-03-30'))).toBeUndefined()
    expect(skippedHour('Europe/Amsterdam', stretch('2026-03-30', '2026-04-05'))).toBeUndefined()
    expect(skippedHour('Europe/Amsterdam', stretch('2026-10-19', '2026-10-25'))).toBeUndefined()
  })
  it('is not called unmeasured, in the grid or in its file', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl&from=2026-03-23&to=2026-03-29&grain=hour')
    expect(plain(html.replaceAll(/aria-label="([^"]*)"/g, '> $1 <'))).toContain('zondag 2–3 uur: dit uur was er niet, de klok ging vooruit')
    expect(plain(html)).not.toContain('niet gemeten')
  })
})
