/** Every page and state in a real browser: readable by everybody, in both languages and themes, down to 320 pixels. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figurePages } from '../../functions/site/figurePages.ts'
import { states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { served } from './served.ts'

const paths = [
  ...figurePages.map(({ path }) => path),
  '/missed?unit=attempts&compare=prev',
  '/missed?show=per_open_hour',
  '/missed/contacts',
  '/help/terms',
  '/help/method',
  '/help/accessibility',
  '/data/imports',
  '/setup',
  '/setup/lines',
  '/setup/sources/new',
  '/setup/sources/centrale',
  '/data/sources/centrale',
  '/nothing-here',
  '/?period=x&from=y',
]
const otherStates = [
  'nothing_connected',
  'no_data',
  'first_weeks',
  'gap',
  'too_little',
  'closed_not_recorded',
  'stale',
  'small',
  'large',
  'everybody_reached',
] as const
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const unfold = "document.querySelectorAll('details').forEach((own) => own.setAttribute('open', ''))"
type Violation = {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[]
}

describe.skipIf(!existsSync(browserPath))('in a browser', () => {
  let browser: Browser
  let normal: Awaited<ReturnType<typeof served>>
  beforeAll(async () => {
    browser = await openBrowser()
    normal = await served(states.normal)
  })
  afterAll(async () => {
    await browser.close()
    normal.stop()
  })

  /** A page that collects whatever the browser complains about: a blocked style, a missing file, an error of the script. */
  async function visit(address: string, options: { readonly width?: number; readonly theme?: 'light' | 'dark'; readonly noScript?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.theme ?? 'light',
      bypassCSP: false,
      javaScriptEnabled: options.noScript !== true,
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(address)
    return { page, complaints, close: () => context.close() }
  }

  async function faults(page: Page): Promise<string[]> {
    // The content policy lets no script in from elsewhere; the test's own comes in through the debugger.
    const client = await page.context().newCDPSession(page)
    await client.send('Runtime.evaluate', { expression: axeSource })
    const { result } = await client.send('Runtime.evaluate', {
      expression: 'axe.run().then((r) => JSON.stringify(r.violations))',
      awaitPromise: true,
      returnByValue: true,
    })
    const violations = JSON.parse(String(result.value)) as Violation[]
    return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, any }) => `${impact} ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`))
  }

  const languages = ['nl', 'en'] as const
  const themes = ['light', 'dark'] as const
  const withLanguage = (path: string, language: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

  it.each(paths.flatMap((path) => languages.flatMap((language) => themes.map((theme) => [path, language, theme] as const))))(
    '%s in %s, %s, can be read by everybody',
    async (path, language, theme) => {
      const { page, complaints, close } = await visit(normal.url + withLanguage(path, language), { theme })
      await page.evaluate(unfold)
      expect(await faults(page)).toEqual([])
      expect(complaints).toEqual([])
      await close()
    },
  )

  it.each(otherStates)('the state "%s" can be read by everybody', async (name) => {
    const site = await served(states[name])
    for (const path of ['/', '/missed', '/availability']) {
      const { page, close } = await visit(site.url + path)
      expect(await faults(page)).toEqual([])
      await close()
    }
    site.stop()
  })

  it.each(paths)('%s fits 320 pixels without scrolling sideways', async (path) => {
    const { page, close } = await visit(normal.url + path, { width: 320 })
    await page.evaluate(unfold)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await close()
  })

  it.each(['gap', 'stale', 'small', 'first_weeks'] as const)('the state "%s" fits 320 pixels in both languages, without a word broken off', async (name) => {
    const site = await served(states[name])
    for (const path of ['/', '/missed', '/availability'])
      for (const language of languages) {
        const { page, close } = await visit(site.url + withLanguage(path, language), { width: 320 })
        expect([path, language, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, language, 320])
        const words = await page.$$eval('.tile-number, .week-grid th', (all) =>
          all.filter((own) => own.scrollWidth > own.clientWidth).map((own) => own.textContent),
        )
        expect([path, language, words]).toEqual([path, language, []])
        await close()
      }
    site.stop()
  })

  it('gives every link and control of the missed page at least 24 by 24 pixels or room around it', async () => {
    const { page, close } = await visit(`${normal.url}/missed`, { width: 320 })
    const cells = await page.$$eval('.week-grid a', (links) => links.map((link) => [link.clientWidth, link.clientHeight]))
    for (const [width = 0, height = 0] of cells) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
    await close()
  })

  it('works without a script: the form asks for another period', async () => {
    const { page, close } = await visit(`${normal.url}/missed?lang=nl`, { noScript: true })
    await page.selectOption('#filter-period', '28d')
    await page.click('.filter-form button')
    expect(await page.textContent('.context')).toContain('13\u00a0mei')
    await close()
  })

  it('prints the tables, not the form', async () => {
    const { page, close } = await visit(`${normal.url}/missed`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.filter-form')).toBe(false)
    expect(await page.isVisible('details.numbers table')).toBe(true)
    await close()
  })

  it('is worked by keyboard: the skip link comes first, and what has the focus can be seen', async () => {
    const { page, close } = await visit(`${normal.url}/missed`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe('#content')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe('3px')
    await close()
  })
})
