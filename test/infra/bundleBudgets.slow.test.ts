/** What each function brings along (S3): how many bytes, and whose code. A name that is new here is to be looked at first: its licence, its size, its install scripts. */
import { mkdtemp, rm } from 'node:fs/promises'
import { globSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../builders/bundle.ts'

const project = join(import.meta.dirname, '..', '..')
/** Of the SDK its own parts are left out: they come with the client. */
const ofTheSdk = /^@(aws|smithy)\/|^@aws-sdk\/(?!client-)/
const store = ['@aws-sdk/client-dynamodb', 'mnemonist', 'obliterator', 'zod']
const pages = ['@date-fns/tz', 'date-fns', 'hono', 'papaparse', ...store]

/** Kilobytes, minified. Every sentence of the pages, in both languages, comes along wherever one of them is said: some 470 of these. */
const budgets: Readonly<Record<string, { readonly kilobytes: number; readonly packages: readonly string[] }>> = {
  'ingest/handler': { kilobytes: 450, packages: ['hono', ...store] },
  'ingest/drainHandler': { kilobytes: 320, packages: store },
  'ingest/eventBridgeHandler': { kilobytes: 370, packages: store },
  'ingest/agentEventsHandler': { kilobytes: 370, packages: store },
  'fold/handler': { kilobytes: 390, packages: store },
  'keys/handler': { kilobytes: 390, packages: store },
  'erase/handler': { kilobytes: 400, packages: store },
  'watch/nightlyHandler': { kilobytes: 490, packages: store },
  'watch/handler': { kilobytes: 1130, packages: ['nodemailer', ...store] },
  'import/handler': { kilobytes: 1200, packages: [...pages, 'sax'] },
  'site/handler': {
    kilobytes: 2150,
    packages: ['@aws-sdk/client-secrets-manager', 'buffer-crc32', 'ical.js', 'oauth4webapi', 'openid-client', 'yazl', ...pages],
  },
  // A thread of its own, for files of people: nothing of the SDK comes with it.
  'site/rosterWorker': {
    kilobytes: 330,
    packages: ['ical.js', 'papaparse', 'sax', 'zod'],
  },
}

describe('what a function brings along', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundles-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is said for every one of them', () => {
    const entries = globSync('functions/*/{handler,*Handler,*Worker}.ts', { cwd: project }).map((path) => path.replace(/^functions\/|\.ts$/g, ''))
    expect(Object.keys(budgets).sort()).toEqual(entries.sort())
  })
  it.each(Object.entries(budgets))('%s', async (entry, { kilobytes, packages }) => {
    const made = bundle(join(project, 'functions', `${entry}.ts`), join(folder, entry))
    expect(made.packages.filter((name) => !ofTheSdk.test(name))).toEqual([...packages].sort())
    expect(made.bytes / 1000).toBeLessThanOrEqual(kilobytes)
  })
})
