/** Every nasty text through the door, the settings, a roster, and out again by a page and a file (T4). */
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { harmlessText } from '../../functions/site/exports/csv.ts'
import { roles } from '../../shared/access/role.ts'
import { type CanaryHost, canaryHost, type Person } from '../canary/canaryHost.ts'
import { idOf } from '../conformance/conformanceHost.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { signedRequest } from '../ingest/door.ts'
import { nastyTexts } from './nastyTexts.ts'

const [generic] = feeds
const moment = Date.parse('2026-10-30T11:00:00Z')

describe('every nasty text', () => {
  let own: CanaryHost
  let owner: Person
  let line = ''
  beforeAll(async () => {
    own = await canaryHost()
    own.clock.now = moment
    owner = await own.personAs(roles)
    if (generic !== undefined) line = idOf(generic, 'in order')
  }, 60_000)
  afterAll(() => own.stop())

  it('goes through the door as any field, and is counted', async () => {
    for (const [n, text] of nastyTexts.entries()) {
      const good = { type: 'contact.queued', contact: `c${n}`, line: 'helplijn', at: '2026-10-30T10:59:00Z' }
      const events = [
        ...['type', 'contact', 'line', 'at', 'caller', 'agent', 'reason', 'id', 'channel'].map((field) => ({ ...good, [field]: text })),
        { ...good, [text]: text },
      ]
      const { headers, body } = signedRequest(JSON.stringify(events), { key: generic?.secret ?? '', at: moment, id: `nasty_${n}` })
      const answer = await own.request(`/hooks/${line}`, { method: 'POST', headers, body: body as never })
      expect([text.slice(0, 30), answer.status, answer.text]).toEqual([text.slice(0, 30), 202, '{}'])
    }
    await own.host().settled()
    const { accepted, duplicate, unrecognised, quarantined } = await own.host().data.stores.events.ledger(line as never, '2026-10-30')
    expect(accepted + duplicate + unrecognised + quarantined).toBe(nastyTexts.length * 10)
  }, 240_000)

  const named = async (name: string) =>
    own.request(`/setup/lines/${line}`, own.form(owner, { name, channel: 'phone', closedRecorded: 'unknown', publicName: '', purpose: '', chatsAtOnce: '' }))
  const page = async (path: string) => own.request(path, { headers: { cookie: owner.cookie } })

  it('is a name of a line or is refused as one; on a page it is a text and nothing else, and in a file one cell that nobody runs', async () => {
    const paths = [`/missed?line=${line}&lang=nl`, `/setup/lines?lang=nl`]
    expect((await named('Lijn')).status).toBe(303)
    const usual = await Promise.all(paths.map(async (path) => tagsOf((await page(path)).text)))
    let taken = 0
    for (const text of nastyTexts) {
      const { status } = await named(text.toWellFormed())
      expect([text.slice(0, 30), [303, 422].includes(status)]).toEqual([text.slice(0, 30), true])
      if (status === 422) continue
      taken += 1
      const stored = (await own.host().data.stores.settings.current())?.settings.lines.find(({ id }) => id === line)?.name ?? ''
      for (const [n, path] of paths.entries())
        expect([text.slice(0, 30), path, differenceOf(usual[n] ?? [], tagsOf((await page(path)).text))]).toEqual([text.slice(0, 30), path, undefined])
      const { text: csv } = await page(`/csv/missed/weeks?line=${line}&lang=nl`)
      const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { delimiter: ';' })
      expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([])
      expect([text.slice(0, 30), data.some((cells) => cells[1] === harmlessText(stored))]).toEqual([text.slice(0, 30), true])
    }
    expect(taken).toBeGreaterThan(nastyTexts.length / 2)
  }, 240_000)

  it('stands in a roster as a service, a person or a team, and is shown as a text', async () => {
    const some = nastyTexts.filter((_, n) => n % 5 === 0)
    const cell = (text: string) => `"${text.toWellFormed().replaceAll('"', '""').replaceAll('\0', '')}"`
    for (const text of some) {
      const content = `Datum;Begin;Eind;Dienst;Medewerker;Team\r\n12-11-2026;09:00;12:00;${cell(text)};${cell(text)};${cell(text)}\r\n`
      const answer = await own.request('/roster/import/read?lang=nl', await own.upload(owner, { line }, [{ name: 'rooster.csv', content }]))
      expect([text.slice(0, 30), [200, 422].includes(answer.status)]).toEqual([text.slice(0, 30), true])
      expect(answer.text).not.toMatch(/<script>|<img|<svg[^>]*onload|<iframe|onmouseover='/)
    }
  }, 240_000)
})

/** The tags of a page with the names of their attributes, without what stands in and between them. */
const tagsOf = (html: string): readonly string[] => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'))

/** The first tag that is another, with what stands around it. */
function differenceOf(usual: readonly string[], found: readonly string[]): string | undefined {
  const at = found.findIndex((tag, n) => tag !== usual[n])
  return at === -1 && found.length === usual.length ? undefined : found.slice(Math.max(0, at - 1), at + 3).join(' ')
}
