/** What people expect of any page they work with, tried in a real browser: nothing typed is lost, nothing is done twice, the way back works. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Host, startHost } from '../../infra/local/host.ts'
import { browserPath, openBrowser } from './browser.ts'

const markerForm = 'main form.form button[type=submit]'

describe.skipIf(!existsSync(browserPath))('people expect', () => {
  let browser: Browser
  let host: Host
  let page: Page
  let dataDir: string
  const submit = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])
  const signIn = async () => {
    await page.goto(`${host.url}/sign-in?code=${host.ownerCode}`)
    await submit('form[action="/sign-in/owner"] button')
  }
  /** How many markers say so. */
  const countMarkers = async (text: string) => {
    await page.goto(`${host.url}/data/markers`)
    return page.locator(`tbody tr:has-text("${text}")`).count()
  }
  beforeAll(async () => {
    browser = await openBrowser()
    dataDir = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
    host = await startHost({ port: 0, dataDir, now: Date.now, log: () => undefined, environment: {}, empty: true })
    page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
    await signIn()
    for (const name of ['Telefoon', 'Nachtlijn']) {
      await page.goto(`${host.url}/setup/lines/new`)
      if ((await page.locator('[name=organisation]').count()) > 0) await page.fill('[name=organisation]', 'Hulplijn Proef')
      await page.fill('[name=name]', name)
      await submit('form.form button[type=submit]')
    }
  }, 60_000)
  beforeEach(() => page.goto(`${host.url}/data/markers/new`))
  afterAll(async () => {
    await browser.close()
    await host.stop()
    await rm(dataDir, { recursive: true, force: true })
    await rm(`${dataDir}.keys`, { recursive: true, force: true })
  })

  it('a choice to be in the address: it stays on the way back, and goes along to another page', async () => {
    await page.goto(`${host.url}/missed?line=nachtlijn`)
    await page.selectOption('#filter-period', '28d')
    await submit('.filter-form button[type=submit]')
    await submit('.menu a[href^="/availability"]')
    expect(new URL(page.url()).searchParams.get('period')).toBe('28d')
    await page.goBack()
    expect(await page.inputValue('#filter-period')).toBe('28d')
    expect(new URL(page.url()).searchParams.get('line')).toBe('nachtlijn')
  })
  it('what they typed to be there after a mistake, and to be led to the mistake', async () => {
    await page.fill('[name=date]', '99-99-2026')
    await page.fill('[name=text]', 'Uitzending')
    await submit(markerForm)
    expect(await page.evaluate('document.activeElement.className')).toContain('error-summary')
    expect([await page.inputValue('[name=date]'), await page.inputValue('[name=text]')]).toEqual(['99-99-2026', 'Uitzending'])
    await page.click('.error-summary a')
    expect(await page.evaluate('document.activeElement.name')).toBe('date')
  })
  it('a date as they write it to be understood', async () => {
    await page.fill('[name=date]', '4-5-2026')
    await page.fill('[name=text]', 'Datum')
    await submit(markerForm)
    expect(await countMarkers('Datum')).toBe(1)
    await page.goto(`${host.url}/missed?from=4-5-2026&to=31-5-2026`)
    expect((await page.textContent('.context'))?.replaceAll('\u00a0', ' ')).toContain('4 – 31 mei 2026')
  })
  it('a list of changes to say who changed what, and when', async () => {
    await page.fill('[name=text]', 'Van wie')
    await submit(markerForm)
    await page.goto(`${host.url}/data/markers`)
    await submit('a[href*="changes=yes"]')
    expect((await page.textContent('#changes'))?.replaceAll('\u00a0', ' ')).toMatch(/Van wie\.\s+\d+ \p{L}+ \d{4}, \d\d:\d\d · Eigenaar van deze computer/u)
  })
  it('a double click to do it once, and a reload to do nothing', async () => {
    await page.fill('[name=text]', 'Dubbel')
    await Promise.all([page.waitForNavigation(), page.dblclick(markerForm)])
    await page.reload()
    expect(await countMarkers('Dubbel')).toBe(1)
  })
  it('the same form sent twice without a script to be one as well', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState(), locale: 'nl-NL' })
    const plain = await context.newPage()
    for (let time = 0; time < 2; time++) {
      await plain.goto(`${host.url}/data/markers/new`)
      await plain.fill('[name=text]', 'Twee keer')
      await Promise.all([plain.waitForNavigation(), plain.click(markerForm)])
    }
    await context.close()
    expect(await countMarkers('Twee keer')).toBe(1)
  })
  it('what they typed to wait for them when they have to sign in again', async () => {
    await page.fill('[name=text]', 'Te lang weg')
    await page.context().clearCookies()
    await submit(markerForm)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.fill('[name=code]', host.ownerCode)
    await submit('form[action="/sign-in/owner"] button')
    expect(await page.inputValue('[name=text]')).toBe('Te lang weg')
    expect(await page.textContent('main')).toContain('U moest u opnieuw aanmelden.')
    await page.reload()
    expect(await page.inputValue('[name=text]')).toBe('')
    expect(await countMarkers('Te lang weg')).toBe(0)
  })
  it('a page that does not exist to say the way on', async () => {
    const answer = await page.goto(`${host.url}/bestaat-niet`)
    expect(answer?.status()).toBe(404)
    expect(await page.textContent('main')).toContain('Vraag een beheerder')
    await submit('main a.action')
    expect(new URL(page.url()).pathname).toBe('/')
  })
  it('nothing to move while a page comes in', async () => {
    await page.addInitScript(
      'self.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) self.moved += one.value }).observe({ type: "layout-shift", buffered: true })',
    )
    for (const path of ['/', '/setup', '/settings']) {
      await page.goto(`${host.url}${path}`)
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('self.moved')).toBeLessThan(0.05)
    }
  })
})
