/**
 * Every state of a page with figures, for every page that has them: what the page says in it, in both languages, or where a test of that page
 * says it. A cell cannot be left out: a page or a state that is added does not compile until it is filled in.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { figurePages } from '../../functions/site/figurePages.ts'
import { caseSite } from '../builders/caseSite.ts'
import { plain, readPage, type StateName } from '../builders/siteStates.ts'

const stateNames = [
  'nothing_connected',
  'first_weeks',
  'running_period',
  'gap',
  'too_little',
  'closed_not_recorded',
  'stale',
  'suppressed',
  'too_few_to_compare',
  'clock_change',
  'failed',
  'no_permission',
] as const
const pageNames = ['overview', 'live', 'callers', 'missed', 'contacts', 'availability', 'roster', 'case', 'result', 'report', 'data'] as const
/** What stands on it in Dutch and in English; in a test elsewhere (file, name); or why it cannot be. */
type Cell =
  | { readonly in: StateName; readonly path: string; readonly nl: string; readonly en: string }
  | readonly [file: string, test: string]
  | { readonly never: string }

const says = (name: StateName, path: string, nl: string, en: string): Cell => ({ in: name, path, nl, en })
const first = (path: string) =>
  says('nothing_connected', path, 'Er komen nog geen gegevens binnen. Verbind eerst uw telefoon of chat.', 'No data yet. Connect your phone or chat first.')
const early = (path: string) =>
  says('first_weeks', path, 'We meten nu 13 dagen; vanaf 26 jun 2026 kunnen we patronen laten zien.', 'We have 13 days; patterns appear from 26 Jun 2026.')
const running = (path: string) =>
  says(
    'normal',
    `${path}?from=2026-04-01&to=2026-06-10`,
    'De laatste week loopt nog en telt niet als gewone week.',
    'The last week is still running and is not taken for a typical week.',
  )
const gap = (path: string) =>
  says('gap', path, 'We maten 96% van deze periode; 1 gat (72 uur) telt niet mee.', 'We measured 96% of this period; 1 gap (72 hours) is left out.')
const tooLittle = (path: string) => says('too_little', path, 'We hebben te weinig gemeten om dit te zeggen.', 'We measured too little to say this.')
const unrecorded = (path: string) =>
  says(
    'closed_not_recorded',
    path,
    'Buiten openingstijd registreert uw systeem geen oproepen; hoeveel mensen het toen probeerden, weten we niet.',
    'Your system records no calls while closed; we do not know how many tried.',
  )
const stale = (path: string) =>
  says('stale', path, 'Laatste gegevens van 1 jun 2026, 00:00; daarna weten we het niet.', 'Last data 1 Jun 2026, 00:00; unknown since.')
const clock = (path: string) =>
  says(
    'normal',
    path,
    'Op 29 mrt 2026 ging de klok een uur vooruit: die dag had 23 uur.',
    'On 29 Mar 2026 the clock went forward one hour: that day had 23 hours.',
  )

const exact: Cell = { never: 'who may open it sees exact counts; what leaves the house is protected in reports' }
const asExactly: Cell = { never: 'a list of what was, without a rate, a change or a forecast' }
const noComparison: Cell = { never: 'compares nothing' }
const noFigures: Cell = { never: 'shows hours, and no figure of anybody who called' }
const oneAnswer: Cell = { never: 'is served by the same frame: the answers to a fault stand under "a page that cannot be made"' }
const closedToOthers = ['test/access/roles.test.ts', '%s gets the same 404 for what it may not see as for what does not exist (A1)'] as const
const casePage = 'test/site/case/casePage.test.ts'
const live = 'test/site/live/live.test.ts'
const callers = 'test/site/live/publicPage.test.ts'
const roster = 'test/site/roster.test.ts'
const reports = 'test/site/reports.test.ts'
const reportWords = 'test/reports/sentences.test.ts'
const saved = 'test/site/case/savedCases.test.ts'
const data = 'test/site/data.test.ts'
const planned = [callers, 'speaks of planned hours only where the feed is silent, nothing is connected, or nothing can be read'] as const
const everyCase = [casePage, 'of "%s"'] as const

const table: Readonly<Record<(typeof pageNames)[number], Readonly<Record<(typeof stateNames)[number], Cell>>>> = {
  overview: {
    nothing_connected: first('/'),
    first_weeks: early('/'),
    running_period: running('/'),
    gap: gap('/'),
    too_little: tooLittle('/'),
    closed_not_recorded: unrecorded('/'),
    stale: stale('/'),
    suppressed: exact,
    too_few_to_compare: noComparison,
    clock_change: clock('/'),
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  live: {
    nothing_connected: says('nothing_connected', '/live', 'Er is nog geen lijn. Voeg eerst een lijn toe.', 'There is no line yet. Add a line first.'),
    first_weeks: [live, 'compares with nothing in the first weeks'],
    running_period: { never: 'is about today, which always runs' },
    gap: [live, 'leaves out of waiting what has no end, and says so'],
    too_little: { never: 'is about this moment; a silent feed takes the place of every figure' },
    closed_not_recorded: { never: 'counts nobody while closed' },
    stale: [live, 'replaces every figure while the feed is silent, and says since when'],
    suppressed: exact,
    too_few_to_compare: [live, 'says staffed, waiting, longest wait, today beside what is usual by now, last event and feed'],
    clock_change: [live, 'says which of the two hours it means in the night that has one twice'],
    failed: oneAnswer,
    no_permission: [live, 'shows who only looks after the installation no figure at all (A2)'],
  },
  callers: {
    nothing_connected: planned,
    first_weeks: noFigures,
    running_period: noFigures,
    gap: noFigures,
    too_little: noFigures,
    closed_not_recorded: noFigures,
    stale: planned,
    suppressed: noFigures,
    too_few_to_compare: noFigures,
    clock_change: [callers, 'says open, closed or disturbed, until when and when next, in both languages'],
    failed: planned,
    no_permission: [callers, 'is the same 404 for a line that is not there, one without a page and one that is switched off (A1)'],
  },
  missed: {
    nothing_connected: first('/missed'),
    first_weeks: early('/missed'),
    running_period: running('/missed'),
    gap: gap('/missed'),
    too_little: tooLittle('/missed'),
    closed_not_recorded: unrecorded('/missed'),
    stale: stale('/missed'),
    suppressed: exact,
    too_few_to_compare: says(
      'normal',
      '/missed?compare=prev',
      'We zien bij de gemiste pogingen geen duidelijk verschil met de periode 8 dec 2025 – 8 mrt 2026.',
      'For missed attempts we see no clear difference from the period 8 Dec 2025 – 8 Mar 2026.',
    ),
    clock_change: clock('/missed'),
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  contacts: {
    nothing_connected: first('/missed/contacts'),
    first_weeks: says('first_weeks', '/missed/contacts', 'Het gaat om 50 pogingen.', 'These are 50 attempts.'),
    running_period: asExactly,
    gap: says('gap', '/missed/contacts', 'Het gaat om 440 pogingen.', 'These are 440 attempts.'),
    too_little: says('too_little', '/missed/contacts', 'Het gaat om 255 pogingen.', 'These are 255 attempts.'),
    closed_not_recorded: asExactly,
    stale: asExactly,
    suppressed: exact,
    too_few_to_compare: noComparison,
    clock_change: asExactly,
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  availability: {
    nothing_connected: first('/availability'),
    first_weeks: early('/availability'),
    running_period: { never: 'months are given with the hours of them that were promised and measured' },
    gap: gap('/availability'),
    too_little: tooLittle('/availability'),
    closed_not_recorded: unrecorded('/availability'),
    stale: stale('/availability'),
    suppressed: says('small', '/availability', '5 van de 10 antwoord', '5 of 10 were answered'),
    too_few_to_compare: noComparison,
    clock_change: clock('/availability'),
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  roster: {
    nothing_connected: [roster, 'without a line leads to the set-up'],
    first_weeks: [roster, 'with too little measured holds to the minimum, says so, and promises nothing in people'],
    running_period: { never: 'looks at a week to come; of a past week every quarter of an hour is known or not' },
    gap: [roster, 'with too little measured holds to the minimum, says so, and promises nothing in people'],
    too_little: [roster, 'with too little measured holds to the minimum, says so, and promises nothing in people'],
    closed_not_recorded: { never: 'asks for nobody while closed' },
    stale: [roster, 'beside the week to come says who was there in the last seven days'],
    suppressed: [roster, 'says how much hung on one person, or that no source tells'],
    too_few_to_compare: noComparison,
    clock_change: ['test/staffing/gap.test.ts', 'of a Sunday of 23 or 25 hours are so much fewer or more'],
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  case: {
    nothing_connected: [casePage, 'and without a line leads to the set-up'],
    first_weeks: everyCase,
    running_period: { never: 'works on whole weeks that are over' },
    gap: everyCase,
    too_little: everyCase,
    closed_not_recorded: everyCase,
    stale: everyCase,
    suppressed: exact,
    too_few_to_compare: [casePage, 'claims nothing in its title where nothing is clear'],
    clock_change: { never: 'hours are those on the wall, and a year has both nights' },
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  result: {
    nothing_connected: { never: 'follows from a case that was kept' },
    first_weeks: [saved, 'is held against the plan that was decided, as it was said when it was kept'],
    running_period: [saved, 'shows the weeks compared, what was left out, and what it was corrected for'],
    gap: [saved, 'shows the weeks compared, what was left out, and what it was corrected for'],
    too_little: [saved, 'shows the weeks compared, what was left out, and what it was corrected for'],
    closed_not_recorded: { never: 'no plan is promised where closed hours are not recorded' },
    stale: [saved, 'shows the weeks compared, what was left out, and what it was corrected for'],
    suppressed: exact,
    too_few_to_compare: [saved, 'shows the weeks compared, what was left out, and what it was corrected for'],
    clock_change: { never: 'compares whole weeks of the same season' },
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  report: {
    nothing_connected: [reports, 'shows a sample where there is none yet, labelled as one'],
    first_weeks: [reports, 'can be chosen from whole months that are over'],
    running_period: [reports, 'can be chosen from whole months that are over'],
    gap: ['test/site/data.test.ts', 'is printed in every export'],
    too_little: [reportWords, 'a number of people where too little was measured'],
    closed_not_recorded: [reportWords, 'who tried while closed where that is not recorded'],
    stale: [reports, 'is not altered by later data'],
    suppressed: [reports, 'not in its numbers, its words, the page, the workbook or the JSON'],
    too_few_to_compare: [reports, 'stands beside the rules others publish'],
    clock_change: { never: 'months and dayparts; the night of the change is in the table of gaps of no report' },
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
  data: {
    nothing_connected: [data, 'tells one who has nothing yet where to begin'],
    first_weeks: [data, 'says so where files are all there is, and where too little was measured'],
    running_period: { never: 'the last day is drawn up to now' },
    gap: [data, 'asks for what only people know'],
    too_little: [data, 'says so where files are all there is, and where too little was measured'],
    closed_not_recorded: { never: 'is about what was heard, not about who called' },
    stale: [data, 'says first which source is silent, and since when'],
    suppressed: exact,
    too_few_to_compare: noComparison,
    clock_change: { never: 'days are cells, whatever their length' },
    failed: oneAnswer,
    no_permission: closedToOthers,
  },
}
const cells = pageNames.flatMap((page) => stateNames.map((state) => ({ page, state, cell: table[page][state] })))
const here = cells.flatMap(({ page, state, cell }) => ('in' in cell ? [{ page, state, cell }] : []))

describe('every state of every page', () => {
  it.each(here.flatMap(({ page, state, cell }) => (['nl', 'en'] as const).map((language) => [page, state, language, cell] as const)))(
    '%s, %s, in %s',
    async (_page, _state, language, cell) => {
      const { html, status } = await readPage(cell.in, `${cell.path}${cell.path.includes('?') ? '&' : '?'}lang=${language}`)
      expect(status).toBe(200)
      expect(plain(html)).toContain(cell[language])
    },
  )
  it('is asked of every page about figures', () => {
    const asked: readonly string[] = pageNames
    expect(figurePages.map(({ name }) => name).filter((name) => !asked.includes(name))).toEqual([])
  })
  it('is said here, is tested where the table points, or cannot be', () => {
    const pointed = cells.flatMap(({ cell }) => (Array.isArray(cell) ? [cell] : []))
    const lost = pointed.filter(([file, name]) => !readFileSync(String(file), 'utf8').includes(String(name)))
    expect(lost).toEqual([])
  })
})

describe('a period in which nothing was measured', () => {
  it('says so, and before the first data leads to those', async () => {
    expect((await readPage('gap', '/missed?lang=nl&from=2026-04-15&to=2026-04-15')).sentence).toBe(
      'In deze periode is niets gemeten. Of iemand het toen probeerde, weten we niet.',
    )
    expect((await readPage('gap', '/missed?lang=en&from=2026-04-15&to=2026-04-15')).sentence).toBe(
      'Nothing was measured in this period. Whether anybody tried then, we do not know.',
    )
    const { sentence, html } = await readPage('normal', '/missed?lang=nl&from=2025-11-03&to=2025-11-09')
    expect(sentence).toBe('In deze periode is niets gemeten. De eerste gegevens zijn van 1 dec 2025.')
    expect(plain(html)).toContain('Bekijk 1 – 28 dec 2025')
  })
})

describe('what was measured', () => {
  it('is rounded as it is in the files and above the tables: one number, one rounding', async () => {
    for (const state of ['normal', 'gap', 'stale', 'small'] as const) expect(plain((await readPage(state, '/availability?lang=nl')).html)).not.toMatch(/\d,\d%/)
  })
  it.each([
    ['stale', 'nl', 'We maten 92% van deze periode', 'We maten de hele periode'],
    ['stale', 'en', 'We measured 92% of this period', 'We measured the whole period'],
    ['normal', 'nl', 'We maten de hele periode', 'We maten 100'],
  ] as const)('is said once, the same in the heading and over the table (%s, %s)', async (state, language, told, not) => {
    const { html } = await readPage(state, `/availability?lang=${language}`)
    expect(plain(html)).toContain(told)
    expect(plain(html)).not.toContain(not)
  })
})

describe('what was not measured', () => {
  it.each([
    ['stale', 'nl', 'Geen enkel gemeten open uur bleef zonder antwoord'],
    ['stale', 'en', 'No measured open hour went without an answer'],
    ['everybody_reached', 'nl', 'Geen enkel open uur bleef zonder antwoord'],
    ['everybody_reached', 'en', 'No open hour went without an answer'],
  ] as const)('is not said to have been answered (%s, %s)', async (state, language, told) => {
    expect(plain((await readPage(state, `/availability?lang=${language}`)).html)).toContain(told)
  })
  it('is no zero in the table of months', async () => {
    const { html } = await readPage('first_weeks', '/availability?lang=nl')
    const months = plain(/<section id="months".*?<\/section>/s.exec(html)?.[0] ?? '')
    expect(months).toMatch(/april 2026176 uur0 uur(niet gemeten){5}onbekend/)
  })
  it('is named as the period that was not measured, also where another was laid beside it', async () => {
    const { html } = await readPage('too_little', '/missed?lang=nl&compare=prev')
    expect(plain(html)).toContain('Van de periode 9 mrt – 7 jun 2026 hebben we te weinig gemeten om te vergelijken.')
  })
})

describe('the cells of the week', () => {
  it.each([
    ['everybody_reached', false],
    ['everybody_recognised', false],
    ['normal', true],
  ] as const)('are called estimates where people were estimated, and not where they were counted (%s)', async (state, areEstimates) => {
    expect(plain((await readPage(state, '/missed?lang=nl')).html).includes('totaal verschillen. Het zijn schattingen.')).toBe(areEstimates)
    expect(plain((await readPage(state, '/missed?lang=en')).html).includes('from the total. They are estimates.')).toBe(areEstimates)
  })
})

describe('the moment to look at', () => {
  it('is none where there is one cell, or another cell is as high', async () => {
    const { html } = await readPage('first_weeks', '/missed?lang=nl')
    expect(plain(html)).not.toContain('Geen enkel moment springt eruit.')
    expect(plain(html).match(/Alleen de hele week: er zijn te weinig pogingen/g)).toHaveLength(1)
    expect(plain(html)).not.toContain('Opgeteld kunnen de vakjes iets van het totaal verschillen')
    expect(plain((await readPage('small', '/missed?lang=nl')).html)).toContain('Geen enkel moment springt eruit.')
  })
})

describe('a page that cannot be made', () => {
  it.each([
    ['nl', 'Probeer het over een minuut opnieuw'],
    ['en', 'Try again in a minute'],
  ])('says in %s what to do, with a way back and a number for the administrator', async (language, help) => {
    const { status, html, text } = await caseSite().get(`/missed?lang=${language}`) // whose figures cannot be read
    expect(status).toBe(500)
    expect(text).toContain(help)
    expect(html).toContain('<a class="action" href="">') // the same address again, not written down
    expect(html).toMatch(/<code>[\w-]{8,}<\/code>/)
    expect(html).toContain('class="action"')
  })
})
