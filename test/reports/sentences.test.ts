/** Every sentence of every report: short, quotable by itself, one percentage at most, and a whole sentence. */
import { describe, expect, it } from 'vitest'
import { demoFindings, demoLines } from '../builders/demoReports.ts'
import { sampleNames } from '../builders/reports.ts'
import { states } from '../builders/siteStates.ts'
import { inputOf } from '../builders/report.ts'
import { figuresOf, lineOf } from '../../shared/metrics/figuresOf.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import type { Findings } from '../../shared/reports/findings.ts'
import { reportFindings } from '../../shared/reports/reportFindings.ts'
import { sampleFindings } from '../../shared/reports/sampleFindings.ts'
import { reportDocument } from '../../shared/reports/writeReport.ts'
import type { Language } from '../../shared/text/language.ts'

const shown = [
  'normal',
  'gap',
  'too_little',
  'closed_not_recorded',
  'closed_partly',
  'small',
  'large',
  'everybody_recognised',
  'everybody_reached',
  'stale',
] as const

function findingsOf(name: (typeof shown)[number]): Findings {
  const { settings, contacts } = states[name]
  const input = inputOf({ contacts, settings, from: '2025-12-01', to: '2026-05-31', filters: { grain: 'hour' }, now: Date.parse('2026-06-10T10:00:00Z') })
  const figures = figuresOf(input)
  return reportFindings({
    settings,
    line: lineOf(settings, 'telefoon' as LineId),
    figures,
    trend: figures,
    before: figures,
    dataVersion: '1',
    now: input.now,
    protection: {},
  }).findings
}
const all: readonly (readonly [string, () => Findings])[] = [
  ...demoLines.map((line) => [line, () => demoFindings(line)] as const),
  ['the sample', () => sampleFindings(sampleNames)],
  ...shown.map((name) => [name, () => findingsOf(name)] as const),
]
const languages = ['nl', 'en'] as const
const sentencesIn = (findings: Findings, language: Language) =>
  reportDocument(findings, language, { contact: '', start: '2027-03-01' }).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'sentences' ? block.sentences : [])),
  )
const wordsIn = (text: string) => text.replaceAll('\u00a0', ' ').split(/\s+/)

describe.each(all)('the report of %s', (_name, findings) => {
  it.each(languages)('says it in sentences of at most 30 words with at most one percentage (%s)', (language) => {
    const sentences = sentencesIn(findings(), language)
    expect(sentences.length).toBeGreaterThan(5)
    expect(sentences.filter(({ text }) => wordsIn(text).length > 30).map(({ text }) => text)).toEqual([])
    expect(sentences.filter(({ text }) => (text.match(/%/g) ?? []).length > 1).map(({ text }) => text)).toEqual([])
    expect(sentences.filter(({ text }) => !/^\p{Lu}.*\.$/su.test(text) || /undefined|null|NaN|\(\)| {2}/.test(text)).map(({ text }) => text)).toEqual([])
  })
  it('says the same in both languages', () => {
    const [nl, en] = languages.map((language) => sentencesIn(findings(), language).map(({ key }) => (key === 'askPerWeek' ? 'ask' : key)))
    expect(nl).toEqual(en)
  })
  it('numbers its figures and tables from 1, each once, and names the table of each figure', () => {
    const document = reportDocument(findings(), 'nl', { contact: '' })
    const blocks = document.sections.flatMap((section) => section.blocks)
    const figures = blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []))
    const tables = [...blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])), ...document.annex.tables]
    expect(figures.map(({ number }) => number)).toEqual(figures.map((_, index) => index + 1))
    expect(tables.map(({ number }) => number)).toEqual(tables.map((_, index) => index + 1))
    for (const { table } of figures) expect(table === undefined || document.annex.tables.some((own) => own.table.key === table)).toBe(true)
  })
})

describe('what a report may not say', () => {
  const keysOf = (findings: Findings) => sentencesIn(findings, 'nl').map(({ key }) => key)
  it('a number of people where too little was measured', () => {
    expect(keysOf(findingsOf('too_little'))).toContain('tooLittleMeasured')
    expect(keysOf(findingsOf('too_little'))).not.toContain('peopleNever')
  })
  it('who tried while closed where that is not recorded', () => {
    const keys = keysOf(findingsOf('closed_not_recorded'))
    expect(keys).toEqual(expect.arrayContaining(['peopleNeverWhileOpen', 'closedNotRecorded']))
    expect(keys).not.toContain('missedWhileOpen')
  })
  it('more than a lower bound where only part of it is recorded', () => {
    expect(keysOf(findingsOf('closed_partly'))).toContain('closedPartly')
    expect(keysOf(findingsOf('closed_partly'))).not.toContain('closedAndOpen')
  })
  it('that longer hours help where more staff clearly helps more: that comes first', () => {
    const [, , third] = sentencesIn(demoFindings('wilgenlijn'), 'nl')
    expect(third?.key).toBe('staffThanLonger')
  })
  it('a proposal where none was made, or where it was refused', () => {
    const findings = sampleFindings(sampleNames)
    const { proposal: _none, ...without } = findings
    expect(keysOf(without)).toEqual(expect.arrayContaining(['askNothing', 'noImpact']))
    const refused: Findings = { ...findings, proposal: { ...findings.proposal!, chosen: undefined!, refused: { reason: 'closed_not_recorded' } } }
    delete (refused.proposal as { chosen?: string }).chosen
    expect(sentencesIn(refused, 'nl')[2]?.text).toBe(
      'Wat ruimere openingstijden zouden opleveren, is nog niet te zeggen: oproepen buiten openingstijd worden niet geregistreerd.',
    )
    expect(keysOf(refused)).not.toContain('impact')
  })
})

describe('reach against an estimate by others', () => {
  it('is said in so many of a hundred, with its source and as an upper bound, for a whole year only', () => {
    const settings = { ...states.normal.settings, outsideEstimates: [] }
    const outside = { number: 9000, people: 'slachtoffers van mensenhandel in Nederland', source: 'Nationaal Rapporteur', year: 2023 }
    const year = (from: string, to: string) => {
      const input = inputOf({ contacts: states.normal.contacts, settings, from, to, filters: { grain: 'hour' }, now: Date.parse('2026-12-10T10:00:00Z') })
      const figures = figuresOf(input)
      const { findings } = reportFindings({
        settings,
        line: lineOf(settings, 'telefoon' as LineId),
        figures,
        trend: figures,
        dataVersion: '1',
        now: input.now,
        protection: {},
        outside,
      })
      return sentencesIn(findings, 'nl').flatMap(({ key, text }) => (key.startsWith('reach') ? [text.replaceAll('\u00a0', ' ')] : []))
    }
    expect(year('2025-07-01', '2026-06-30')).toEqual([
      expect.stringMatching(
        /^Van de 9\.000 slachtoffers van mensenhandel in Nederland \(Nationaal Rapporteur, 2023\) zocht naar schatting \d+ op de [\d.]+ contact met Telefoon/,
      ),
      'Zie dit als een bovengrens: niet iedereen die contact zocht, hoort bij die groep.',
    ])
    expect(year('2026-01-01', '2026-05-31')).toEqual([])
  })
})
