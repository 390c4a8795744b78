/** What a page shows, its CSV, its workbook and its JSON say are the same, to the last digit, in both languages. */
import { describe, expect, it } from 'vitest'
import { figurePages } from '../../functions/site/figurePages.ts'
import { printedCost, printedEstimate, printedHours, printedNumber, printedRate, printedShare, printedShareUp } from '../../shared/metrics/registry.ts'
import type { Estimate } from '../../shared/contacts/estimate.ts'
import { formatsFor } from '../../shared/text/format.ts'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { caseAnswers } from '../builders/caseAnswers.ts'
import { caseSite } from '../builders/caseSite.ts'
import { numbersIn, readCsv, sheetAsCsv, tablesOn, type CsvCell } from '../builders/exportedTables.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite } from '../builders/rosterSite.ts'
import { contactsOf, siteIn, type StateName, states } from '../builders/siteStates.ts'
import { Instant, LineId } from '../../shared/contacts/identifiers.ts'

type Site = { readonly request: (path: string) => Response | Promise<Response> }
type Look = {
  readonly path: string
  readonly jsons: readonly string[] /** Worked out from others. */
  readonly derived?: readonly string[]
  readonly least: number
}
const languages = ['nl', 'en'] as const

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`

/** Columns of the page, each with its columns in the file: a range has three, a first and a last day two. */
function columnsOf(headings: readonly string[]): readonly { readonly key: string; readonly places: readonly number[] }[] {
  const columns: { key: string; places: number[] }[] = []
  headings.forEach((heading, place) => {
    const last = columns.at(-1)
    const isMore = last !== undefined && (/_(?:low|high)$/.test(heading) || (heading.endsWith('_to') && last.key === heading.replace(/_to$/, '_from')))
    if (isMore) last.places.push(place)
    else columns.push({ key: heading, places: [place] })
  })
  return columns
}

/** What the page has to print for these values of the file for machines. */
function expectPrinted(printed: string, key: string, cells: readonly CsvCell[], language: Language): void {
  const formats = formatsFor(language, 'Europe/Amsterdam')
  const [first] = cells.map(({ text }) => text)
  const values = cells.filter(({ text }) => text !== '').map(({ text }) => Number(text))
  if (cells[0]?.isQuoted === true && /^\d{4}-\d\d-\d\dT/.test(first ?? '')) expect(printed).toBe(formats.moment(Date.parse(first ?? '')))
  else if (cells[0]?.isQuoted === true) expect(printed).toBe(first?.replace(/^'/, ''))
  else if (/^\d{4}-\d\d-\d\d$/.test(first ?? ''))
    expect(printed).toBe(cells.length === 2 ? formats.days(first ?? '', cells[1]?.text ?? '') : formats.weekdayDay(first ?? ''))
  else if (cells.length === 1 && key.endsWith('_seconds')) expect(printed).toBe(formats.length(values[0] ?? 0))
  else {
    const numbers = numbersIn(printed, language)
    expect(numbers.length === 1 && values.length === 3 ? [numbers[0], numbers[0], numbers[0]] : numbers).toEqual(values)
  }
}

/** Every number and every range in a JSON, and how many attempts there were: the one count that stands in a column of estimates. */
function leavesOf(json: unknown): { readonly numbers: readonly number[]; readonly ranges: readonly Estimate[]; readonly attempts: readonly number[] } {
  const [numbers, ranges, attempts]: [number[], Estimate[], number[]] = [[], [], []]
  const walk = (value: unknown): void => {
    if (typeof value === 'number') numbers.push(value)
    if (typeof value !== 'object' || value === null) return
    const { low, high, value: middle } = value as Partial<Estimate>
    if (typeof middle === 'number' && typeof low === 'number' && typeof high === 'number') ranges.push({ value: middle, low, high })
    const { metrics } = value as { readonly metrics?: { readonly attempts?: unknown } }
    if (typeof metrics?.attempts === 'number') attempts.push(metrics.attempts)
    Object.values(value).forEach(walk)
  }
  walk(json)
  return { numbers, ranges, attempts }
}
const tenth = (value: number) => Number(value.toFixed(1))

/** A share has a digit after the mark, or none. */
const sharesOf = (value: number) => [tenth(printedShare(value, 1) * 100), tenth(printedShare(value) * 100), tenth(printedShareUp(value) * 100)]

/** How a number of the JSON is written in a file; with a minus where a table takes it off. */
function writtenFrom({ numbers, ranges, attempts }: ReturnType<typeof leavesOf>): ReadonlySet<string> {
  const mosts = [...new Set(attempts)]
  const ends = (range: { value: number; low: number; high: number }) => `${range.value} ${range.low} ${range.high}`
  return new Set([
    ...numbers
      .flatMap((value) => [value, tenth(value), printedHours(value), tenth(printedNumber(value)), -tenth(printedNumber(value)), ...sharesOf(value)])
      .map(String),
    // With itself at both ends, as it is counted.
    ...attempts.map((count) => `${count} ${count} ${count}`),
    ...ranges.flatMap((range) => {
      const [estimate, rate] = [printedEstimate(range), printedRate(range)]
      const shares = [printedShare(range.value), printedShare(range.low), printedShareUp(range.high)].map((share) => Math.round(share * 100))
      const cost = printedCost(range)
      return [
        ...(estimate ? [ends(estimate)] : []),
        // No more people than the attempts that they made, however they are rounded.
        ...(estimate ? mosts.filter((most) => most < estimate.high).flatMap((most) => ends(printedEstimate(range, most) ?? estimate)) : []),
        ...(rate ? [`${tenth(rate.value)} ${tenth(rate.low)} ${tenth(rate.high)}`] : []),
        shares.join(' '),
        `${cost.value} ${cost.low} ${cost.high}`,
      ]
    }),
  ])
}

async function expectTheSame(site: Site, language: Language, { path, jsons, derived = [], least }: Look): Promise<void> {
  // As it is sent: a response's own text() takes the byte order mark off.
  const text = async (address: string) => Buffer.from(await (await site.request(address)).arrayBuffer()).toString('utf8')
  const separator = language === 'nl' ? ';' : ','
  const tables = tablesOn(await text(withQuery(path, `lang=${language}`)))
  expect(tables.length).toBeGreaterThanOrEqual(least)
  const inJson = writtenFrom(leavesOf(await Promise.all(jsons.map(async (address): Promise<unknown> => JSON.parse(await text(address))))))
  for (const { cells, csv, xlsx } of tables) {
    const { about, rows } = readCsv(await text(csv), separator)
    const machine = readCsv(await text(withQuery(csv, 'headers=machine')), separator)
    expect(about.map(([label]) => label?.text)).toEqual(
      expect.arrayContaining([textsOf(language).csv.report, textsOf(language).csv.made, textsOf(language).csv.protection]),
    )
    expect(machine.rows).toHaveLength(rows.length)
    expect(machine.rows[0]?.map(({ text: heading }) => heading).join()).toMatch(/^[a-z0-9_,]+$/)
    if (xlsx !== undefined) {
      const response = await site.request(xlsx)
      const sheet = await sheetAsCsv(Buffer.from(await response.arrayBuffer()), language)
      expect(sheet).toEqual(rows.map((row) => row.map((cell) => cell.text.replace(/ 00:00$/, ''))))
      expect(
        response.headers
          .get('content-disposition')
          ?.replace('.xlsx', '.csv')
          .replace(/-?[a-z]*_/, '_'),
      ).toMatch(/^attachment; filename="[a-z0-9-]*_[a-z0-9_-]+\.csv"$/)
    }
    const columns = columnsOf(machine.rows[0]?.map(({ text: heading }) => heading) ?? [])
    const asWritten = (cell: CsvCell): CsvCell => (cell.isQuoted ? cell : { ...cell, text: language === 'nl' ? cell.text.replace(',', '.') : cell.text })
    for (const [place, row] of machine.rows.slice(1).entries()) {
      const onPage = cells?.[place]
      for (const [column, { key, places }] of columns.entries()) {
        const own = places.flatMap((at) => row[at] ?? []).map(asWritten)
        const isUnknown = own.every((cell) => cell.text === '')
        if (onPage !== undefined && isUnknown) expect(onPage[column]).toBe(rows[place + 1]?.[places[0] ?? 0]?.text)
        if (onPage !== undefined && !isUnknown) expectPrinted(onPage[column] ?? '', key, own, language)
        const isNumber = own.every((cell) => !cell.isQuoted && /^-?\d+(?:\.\d+)?$/.test(cell.text))
        if (isNumber && jsons.length > 0 && !derived.includes(key))
          expect([csv, key, inJson.has(own.map((cell) => cell.text).join(' ')), own]).toEqual([csv, key, true, own])
      }
    }
  }
}

describe('the same numbers', () => {
  const apis = ['missed', 'availability', 'waits', 'coverage'].map((name) => `/api/v1/${name}`)
  const looks: readonly Look[] = [
    { path: '/', jsons: apis, least: 1 },
    { path: '/missed', jsons: apis, least: 4 },
    { path: '/missed?unit=attempts&grain=month&compare=prev', jsons: apis.map((api) => `${api}?grain=month`), derived: ['compared'], least: 4 },
    { path: '/missed?compare=prev', jsons: apis.map((api) => `${api}?compare=prev`), least: 4 },
    { path: '/missed?grain=day&period=28d', jsons: apis.map((api) => `${api}?grain=day&period=28d`), least: 4 },
    { path: '/missed?hours=closed&short=include&show=missed_closed', jsons: apis.map((api) => `${api}?hours=closed&short=include`), least: 4 },
    { path: '/availability', jsons: apis, least: 2 },
    { path: '/missed/contacts', jsons: [], least: 1 },
  ]
  it('are looked for on every page about figures', () => {
    expect(figurePages.map(({ path }) => path).filter((path) => !looks.some((look) => look.path === path))).toEqual([])
  })
  const shown: readonly StateName[] = ['normal', 'gap', 'small', 'closed_not_recorded', 'large']
  it.each(shown.flatMap((state) => languages.map((language) => [state, language] as const)))(
    'stand on the report pages of %s in %s, in their files and in the JSON',
    async (state, language) => {
      for (const look of looks) await expectTheSame(siteIn(states[state]), language, look)
    },
  )
  it.each(languages)('stand on the pages about data in %s', async (language) => {
    for (const state of ['data_fine', 'data_silent', 'data_gap'] as const) {
      await expectTheSame(siteIn(states[state]), language, { path: '/data', jsons: [], least: 2 })
      await expectTheSame(siteIn(states[state]), language, { path: '/data/gaps', jsons: [], least: state === 'data_fine' ? 0 : 1 })
    }
  })
  it.each(languages)('stand on the page of the roster in %s', async (language) => {
    const telefoon = LineId.parse('telefoon')
    const at = (moment: string) => Instant.parse(Date.parse(moment))
    const shifts = ['15', '16', '17'].map((day) => ({
      line: telefoon,
      from: at(`2026-06-${day}T17:00:00Z`),
      until: at(`2026-06-${day}T20:00:00Z`),
      people: day === '17' ? 9 : 1,
      name: 'Avond',
    }))
    const attempts = Array.from({ length: 18 }, (_, n) => ({ at: `${19 + Math.floor(n / 6)}:${String((n % 6) * 10).padStart(2, '0')}`, answered: n % 2 === 0 }))
    const site = rosterSite({
      settings: settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' }] }),
      contacts: contactsOf({ attempts }),
      shifts,
    })
    await expectTheSame(site.app, language, { path: '/roster', jsons: [], least: 2 })
  })
  it.each(
    languages.flatMap((language) =>
      (['normal', 'small', 'perhaps_nobody', 'without_cost', 'cost_without_end'] as const).map((state) => [state, language] as const),
    ),
  )('stand on the page of a case that is %s in %s', async (state, language) => {
    const query = 'ask=hours&plan=Twee+avonden|Tu,Su+19:00-22:00'
    const look = { path: `/case?${query}`, jsons: [`/api/v1/case?${query}`], derived: ['people_per_month', 'cost_per_person_eur'], least: 1 }
    await expectTheSame(caseSite({ answer: caseAnswers[state] }).app, language, look)
  })
})
