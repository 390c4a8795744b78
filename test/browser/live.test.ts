/** Nu and the page for callers in a real browser: every state in both languages and themes, at 320 pixels, and without a script. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSettings, liveSite, type LiveStateName, liveStates } from '../builders/liveSite.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'

type Site = ReturnType<typeof liveSite>
async function served(site: Site): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createAdaptorServer({ fetch: site.app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
}
const names = Object.keys(liveStates) as LiveStateName[]
const languages = ['nl', 'en'] as const

describe.skipIf(!existsSync(browserPath))('Nu in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(names)('%s can be read by everybody, in both languages and themes and at 320 pixels', async (name) => {
    const site = await served(liveSite(liveStates[name]))
    const page = await browser.newPage()
    for (const language of languages) {
      await page.goto(`${site.url}/live?lang=${language}`)
      expect({ language, faults: await unreadable(page) }).toEqual({ language, faults: [] })
    }
    await page.close()
    site.stop()
  })

  it('without a script it asks for itself again; paused it stands still', async () => {
    const site = await served(liveSite(liveStates.open_waiting))
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}/live?lang=nl`)
    expect(await page.locator('meta[http-equiv="refresh"]').getAttribute('content')).toBe('30;url=/live?lang=nl&turn=1&was=5')
    await page.click('text=Zet het verversen stil')
    expect(await page.locator('meta[http-equiv="refresh"]').count()).toBe(0)
    expect(await page.textContent('.refreshing')).toContain('Het verversen staat stil.')
    await context.close()
    site.stop()
  })

  it('with a script it puts in what is new, keeps the focus, and says only that the state has changed', async () => {
    const own = liveSite(liveStates.with_page)
    const site = await served(own)
    const page = await browser.newPage()
    await page.clock.install()
    await page.goto(`${site.url}/live?lang=nl`)
    await page.focus('#lines-region')
    own.later(30_000)
    await page.clock.runFor(31_000)
    // By what stands there: waiting for an expression is refused by the content policy, unless it is true at once.
    await page.locator('.updated', { hasText: '12:00:30' }).waitFor()
    expect(await page.textContent('#live-news')).toBe('')
    expect(await page.evaluate('document.activeElement.id')).toBe('lines-region')
    own.at('2026-06-10T15:00:00Z')
    await page.clock.runFor(31_000)
    await page.locator('#live-news', { hasText: /\S/ }).waitFor({ state: 'attached' })
    // Half a day without a word: that is news too, and more than closing time is.
    expect(await page.textContent('#live-news')).toContain('Van Telefoon komt niets meer binnen.')
    await page.close()
    site.stop()
  })

  it('the line is made unavailable in one click and back in another', async () => {
    const site = await served(liveSite(liveStates.with_page))
    const page = await browser.newPage()
    await page.goto(`${site.url}/live?lang=nl`)
    await page.click('text=Tijdelijk niet bereikbaar')
    expect(await page.textContent('.said')).toContain('staat nu dat de lijn tijdelijk niet bereikbaar is')
    expect(await page.textContent('.sentence')).toBe('Telefoon staat tot 13:00 op tijdelijk niet bereikbaar.')
    await page.click('text=Weer bereikbaar')
    expect(await page.textContent('.sentence')).toContain('is nu open tot 17:00')
    await page.close()
    site.stop()
  })
})

describe.skipIf(!existsSync(browserPath))('the page for callers in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const page = {
    telephone: '0999 123 456',
    website: 'https://chat.example/een-heel-lang-adres-dat-nergens-breekt',
    otherHelp: [{ name: 'Andere lijn', telephone: '0999 000 111' }],
  }
  const night = Date.parse('2026-10-24T21:30:00Z')
  const shown: Readonly<Record<string, Parameters<typeof liveSite>[0]>> = {
    open: { settings: liveSettings({ publicPage: page }) },
    closed: { settings: liveSettings({ publicPage: page }), now: night as never },
    disturbed: { settings: liveSettings({ publicPage: { ...page, unreachable: { from: '2026-06-10T09:00:00Z', until: '2026-06-12T21:00:00Z' } } }) },
    nights: {
      settings: liveSettings({ publicPage: page, hours: [{ from: '2000-01-01', week: 'Sa,Su 22:00-06:00; Mo-Fr 09:00-12:00,19:00-23:00' }] }),
      now: night as never,
    },
    nothing_there: { settings: liveSettings() },
  }
  it.each(Object.entries(shown))('%s can be read by everybody', async (_name, state) => {
    const site = await served(liveSite(state))
    const tab = await browser.newPage()
    for (const language of languages) {
      await tab.goto(`${site.url}/s/telefoon?lang=${language}`)
      expect({ language, faults: await unreadable(tab) }).toEqual({ language, faults: [] })
    }
    await tab.close()
    site.stop()
  })
  it('asks for nothing but itself, its style and its icon, and leaves no cookie', async () => {
    const site = await served(liveSite(shown['open'] ?? liveStates.with_page))
    const context = await browser.newContext({ javaScriptEnabled: false } satisfies BrowserContextOptions)
    const tab = await context.newPage()
    const asked: string[] = []
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/-[0-9a-f]{16}/, '')))
    await tab.goto(`${site.url}/s/telefoon`)
    expect([...new Set(asked)].filter((path) => path !== '/static/icon.svg')).toEqual(['/s/telefoon', '/static/public.css'])
    expect(await context.cookies()).toEqual([])
    await context.close()
    site.stop()
  })
  it('is switched on and filled in by whoever leads; a mistake keeps what was typed', async () => {
    const site = await served(liveSite({ settings: liveSettings() }))
    const tab = await browser.newPage()
    await tab.goto(`${site.url}/setup/lines/telefoon/public?lang=nl`)
    expect(await unreadable(tab)).toEqual([])
    await tab.check('#field-isOn')
    await tab.fill('#field-telephone', 'bel ons')
    await tab.fill('#field-help-0-name', 'Andere lijn')
    await tab.click('main button[type="submit"] >> text=Opslaan')
    expect(await tab.title()).toMatch(/^Fout: /)
    expect(await tab.textContent('.error-summary')).toContain('“bel ons” is geen telefoonnummer.')
    expect(await tab.textContent('.error-summary')).toContain('Geef een telefoonnummer of een webadres op.')
    expect(await tab.inputValue('#field-telephone')).toBe('bel ons')
    await tab.fill('#field-telephone', '0999 123 456')
    await tab.fill('#field-help-0-website', 'https://andere.example')
    await tab.click('main button[type="submit"] >> text=Opslaan')
    expect(await tab.textContent('.said')).toContain('De pagina voor bellers is bewaard.')
    await tab.goto(`${site.url}/s/telefoon?lang=nl`)
    expect(await tab.textContent('h1')).toBe('Telefoon')
    expect(await tab.textContent('ul')).toContain('Andere lijn')
    await tab.close()
    site.stop()
  })
})
