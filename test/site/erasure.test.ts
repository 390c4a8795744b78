/** Erasure in the browser: who asks, who confirms, and that nobody learns anything (P9, A2, A12). */
import { describe, expect, it } from 'vitest'
import { eraseApp } from '../../functions/erase/app.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { peopleSite, person, start } from '../builders/peopleSite.ts'
import { plain } from '../builders/siteStates.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'

const store = testStore()
const path = '/settings/erasure'
const dayMs = 86_400_000
const [mia, noor, pia, max] = [person('mia', 'admin'), person('noor', 'admin'), person('pia', 'privacy'), person('max', 'manager')]
const number = '+999123456789'
const arrived: Report = {
  kind: 'contact',
  identity: 'k',
  contact: 'k',
  type: 'contact.arrived',
  at: (start - 60_000) as Instant,
  queue: 'helplijn',
  caller: number,
}
/** What is asked of the store, by kind and table. */
function counting(stores: Stores, steps: string[]) {
  const { client } = stores.tables
  const send = (command: { input: object }) => {
    steps.push(`${command.constructor.name} ${'TableName' in command.input ? String(command.input.TableName).replace(/^test-[0-9a-f-]{36}/, '') : ''}`)
    return client.send(command as never)
  }
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) })
}
const pageOf = async (answer: Response) => plain(await answer.text())
const requestIn = async (stores: Stores) => String((await itemsOf(stores, 'settings')).find(({ pk }) => pk === 'ERASURES')?.['sk'])
const doneNow = (stores: Stores, at: number) => eraseApp({ stores, erasures: erasures(stores.tables), now: () => at, log: () => undefined })()

describe('asking to be forgotten in the browser', () => {
  it('is for an admin only, and whoever confirms or reads along sees the list (section 6)', async () => {
    const { as } = await peopleSite(await store.emptyStores(), [mia, pia, max])
    expect((await (await as('max'))(path)).status).toBe(404)
    expect((await (await as('pia'))(path, { number })).status).toBe(404)
    expect(await pageOf(await (await as('pia'))(path))).not.toContain('Vergeten aanvragen')
    expect(await pageOf(await (await as('mia'))(path))).toContain('Vergeten aanvragen')
  })
  it('gives the same answer whether or not the number is known: status, address, headers, page, and as many steps to it (P9, A12)', async () => {
    const answers = await Promise.all(
      [number, '+999987654321'].map(async (typed) => {
        const stores = await store.emptyStores()
        await stores.settings.save(settings, 0)
        const [source] = settings.sources
        if (source === undefined) throw new Error('no source')
        const events = await pseudonymiser(turnedVault()).pseudonymise(source, settings, [arrived])
        for (const event of events) await stores.events.append(event, { source: source.id, receivedAt: event.at, token: 'r.0' })
        const steps: string[] = []
        const { as } = await peopleSite(storesOf({ ...stores.tables, client: counting(stores, steps) }), [mia])
        const ask = await as('mia')
        steps.length = 0
        const answer = await ask(path, { number: typed })
        return { status: answer.status, headers: [...answer.headers], steps: [...steps], page: await pageOf(await ask(path)) }
      }),
    )
    expect(answers[0]!.status).toBe(303)
    expect(answers[0]!.steps.length).toBeGreaterThan(5)
    expect(answers[1]).toEqual(answers[0])
  })
  it('leaves the number in no page, address, audit record or table, also where it is refused (P1, P9)', async () => {
    const stores = await store.emptyStores()
    const { as } = await peopleSite(stores, [mia, noor])
    const ask = await as('mia')
    const said: string[] = []
    for (const typed of [number, '0999 123 456 789', 'bel 0999-123456789 of', '999123456789x'])
      for (const answer of [await ask(path, { number: typed }), await ask(path)])
        said.push(answer.headers.get('location') ?? '', [...answer.headers].join(), await answer.text())
    said.push(JSON.stringify([await itemsOf(stores, 'settings'), await itemsOf(stores, 'events'), await itemsOf(stores, 'history')]))
    expect(said.join('\n').replaceAll(/[\s-]/g, '')).not.toMatch(/999123456789/)
  })
  it('offers no autocompletion, and shows an empty field after a mistake', async () => {
    const { as } = await peopleSite(await store.emptyStores(), [mia])
    const answer = await (await as('mia'))(path, { number: 'geen nummer' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toMatch(/id="field-number" name="number" value="" [^>]*inputmode="tel" autocomplete="off"/)
    expect(plain(page)).toContain('Dit is geen telefoonnummer')
  })
  it('is taken five times a day (P9)', async () => {
    const { as } = await peopleSite(await store.emptyStores(), [mia])
    const ask = await as('mia')
    for (let n = 0; n < 5; n++) expect((await ask(path, { number })).status).toBe(303)
    expect((await ask(path, { number })).status).toBe(429)
  })
})

describe('the second person (A2)', () => {
  it('is not needed while there is none, and then it stands out', async () => {
    const stores = await store.emptyStores()
    const { as, trail } = await peopleSite(stores, [mia, max])
    const ask = await as('mia')
    expect(await pageOf(await ask(path))).toContain('nog geen tweede beheerder')
    await ask(path, { number })
    expect((await trail.newest(20)).find(({ action }) => action === 'erasure_asked')).toMatchObject({ standsOut: true, user: 'mia' })
    expect(await doneNow(stores, start)).toBe(1)
  })
  it.each([
    ['a second admin', noor, {}],
    ['a privacy officer', pia, { standsOut: true }],
  ])('%s has to confirm it, and nobody confirms their own', async (_who, other, marked) => {
    const stores = await store.emptyStores()
    const { as, trail } = await peopleSite(stores, [mia, other])
    const [asker, confirmer] = [await as('mia'), await as(other.id)]
    expect(await pageOf(await asker(path))).toContain(`moet ${other.name} dit binnen een dag bevestigen`)
    await asker(path, { number })
    expect(await doneNow(stores, start)).toBe(0)
    const id = await requestIn(stores)
    expect((await asker(`${path}/${id}/confirm`, {})).status).toBe(404)
    expect(await doneNow(stores, start)).toBe(0)
    expect(await pageOf(await asker(path))).toContain('Een ander moet dit bevestigen')
    expect((await confirmer(`${path}/${id}/confirm`, {})).headers.get('location')).toBe(`${path}?said=confirmed`)
    expect(await doneNow(stores, start)).toBe(1)
    expect(await pageOf(await asker(path))).toContain(`bevestigd door ${other.name}`)
    const record = (await trail.newest(50)).find(({ action }) => action === 'erasure_asked')
    expect([record?.filter?.['request'], record?.standsOut]).toEqual([id, 'standsOut' in marked ? true : undefined])
    expect((await trail.newest(50)).some(({ action, user }) => action === 'erasure_confirmed' && user === other.id)).toBe(true)
  })
  it('comes within a day, or the request lapses', async () => {
    const stores = await store.emptyStores()
    const { as, wait } = await peopleSite(stores, [mia, noor])
    await (await as('mia'))(path, { number })
    wait(dayMs)
    const late = await (await as('noor'))(`${path}/${await requestIn(stores)}/confirm`, {})
    expect([late.status, (await pageOf(late)).includes('wacht niet meer')]).toEqual([409, true])
    expect(await pageOf(await (await as('mia'))(path))).toContain('vervallen')
    expect(await doneNow(stores, start + dayMs)).toBe(0)
    expect((await itemsOf(stores, 'events')).some(({ pk }) => pk === 'ERASE#WAITING')).toBe(false)
  })
  it('may also refuse it, which takes away what was waiting', async () => {
    const stores = await store.emptyStores()
    const { as } = await peopleSite(stores, [mia, noor])
    await (await as('mia'))(path, { number })
    const noors = await as('noor')
    expect((await noors(`${path}/${await requestIn(stores)}/withdraw`, {})).status).toBe(303)
    expect((await itemsOf(stores, 'events')).some(({ pk }) => pk === 'ERASE#WAITING')).toBe(false)
    expect(await pageOf(await noors(path))).toContain('ingetrokken door Noor')
  })
  it('knows an unknown, malformed or foreign request as what does not exist (A1)', async () => {
    const { as } = await peopleSite(await store.emptyStores(), [mia, noor])
    const noors = await as('noor')
    for (const id of ['0123456789abcdef', '..%2f', 'x', number.slice(1)]) expect((await noors(`${path}/${id}/confirm`, {})).status).toBe(404)
    expect((await noors(`${path}/0123456789abcdef/confirm`)).status).toBe(404)
  })
})
