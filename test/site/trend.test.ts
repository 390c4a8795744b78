/** Figures over time: by day, week and month, with what stands above each bar from another period. */
import { describe, expect, it } from 'vitest'
import { comparedPart, mostDays, placeOf, trendGrain, type TrendPart } from '../../functions/site/components/trendParts.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import { printedNumber } from '../../shared/metrics/registry.ts'
import { report } from '../builders/report.ts'
import { contactsOf, plain, readPage, siteIn, type StateName, states } from '../builders/siteStates.ts'

const day = (text: string) => text as LocalDate
const part = (from: string, to = from, key = from): TrendPart => ({
  attempts: 0,
  answered: 0,
  missed_open: 0,
  missed_closed: 0,
  short: 0,
  unknown: 0,
  never: 0,
  people_reached: 0,
  people_later: 0,
  isCounted: true,
  measuredHours: 24,
  hours: 24,
  running: false,
  key,
  from: day(from),
  to: day(to),
})
const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, n) => part(new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10)))
const june = { from: day('2026-06-01'), to: day('2026-06-07') }

describe('what stands above a day', () => {
  it('has the same weekday, also where the other period begins on another one', () => {
    // 1 June 2026 is a Monday, 1 April a Wednesday.
    const above = comparedPart(daysFrom('2026-04-01', 14), { compare: 'custom', match: 'weekday', period: june }, 'day')
    expect(daysFrom('2026-06-01', 7).map((own, place) => above(own, place)?.from)).toEqual(daysFrom('2026-04-06', 7).map(({ from }) => from))
  })
  it('has the same date a year earlier where that was asked, with 29 February alone', () => {
    const above = comparedPart(daysFrom('2023-02-27', 3), { compare: 'year', match: 'date', period: june }, 'day')
    expect(daysFrom('2024-02-27', 4).map((own, place) => above(own, place)?.from)).toEqual(['2023-02-27', '2023-02-28', undefined, '2023-03-01'])
  })
  it('is nothing where the other period is over', () => {
    const above = comparedPart(daysFrom('2026-05-25', 2), { compare: 'custom', match: 'date', period: june }, 'day')
    expect(daysFrom('2026-06-01', 3).map((own, place) => above(own, place)?.from)).toEqual(['2026-05-25', '2026-05-26', undefined])
  })
})

describe('a week or a month', () => {
  it('that is cut off is not held against a whole week', () => {
    const above = comparedPart(
      [part('2026-05-04', '2026-05-10'), part('2026-05-11', '2026-05-13')],
      { compare: 'custom', match: 'weekday', period: june },
      'week',
    )
    expect([part('2026-06-01', '2026-06-07'), part('2026-06-08', '2026-06-14')].map((own, place) => above(own, place)?.from)).toEqual(['2026-05-04', undefined])
  })
  it('puts a marker where its date lies', () => {
    const months = [part('2026-04-01', '2026-04-30'), part('2026-05-01', '2026-05-31')]
    expect([placeOf('2026-04-01', months), placeOf('2026-04-16', months), placeOf('2026-05-01', months)]).toEqual([0, 0.5, 1])
  })
})

describe('the last label', () => {
  it('is known as such where it stands below the last bar, so that on a telephone it ends within the page', async () => {
    const lastOf = async (period: string) =>
      [...(await readPage('normal', `/missed?lang=nl&period=${period}`)).html.matchAll(/class="axis-label [^"]*last"/g)].length
    expect([await lastOf('13w'), await lastOf('12w')]).toEqual([1, 0])
  })
})

describe('the choice of day, week or month', () => {
  it('is weeks unless asked otherwise, and where there would be too many days to draw', () => {
    expect(trendGrain({ grain: 'auto', period: june })).toBe('week')
    expect(trendGrain({ grain: 'hour', period: june })).toBe('week')
    expect(trendGrain({ grain: 'month', period: june })).toBe('month')
    expect(trendGrain({ grain: 'day', period: june })).toBe('day')
    const someDays = { from: day('2026-06-01'), to: day('2026-06-04') }
    expect(trendGrain({ grain: 'auto', period: someDays })).toBe('day')
    expect(trendGrain({ grain: 'week', period: someDays })).toBe('week')
    expect(trendGrain({ grain: 'day', period: { from: day('2026-01-01'), to: day('2026-05-01') } })).toBe('week')
  })
  it.each([
    ['day', '&period=28d', 'Nooit gesproken: op een gewone dag ongeveer', '/csv/missed/days', 28],
    ['month', '', 'Nooit gesproken: in een gewone maand ongeveer', '/csv/missed/months', 4],
    ['week', '', 'Nooit gesproken: in een gewone week ongeveer', '/csv/missed/weeks', 13],
  ])('by %s is drawn, said and given as a file', async (grain, more, title, file, rows) => {
    const { html } = await readPage('normal', `/missed?lang=nl&grain=${grain}${more}`)
    const figure = /<figure class="figure" id="trend".*?<\/figure>/s.exec(html)?.[0] ?? ''
    expect(plain(figure)).toContain(title)
    expect(figure).toContain(file)
    expect([...(/<tbody[^>]*>.*<\/tbody>/s.exec(figure)?.[0] ?? '').matchAll(/<tr\b/g)]).toHaveLength(rows)
  })
  it('says why it shows weeks where there are too many days', async () =>
    expect((await readPage('normal', '/missed?lang=nl&grain=day&period=2026')).html).toContain(`Dit zijn meer dan ${mostDays} dagen. Daarom ziet u weken.`))
  it('draws the marker and the line of comparison by day, and says what stands above what', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl&grain=day&from=2026-04-06&to=2026-04-26&compare=prev&unit=attempts')
    const figure = /<figure class="figure" id="trend".*?<\/figure>/s.exec(html)?.[0] ?? ''
    expect([...figure.matchAll(/class="compared"/g)]).toHaveLength(20)
    expect(figure).toContain('<g class="mark">')
    expect(plain(figure)).toContain('Dezelfde weekdagen staan boven elkaar.')
  })
})

describe('a bar', () => {
  const trendOf = async (state: StateName, lang: 'nl' | 'en' = 'nl') =>
    /<figure class="figure" id="trend".*?<\/figure>/s.exec((await readPage(state, `/missed?lang=${lang}`)).html)?.[0] ?? ''

  it('that nobody had to estimate looks counted, says so, and stands in the table as it is', async () => {
    const figure = await trendOf('everybody_recognised')
    expect(figure).toMatch(/<rect [^>]*class="edge-never {2}"/)
    expect(figure).not.toMatch(/<rect [^>]*class="[^"]*estimated/)
    expect(figure).toContain('Deze staven zijn geteld, niet geschat.')
    expect(figure).not.toContain('≈')
  })
  it('of callers who withheld their number is an estimate, and looks it', async () => {
    const figure = await trendOf('normal')
    expect(figure).toMatch(/<rect [^>]*class="edge-never {2}estimated"/)
    expect(figure).not.toContain('Deze staven zijn geteld')
    expect(figure).toContain('≈')
  })
  it.each([
    ['nl', 'Een staaf in volle kleur is geteld. Een staaf in zachtere kleur is een schatting: niet van elke poging weten we wie het was.'],
    ['en', 'A bar in full colour is counted. A bar in a softer colour is an estimate: we do not know of every attempt who made it.'],
  ] as const)('beside others of another kind: both are drawn and told apart in words (%s)', async (lang, sentence) => {
    const figure = await trendOf('partly_estimated', lang)
    expect(figure).toContain(sentence)
    // Of thirteen weeks, the last five have callers who withheld their number.
    expect([...figure.matchAll(/<rect [^>]*class="edge-never [^"]*estimated"/g)]).toHaveLength(5)
    expect([...figure.matchAll(/<rect [^>]*class="edge-never {2}"/g)]).toHaveLength(8)
  })
  it('that was not drawn, because nothing was measured, is not called counted', async () => {
    for (const state of ['stale', 'too_little', 'first_weeks'] as const)
      expect([state, await trendOf(state)]).not.toEqual([state, expect.stringContaining('volle kleur')])
  })
  it('is counted or estimated by what happened in it alone', () => {
    const contacts = contactsOf({ attempts: [{ at: '20:00', caller: null }], from: '2026-03-12', to: '2026-03-12' }).concat(
      contactsOf({ attempts: [{ at: '20:00' }], from: '2026-03-02', to: '2026-03-22' }),
    )
    const { trend, days, months } = report({ contacts, from: '2026-03-02', to: '2026-03-22' })
    expect(trend.map(({ isCounted }) => isCounted)).toEqual([true, false, true])
    expect(days.flatMap(({ date, isCounted }) => (isCounted ? [] : [date]))).toEqual(['2026-03-12'])
    expect(months.map(({ isCounted }) => isCounted)).toEqual([false])
  })
})

describe('what is counted over time', () => {
  it.each([
    [
      'people',
      'nl',
      'Nooit gesproken: in een gewone week ongeveer 25 mensen',
      '12 weken, met elk 25 mensen.',
      '"Mensen die we nooit spraken, per week"',
      '"Nooit gesproken"',
    ],
    [
      'series',
      'nl',
      'Zonder gesprek: in een gewone week ongeveer 25 hulpvragen',
      'met elk 25 hulpvragen.',
      '"Hulpvragen zonder gesprek, per week"',
      '"Nooit gesproken (hulpvragen)"',
    ],
    ['attempts', 'nl', 'Gemiste pogingen per week', 'pogingen.', '"Gemiste pogingen per week"', '"Nooit gesproken"'],
    [
      'people',
      'en',
      'Never reached: about 25 people in a typical week',
      '12 weeks, with 25 people each.',
      '"People we never spoke to, by week"',
      '"Never reached"',
    ],
    [
      'series',
      'en',
      'Without a conversation: about 25 needs in a typical week',
      'with 25 needs each.',
      '"Needs without a conversation, by week"',
      '"Never reached (needs)"',
    ],
    ['attempts', 'en', 'Missed attempts by week', 'attempts', '"Missed attempts by week"', '"Never reached"'],
  ])('in %s (%s) is named alike in title, sentence, table, drawing and file', async (unit, lang, title, sentence, name, column) => {
    const address = `?lang=${lang}&unit=${unit}`
    const figure = /<figure class="figure" id="trend".*?<\/figure>/s.exec((await readPage('normal', `/missed${address}`)).html)?.[0] ?? ''
    for (const words of [title, sentence, column.replaceAll('"', '')]) expect(plain(figure)).toContain(words)
    const [csv, svg] = await Promise.all(
      ['/csv/missed/weeks', '/svg/missed/trend'].map(async (path) => plain(await (await siteIn(states.normal).request(`${path}${address}`)).text())),
    )
    expect(csv).toContain(name)
    expect(csv).toContain(column)
    expect(svg).toContain(title)
  })
})

describe('what is not over yet', () => {
  const trendOf = async (address: string) => /<figure class="figure" id="trend".*?<\/figure>/s.exec((await readPage('normal', address)).html)?.[0] ?? ''
  it('is outlined, is no typical week, and may still change for a week after it', async () => {
    const figure = await trendOf('/missed?lang=nl') // until Sunday; it is Wednesday
    expect([...figure.matchAll(/class="[^"]* running /g)]).toHaveLength(1)
    expect(plain(figure)).toContain('168 van 168 uur, kan nog veranderen')
    expect(plain(figure)).toContain('Een staaf met een streepjesrand is nog niet af.')
    expect(plain(figure)).toContain('13 weken, met elk 25 mensen.'.replace('13', '12'))
  })
  it('holds for people alone: attempts stay as they are', async () => {
    const figure = await trendOf('/missed?lang=nl&unit=attempts')
    expect(figure).not.toMatch(/class="[^"]* running /)
    expect(plain(figure)).not.toContain('streepjesrand')
  })
  it('is nothing where nobody is left to speak to: no edge without a reason', async () => {
    const { html } = await readPage('everybody_reached', '/?lang=nl')
    expect(html).not.toMatch(/class="[^"]* running /)
    expect(html).not.toContain('kan nog veranderen')
  })
  it('makes no typical week, and neither does one that was measured in part', async () => {
    for (const address of ['/?lang=nl', '/missed?lang=nl']) expect((await readPage('first_weeks', address)).html).not.toContain('gewone week')
  })
  it('is said of a week of which nobody can be said to be never reached', async () => {
    expect((await readPage('normal', '/missed?lang=nl&from=2026-06-06&to=2026-06-09')).sentence).toMatch(
      /^Wie we in 4 dagen nooit spraken, is nog niet te zeggen\. Misschien spreken we .*mensen.* nog\.$/,
    )
    expect((await readPage('normal', '/?lang=en&from=2026-06-06&to=2026-06-09')).sentence).toMatch(
      /^In 4 days .* people tried to reach us\. Of .* of them.* we do not know yet whether we will speak to them\.$/,
    )
    expect(plain(await trendOf('/missed?lang=nl&from=2026-06-06&to=2026-06-09'))).toContain('Dit is te kort geleden om te zeggen wie we nooit spraken.')
  })
})

type EarlierWeek = Readonly<Record<'missed_open' | 'missed_closed' | 'never' | 'people_reached' | 'people_later' | 'measuredHours' | 'hours', number>>

describe('a comparison', () => {
  it('that stands above one bar alone is drawn there', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl&from=2026-06-01&to=2026-06-10&compare=prev')
    expect(html.match(/class="compared"/g)).toHaveLength(1)
  })
  it('of a period that runs is of as many days that are over, and says which', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl&from=2026-06-01&to=2026-06-10&compare=prev')
    const [, sentence = ''] = /<p class="comparison">(.*?)<\/p>/.exec(html) ?? []
    expect(plain(sentence)).toContain('18 – 26 mei 2026')
    expect(plain(html)).toContain('Vergeleken worden alleen dagen die voorbij zijn.')
  })
  it('with dates of one’s own is on the page, in the form, a chip, and in the JSON', async () => {
    const address = '?lang=nl&compare=custom&cfrom=2026-01-05&cto=2026-02-01'
    const { html } = await readPage('normal', `/missed${address}`)
    expect(html).toMatch(/name="cfrom" max="[^"]*" value="2026-01-05"/)
    expect(plain(html)).toContain('Vergelijken met: 5 jan – 1 feb 2026')
    expect(html).toContain('class="comparison"')
    const { compared } = (await (await siteIn(states.normal).request(`/api/v1/missed${address}`)).json()) as {
      compared: { filters: { from: string; to: string } }
    }
    expect(compared.filters).toMatchObject({ from: '2026-01-05', to: '2026-02-01' })
  })
  it('of which too little was measured is said to be so, and no line is drawn of the rest', async () => {
    const { html } = await readPage('large', '/missed?lang=nl&compare=prev&grain=day&from=2026-03-20&to=2026-04-16')
    expect(plain(html)).toContain('hebben we te weinig gemeten om te vergelijken')
    expect(plain(html)).not.toContain('Streepjeslijn')
    expect(html).not.toContain('class="compared"')
  })
  it('with a period of which a week was not fully measured says why the line stops, and that the counts lack what was not seen', async () => {
    const address = '/missed?lang=nl&from=2026-05-04&to=2026-05-31&compare=custom&unit=attempts'
    const lacking = 'Van die eerdere periode is niet alles gemeten.'
    expect(plain((await readPage('gap', `${address}&cfrom=2026-04-06&cto=2026-05-03`)).html)).toContain(lacking)
    expect(plain((await readPage('gap', `${address}&cfrom=2026-03-16&cto=2026-04-12`)).html)).not.toContain(lacking)
  })
  it.each([
    ['missed', '&unit=attempts', (part: EarlierWeek) => part.missed_open + part.missed_closed],
    ['missed', '', (part: EarlierWeek) => part.never],
    ['overview', '', (part: EarlierWeek) => part.people_reached + part.people_later + part.never],
  ] as const)('stands beside each week in the table and in the file as the line draws it, and is broken where that is (%s%s)', async (report, more, sum) => {
    const query = `lang=nl&from=2026-05-04&to=2026-05-31&compare=custom&cfrom=2026-04-06&cto=2026-05-03${more}`
    const heading = 'Toen: 6 apr – 3 mei 2026'
    const { html } = await readPage('gap', `/${report === 'overview' ? '' : report}?${query}`)
    const site = siteIn(states.gap)
    const csv = plain(await (await site.request(`/csv/${report}/weeks?${query}&headers=machine`)).text())
    const { compared } = (await (await site.request(`/api/v1/missed?${query}`)).json()) as { compared: { trend: readonly EarlierWeek[] } }
    expect(plain(html)).toContain(heading)
    expect(plain(await (await site.request(`/csv/${report}/weeks?${query}`)).text())).toContain(`"${heading}"`)
    const rows = csv.split('\r\n').map((line) => line.split(';'))
    const place = rows.find(([first]) => first === '"week"')?.indexOf('"compared"') ?? -1
    const inFile = rows.filter(([first]) => first?.startsWith('"2026-W')).map((row) => row[place])
    const drawn = compared.trend.map((part) =>
      part.measuredHours < part.hours ? '' : String(more === '' ? printedNumber(sum(part)) : sum(part)).replace('.', ','),
    )
    expect(inFile).toEqual(drawn)
    expect(inFile).toContain('')
    expect(inFile.filter((value) => value !== '').length).toBeGreaterThan(1)
  })
  it('that cannot be drawn adds nothing to the table', async () => {
    const csv = await (await siteIn(states.large).request('/csv/missed/days?headers=machine&compare=prev&from=2026-03-20&to=2026-04-16')).text()
    expect(csv).not.toContain('compared')
  })
  it('that cannot be made says so with its dates, and compares with nothing', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl&compare=custom&cfrom=2026-02-01&cto=2026-01-05')
    expect(plain(html)).toContain('Met 1 feb 2026 t/m 5 jan 2026 kunnen we niet vergelijken.')
    expect(html).not.toContain('class="comparison"')
  })
})

describe('a period of which not every week can be laid beside the others', () => {
  const figureOf = async (state: 'small' | 'first_weeks') => {
    const { html } = await readPage(state, '/missed?lang=nl')
    return /<figure class="figure" id="trend".*?<\/figure>/s.exec(html)?.[0] ?? ''
  }
  it('counts only the weeks of which it says the lowest and the highest', async () => {
    expect(plain(await figureOf('small'))).toContain('12 weken. De laagste week telt 4, de hoogste 6 mensen.')
    expect(plain(await figureOf('first_weeks'))).toContain('2 weken. De laagste week telt 9, de hoogste 12 mensen.')
  })
  it('hatches up to where it began to measure, without a hole before it', async () => {
    const bands = [...(await figureOf('first_weeks')).matchAll(/<rect x="([\d.]+)%" [^>]*width="([\d.]+)%"[^>]*class="gap-band"/g)]
    const [last, before] = [bands.at(-1), bands.at(-2)]
    expect(Number(last?.[1])).toBeCloseTo(Number(before?.[1]) + Number(before?.[2]), 1)
    expect(Number(last?.[2])).toBeLessThan(Number(before?.[2]))
  })
})
