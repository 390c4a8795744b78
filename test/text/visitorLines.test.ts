import { describe, expect, it } from 'vitest'
import { HoursVersion } from '../../shared/settings/settings.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { visitorLines } from '../../shared/text/hours/visitorLines.ts'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'

const reads = (language: Language, week: string, more: object = {}) =>
  visitorLines(HoursVersion.parse({ from: '2026-01-01', week, ...more }), { texts: textsOf(language), formats: formatsFor(language, 'Europe/Amsterdam') }).map(
    ({ whole }) => whole,
  )

describe('how a visitor reads opening hours', () => {
  it.each([
    [
      'Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00',
      ['Maandag t/m donderdag: 13:00–17:00 en 19:00–21:00 uur', 'Vrijdag: 10:00–14:00 uur', 'Zaterdag en zondag: gesloten'],
    ],
    [
      'Mo,We,Fr 09:00-12:00; Tu 09:00-10:00',
      ['Maandag, woensdag en vrijdag: 09:00–12:00 uur', 'Dinsdag: 09:00–10:00 uur', 'Donderdag, zaterdag en zondag: gesloten'],
    ],
    ['Mo-We,Fr-Su 20:00-02:00', ['Maandag t/m woensdag en vrijdag t/m zondag: 20:00–02:00 uur (de nacht door)', 'Donderdag: gesloten']],
    ['Sa 00:00-24:00', ['Zaterdag: de hele dag', 'Maandag t/m vrijdag en zondag: gesloten']],
    ['Mo-Su 18:00-24:00', ['Elke dag: 18:00–24:00 uur']],
    ['24/7', ['Dag en nacht open, elke dag']],
    ['off', ['Altijd gesloten']],
    ['Su[1,-1] 10:00-12:00', ['De eerste zondag van de maand: 10:00–12:00 uur', 'De laatste zondag van de maand: 10:00–12:00 uur']],
    ['week 01-53/2 Sa,Su 10:00-12:00; week 02-52/2 Mo off', ['Zaterdag en zondag in de oneven weken: 10:00–12:00 uur', 'Maandag in de even weken: gesloten']],
    ['week 10-20/3 Mo 10:00-12:00; week 30 Tu off', ['Maandag om de 3 weken, van week 10 t/m 20: 10:00–12:00 uur', 'Dinsdag in week 30: gesloten']],
  ])('in Dutch: %s', (week, lines) => expect(reads('nl', week)).toEqual(lines))
  it.each([
    ['Mo-Th 13:00-17:00,19:00-21:00', ['Monday to Thursday: 13:00–17:00 and 19:00–21:00', 'Friday to Sunday: closed']],
    ['Sa 22:00-02:00', ['Saturday: 22:00–02:00 (through the night)', 'Monday to Friday and Sunday: closed']],
    ['Su[1] 10:00-12:00; SH Mo-Fr off', ['The first Sunday of the month: 10:00–12:00', 'In school holidays, Monday to Friday: closed']],
  ])('in English: %s', (week, lines) => expect(reads('en', week)).toEqual(lines))
  it('names the holidays that count, and what holds then', () => {
    const kept = { holidays: 'NL', keptHolidays: ['christmas_day', 'second_christmas_day'] }
    expect(reads('nl', '24/7', kept)).toEqual(['Dag en nacht open, elke dag', 'Op feestdagen gesloten (Eerste kerstdag en Tweede kerstdag)'])
    expect(reads('nl', '24/7; PH 10:00-12:00', kept).at(-1)).toBe('Op feestdagen 10:00–12:00 uur (Eerste kerstdag en Tweede kerstdag)')
    expect(reads('en', '24/7', { ...kept, onHolidays: 'as_usual' }).at(-1)).toBe('On public holidays as usual (Christmas Day and Second Christmas Day)')
    expect(reads('nl', '24/7', { holidays: 'NL' }).at(-1)).toContain('Bevrijdingsdag in lustrumjaren')
    expect(reads('nl', '24/7', { holidays: 'NL', keptHolidays: [] })).toHaveLength(1)
  })
  it('names the region of the school holidays', () =>
    expect(reads('nl', 'SH Mo-Fr 10:00-12:00', { schoolHolidays: 'zuid' })).toEqual(['In schoolvakanties (regio Zuid), maandag t/m vrijdag: 10:00–12:00 uur']))
})
