/** A source below 20 attempts that stops: how long nobody can know it, and that every figure says so meanwhile (C4). */
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../../shared/contacts/contact.ts'
import { overviewHeadline } from '../../../functions/site/pages/overview/headline.ts'
import type { Report } from '../../../functions/site/report.ts'
import { en } from '../../../shared/text/en.ts'
import { addDays } from '../../../shared/calendar/localDate.ts'
import type { HeartbeatEvent } from '../../../shared/contacts/contactEvent.ts'
import type { EventId, Instant, SourceId } from '../../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../../shared/metrics/figuresOf.ts'
import { caseJson } from '../../../shared/cases/caseJson.ts'
import { caseReader } from '../../../shared/cases/caseReader.ts'
import { promiseResult } from '../../../shared/cases/result/promiseResult.ts'
import { usualSwitches } from '../../../shared/cases/caseRequest.ts'
import { caseAnswers } from '../../builders/caseAnswers.ts'
import { caseSite } from '../../builders/caseSite.ts'
import { decidedCase } from '../../builders/decidedCase.ts'
import { rosterSite } from '../../builders/rosterSite.ts'
import { dayReaderOf, liveSite } from '../../builders/liveSite.ts'
import { contact, digestOf, lineId } from '../../builders/contacts.ts'
import { date, inputOf, settingsWith } from '../../builders/report.ts'
import { plain, siteIn } from '../../builders/siteStates.ts'

const day = 86_400_000
const source = { id: 'centrale', name: 'Telefooncentrale', provider: 'generic', lines: { telefoon: 'telefoon' }, secretFrom: 'stored' }
const settings = settingsWith({}, { sources: [source] })
/** Somebody tries every Wednesday, and the last time was on 29 April. */
const last = Date.parse('2026-04-29T10:07:00Z')
const weekly = (weeks: number): readonly Contact[] =>
  Array.from({ length: weeks }, (_, n) => ({
    ...contact({ at: last - (weeks - 1 - n) * 7 * day, answered: true }, `attempt ${n}`),
    source: source.id as SourceId,
  }))
/** Of the four weeks up to a day; four weeks before them are looked at too, as the builder says, and nothing else is read. */
const figures = (today: string, { contacts = weekly(9), own = settings, heartbeats = [] as readonly HeartbeatEvent[] } = {}) => {
  const from = addDays(date(today), -27)
  const read = contacts.filter(({ arrivedAt }) => arrivedAt >= Date.parse(addDays(from, -28)))
  return figuresOf(
    inputOf({ contacts: read, heartbeats, settings: own, from, to: date(today), now: Date.parse(`${today}T18:00:00Z`), firstDate: '2025-01-01' }),
  ).coverage
}

describe('a source below 20 attempts that stops without a heartbeat', () => {
  it('is not noticed until all that is looked at is empty, and its figures say from the first day on how long that takes', () => {
    const found = (today: string) => {
      const { share, gaps, tooQuiet } = figures(today)
      return { share, gaps, tooQuiet }
    }
    const unseen = { share: 1, gaps: 0, tooQuiet: [{ source: 'centrale', lines: ['telefoon'], noticedAfterDays: expect.any(Number) }] }
    for (const today of ['2026-04-29', '2026-05-06', '2026-05-27', '2026-06-17']) expect([today, found(today)]).toEqual([today, unseen])
    const days = figures('2026-05-06').tooQuiet?.[0]?.noticedAfterDays ?? 0
    const isOver = (after: number) => figures(new Date(last + after * day).toISOString().slice(0, 10)).share === 0
    expect([days, isOver(days - 2), isOver(days + 1)]).toEqual([days, false, true])
  })
  it('says nothing of the kind once it is known: then nothing was measured at all', () => {
    expect(figures('2026-09-01')).toMatchObject({ share: 0 })
    expect(figures('2026-09-01').tooQuiet).toBeUndefined()
  })
  it('needs a heartbeat and no more: then its end is noticed within hours', () => {
    const beats = Array.from(
      { length: 24 * 60 },
      (_, n): HeartbeatEvent => ({
        eventId: digestOf(`beat ${n}`) as EventId,
        lineId,
        type: 'source.heartbeat',
        at: (last - n * 3_600_000) as Instant,
        source: source.id as SourceId,
      }),
    )
    const known = figures('2026-05-06', { heartbeats: beats })
    expect(known.tooQuiet).toBeUndefined()
    expect(known.gapList.map(({ from }) => from.slice(0, 13))).toEqual(['2026-04-29T10'])
  })
  it('is not meant where enough comes in to know what is usual, where only files come, and where nothing ever came', () => {
    const daily = Array.from({ length: 60 }, (_, n) => ({ ...contact({ at: last - n * day, answered: true }, `daily ${n}`), source: source.id as SourceId }))
    expect(figures('2026-04-30', { contacts: daily }).tooQuiet).toBeUndefined()
    const files = settingsWith({}, { sources: [{ id: 'centrale', provider: 'csv', lines: { telefoon: 'telefoon' } }] })
    expect(figures('2026-04-30', { own: files }).tooQuiet).toBeUndefined()
    expect(figures('2026-04-30', { contacts: [] }).tooQuiet).toBeUndefined()
  })
})

describe('wherever a figure of such a source is', () => {
  const state = { settings, contacts: weekly(9), now: Date.parse('2026-06-10T10:00:00Z') as Instant }
  const asked = 'line=telefoon&from=2026-04-01&to=2026-06-09'
  const get = async (path: string) => (await siteIn(state).request(path)).text()
  const sentences = {
    nl: /Van Telefooncentrale komt zo weinig binnen dat we een storing niet van stille dagen kunnen onderscheiden: pas als er \d+ dagen niets komt, weten we het\./,
    en: /So little comes in of Telefooncentrale that we cannot tell a failure from quiet days: only when nothing has come in for \d+ days do we know\./,
  }
  it.each(['/', '/missed', '/availability', '/data', '/data/sources/centrale'])(
    'the page %s says that a failure would not be seen, and what to do',
    async (path) => {
      for (const [language, sentence] of Object.entries(sentences)) expect(plain(await get(`${path}?${asked}&lang=${language}`))).toMatch(sentence)
      expect(plain(await get(`${path}?${asked}&lang=nl`))).toContain('Zet een hartslag aan.')
    },
  )
  it('is nothing that delivers, and no measurement without gaps', async () => {
    const data = plain(await get('/data?lang=nl'))
    expect(data).toContain('Van 1 bron weten we niet of die nog levert: er komt te weinig binnen om een storing te merken.')
    expect(data).toContain('Laatste teken van leven: rond 29 apr 2026, 12:00.')
    for (const untrue of ['De bron levert', 'Levert. Laatste', '100% van']) expect(data).not.toContain(untrue)
    expect(plain(await get(`/?${asked}&lang=nl`))).not.toContain('Er zijn in deze periode geen gaten in de meting.')
  })
  it('nobody is said to have tried only where it would be noticed that nothing arrives', () => {
    const seen = (tooQuiet: object | undefined) => {
      const metrics = { attempts: 0, people_by_status: { all: { value: 0 }, never: { value: 0 } } }
      const period = { from: date('2026-04-01'), to: date('2026-04-30') }
      const view = { texts: en, formats: { month: () => 'April 2026', days: () => '' }, query: { period } }
      return overviewHeadline({ view, figures: { metrics, coverage: { tooQuiet } } } as unknown as Report)
    }
    expect(seen([{}])).toMatch(/we saw nobody who tried to reach us/)
    expect(seen(undefined)).toMatch(/nobody tried to reach us/)
  })
  it('JSON and files carry it', async () => {
    for (const report of ['missed', 'availability', 'waits', 'coverage'])
      expect(JSON.parse(await get(`/api/v1/${report}?${asked}`)).coverage.tooQuiet).toMatchObject([{ source: 'centrale', lines: ['telefoon'] }])
    const path = /href="(\/csv\/missed\/[^"?]+)/.exec(await get(`/missed?${asked}&lang=nl`))?.[1]
    expect(await get(`${path}?${asked}&lang=nl`)).toContain('Storing niet te merken')
    expect(await get(`/svg/missed/trend?${asked}&lang=nl`)).toContain('Zet een hartslag aan.')
  })
  it('also of now, once for all lines that it feeds', async () => {
    const read = await liveSite({ settings, contacts: weekly(9), now: Date.parse('2026-05-01T10:00:00Z') as Instant }).app.request('/live?lang=nl')
    expect(plain(await read.text()).match(new RegExp(sentences.nl, 'g'))).toHaveLength(1)
  })
  it('also what longer hours would change: on the page, in its files and in JSON', async () => {
    const now = Date.parse('2026-06-10T10:00:00Z')
    const cases = caseReader(dayReaderOf({ settings, contacts: weekly(9) }))
    const request = { line: lineId, from: date('2026-04-01'), to: date('2026-06-09'), plans: [], switches: usualSwitches, handOverMinutes: 0 }
    const read = await cases({ version: 1, settings }, request, now)
    expect(read.tooQuiet).toMatchObject([{ source: 'centrale', lines: ['telefoon'] }])
    expect(caseJson(read)).toMatchObject({ coverage: { share: expect.any(Number), tooQuiet: read.tooQuiet } })
    const named = settingsWith({}, { sources: [source] })
    const site = caseSite({
      settings: named,
      more: { cases: () => Promise.resolve({ answer: caseAnswers.normal, dataVersion: '1', tooQuiet: read.tooQuiet ?? [] }) },
    })
    const question = 'line=telefoon&ask=propose&lang=nl'
    expect(JSON.parse((await site.get('/api/v1/case?line=telefoon')).html).coverage.tooQuiet).toEqual(read.tooQuiet)
    for (const path of ['/case', '/case/plans.csv', '/case/trade-off.svg'])
      expect([path, (await site.get(`${path}?${question}`)).html.includes('Zet een hartslag aan.')]).toEqual([path, true])
  })
  it('also how many people a roster needs: on the page, in its files and in JSON', async () => {
    const site = rosterSite({ settings, contacts: weekly(9), now: '2026-06-10T10:00:00Z' })
    for (const [language, sentence] of Object.entries(sentences)) expect((await site.get(`/roster?line=telefoon&lang=${language}`)).text).toMatch(sentence)
    for (const path of ['/roster/required.csv', '/roster/week.svg'])
      expect([path, (await site.get(`${path}?line=telefoon&lang=nl`)).html.includes('Zet een hartslag aan.')]).toEqual([path, true])
    const told = JSON.parse((await site.get('/api/v1/staffing?line=telefoon')).html)
    expect(told.coverage.tooQuiet).toMatchObject([{ source: 'centrale', lines: ['telefoon'] }])
  })
  it('also what came of longer hours: on the page and in its files', async () => {
    const input = inputOf({ contacts: weekly(9), settings, from: '2026-04-01', to: '2026-06-09', now: state.now, firstDate: '2025-01-01' })
    const result = promiseResult(input, { line: lineId, blocks: [], people: { value: 0, low: 0, high: 0 }, level: 0.9, began: date('2026-05-04') })
    expect(result.tooQuiet).toMatchObject([{ source: 'centrale', lines: ['telefoon'] }])
    const site = caseSite({ settings, saved: [decidedCase], more: { caseResults: () => Promise.resolve({ result, dataVersion: '1' }) } })
    for (const path of ['/result', '/promise.csv', '/promise.svg'])
      expect([
        path,
        plain((await site.get(`/case/${decidedCase.id}${path}?lang=nl`)).html.replaceAll(/<\/(text|tspan)>/g, ' '))
          .replaceAll(/\s+/g, ' ')
          .includes('Zet een hartslag aan.'),
      ]).toEqual([path, true])
  })
})
