/** Figures that are not complete say so, on every page, in every file and in JSON; as soon as they are, nothing is said any more (F5). */
import { describe, expect, it } from 'vitest'
import { rebuild } from '../../functions/fold/rebuild.ts'
import { redrive } from '../../functions/fold/redrive.ts'
import { importer } from '../../functions/import/steps/importer.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { dependenciesOf, importFiles } from '../import/importing.ts'
import { at, centrale, contactEvent, day, settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { foldingSite, tenOClock } from '../builders/foldingSite.ts'

const store = testStore()
const notYet = 'Nog niet alles is geteld'
const arrived = (name: string, when = '2026-03-02T09:58:00Z') => contactEvent(name, 'contact.arrived', when)
const [today, before] = ['lang=nl&from=2026-03-02&to=2026-03-02', 'lang=nl&from=2026-02-01&to=2026-02-28']
const settingsDay = day('2026-03-02')
const pages = ['/', '/missed', '/missed/contacts', '/availability']

/** One event is folded and one is given up. */
async function parked() {
  const stores = await store.emptyStores()
  const own = await foldingSite(stores)
  const [good, bad] = [arrived('good'), arrived('bad')]
  own.broken.add(bad.contactId)
  await own.fold({ Records: [await own.store(good), await own.store(bad)] })
  own.later(1)
  return { ...own, stores, bad }
}

describe('while a record is parked, the mark incomplete (F5)', () => {
  it('is on the pages of its line and its days, and on no others', async () => {
    const own = await parked()
    expect(own.givenUp).toEqual([own.bad.eventId])
    for (const path of pages) {
      expect([path, await own.text(`${path}?${today}&line=telefoon`)]).toEqual([path, expect.stringContaining(notYet)])
      expect([path, await own.text(`${path}?${today}&line=chat`)]).toEqual([path, expect.not.stringContaining(notYet)])
      expect([path, await own.text(`${path}?${before}&line=telefoon`)]).toEqual([path, expect.not.stringContaining(notYet)])
    }
    const sentence = await own.text(`/?${today}&line=telefoon`)
    expect(sentence).toContain('Van Telefoon is nog niet alles geteld: iets van ')
    expect(sentence).toContain('Er is niets kwijt; zodra de beheerder dit herstelt, telt het alsnog mee.')
    expect(await own.text(`/live?lang=nl`)).toContain(notYet)
    expect(await own.text(`/live?lang=nl&line=chat`)).not.toContain(notYet)
    expect(await own.text(`/?${today.replace('nl', 'en')}&line=telefoon`)).toContain('Not everything of Telefoon is counted yet: something of ')
  })
  it('is in JSON and in files, with the reason and no moment finer than a quarter hour (P7)', async () => {
    const own = await parked()
    const { coverage } = await own.json(`/api/v1/missed?${today}&line=telefoon`)
    expect(coverage).toMatchObject({ incomplete: true, uncounted: [{ reason: 'parked', since: '2026-03-02T09:45:00.000Z', lines: ['telefoon'] }] })
    expect((await own.json(`/api/v1/missed?${today}&line=chat`)).coverage).not.toHaveProperty('incomplete')
    expect(await own.body(`/csv/overview/${await firstTable(own)}?${today}&line=telefoon`)).toContain('Nog niet alles geteld')
  })
  it('keeps nothing of the contact, and goes once the record is folded again', async () => {
    const own = await parked()
    const marks = (await itemsOf(own.stores, 'contacts')).filter(({ sk }) => String(sk).startsWith('parked#'))
    expect(marks).toEqual([expect.objectContaining({ sk: `parked#${own.bad.eventId}`, days: ['telefoon#2026-03-02'] })])
    expect(JSON.stringify(marks)).not.toContain(own.bad.contactId)
    expect(await redrive(own.stores, settings.lines, own.givenUp)).toMatchObject({ folded: 1 })
    own.later(1)
    for (const path of [...pages, '/live']) expect(await own.text(`${path}?${today}`)).not.toContain(notYet)
    expect((await own.json(`/api/v1/missed?${today}`)).coverage).not.toHaveProperty('incomplete')
  })
  it('goes with a rebuild of everything, and stays with one of some days', async () => {
    const own = await parked()
    await rebuild(own.stores, settings, { from: settingsDay, to: settingsDay })
    own.later(1)
    expect(await own.text(`/?${today}`)).toContain(notYet)
    await rebuild(own.stores, settings)
    own.later(1)
    expect(await own.text(`/?${today}`)).not.toContain(notYet)
  })
  it('is on all lines of its source where the record cannot even be read', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    const record = await own.store(arrived('damaged'))
    const { line: _line, ...image } = record.dynamodb?.NewImage ?? {}
    await own.fold({ Records: [{ ...record, dynamodb: { ...record.dynamodb, NewImage: { ...image, event: { S: '{' } } } }] })
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).toContain(notYet)
    expect(await own.text(`/?${today}&line=chat`)).not.toContain(notYet)
  })
  it('keeps a report of these months from being frozen', async () => {
    const own = await parked()
    const headers = { origin: 'https://meten.example', host: 'meten.example', 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ line: 'telefoon', first: '2026-03', last: '2026-03', language: 'nl', case: '', start: '', contact: '' }).toString()
    own.later(60 * 24 * 40)
    const answer = await own.site.request('https://meten.example/reports/new?lang=nl', { method: 'POST', headers, body })
    expect(await answer.text()).toContain('Van deze maanden is nog niet alles geteld')
  })
})

describe('while a file of history is being read, the mark incomplete (F5)', () => {
  const content = ['arrived', 'left']
    .map((type, n) => `${JSON.stringify({ type: `contact.${type}`, contact: 'old', line: 'helplijn', at: `2026-03-02T09:0${n}:00Z`, id: `old-${n}` })}\n`)
    .join('')
  const importerOver = (stores: Stores) => importer({ ...dependenciesOf(stores), now: () => at('2026-03-02T10:00:00Z') })
  it('is on the days that its parts brought, until they are built, and again while it is taken away', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    const door = importerOver(stores)
    const { importId } = await door.start({ source: centrale, files: [{ name: 'maart.jsonl', size: content.length }] })
    await door.takePart({ importId, file: 0, number: 1, bytes: Buffer.from(content), isLast: true })
    own.later(1)
    for (const path of pages) expect([path, await own.text(`${path}?${today}&line=telefoon`)]).toEqual([path, expect.stringContaining(notYet)])
    expect(await own.text(`/?${today}&line=telefoon`)).toContain('wordt een bestand van Telefoon ingelezen of weggehaald')
    expect(await own.text(`/?${before}&line=telefoon`)).not.toContain(notYet)
    expect(await own.text(`/?${today}&line=chat`)).not.toContain(notYet)
    expect((await own.json(`/api/v1/missed?${today}&line=telefoon`)).coverage).toMatchObject({
      incomplete: true,
      uncounted: [{ reason: 'importing', lines: ['telefoon'] }],
    })
    await door.finish(importId)
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).not.toContain(notYet)
    await door.undo(importId, { isTimeUp: () => true })
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).toContain(notYet)
    await door.undo(importId)
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).not.toContain(notYet)
  })
  it('is not there for one that is only tried', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    await importFiles(importerOver(stores), centrale, [{ name: 'maart.jsonl', content }], { dryRun: true })
    own.later(1)
    expect(await own.text(`/?${today}`)).not.toContain(notYet)
  })
})

describe('while the fold is more than two minutes behind, the mark incomplete (F5)', () => {
  it('is there two minutes after something was stored that no fold has seen, and goes when one has', async () => {
    const own = await foldingSite(await store.emptyStores())
    await own.fold({ Records: [await own.store(arrived('seen'))] })
    own.later(5)
    const record = await own.store(arrived('unseen', '2026-03-02T10:04:00Z'))
    own.later(1.9)
    expect(await own.text(`/?${today}`)).not.toContain(notYet)
    own.later(0.2)
    for (const path of [...pages, '/live']) expect(await own.text(`${path}?${today}&line=telefoon`)).toContain(notYet)
    expect(await own.text(`/?${today}&line=chat`)).not.toContain(notYet)
    expect((await own.json(`/api/v1/waits?${today}&line=telefoon`)).coverage).toMatchObject({
      incomplete: true,
      uncounted: [{ reason: 'behind', since: new Date(tenOClock).toISOString(), lines: ['telefoon'] }],
    })
    await own.fold({ Records: [record] })
    own.later(0.2)
    for (const path of [...pages, '/live']) expect(await own.text(`${path}?${today}`)).not.toContain(notYet)
  })
  it('reaches back to the days of which something waited elsewhere for long', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    await own.store(arrived('newest'))
    await own.store(arrived('oldest', '2026-02-20T10:00:00Z'))
    own.later(3)
    const marked = async (date: string) => (await own.json(`/api/v1/missed?lang=nl&from=${date}&to=${date}&line=telefoon`)).coverage.incomplete === true
    expect([await marked('2026-03-01'), await marked('2026-02-20'), await marked('2026-02-18')]).toEqual([true, true, false])
  })
  it('is there where no fold ever ran', async () => {
    const own = await foldingSite(await store.emptyStores())
    await own.store(arrived('first'))
    own.later(3)
    expect(await own.text(`/?${today}`)).toContain(notYet)
  })
  it('is not there on a quiet line, nor for deliveries that brought nothing new', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    const event = arrived('only')
    await own.fold({ Records: [await own.store(event)] })
    own.later(10)
    await own.store(event) // a repeat, which is a delivery and no fact
    for (const minutes of [5, 60 * 24, 60 * 24 * 3]) {
      own.later(minutes)
      expect(await own.text(`/?lang=nl&from=2026-03-01&to=2026-03-12`)).not.toContain(notYet)
    }
  })
  it('is there for a batch that ended the function itself, until its records are folded by their keys', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    const [broken, next] = [arrived('breaks'), arrived('next')]
    const records = [await own.store(broken), await own.store(next)]
    const begun = { days: [{ line: settings.lines[0]!.id, date: settingsDay }], sources: [], since: tenOClock }
    await stores.folding.begin(broken.eventId, begun) // and then the process was gone
    await own.fold({ Records: records.slice(1) }) // by halves, the stream goes on without it
    own.later(3)
    expect(await own.text(`/?${today}&line=telefoon`)).toContain(notYet)
    await redrive(stores, settings.lines, [broken.eventId])
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).not.toContain(notYet)
  })
  it('is there for one part of the stream that lags, while others go on', async () => {
    const stores = await store.emptyStores()
    const own = await foldingSite(stores)
    const slow = await own.store(arrived('slow'))
    own.later(4)
    await own.fold({ Records: [await own.store(arrived('fast', '2026-03-02T10:03:00Z'))] })
    const during: string[] = []
    own.watching(async () => void during.push(await own.text(`/?${today}&line=telefoon`)))
    await own.fold({ Records: [slow] })
    expect(during[0]).toContain(notYet)
    own.later(1)
    expect(await own.text(`/?${today}&line=telefoon`)).not.toContain(notYet)
  })
})

async function firstTable(own: { readonly body: (path: string) => Promise<string> }): Promise<string> {
  const [, table = ''] = /\/csv\/overview\/([a-z0-9-]+)/.exec(await own.body(`/?${today}&line=telefoon`)) ?? []
  return table
}
