/**
 * `npm run screenshots`: every page as people meet it (desktop, phone, dark, high contrast, on paper, in both languages) into .screenshots/.
 * Over the invented helplines in a fresh data folder, or over a running site: `npm run screenshots -- http://localhost:3000`.
 * Every state of them too (nothing yet, few, a gap, a refusal): `--states` takes pictures of those alone.
 * `--only=roster`: pages and states whose name holds that; `--readme`: only makes the pictures of the README.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type DemoHost, demoHost } from './demoHost.ts'
import { asOwner, openPictured, type PicturedPage, picturedPages } from './picturedPages.ts'
import { picturedStates, servedState } from './picturedStates.ts'

const folder = '.screenshots'
const desktop = { width: 1280, height: 900 }
const phone = { width: 320, height: 640 }
type Site = Pick<DemoHost, 'url' | 'code'>

/** One visit a language: what comes after a form cannot be asked for again. */
async function shoot(browser: Browser, site: Site, own: PicturedPage): Promise<void> {
  for (const language of ['nl', 'en']) {
    const page = await openPictured(browser, site, own, { language, viewport: desktop })
    const picture = (way: string) => page.screenshot({ path: join(folder, `${own.name}-${way}-${language}.png`), fullPage: true })
    await picture('desktop')
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(phone)
    await picture('phone')
    await page.pdf({ path: join(folder, `${own.name}-print-${language}.pdf`), preferCSSPageSize: true, tagged: true })
    await page.setViewportSize(desktop)
    await page.emulateMedia({ forcedColors: 'active' })
    await picture('contrast')
    await page.context().close()
  }
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7)
const isAsked = ({ name }: { readonly name: string }): boolean => only === undefined || name.includes(only)

/** What cannot be shown is told, and the others are shown all the same. */
function told(name: string) {
  return (failure: unknown): void => {
    process.exitCode = 1
    process.stderr.write(`${name}: ${failure instanceof Error ? failure.message : 'failed'}\n`)
  }
}
async function shootPages(browser: Browser, site: DemoHost): Promise<void> {
  for (const own of picturedPages.filter(isAsked)) await shoot(browser, site, own).catch(told(own.name))
}
async function shootStates(browser: Browser): Promise<void> {
  for (const own of picturedStates.filter(isAsked)) {
    const site = await servedState(own)
    await shoot(browser, site, { name: own.name, path: own.path, as: 'nobody' }).catch(told(own.name))
    await site.stop()
  }
}

/** Cut to one height, because they stand side by side; each begins at its top or where its answer is. */
const readmePictures = [
  { name: 'missed', path: '/missed?line=lindelijn&lang=en', from: 'body' },
  { name: 'case', path: '/case?line=lindelijn&ask=both&plan=Late+evenings|Tu,Th,Su+22:00-24:00&lang=en', from: '#plans' },
] as const
async function shootReadme(browser: Browser, { url, code }: DemoHost): Promise<void> {
  await mkdir('.github', { recursive: true })
  for (const { name, path, from } of readmePictures) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1900 }, ...asOwner(code) })
    await page.goto(`${url}${path}`)
    const top = (await page.locator(from).first().boundingBox())?.y ?? 0
    await page.screenshot({ path: `.github/${name}.png`, clip: { x: 0, y: Math.floor(top), width: 1280, height: 1800 }, fullPage: true })
    await page.close()
  }
}

const asks = (word: string): boolean => process.argv.includes(word)
const address = process.argv.slice(2).find((argument) => argument.startsWith('http'))
const code =
  process.argv
    .slice(2)
    .find((argument) => argument.startsWith('--code='))
    ?.slice(7) ?? ''
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
if (!asks('--readme')) await shootStates(browser)
if (!asks('--states') && (asks('--readme') || only === undefined || picturedPages.some(isAsked))) {
  const site: DemoHost = address === undefined ? await demoHost() : { url: address, code, stop: () => Promise.resolve() }
  if (!asks('--readme')) await shootPages(browser, site)
  if (only === undefined) await shootReadme(browser, site)
  await site.stop()
}
await browser.close()
