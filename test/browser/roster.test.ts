/** The roster and its import in a real browser, without a script: readable by everybody, in both themes, down to 320 pixels, from a file with three faults to a roster. */
import { existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { presence } from '../builders/contacts.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite } from '../builders/rosterSite.ts'
import { contactsOf, now } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const unfold = "document.querySelectorAll('details').forEach((own) => own.setAttribute('open', ''))"
const one = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-24:00' }] })
const chat = { id: 'chat', name: 'Chat jongeren', channel: 'chat', hours: [{ from: '2000-01-01', week: 'Mo-Su 12:00-24:00' }] }
const settings = settingsWith({}, { lines: [...one.lines, chat] })
const contacts = contactsOf({
  attempts: Array.from({ length: 40 }, (_, n) => ({
    at: `${String(9 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
    answered: n % 2 === 0,
  })),
})
/** Two people on the first of June, of whom one goes home early; then nobody. */
const signedIn = [
  presence('een', 'agent.signed_in', '2026-06-01 07:00'),
  presence('twee', 'agent.signed_in', '2026-06-01 07:00'),
  presence('twee', 'agent.paused', '2026-06-01 09:20'),
  presence('twee', 'agent.resumed', '2026-06-01 09:40'),
  presence('twee', 'agent.signed_out', '2026-06-01 15:00'),
  presence('een', 'agent.signed_out', '2026-06-01 20:10'),
]
const file = {
  name: 'rooster.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Datum;Starttijd;Eindtijd;Dienst;Team;Medewerker\n15-6-2026;19:00;22:00;Avond;Telefoon;Noor\n15-6-2026;22:00;25:30;Laat;Telefoon;Sam\n16-6-2026;19:00;22:00;Avond;Telefoon;Noor\n16-6-2026;19:00;22:00;Avond;Telefoon;Noor\n16-6-2026;9:00;12:00;Ochtend;Koffieploeg;Ali\n16-6-2026;9:00;22:00;Ochtend;Chat jongeren;Eva\n',
  ),
}

describe.skipIf(!existsSync(browserPath))('the roster in a browser', () => {
  let browser: Browser
  const site = rosterSite({ settings, contacts, presence: signedIn, readFeed: () => Promise.resolve({ fault: 'not_public' }) })
  const server = createAdaptorServer({ fetch: site.app.fetch })
  let url = ''
  beforeAll(async () => {
    browser = await openBrowser()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    for (const { importId, undoneAt } of await site.rosters.imports()) if (undoneAt === undefined) await site.rosters.undo(importId, now)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  async function visit(options: { readonly width?: number; readonly theme?: 'light' | 'dark'; readonly noScript?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.theme ?? 'light',
      javaScriptEnabled: options.noScript !== true,
    })
    return { page: await context.newPage(), close: () => context.close() }
  }
  async function faults(page: Page): Promise<string[]> {
    const client = await page.context().newCDPSession(page)
    await client.send('Runtime.evaluate', { expression: axeSource })
    const { result } = await client.send('Runtime.evaluate', {
      expression: 'axe.run().then((r) => JSON.stringify(r.violations))',
      awaitPromise: true,
      returnByValue: true,
    })
    const violations = JSON.parse(String(result.value)) as { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }
  const submit = async (page: Page, selector: string) => {
    await Promise.all([page.waitForNavigation(), page.click(selector)])
  }
  const ways = {
    start: async (page: Page, lang: string) => void (await page.goto(`${url}/roster/import?lang=${lang}`)),
    nothing_chosen: async (page: Page, lang: string) => {
      await ways.start(page, lang)
      await submit(page, 'form[enctype] button')
    },
    columns: async (page: Page, lang: string) => {
      await ways.start(page, lang)
      await page.setInputFiles('input[type=file]', file)
      await submit(page, 'form[enctype] button')
    },
    check: async (page: Page, lang: string) => {
      await ways.columns(page, lang)
      await submit(page, '.import-form .buttons button')
    },
    saved: async (page: Page, lang: string) => {
      await ways.check(page, lang)
      await submit(page, '.import-form .buttons button')
    },
    roster: async (page: Page, lang: string) => {
      await ways.saved(page, lang)
      await page.goto(`${url}/roster?lang=${lang}&day=2026-06-16&from=10:00&until=22:00&number=3`)
    },
    who_was_there: async (page: Page, lang: string) => void (await page.goto(`${url}/roster?lang=${lang}&line=telefoon&week=2026-06-01&show=present`)),
    too_little: async (page: Page, lang: string) => void (await page.goto(`${url}/roster?lang=${lang}&line=chat`)),
  } as const
  const names = Object.keys(ways) as (keyof typeof ways)[]

  it.each(names.flatMap((name) => (['light', 'dark'] as const).map((theme) => [name, theme] as const)))(
    '%s, %s, can be read by everybody',
    async (name, theme) => {
      for (const lang of ['nl', 'en']) {
        const { page, close } = await visit({ theme })
        await ways[name](page, lang)
        await page.evaluate(unfold)
        expect(await faults(page)).toEqual([])
        await close()
      }
    },
  )
  it.each(names)('%s fits 320 pixels without scrolling sideways', async (name) => {
    const { page, close } = await visit({ width: 320 })
    await ways[name](page, 'nl')
    await page.evaluate(unfold)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await close()
  })
  it('puts the focus on what is missing', async () => {
    const { page, close } = await visit()
    await ways.nothing_chosen(page, 'nl')
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary')
    await close()
  })
  it('goes from a file with three faults to a roster by the keyboard and without a script, and back again', async () => {
    const { page, close } = await visit({ noScript: true })
    await page.goto(`${url}/roster?lang=nl`)
    await submit(page, 'a.action')
    await page.setInputFiles('input[type=file]', file)
    const enter = async (button: string) => {
      await page.focus(button)
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    }
    await enter('form[enctype] button')
    await page.selectOption('select[name="team-line"]', { label: 'Telefoon' })
    await enter('.import-form .buttons button')
    expect(await page.textContent('.sentence')).toBe('4 diensten, 2 fouten, 1 waarschuwing.')
    const download = page.waitForEvent('download')
    await page.click('button[formaction*="refused"]')
    expect((await download).suggestedFilename()).toBe('geweigerde-rijen_2026-06-10.csv')
    await enter('.import-form .buttons button')
    expect(await page.textContent('.said')).toContain('Het rooster is ingelezen.')
    await enter('form.in-row button')
    expect(await page.textContent('.said')).toContain('Het rooster is weer zoals daarvoor.')
    await close()
  })
})
