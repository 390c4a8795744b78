/** Gegevens in a real browser: what was measured, a gap named by keyboard and without a script, markers; in both themes and at 320 pixels. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StateName, states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'
import { served } from './served.ts'

const pages = ['/data', '/data/gaps', '/data/gaps/new', '/data/markers', '/data/markers/new', '/data/sources/centrale']
const shown = ['data_fine', 'data_silent', 'data_gap'] as const satisfies readonly StateName[]
const ways = [
  ['light, Dutch', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }, 'nl'],
  ['dark, English', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }, 'en'],
  ['320 pixels', { colorScheme: 'light', viewport: { width: 320, height: 640 } }, 'nl'],
] as const satisfies readonly (readonly [string, BrowserContextOptions, string])[]

describe.skipIf(!existsSync(browserPath))('Gegevens in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(shown.flatMap((state) => ways.map(([way, options, language]) => [state, way, options, language] as const)))(
    '%s, %s, can be read by everybody',
    async (state, _way, options, language) => {
      const site = await served(states[state])
      const context = await browser.newContext(options)
      const page = await context.newPage()
      for (const path of [...pages, '/', '/missed']) {
        await page.goto(`${site.url}${path}?lang=${language}`)
        expect({ path, faults: await unreadable(page) }).toEqual({ path, faults: [] })
        if (options.viewport.width === 320) expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320])
      }
      await context.close()
      site.stop()
    },
  )

  it('a gap is named without a script; a mistake takes the focus and keeps what was typed', async () => {
    const site = await served(states.data_gap)
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' })
    const page = await context.newPage()
    await page.goto(`${site.url}/data?lang=nl`)
    await page.click('a[aria-label^="Leg uit: Telefooncentrale, 26"]')
    expect(await page.textContent('.sentence')).toContain('hoorden we niets van Telefooncentrale')
    await page.selectOption('#field-cause', 'outage')
    await page.fill('#field-note', 'x'.repeat(201))
    await page.click('main button[type="submit"]')
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await page.inputValue('#field-note')).toHaveLength(201)
    await page.fill('#field-note', 'stroomstoring in het gebouw')
    await page.click('main button[type="submit"]')
    expect(await page.textContent('.said')).toContain('Opgeslagen.')
    expect(await page.textContent('.gaps')).toContain('stroomstoring in het gebouw')
    await context.close()
    site.stop()
  })

  it('a marker is added and stands on the chart', async () => {
    const site = await served(states.data_fine)
    const page = await browser.newPage()
    await page.goto(`${site.url}/data/markers/new?lang=nl`)
    await page.fill('#field-date', '2026-05-04')
    await page.fill('#field-text', 'Interview op de radio')
    await page.keyboard.press('Enter')
    expect(await page.textContent('table')).toContain('Interview op de radio')
    await page.goto(`${site.url}/missed?lang=nl`)
    expect(await page.textContent('.marks')).toContain('Interview op de radio')
    await page.close()
    site.stop()
  })
})
