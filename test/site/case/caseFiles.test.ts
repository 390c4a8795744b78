/** Files say what the page says, to the last digit, and bring along all it rests on. */
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { plansTable } from '../../../functions/site/pages/case/result/plansTable.ts'
import { printedCell } from '../../../functions/site/components/dataTable.ts'
import { formatsFor } from '../../../shared/text/format.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import { caseAnswers } from '../../builders/caseAnswers.ts'
import { caseSite } from '../../builders/caseSite.ts'
import { plain } from '../../builders/siteStates.ts'

const query = 'ask=both&plan=Twee+avonden|Tu,Su+19:00-22:00'
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')
const file = (name: string, more = '&lang=nl') => caseSite({ answer: caseAnswers.several }).get(`/case/${name}?${query}${more}`)

describe('the plans as CSV', () => {
  it('have a byte order mark, semicolons, and a name that says what they are', async () => {
    const found = await file('plans.csv')
    expect(found.type).toContain('text/csv')
    expect(found.disposition).toBe('attachment; filename="uitbreiding-plannen_telefoon_2025-06-09_2026-06-07.csv"')
    expect(found.html.startsWith('\uFEFF"Rapport";"Uitbreiding"')).toBe(true)
    expect(found.html).toContain('"Bescherming";"intern, niet publiceren"')
  })
  it('hold every number of the page: low, middle and high in columns of their own', async () => {
    const html = spaced((await file('plans.csv')).html)
    expect(html).toContain('"A. Twee avonden";"dinsdag en zondag 19–22 uur";6;70;45;95;6;3;8;29;19;40;2,2;1,4;3,1;10960;155;115;240;"sterk";20')
    expect(html).toContain('"D. Nacht van woensdag";"woensdag 3–5 uur";2;"niet bekend";"niet bekend";"niet bekend"')
  })
  it('hold every number that the page prints', async () => {
    const page = await caseSite({ answer: caseAnswers.several }).get(`/case?${query}&lang=nl`)
    const view = { texts: textsOf('nl'), formats: formatsFor('nl', 'Europe/Amsterdam') }
    for (const row of plansTable(view as never, caseAnswers.several).rows) for (const cell of row) expect(page.text).toContain(plain(printedCell(cell, view)))
  })
  it('have stable English headings for machines, and points in English', async () => {
    const found = await file('plans.csv', '&lang=en&headers=machine')
    expect(found.html).toContain('"people_per_year","people_per_year_low","people_per_year_high"')
    expect(found.html).toContain('"cost_per_person_eur","cost_per_person_eur_low","cost_per_person_eur_high"')
    expect(found.html).toContain(',2.2,1.4,3.1,')
  })
  it('never begin a cell with a formula, whatever a plan is called', async () => {
    const answer = caseAnswers.normal
    const named = { ...answer, plans: answer.plans.map((plan) => (plan.kind === 'hours' ? { ...plan, name: '=1+1' } : plan)) }
    const { html } = await caseSite({ answer: named }).get(`/case/plans.csv?${query}&lang=nl`)
    expect(html).not.toMatch(/[;\n]"=/)
  })
})

describe('everything as a workbook', () => {
  it('has the plans, the steps, the origin, the assumptions and the notes, with real numbers', async () => {
    const found = await file('case.xlsx')
    expect(found.disposition).toContain('uitbreiding_telefoon_2025-06-09_2026-06-07.xlsx')
    const sheets = await readXlsxFile(Buffer.from(found.bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Plannen', 'Stap-voor-stap', 'Herkomst', 'Aannames', 'Toelichting'])
    const data = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? []
    expect(data('Plannen')[1]?.slice(2, 6)).toEqual([6, 70, 45, 95])
    expect(data('Herkomst').map((row) => row[1])).toContain(-5)
  })
  it('names every assumption: period, coverage, cost, limits, switches, definitions, and where it came from', async () => {
    const { html } = await file('assumptions.csv')
    for (const assumption of [
      '"Huidige openingstijden";"Mo-Fr 09:00-17:00"',
      '"Hele weken";"52"',
      '"Meetdekking";"99,3%"',
      '"Te herkennen bellers";"71%"',
      '"Kosten van een medewerkersuur";"€ 35"',
      '"Hoogstens zoveel medewerkersuren per week";"8"',
      '"Anonieme bellers";"alles daartussen"',
      '"Nieuwe bellers zijn nergens als winst geteld";"ja"',
      '"Een jaar is";"52,18 weken zoals die van de periode"',
      '"Definitie: mensen"',
      '"Gegevensversie";"7-proef"',
      '"Deze berekening";"/case?line=telefoon',
    ])
      expect(html.replaceAll('\u00a0', ' ')).toContain(assumption)
  })
  it('of the steps is the frontier, and of a refusal still a file that says why', async () => {
    expect(spaced((await file('frontier.csv')).html)).toContain('"dinsdag en zondag 19–22 uur";6;70;9')
    const refused = await caseSite({ answer: caseAnswers.closed_not_recorded }).get(`/case/plans.csv?${query}&lang=nl`)
    expect(refused.html).toContain('Dit kunnen we nog niet zeggen')
  })
  it('is refused where nothing can be worked out', async () => {
    const { status, html } = await caseSite().get('/case/plans.csv?ask=hours&day=2&start=x&end=y&lang=en')
    expect([status, html.includes('What stands at “start” cannot be used.')]).toEqual([400, true])
    expect((await caseSite().get('/case/other.csv')).status).toBe(404)
  })
})
