/** Files whose address cannot be read: refused like the API refuses, in words that fit, and never with what was sent. */
import { describe, expect, it } from 'vitest'
import { caseSite } from '../builders/caseSite.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite } from '../builders/rosterSite.ts'
import { plain, siteIn, states } from '../builders/siteStates.ts'

const files = ['/csv/missed/weeks', '/xlsx/missed/ladder', '/svg/missed/trend', '/csv/availability/days', '/csv/contacts/contacts'] as const
const asked = async (path: string, accept?: string) => {
  const response = await siteIn(states.normal).request(path, accept === undefined ? {} : { headers: { accept } })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    named: response.headers.get('content-disposition'),
    text: await response.text(),
  }
}

describe('a file of figures whose address cannot be read', () => {
  it.each(files)('%s: is no file of another question, but a few lines that name the parameter and the cure (H4)', async (path) => {
    const { status, type, named, text } = await asked(`${path}?from=0999000001&unit=cows&lang=en`)
    expect([status, type, named]).toEqual([400, 'text/plain; charset=UTF-8', null])
    expect(text.split('\n')).toEqual([
      'This question cannot be answered as it was asked.',
      'Give “from” a date that exists, as YYYY-MM-DD, such as 2026-03-31, or leave it out.',
      'Give “unit” one of: people, series, attempts, or leave it out.',
      'That is why no file was made.',
      '',
    ])
  })
  it('is told to a person who followed a link on a page, with the way to the figures', async () => {
    const { status, type, text } = await asked('/csv/missed/weeks?from=0999000001&line=telefoon&lang=nl', 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect([status, type]).toEqual([400, 'text/html; charset=UTF-8'])
    expect(plain(text)).toContain('Deze vraag kan zo niet worden beantwoord.')
    expect(plain(text)).toContain('Geef bij “from” een datum die bestaat, als JJJJ-MM-DD, zoals 2026-03-31, of laat het weg.')
    expect(text).toContain('<a class="action" href="/missed?line=telefoon&amp;lang=nl">Naar de pagina bij dit bestand</a>')
    expect(text).not.toContain('0999')
  })
  it('about a line that is not there says which there are', async () => {
    const { status, text } = await asked('/svg/missed/trend?line=0999000001&lang=en')
    expect([status, text.includes('one of your lines: telefoon'), text.includes('0999')]).toEqual([404, true, false])
  })
  it('also by its language or its headings', async () => {
    expect((await asked('/csv/missed/weeks?lang=0999')).status).toBe(400)
    expect((await asked('/csv/missed/weeks?headers=people&lang=en')).text).toContain('Give “headers” one of: machine, or leave it out.')
    expect((await asked('/data/markers.csv?lang=xx')).status).toBe(400)
  })
  it('is given where a parameter is only unknown, and always where the page itself made the link', async () => {
    expect((await asked('/csv/missed/weeks?utm_source=x')).status).toBe(200)
    const { text } = await asked('/missed?from=nonsense&unit=cows&show=missed_closed&compare=prev&lang=en')
    const links = [...text.matchAll(/href="(\/(?:csv|xlsx|svg)\/[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect([link, (await asked(link)).status]).toEqual([link, 200])
  })
})

describe('a file of the roster', () => {
  const site = rosterSite({ settings: settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-24:00' }] }) })
  it.each([
    ['week=0999000001', 'Give “week” a date'],
    ['show=0999000001', 'Give “show” one of: difference, required, rostered, present'],
    ['add=0999000001', 'Give “add” a shift'],
    ['day=0999000001', 'Give “day” a shift'],
  ])('is refused with %s', async (query, cure) => {
    for (const path of ['/roster/gaps.csv', '/roster/required.xlsx', '/roster/week.svg', '/roster/open.ics']) {
      const { status, html } = await site.get(`${path}?lang=en&${query}`)
      expect([path, status, html.includes(cure), html.includes('0999')]).toEqual([path, 400, true, false])
    }
  })
  it('is given with what the page links to', async () => {
    const { html } = await site.get('/roster?week=nonsense&add=nonsense&lang=en')
    const links = [...html.matchAll(/href="(\/roster\/[^"]*\.(?:csv|svg|ics)[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) expect([link, (await site.get(link)).status]).toEqual([link, 200])
  })
})

describe('a file of a case', () => {
  it.each([
    ['from=0999000001', 400, 'Give “from” a date'],
    ['line=0999000001', 404, 'one of your lines'],
    ['newcomers=0999000001', 400, 'What stands at “newcomers” cannot be used.'],
    ['plan=0999000001', 400, 'What stands at “plan” cannot be used.'],
    ['ask=both&budget=0999000001', 400, 'What stands at “budget” cannot be used.'],
    ['ask=0999000001', 400, 'What stands at “ask” cannot be used.'],
  ])('is refused with %s', async (query, status, cure) => {
    const site = caseSite()
    const answer = await site.get(`/case/plans.csv?lang=en&${query}`)
    expect([answer.status, answer.html.includes(cure), answer.html.includes('0999'), site.asked]).toEqual([status, true, false, []])
  })
  it('is given with what the page links to', async () => {
    const site = caseSite()
    const { html } = await site.get('/case?line=fax&newcomers=nonsense&lang=en')
    const links = [...html.matchAll(/href="(\/case\/[^"]*\.(?:csv|svg)[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) expect([link, (await site.get(link)).status]).toEqual([link, 200])
  })
})
