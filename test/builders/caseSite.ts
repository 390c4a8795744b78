/** A site whose cases are answered by a list, all in memory; what it was asked can be looked at. */
import { signedInAs } from './access.ts'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { siteApp } from '../../functions/site/app.ts'
import type { SiteDependencies } from '../../functions/site/dependencies.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { CaseAnswer } from '../../shared/cases/case.ts'
import type { CaseRequest } from '../../shared/cases/caseRequest.ts'
import type { SavedCase } from '../../shared/cases/savedCase.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { caseAnswers } from './caseAnswers.ts'
import { caseStoreInMemory } from './caseStoreInMemory.ts'
import { settingsWith } from './report.ts'
import { now, plain } from './siteStates.ts'

export type CaseSiteOptions = {
  readonly settings?: Settings
  readonly answer?: CaseAnswer | ((request: CaseRequest) => CaseAnswer)
  readonly saved?: readonly SavedCase[]
  readonly more?: Partial<SiteDependencies>
}

const origin = 'https://meten.example'
/** Two lines, so that one can be chosen. */
export const caseSettings = settingsWith(
  { hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }] },
  {
    lines: [
      ...settingsWith({}).lines,
      { id: 'chat', name: 'Chat', channel: 'chat', closedRecorded: 'no', hours: [{ from: '2000-01-01', week: 'Mo-Su 16:00-22:00' }] },
    ],
    cases: { costPerStaffHour: 35 },
  },
)

export function caseSite({ settings = caseSettings, answer = caseAnswers.normal, saved = [], more = {} }: CaseSiteOptions = {}) {
  const asked: CaseRequest[] = []
  const savedCases = caseStoreInMemory(saved)
  const app = siteApp({
    access: signedInAs(),
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('saved') },
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
    now: () => now,
    log: () => undefined,
    staticFiles: staticFiles(),
    cases: (_settings, request) => {
      asked.push(request)
      return Promise.resolve({ answer: typeof answer === 'function' ? answer(request) : answer, dataVersion: '7-proef' })
    },
    savedCases,
    ...more,
  })
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(`${origin}${path}`, init)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const html = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => plain(match[1] ?? ''))
    return {
      status: response.status,
      location: response.headers.get('location'),
      type: response.headers.get('content-type'),
      disposition: response.headers.get('content-disposition'),
      bytes,
      html,
      text: plain(html.replaceAll(/<option.*?<\/option>/gs, '').replaceAll(/<script.*?<\/script>/gs, '')),
      sentence: all(/<p class="sentence">(.*?)<\/p>/gs)[0],
      under: all(/<p class="under(?: screen-only)?">(.*?)<\/p>/gs),
      title: all(/<title>(.*?)<\/title>/gs)[0],
      problems: all(/<li><a href="#field-[^"]*">(.*?)<\/a><\/li>/gs),
      notices: all(/<p class="notice[^"]*"[^>]*>(.*?)<\/p>/gs),
      links: [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', text = '']) => ({ href: plain(href), text: plain(text) })),
    }
  }
  return {
    app,
    asked,
    savedCases,
    get: (path: string) => request(path),
    post: (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = { origin, host: 'meten.example' }) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    served: async () => {
      const server = createAdaptorServer({ fetch: app.fetch })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
    },
  }
}
