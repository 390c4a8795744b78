import { signedInAs } from '../builders/access.ts'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { importApp } from '../../functions/import/app.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { bankRows, dayFilesIn, dependenciesOf, fixture, importerOver, importFiles, settingsOf } from './importing.ts'

const allowed = signedInAs()

const store = testStore()
async function doorFor(name: 'bank' | 'asterisk', access = allowed): Promise<{ app: Hono; stores: Stores; logged: LogRecord[] }> {
  const stores = await store.emptyStores()
  await stores.settings.save(settingsOf(name), 0)
  const logged: LogRecord[] = []
  return {
    stores,
    logged,
    app: importApp({ ...dependenciesOf(stores), events: stores.events, log: (record) => logged.push(record), ...access, mostBuildMs: 1000 }),
  }
}
const ours = { host: 'helpline.example', origin: 'https://helpline.example', 'sec-fetch-site': 'same-origin', 'accept-language': 'en' }
const post = async (app: Hono, path: string, body: string | FormData, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body, headers: { ...ours, ...headers } })
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()
const table = bankRows(400)

describe('a page with a script', () => {
  it('sends parts, goes on where it was, and is told what came of them', async () => {
    const { app, stores, logged } = await doorFor('bank')
    const started = await post(app, '/imports', JSON.stringify({ source: 'bank', files: [{ name: 'bank.csv', size: table.length }] }))
    expect(started.status).toBe(201)
    const { importId } = await json(started)
    const bytes = Buffer.from(table)
    const put = async (number: number, part: Uint8Array<ArrayBuffer>, last: boolean) =>
      app.request(`/imports/${importId}/parts/${number}?file=0&last=${last}`, { method: 'PUT', body: part, headers: ours })
    const { usedBytes } = await json(put(1, bytes.subarray(0, 10_000), false))
    expect(usedBytes).toBeLessThanOrEqual(10_000)
    expect(await json(app.request(`/imports/${importId}`))).toMatchObject({ nextPart: 2, files: [{ nextByte: usedBytes, isRead: false }] })
    const last = await json(put(2, bytes.subarray(usedBytes), true))
    expect(last.refused).toEqual([])
    const done = await json(post(app, `/imports/${importId}/finish`, ''))
    expect(done).toMatchObject({ state: 'done', counts: { rows: 400, duplicate: 0, refused: 0 }, dates: { from: '1999-04-01' } })
    // As the page shows them: what lies ahead sends whoever reads it there.
    expect(done.days).toMatch(/^1\s–\s\d+\sApr\s1999$/)
    expect(logged).toEqual([{ code: 'imported', level: 'info', source: 'bank', count: done.counts.stored }])
    const byCommand = await store.emptyStores()
    await byCommand.settings.save(settingsOf('bank'), 0)
    await importFiles(importerOver(byCommand), 'bank', [{ name: 'x', content: table }])
    expect(await dayFilesIn(stores)).toEqual(await dayFilesIn(byCommand))
  })
  it('is told in words what is wrong with a row', async () => {
    const { app } = await doorFor('bank')
    const { importId } = await json(post(app, '/imports', JSON.stringify({ source: 'bank', files: [{ name: 'b' }] })))
    const answer = await app.request(`/imports/${importId}/parts/1?last=true`, { method: 'PUT', body: table.replace('HANG', 'HUNG'), headers: ours })
    expect((await json(answer)).refused).toEqual([
      { line: 2, column: 'outcome', value: 'HUNG', reason: 'unknown_outcome', because: expect.stringContaining('outcomes') },
    ])
  })
})

describe('a file with calls out in it', () => {
  const columns = { id: 'id', arrival: 'started', wait: 'waiting', outcome: { column: 'status', values: { answered: 'answered', missed: 'left' } } }
  const rows = ['id,direction,started,waiting,status', '1,inbound,2026-11-02T09:00:00Z,12,answered', '2,outbound,2026-11-02T09:05:00Z,9,answered', '']
  const importedWith = async (more: object) => {
    const { app, stores } = await doorFor('bank')
    const settings = settingsOf('bank')
    const sources = settings.sources.map((source) => ({ ...source, lines: { a: settings.lines[0]?.id }, columns: { ...columns, ...more } }))
    await stores.settings.save(Settings.parse({ ...settings, sources }), 1)
    const { importId } = await json(post(app, '/imports', JSON.stringify({ source: 'bank', files: [{ name: 'calls.csv' }], dryRun: true })))
    const { refused } = await json(app.request(`/imports/${importId}/parts/1?last=true`, { method: 'PUT', body: rows.join('\n'), headers: ours }))
    return { refused, counts: (await json(post(app, `/imports/${importId}/finish`, ''))).counts }
  }
  it('is said to have them before anything is stored, with what to do', async () => {
    const { refused, counts } = await importedWith({})
    expect(refused).toEqual([
      { line: 3, column: 'direction', value: 'outbound', reason: 'unnamed_direction', because: expect.stringContaining('choose this column as the direction') },
    ])
    expect(counts).toMatchObject({ rows: 2, stored: 1, refused: 1, skipped: 0 })
  })
  it('counts what came in, and leaves out the rest once somebody said so', async () =>
    expect(await importedWith({ direction: { column: 'direction' } })).toMatchObject({ refused: [], counts: { rows: 2, stored: 1, refused: 0, skipped: 1 } }))
})

/** A form as a browser sends it: the fields, then the files. */
function form(files: readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[], fields: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ lang: 'en', ...fields })) data.append(name, value)
  for (const [name, content] of files) data.append('file', new Blob([content]), name)
  return data
}

describe('a page without a script', () => {
  it('sends one form with several files and gets a page with the counts', async () => {
    const { app, stores } = await doorFor('asterisk')
    const files = ['queue_log', 'Master.csv'].map((name) => [name, new Uint8Array(fixture(`asterisk/${name}`))] as const)
    const answer = await post(app, '/imports', form(files, { source: 'centrale' }))
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('<dt>Rows read</dt><dd>1,203</dd>')
    const byCommand = await store.emptyStores()
    await byCommand.settings.save(settingsOf('asterisk'), 0)
    await importFiles(
      importerOver(byCommand),
      'centrale',
      files.map(([name, content]) => ({ name, content })),
    )
    expect(await dayFilesIn(stores)).toEqual(await dayFilesIn(byCommand))
  })
  it('can try first, gzipped too, and sees the rows that are refused, escaped', async () => {
    const { app, stores } = await doorFor('bank')
    const broken = new Uint8Array(gzipSync(table.replace('HANG', '<b>X</b>')))
    const page = await (await post(app, '/imports', form([['bank.csv.gz', broken]], { source: 'bank', dryRun: 'yes' }))).text()
    expect(page).toContain('Nothing was kept')
    expect(page).toContain('&lt;b&gt;X&lt;/b&gt;')
    expect(page).not.toContain('<b>X</b>')
    expect(await itemsOf(stores, 'events')).toEqual([])
  })
  it('is told in its own language what is wrong with the file', async () => {
    const { app } = await doorFor('bank')
    const answer = await post(app, '/imports', form([['x.csv', 'a;b\n1;2\n']], { source: 'bank', lang: 'nl' }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/lang="nl"[\s\S]*Er ontbreken kolommen/)
  })
})

describe('what a form without a script is answered', () => {
  const asPage = { accept: 'text/html,application/xhtml+xml' }
  /** In the frame of the site: its menu, one heading, a sentence, and the way on. */
  const expectFramed = (html: string) => {
    expect([html.match(/<h1>/g)?.length, html.includes('class="site-header"'), html.includes('class="sentence"')]).toEqual([1, true, true])
    for (const path of ['/', '/data', '/data/imports', '/setup']) expect(html).toContain(`href="${path}?lang=nl"`)
  }
  it('stays within the site, says what came of it and what comes next, and shows refused rows where they can be read', async () => {
    const { app } = await doorFor('bank')
    const upload = (fields: Record<string, string>, content = table) =>
      post(app, '/imports', form([['b.csv', content]], { source: 'bank', lang: 'nl', ...fields }), asPage)
    const tried = await (await upload({ dryRun: 'yes' }, table.replace('HANG', 'HUNG'))).text()
    expectFramed(tried)
    expect(tried).toContain('Dit is wat erin staat. Er is niets bewaard.')
    expect(tried).toContain('haal het vinkje weg bij “Alleen proberen”')
    expect(tried).toMatch(/class="table-scroll stacks" role="region" tabindex="0"[\s\S]*HUNG/)
    const kept = await (await upload({})).text()
    expectFramed(kept)
    expect(kept).toContain('Bekijk de cijfers')
    expect(kept).toMatch(/\d\sapr\s1999/)
    expect(kept).toContain('from=1999-04-01')
  })
  it('says once what many rows share, as the page with a script does, and leads nobody to figures who may not see them', async () => {
    const { app } = await doorFor('bank')
    const wrong = table.replaceAll('HANG', 'HUNG')
    const times = wrong.split('HUNG').length - 1
    const upload = (to: Hono, content: string) => post(to, '/imports', form([['b.csv', content]], { source: 'bank', lang: 'nl' }), asPage)
    const answer = await (await upload(app, wrong)).text()
    expect(answer).toMatch(
      new RegExp(`<td role="cell" data-label="Aantal rijen">${Math.min(times, 200)}</td><td role="cell" data-label="Eerste rijen">\\d+(?:, \\d+){7}, …</td>`),
    )
    expect(answer.match(/“HUNG”/g)).toHaveLength(1)
    // Of what went wrong in one row there are no first rows.
    const once = await (await upload(app, table.replace('HANG', 'HUNG'))).text()
    expect(once).toMatch(/<td role="cell" data-label="Rij">\d+<\/td>/)
    expect([once.includes('<th scope="col" role="columnheader">Rij</th>'), once.includes('Eerste rijen')]).toEqual([true, false])
    const { app: other } = await doorFor('bank', signedInAs(['admin']))
    const kept = await (await upload(other, table)).text()
    expect([kept.includes('Bekijk de cijfers'), /<li><a href="\/\?lang=nl"/.test(kept)]).toEqual([false, false])
  })
  it('says what to mend in the same frame: no file, a file of another kind, nobody signed in any more, a form of somebody else', async () => {
    const { app, stores } = await doorFor('bank')
    const said = async (answer: Response | Promise<Response>) => [(await answer).status, await (await answer).text()] as const
    const [none, noFile] = await said(post(app, '/imports', form([], { source: 'bank', lang: 'nl' }), asPage))
    expect([none, noFile.includes('Er is geen bestand gekozen. Kies eerst een bestand en gebruik dan de knop eronder.')]).toEqual([422, true])
    expectFramed(noFile)
    const dutch = { ...asPage, 'accept-language': 'nl' }
    const nobody = importApp({
      ...dependenciesOf(stores),
      events: stores.events,
      log: () => undefined,
      ...allowed,
      who: () => Promise.resolve(undefined),
      mostBuildMs: 1,
    })
    for (const path of ['/imports', '/imports/oud/finish', '/imports/oud/undo']) {
      const [status, html] = await said(post(nobody, path, form([['b.csv', table]], { source: 'bank' }), dutch))
      expect([path, status, html.includes('U bent niet meer aangemeld.')]).toEqual([path, 401, true])
      expectFramed(html)
    }
    const [foreign, page] = await said(post(app, '/imports/oud/undo', 'lang=nl', { ...dutch, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }))
    expect([foreign, page.includes('Het verzoek kwam niet van een pagina van Bereikbaar')]).toEqual([403, true])
  })
})

describe('the door', () => {
  it('takes nothing that another site sends', async () => {
    const { app, stores } = await doorFor('bank')
    const from = (headers: Record<string, string>) =>
      app.request('/imports', { method: 'POST', body: form([['b.csv', table]], { source: 'bank' }), headers: { host: 'helpline.example', ...headers } })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ] as const)
      expect((await from(headers)).status).toBe(403)
    expect(await itemsOf(stores, 'events')).toEqual([])
    expect((await from({ origin: 'https://helpline.example' })).status).toBe(200)
  })
  it('opens to managers and administrators only, and writes down who else tried (A1, A6)', async () => {
    for (const role of ['planner', 'funder', 'privacy'] as const) {
      const records: AuditRecord[] = []
      const { app } = await doorFor('bank', signedInAs([role], records))
      const begin = JSON.stringify({ source: 'bank', files: [{ name: 'b' }] })
      expect((await post(app, '/imports', begin)).status).toBe(404)
      expect((await app.request('/imports/+999123456', { headers: ours })).status).toBe(404)
      expect(records).toMatchObject([
        { action: 'refused', user: 'tester', roles: [role], object: 'POST /imports' },
        { action: 'refused', object: 'GET /imports' },
      ])
      expect(JSON.stringify(records)).not.toContain('999123')
    }
  })
  it('answers what is not understood with a code, and quotes nothing', async () => {
    const { app, logged } = await doorFor('bank')
    const answers = [
      await post(app, '/imports', '{"source": "0999345678'),
      await post(app, '/imports', JSON.stringify({ source: 'bank', files: [], '0999345678': 1 })),
      await post(app, '/imports', JSON.stringify({ source: 'geen', files: [{ name: 'b' }] })),
      await post(app, '/imports', 'broken', { 'content-type': 'multipart/form-data; boundary=x' }),
      await post(app, '/imports', 'broken', { 'content-type': 'multipart/form-data' }),
      await app.request('/imports/nergens'),
      await app.request('/imports/nergens/parts/1', { method: 'PUT', body: new Uint8Array(4 * 1024 * 1024 + 1), headers: ours }),
      await app.request('/imports/nergens/parts/een', { method: 'PUT', body: '', headers: ours }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 400, 400, 404, 413, 400])
    for (const answer of answers) expect(await answer.text()).not.toContain('0999345678')
    expect(logged).toEqual([])
  })
  it('tells nobody what an unexpected failure said', async () => {
    const { stores } = await doorFor('bank')
    const logged: LogRecord[] = []
    const failing = { ...dependenciesOf(stores), records: { ...dependenciesOf(stores).records, read: () => Promise.reject(new Error('0999345678')) } }
    const answer = await importApp({ ...failing, events: stores.events, log: (record) => logged.push(record), ...allowed, mostBuildMs: 1000 }).request(
      '/imports/abc',
    )
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"failed"}'])
    expect(logged).toEqual([{ code: 'unexpected', level: 'error', status: 500 }])
  })
})
