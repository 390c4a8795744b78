/**
 * `npm run screenshots`: every page as people meet it (desktop, phone, dark, on paper, in both languages) into .screenshots/.
 * Over the invented helplines in a fresh data folder, or over a running site: `npm run screenshots -- http://localhost:3000`.
 * `--readme` only makes the picture of the README.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { startHost } from '../../infra/local/host.ts'
import { openBrowser } from './browser.ts'

const folder = '.screenshots'
const pages = {
  overview: '/',
  live: '/live?pause=1',
  'live-one-line': '/live?pause=1&line=lindelijn',
  'public-page': '/s/lindelijn',
  'public-page-setup': '/setup/lines/lindelijn/public',
  missed: '/missed',
  'missed-small-line': '/missed?line=vlierlijn&period=12m',
  'missed-with-outage': '/missed?line=lindelijn&period=12m&compare=prev',
  'missed-attempts': '/missed?line=lindelijn&unit=attempts&compare=prev&show=missed_closed',
  contacts: '/missed/contacts?line=vlierlijn',
  availability: '/availability?period=12m',
  terms: '/help/terms',
  method: '/help/method',
  accessibility: '/help/accessibility',
  roster: '/roster',
  'roster-small-line': '/roster?line=vlierlijn',
  'roster-present': '/roster?line=lindelijn&show=present',
  'roster-import': '/roster/import',
  reports: '/reports',
  'report-new': '/reports/new',
  'report-sample': '/reports/sample',
  case: '/case?line=lindelijn',
  'case-hours': '/case?line=vlierlijn&ask=both&plan=Avonden|Tu,Su+19:00-22:00&plan=Donderdag|Th+15:00-17:00',
  'case-wrong': '/case?line=vlierlijn&ask=hours&day=2&start=19:00&end=25:30',
  data: '/data',
  gaps: '/data/gaps',
  markers: '/data/markers',
  imports: '/data/imports',
  setup: '/setup',
  'setup-line': '/setup/lines/lindelijn',
  'setup-cards': '/setup/sources/new',
  'setup-source': '/setup/sources/demo-lindelijn',
  source: '/data/sources/demo-lindelijn',
  'not-found': '/nothing-here',
  problems: '/missed?period=yesterday&line=fax',
} as const
const desktop = { viewport: { width: 1280, height: 900 } }
const ways: Readonly<Record<string, BrowserContextOptions>> = {
  desktop,
  phone: { viewport: { width: 320, height: 640 } },
  dark: { ...desktop, colorScheme: 'dark' },
}
const withLanguage = (path: string, language: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

async function shoot(browser: Browser, url: string): Promise<void> {
  for (const [way, options] of Object.entries(ways)) {
    const context = await browser.newContext({ ...options, ...asOwner })
    const page = await context.newPage()
    for (const [name, path] of Object.entries(pages))
      for (const language of ['nl', 'en']) {
        await page.goto(url + withLanguage(path, language))
        await page.screenshot({ path: join(folder, `${name}-${way}-${language}.png`), fullPage: true })
        if (way === 'desktop') await page.pdf({ path: join(folder, `${name}-print-${language}.pdf`), preferCSSPageSize: true, tagged: true })
      }
    await context.close()
  }
}

async function shootReadme(browser: Browser, url: string): Promise<void> {
  await mkdir('.github', { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1280, height: 1900 }, ...asOwner })
  await page.goto(`${url}/missed?line=lindelijn&lang=nl`)
  const legend = await page.locator('#when .grid-key').boundingBox()
  const height = Math.round((legend?.y ?? 0) + (legend?.height ?? 0) + 32)
  await page.screenshot({ path: '.github/missed.png', clip: { x: 0, y: 0, width: 1280, height }, fullPage: true })
}

/** The invented helplines, once all of them are filled. */
async function demoHost(): Promise<{ readonly url: string; readonly code: string; readonly stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
  const filled = new Set<string>()
  const { promise, resolve } = Promise.withResolvers<void>()
  const host = await startHost({
    port: 0,
    dataDir,
    now: Date.now,
    log: () => undefined,
    environment: process.env,
    empty: false,
    onFilled: ({ name, isDone }) => {
      if (isDone) filled.add(name)
      if (filled.size === 3) resolve()
    },
  })
  await promise
  const stop = async () => {
    await host.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: host.url, code: host.ownerCode, stop }
}

const address = process.argv.slice(2).find((argument) => argument.startsWith('http'))
const code =
  process.argv
    .slice(2)
    .find((argument) => argument.startsWith('--code='))
    ?.slice(7) ?? ''
const site = address === undefined ? await demoHost() : { url: address, code, stop: () => Promise.resolve() }
const asOwner = { extraHTTPHeaders: { authorization: `Bearer ${site.code}` } }
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
if (!process.argv.includes('--readme')) await shoot(browser, site.url)
await shootReadme(browser, site.url)
await browser.close()
await site.stop()
