/** Signing in and the settings in a real browser, in both themes and languages and at 320 pixels. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'
import { served } from './served.ts'

/** The trail comes last, so that there is something in it. */
const pages = ['/sign-in', '/settings/users', '/settings/definitions', '/settings/privacy', '/missed', '/settings/audit']
const ways = [
  ['light, Dutch', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }, 'nl'],
  ['dark, English', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }, 'en'],
  ['320 pixels', { colorScheme: 'light', viewport: { width: 320, height: 640 } }, 'nl'],
] as const satisfies readonly (readonly [string, BrowserContextOptions, string])[]

describe.skipIf(!existsSync(browserPath))('the settings in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(ways)('%s, can be read by everybody', async (_way, options, language) => {
    const site = await served(states.normal)
    const page = await (await browser.newContext(options)).newPage()
    for (const path of pages) {
      await page.goto(`${site.url}${path}?lang=${language}`)
      expect({ path, faults: await unreadable(page) }).toEqual({ path, faults: [] })
      if (options.viewport.width === 320) expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320])
    }
    await page.context().close()
    site.stop()
  })
})
