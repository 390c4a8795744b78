/** The real host, with every provider, every role, and somebody in it whom nobody may ever find again. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type Host, startHost } from '../../infra/local/host.ts'
import { type Role, roles } from '../../shared/access/role.ts'
import { formTokenOf, sessionIdOf } from '../../shared/access/session.ts'
import { User } from '../../shared/access/user.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { readSettings } from '../../shared/settings/settingsProblems.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { environmentOf, idOf, settingsFile } from '../conformance/conformanceHost.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { historyFiles } from '../conformance/historyFiles.ts'

/** Somebody with a browser. */
export type Person = { readonly cookie: string; readonly formToken: string }
export type Answered = { readonly status: number; readonly headers: Headers; readonly bytes: Buffer; readonly text: string }

const limits = { requestsAMinute: 1_000_000, exportsAnHour: 1_000_000 }
export const historySource = (n: number) => `historie-${n}`

export async function canaryHost() {
  const dataDir = await mkdtemp(join(tmpdir(), 'canary-'))
  const clock = { now: Date.parse('2026-10-12T00:00:00Z') }
  const logged: LogRecord[] = []
  const start = () =>
    startHost({ port: 0, dataDir, now: () => clock.now, log: (record) => void logged.push(record), environment: environmentOf(feeds), empty: true, limits })
  let host: Host = await start()

  const file = settingsFile(feeds, ['in order']) as { readonly lines: readonly object[]; readonly sources: readonly object[] }
  const reader = historyFiles.map((one, n) => ({
    line: historySource(n),
    source: { id: historySource(n), ...one.source, lines: Object.fromEntries(one.reached.map((name) => [name, historySource(n)])) },
  }))
  const read = readSettings({
    ...file,
    lines: [
      ...file.lines,
      ...reader.map(({ line }) => ({ id: line, name: line, channel: 'phone', hours: [{ from: '2026-01-01', week: 'Mo-Su 00:00-24:00' }] })),
    ],
    sources: [...file.sources, ...reader.map(({ source }) => source)],
  })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  await host.data.stores.settings.save(read.settings, 0)

  let invited = 0
  /** As an invitation and a sign-in of this moment would make it. A funder sees one line only. */
  const personAs = async (held: readonly Role[]): Promise<Person> => {
    const id = `mens${++invited}`
    const { tables } = host.data.stores
    const token = randomBytes(32).toString('base64url')
    const lines = held.includes('funder') ? [idOf(feeds[0]!, 'in order')] : undefined
    const user = User.parse({ id, email: `${id}@helpline.example`, name: id, roles: held, invitedAt: clock.now, revision: 1, ...(lines && { lines }) })
    await userStore(tables).save(user)
    await sessionStore(tables).begin({ id: sessionIdOf(token), user: user.id, revision: 1, startedAt: clock.now, seenAt: clock.now })
    return { cookie: `__Host-session=${token}`, formToken: formTokenOf(token) }
  }
  const request = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const ask = () => fetch(path.startsWith('http') ? path : `${host.url}${path}`, { redirect: 'manual', ...init })
    // A refusal that does not wait for the rest of a body closes the connection under the next request.
    const answer = await ask().catch(ask)
    const bytes = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString('utf8') }
  }
  return {
    host: () => host,
    dataDir,
    clock,
    logged,
    request,
    personAs,
    everyRole: async () => Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await personAs([role])] as const))),
    /** As a browser sends the form of one of our pages. */
    form: (
      person: Person | undefined,
      fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
      more: Readonly<Record<string, string>> = {},
    ): RequestInit => ({
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: host.url,
        'sec-fetch-site': 'same-origin',
        ...(person && { cookie: person.cookie }),
        ...more,
      },
      body: new URLSearchParams([
        ...(person ? [['form_token', person.formToken] as const] : []),
        ...(Array.isArray(fields) ? fields : Object.entries(fields)),
      ]).toString(),
    }),
    upload: async (
      person: Person | undefined,
      fields: Readonly<Record<string, string>>,
      files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
      field = 'file',
    ): Promise<RequestInit> => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...(person && { form_token: person.formToken }), ...fields })) form.append(name, value)
      for (const one of files) form.append(field, new File([typeof one.content === 'string' ? one.content : new Uint8Array(one.content)], one.name))
      const encoded = new Response(form)
      const headers = {
        'content-type': encoded.headers.get('content-type') ?? '',
        origin: host.url,
        'sec-fetch-site': 'same-origin',
        accept: 'text/html',
        ...(person && { cookie: person.cookie }),
      }
      return { method: 'POST', headers, body: await encoded.arrayBuffer() }
    },
    restart: async () => {
      await host.stop()
      host = await start()
    },
    /** Every file below the data folder, those of the store too. */
    files: async () => {
      const names = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
      return Promise.all(names.map(async ({ name, parentPath }) => ({ name, bytes: await readFile(join(parentPath, name)) })))
    },
    stop: async () => {
      await host.stop()
      for (const folder of [dataDir, keysFolderOf(dataDir)]) await rm(folder, { recursive: true, force: true })
    },
  }
}
export type CanaryHost = Awaited<ReturnType<typeof canaryHost>>
