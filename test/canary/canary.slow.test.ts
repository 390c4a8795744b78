/**
 * The canary run (T1): a person who does not exist calls, chats and is written down in every way, through every route of the real host, right and wrong.
 * Afterwards everything that is left is searched for that person: tables, files of the store, spill, logs, trail, answers and exports.
 */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stripApp } from '../../functions/watch/strip.ts'
import { sweepApp } from '../../functions/watch/sweep.ts'
import { roles } from '../../shared/access/role.ts'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { idOf } from '../conformance/conformanceHost.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { historyFiles } from '../conformance/historyFiles.ts'
import { readEvent } from '../../shared/storage/facts/storedEvents.ts'
import { itemsOf } from '../storage/testStores.ts'
import { canaryFinder } from './canaryFinder.ts'
import { type Answered, type CanaryHost, canaryHost, historySource, type Person } from './canaryHost.ts'
import { aboutThePlanted, headersOfCallers, signedNonsense, unknownFields } from './deliveries.ts'
import { historyOfThePlanted, rosterCsv, rosterIcs, rosterXlsx } from './files.ts'
import { plantedCores, plantedNumber, plantedTexts } from './planted.ts'
import { everyRoute, filledIn } from './routes.ts'

const finder = canaryFinder([plantedNumber, ...plantedTexts, ...plantedCores])
const atOnce = 16
const tables = ['events', 'contacts', 'history', 'settings'] as const

describe('a caller who does not exist, through every route (T1)', () => {
  let own: CanaryHost
  let owner: Person
  /** What was asked, by status. */
  const statuses = new Map<string, number[]>()
  /** What of the planted person an answer gave back. */
  const echoed: string[] = []
  /** What pages and files showed that only tables may hold. */
  const shown: string[] = []
  const printed: string[] = []
  const spooled: string[] = []
  const restore: (() => void)[] = []

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream)
      stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
        printed.push(String(chunk))
        return write(chunk, ...rest)
      }) as typeof stream.write
      restore.push(() => {
        stream.write = write
      })
    }
    own = await canaryHost()
  }, 240_000)
  afterAll(async () => {
    for (const undo of restore) undo()
    await own.stop()
  })

  /** Asks, keeps the status, and looks at what refuses or leaves for what was sent. A page may say which word of its own address it does not know. */
  const ask = async (about: string, path: string, init: RequestInit = {}, { mayShow = false } = {}): Promise<Answered> => {
    const answer = await own.request(path, init)
    statuses.set(about, [...(statuses.get(about) ?? []), answer.status])
    const leaves = answer.status >= 400 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')
    const leads = answer.status >= 300 && answer.status < 400
    if (leaves && !leads && !mayShow)
      for (const what of [...finder.findIn(answer.bytes), ...finder.findInValue([...answer.headers])]) echoed.push(`${about}: ${what}`)
    return answer
  }
  const all = async (work: readonly (() => Promise<unknown>)[]) => {
    const waiting = [...work]
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
  const addressOf = (source: string) => `${own.host().url}/hooks/${source}`

  it('is told by every provider, rightly and wrongly, also while the store stands still (F8)', async () => {
    let n = 0
    for (const feed of feeds) {
      const address = addressOf(idOf(feed, 'in order'))
      const steps = feed.journeys.slice(0, 5).flatMap((journey) => journey.steps)
      for (const step of steps) {
        own.clock.now = step.at + 500
        const sending = { address, now: own.clock.now, at: step.at, secret: feed.secret }
        const delivery = aboutThePlanted(feed, step.delivery(sending), sending, n++)
        const to = `${address}${delivery.path ?? ''}`
        const right = await ask(`right ${feed.provider}`, to, { method: 'POST', headers: delivery.headers, body: delivery.body })
        expect([feed.provider, right.status]).toEqual([feed.provider, 202])
        if (step !== steps[0]) continue
        const wrong = Object.fromEntries(
          Object.keys(delivery.headers).map((name) => [name, name === 'content-type' ? `text/plain; x="${plantedNumber}"` : plantedNumber]),
        )
        await ask('wrong headers', to, { method: 'POST', headers: wrong, body: delivery.body })
        await ask('wrong body', to, { method: 'POST', headers: delivery.headers, body: `${delivery.body}${plantedNumber}` })
        for (const path of [
          `/hooks/${encodeURIComponent(plantedNumber)}`,
          `/hooks/kanarie-gesprek-0001?tel=${plantedNumber}`,
          `/hooks/${idOf(feed, 'in order')}/${'kanarie-gesprek-0001'.repeat(2)}`,
        ])
          await ask('wrong address', path, { method: 'POST', headers: delivery.headers, body: delivery.body })
        for (const [at, body] of signedNonsense.entries()) {
          const nonsense = feed.sign(body, sending, `msg_nonsense_${n}_${at}`)
          const answer = await ask('signed nonsense', `${address}${nonsense.path ?? ''}`, {
            method: 'POST',
            headers: { ...headersOfCallers, ...nonsense.headers },
            body: nonsense.body,
          })
          expect([feed.provider, body.slice(0, 30), [202, 401].includes(answer.status)]).toEqual([feed.provider, body.slice(0, 30), true])
        }
      }
    }
    await own.host().settled()
    await whileTheStoreStandsStill(n)
    expect(spooled.join('').length).toBeGreaterThan(100)
  }, 240_000)

  async function whileTheStoreStandsStill(n: number) {
    const feed = feeds[0]!
    const pid = own.host().data.storePid()
    expect(pid).toBeDefined()
    const at = own.clock.now
    const sending = { address: addressOf(idOf(feed, 'in order')), now: at, at, secret: feed.secret }
    process.kill(pid!, 'SIGSTOP')
    try {
      await all(
        feed.journeys[0]!.steps.map((step, place) => async () => {
          const delivery = aboutThePlanted(feed, step.delivery({ ...sending, at: at - 60_000 + place }), sending, n + place)
          expect((await ask('right, spilled', sending.address, { method: 'POST', headers: delivery.headers, body: delivery.body })).status).toBe(202)
        }),
      )
      for (const { name, bytes } of await own.files()) if (name.startsWith('spool')) spooled.push(bytes.toString('latin1'))
    } finally {
      process.kill(pid!, 'SIGCONT')
    }
  }

  it('stands in files of history of every kind', async () => {
    own.clock.now = Date.parse('2026-11-02T10:00:00Z')
    owner = await own.personAs(roles)
    for (const [n, file] of historyFiles.entries()) {
      const files = historyOfThePlanted(file)
      const answer = await ask('history', '/imports', await own.upload(owner, { source: historySource(n), note: plantedNumber }, files, 'files'))
      expect([file.source.provider, answer.status]).toEqual([file.source.provider, 200])
      const begun = await ask('history in parts', '/imports', {
        method: 'POST',
        headers: scripted(owner),
        body: JSON.stringify({ source: historySource(n), files: [{ name: 'deel.csv' }], dryRun: true }),
      })
      const { importId } = JSON.parse(begun.text) as { importId: string }
      for (const body of [`${plantedNumber}\n`, Buffer.from(String(files[0]?.content)), `"${plantedNumber}`])
        await ask('part', `/imports/${importId}/parts/1?file=0&last=true`, {
          method: 'PUT',
          headers: { ...scripted(owner), 'content-type': 'application/octet-stream' },
          body: body as string,
        })
      await ask('finish', `/imports/${importId}/finish`, { method: 'POST', headers: scripted(owner) })
    }
    // A file may be named after anybody.
    await ask(
      'history named',
      '/imports',
      await own.upload(
        owner,
        { source: historySource(0) },
        [{ name: `gesprek ${plantedNumber} van kanariepiet@vogels.example.csv`, content: plantedNumber }],
        'files',
      ),
    )
    await own.host().settled()
  }, 240_000)

  const scripted = (person: Person) => ({
    ...headersOfCallers,
    cookie: person.cookie,
    origin: own.host().url,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'x-form-token': person.formToken,
  })

  it('stands in rosters, in columns and entries that are not kept', async () => {
    own.clock.now = Date.parse('2026-11-02T10:00:00Z')
    owner = await own.personAs(roles)
    for (const [name, content] of [
      ['rooster.csv', rosterCsv],
      ['rooster.xlsx', rosterXlsx()],
      ['rooster.ics', rosterIcs],
    ] as const) {
      // Refused rows are shown to whoever brought them, so what these pages show is not looked at.
      const step = (form: RequestInit, path: string) => ask('roster', path, form, { mayShow: true })
      const columns = await step(
        await own.upload(owner, { line: idOf(feeds[0]!, 'in order'), caller: plantedNumber }, [{ name, content }]),
        '/roster/import/read',
      )
      expect([name, columns.status]).toEqual([name, 200])
      const check = await step(own.form(owner, fieldsIn(columns.text)), '/roster/import/check')
      expect([name, check.status]).toEqual([name, 200])
      await step(own.form(owner, fieldsIn(check.text)), '/roster/import/refused')
      const saved = await ask('roster saved', '/roster/import/save', own.form(owner, fieldsIn(check.text)))
      expect([name, saved.status]).toEqual([name, 303])
    }
  })

  it('stands in the address, the headers and the body of a request to every route, by everybody and by nobody', async () => {
    const people = await own.everyRole()
    const strangers = { cookie: `__Host-session=${'k'.repeat(43)}; kanarie=${plantedNumber}`, formToken: 'k'.repeat(43) }
    const work: (() => Promise<unknown>)[] = []
    for (const [place, { method, pattern }] of everyRoute().entries()) {
      if (pattern === '/sign-out') continue
      // One of the roles in turn: each role on each route is the catalogue's.
      const role = roles[place % roles.length] ?? 'manager'
      const askers: readonly (readonly [string, Person | undefined])[] = [
        ['nobody', undefined],
        ['a stranger', strangers],
        ['the owner', owner],
        [role, people[role]],
      ]
      for (const value of [encodeURIComponent(plantedNumber), 'kanarie-gesprek-0001', encodeURIComponent(plantedTexts[1])])
        for (const [who, person] of askers) {
          if (value !== 'kanarie-gesprek-0001' && who !== 'the owner') continue
          const query = new URLSearchParams({
            q: plantedTexts[3],
            line: plantedNumber,
            caller: plantedNumber,
            name: plantedTexts[0],
            lang: plantedTexts[1],
            from: plantedNumber,
            sort: plantedTexts[6],
            hours: plantedNumber,
            add: plantedNumber,
            period: plantedNumber,
            [plantedNumber]: 'x',
          })
          const path = `${filledIn(pattern, value)}?${query.toString()}`
          const headers = { ...headersOfCallers, 'accept-language': `nl;q="${plantedNumber}"`, ...(person && { cookie: person.cookie }) }
          const about = `${method} ${pattern}`
          if (method === 'GET') work.push(() => ask(about, path, { headers }))
          else
            for (const body of bodiesFor(person).slice(0, who === 'the owner' && value === 'kanarie-gesprek-0001' ? 4 : 1))
              work.push(() => ask(about, path, { method, headers: { ...headers, origin: own.host().url, ...body.headers }, body: body.body }))
          if (value === 'kanarie-gesprek-0001' && who === 'the owner')
            for (const other of ['POST', 'DELETE', 'PROPFIND'])
              if (other !== method) work.push(() => ask(`${other} for ${about}`, path, { method: other, headers }))
        }
    }
    await all(work)
    expect(work.length).toBeGreaterThan(1_000)
  }, 480_000)

  const bodiesFor = (person: Person | undefined) => {
    const form = (fields: Readonly<Record<string, string>>) => ({
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    })
    return [
      form({ ...unknownFields, ...(person && { form_token: person.formToken }) }),
      form(unknownFields),
      { headers: { 'content-type': 'application/json', ...(person && { 'x-form-token': person.formToken }) }, body: `{"caller": ${plantedNumber}` },
      {
        headers: { 'content-type': `multipart/form-data; boundary=${plantedNumber.slice(1)}` },
        body: `--${plantedNumber.slice(1)}\r\nContent-Disposition: form-data; name="file"; filename="${plantedTexts[0]}.csv"\r\n\r\n${plantedNumber}`,
      },
    ]
  }

  it('stands in a report of the month, and in every page and file that the pages lead to', async () => {
    own.clock.now = Date.parse('2026-11-05T10:00:00Z')
    owner = await own.personAs(roles)
    const line = idOf(feeds[0]!, 'in order')
    const made = await ask('report', '/reports/new', own.form(owner, { line, first: '2026-10', last: '2026-10', language: 'nl' }))
    expect(made.status).toBe(303)
    const address = made.headers.get('location')?.split('?')[0] ?? ''
    for (const to of ['approved', 'shared']) expect((await ask('report state', `${address}/state`, own.form(owner, { to, name: 'Bestuur' }))).status).toBe(303)
    const share = await ask('share', `${address}/share`, own.form(owner, {}))
    const link = /\/share\/[A-Za-z0-9_-]{43}/.exec(share.text)?.[0] ?? ''
    expect((await ask('share opened', link, { headers: headersOfCallers })).status).toBe(200)
    const seen = await crawled([
      ...['/', '/missed', '/missed/contacts', '/availability', '/roster', '/data', '/settings/audit', '/reports'].map(
        (page) => `${page}?line=${line}&from=2026-10-12&to=2026-11-01`,
      ),
      address,
      `/case?line=${line}`,
    ])
    const kinds = (pattern: RegExp) => seen.filter((path) => pattern.test(path)).length
    expect(seen.length).toBeGreaterThan(100)
    expect(kinds(/\.csv|^\/csv\//)).toBeGreaterThan(5)
    expect(kinds(/\.xlsx/)).toBeGreaterThan(1)
    expect(kinds(/report\.json|\/api\//)).toBeGreaterThan(0)
  }, 480_000)

  /** What must stay in the tables: pseudonyms and digests, and moments of contacts to the second (P7). */
  async function innermost(): Promise<ReadonlySet<string>> {
    const stored = (await itemsOf(own.host().data.stores, 'events')).flatMap((item) => (item['kind'] === 'accepted' ? [readEvent(item['event'])] : []))
    const digests = stored.flatMap((event) =>
      ['eventId', 'contactId', 'caller', 'callerBefore', 'agent'].flatMap((name) => {
        const value: unknown = Object.entries(event).find(([key]) => key === name)?.[1]
        return typeof value === 'string' && value.length === 22 ? [value] : []
      }),
    )
    const moments = stored.flatMap(({ at }) => (at % 60_000 === 0 ? [] : [String(at), String(Math.floor(at / 1000)), new Date(at).toISOString().slice(0, 19)]))
    return new Set([...digests, ...moments])
  }
  const innerWords = /[A-Za-z0-9_-]{22}|\d{10,13}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g

  /** Every page that links lead to, as somebody who may see all. */
  async function crawled(from: readonly string[]): Promise<readonly string[]> {
    const inner = await innermost()
    expect(inner.size).toBeGreaterThan(100)
    const most = 220
    const [seen, patterns] = [new Set<string>(), new Map<string, number>()]
    for (let next = [...from]; next.length > 0 && seen.size < most; ) {
      const found = new Set<string>()
      await all(
        next.map((path) => async () => {
          seen.add(path)
          const answer = await ask('page', path, { headers: { ...headersOfCallers, cookie: owner.cookie } })
          expect([path, answer.status < 500]).toEqual([path, true])
          for (const [word] of answer.text.matchAll(innerWords)) if (inner.has(word)) shown.push(`${path}: ${word}`)
          for (const [, link = ''] of answer.text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) found.add(link.replaceAll('&amp;', '&'))
        }),
      )
      // A few of every kind of address: a filter more or less shows nothing else.
      next = [...found].filter((link) => {
        const kind = link.replace(/\?.*/, '')
        const times = patterns.get(kind) ?? 0
        patterns.set(kind, times + 1)
        return times < 2 && !seen.has(link) && seen.size + found.size < most * 4
      })
    }
    return [...seen]
  }

  it('is shown by no page and in no file under a pseudonym, a digest or the second of a contact (P7)', () => expect(shown).toEqual([]))
  it('was never answered with a fault of ours, and every route was asked', () => {
    const faults = [...statuses].filter(([, own]) => own.some((status) => status >= 500))
    expect(faults).toEqual([])
    expect(statuses.size).toBeGreaterThan(everyRoute().length)
  })
  it('is given back by no answer, whether right or wrong (H4)', () => expect([...new Set(echoed)].slice(0, 20)).toEqual([]))
  it('stands in no table, no day file, no spill, no log and no line printed (P1, P6, P8)', async () => {
    await own.host().settled()
    expect(await left()).toEqual([])
  })
  it('stands nowhere once its days are stripped and swept, nor in any file of the store after a new start', async () => {
    own.clock.now = Date.parse('2027-01-10T10:00:00Z')
    const { stores } = own.host().data
    const about = { now: () => own.clock.now, log: (record: (typeof own.logged)[number]) => void own.logged.push(record) }
    await stripApp({ stores, ...about })()
    await sweepApp({ tables: stores.tables, ...about })()
    expect((await itemsOf(stores, 'history')).length).toBeGreaterThan(0)
    await own.restart()
    expect((await own.files()).some(({ name }) => name.endsWith('.ldb'))).toBe(true)
    expect(await left()).toEqual([])
  }, 240_000)

  /** Everything there is, and where in it something was found. */
  async function left(): Promise<readonly string[]> {
    const { stores } = own.host().data
    const found: string[] = []
    const look = (place: string, what: readonly string[]) => found.push(...what.map((one) => `${place}: ${one}`))
    for (const table of tables) for (const item of await itemsOf(stores, table)) look(`${table} ${String(item['pk'])}`, finder.findInValue(item))
    const { lines } = (await stores.settings.current())!.settings
    for (const line of lines)
      for (const day of await stores.dayFiles.readDays(line, '2026-10-01' as LocalDate, '2026-11-05' as LocalDate))
        look(`day ${line.id as LineId} ${day.date}`, finder.findInValue(day.columns))
    for (const { name, bytes } of await own.files()) look(`file ${name}`, finder.findIn(bytes))
    look('spool', spooled.flatMap(finder.findIn))
    look('log', finder.findInValue(own.logged))
    look('printed', finder.findInValue(printed))
    return [...new Set(found)].slice(0, 30)
  }

  it('would be found: in a table, a file, a log, a line printed and an answer (the run can fail)', async () => {
    const { tables: all } = own.host().data.stores
    const leaks: readonly (readonly [string, () => unknown])[] = [
      [
        'settings canary',
        () =>
          all.client.send(
            new PutCommand({ TableName: all.settings, Item: { pk: 'canary', sk: 'x', note: Buffer.from(`tel ${plantedNumber}`).toString('base64') } }),
          ),
      ],
      ['file leak.log', () => appendFile(join(own.dataDir, 'leak.log'), 'message: Kanariepiet Vogelaar')],
      ['log', () => own.logged.push({ code: 'unexpected', level: 'error', note: '0555-012345' } as never)],
      ['printed', () => printed.push('cannot read 00999 555 012 345')],
    ]
    for (const [place, leak] of leaks) {
      await leak()
      expect((await left()).some((found) => found.startsWith(place))).toBe(true)
    }
    expect(finder.findIn('{"error":"bad_number","detail":"999555012345"}')).not.toEqual([])
  })
})

/** Hidden fields and chosen options of the form that goes on. */
function fieldsIn(html: string): readonly (readonly [string, string])[] {
  const form = /<form method="post"[^>]*action="\/roster\/import\/(?:check|save)[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? ''
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">|<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, value, select, options = '']): [string, string] =>
      name === undefined
        ? [select ?? '', /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '']
        : [name, plain(value ?? '')],
  )
}
