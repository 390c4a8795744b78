/** Signing in and the settings in a real browser, in both themes and languages and at 320 pixels. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupPath } from '../../functions/site/pages/settings/groups/settingsGroup.ts'
import { settingsGroups } from '../../functions/site/pages/settings/groups/settingsGroups.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'
import { served } from './served.ts'

/** The trail comes last, so that there is something in it. */
const groups = settingsGroups.map(({ name }) => groupPath(name))
const pages = [
  '/sign-in',
  '/settings',
  '/settings/me',
  '/settings/users',
  ...groups,
  '/settings/privacy',
  '/settings/erasure',
  '/missed',
  '/settings/audit',
  '/settings/audit?marked=yes',
]
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
      await page.goto(`${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
      expect({ path, faults: await unreadable(page) }).toEqual({ path, faults: [] })
      if (options.viewport.width === 320) expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320])
    }
    await page.context().close()
    site.stop()
  })

  it('what changes stands below the form before it is saved, and a mistake beside its field', async () => {
    const site = await served(states.normal)
    const page = await (await browser.newContext(ways[0][1])).newPage()
    await page.goto(`${site.url}/settings/cost?lang=nl`)
    await page.getByLabel('Kosten van een uur').fill('40')
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
    expect(await page.getByRole('row', { name: /Kosten per jaar/ }).innerText()).toContain('niet genoemd')
    expect(await unreadable(page)).toEqual([])
    await page.getByLabel('Kosten van een uur').fill('veel')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('vul een getal in')
    expect(await unreadable(page)).toEqual([])
    await page.context().close()
    site.stop()
  })
  it('of an entry in the trail the time and the names of roles stay whole, with all columns there are', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const entry = [
      '23\u00a0nov\u00a02026,\u00a011:12',
      '(privacyfunctionaris,',
      'diende in',
      'Instellingen',
      '66563cc32145635d',
      'geweigerd',
      'valt op',
      '127.0.0.0/24',
    ]
    const cells = entry.map((text) => `<td><span>${text}</span></td>`).join('')
    const head = entry.map((_, index) => `<th scope="col">${index}</th>`).join('')
    const page = await browser.newPage()
    const broken = () => page.locator('span').evaluateAll((own) => own.filter((each) => each.getClientRects().length > 1).map((each) => each.textContent))
    for (const width of [1152, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.setContent(
        `<style>${style}</style><main class="wide"><div class="trail-table"><div class="table-scroll"><table><thead><tr>${head}</tr></thead><tbody><tr>${cells}</tr></tbody></table></div></div></main>`,
      )
      expect({ width, broken: (await broken()).filter((text) => text !== entry[4]) }).toEqual({ width, broken: [] })
    }
    await page.close()
  })

  it('dark or light can be chosen, whatever the device asks, and paper is always light', async () => {
    const site = await served(states.normal)
    for (const [asks, chosen, isDark] of [
      ['light', 'dark', true],
      ['dark', 'light', false],
      ['dark', 'system', true],
      ['light', 'system', false],
    ] as const) {
      const context = await browser.newContext({ colorScheme: asks, extraHTTPHeaders: { cookie: `__Host-look=nl.${chosen}` } })
      const page = await context.newPage()
      await page.goto(`${site.url}/settings/me`)
      const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
      expect([asks, chosen, await background()]).toEqual([asks, chosen, isDark ? 'rgb(18, 24, 31)' : 'rgb(255, 255, 255)'])
      expect({ asks, chosen, faults: await unreadable(page) }).toEqual({ asks, chosen, faults: [] })
      await page.emulateMedia({ media: 'print' })
      expect([asks, chosen, await background()]).toEqual([asks, chosen, 'rgb(255, 255, 255)'])
      await context.close()
    }
    site.stop()
  })
})
