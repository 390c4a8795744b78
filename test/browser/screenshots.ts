/**
 * `npm run screenshots`: every page as people meet it (desktop, phone, dark, high contrast, on paper, in both languages) into .screenshots/.
 * Over the invented helplines in a fresh data folder, or over a running site: `npm run screenshots -- http://localhost:3000`.
 * `--only=roster`: pages whose name holds that; `--readme`: only makes the picture of the README.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startHost } from '../../infra/local/host.ts'
import { openBrowser } from './browser.ts'
import { type PicturedPage, picturedPages } from './picturedPages.ts'

type Site = { readonly url: string; readonly code: string; readonly stop: () => Promise<void> }
const asOwner = (code: string) => ({ extraHTTPHeaders: { authorization: `Bearer ${code}` } })

const folder = '.screenshots'
const desktop = { width: 1280, height: 900 }
const phone = { width: 320, height: 640 }
const withLanguage = (path: string, language: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

/** One visit a language: what comes after a form cannot be asked for again. */
async function shoot(browser: Browser, { url, code }: Site, { name, path, then, as }: PicturedPage): Promise<void> {
  for (const language of ['nl', 'en']) {
    const context = await browser.newContext({ viewport: desktop, ...(as === undefined ? asOwner(code) : {}) })
    const page = await context.newPage()
    if (as === 'funder') {
      await page.goto(`${url}/sign-in`)
      await Promise.all([page.waitForNavigation(), page.locator('form:has(input[value="funder"]) button').click()])
    }
    const picture = (way: string) => page.screenshot({ path: join(folder, `${name}-${way}-${language}.png`), fullPage: true })
    await page.goto(url + withLanguage(path, language))
    await then?.(page)
    await picture('desktop')
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await picture('contrast')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
    await page.setViewportSize(phone)
    await picture('phone')
    await page.pdf({ path: join(folder, `${name}-print-${language}.pdf`), preferCSSPageSize: true, tagged: true })
    await context.close()
  }
}

/** What cannot be shown is told, and the others are shown all the same. */
async function shootAll(browser: Browser, site: Site): Promise<void> {
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7)
  for (const own of picturedPages.filter(({ name }) => only === undefined || name.includes(only)))
    await shoot(browser, site, own).catch((failure: unknown) => {
      process.exitCode = 1
      process.stderr.write(`${own.name}: ${failure instanceof Error ? failure.message : 'failed'}\n`)
    })
}

async function shootReadme(browser: Browser, { url, code }: Site): Promise<void> {
  await mkdir('.github', { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1280, height: 1900 }, ...asOwner(code) })
  await page.goto(`${url}/missed?line=lindelijn&lang=nl`)
  const legend = await page.locator('#when .grid-key').boundingBox()
  const height = Math.round((legend?.y ?? 0) + (legend?.height ?? 0) + 32)
  await page.screenshot({ path: '.github/missed.png', clip: { x: 0, y: 0, width: 1280, height }, fullPage: true })
}

/** The invented helplines, once all of them are filled. */
async function demoHost(): Promise<Site> {
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
const site: Site = address === undefined ? await demoHost() : { url: address, code, stop: () => Promise.resolve() }
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
if (!process.argv.includes('--readme')) await shootAll(browser, site)
if (!process.argv.some((argument) => argument.startsWith('--only='))) await shootReadme(browser, site)
await browser.close()
await site.stop()
