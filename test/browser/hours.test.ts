/** The editor of opening hours in a real browser, without a script: readable by everybody, in both themes, down to 320 pixels, from nothing to saved hours. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsWith } from '../builders/report.ts'
import { states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { served } from './served.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A click alone does not wait for the page that comes. */
const send = (page: Page, button: string) => Promise.all([page.waitForEvent('load'), page.click(button)])
const unfold = "document.querySelectorAll('details').forEach((own) => own.setAttribute('open', ''))"
const settings = settingsWith({
  hours: [
    { from: '2025-01-01', week: 'Mo-Th 13:00-17:00' },
    {
      from: '2026-01-01',
      week: 'Mo-Th 13:00-17:00,19:00-21:00; Sa 22:00-02:00; Su[1] 10:00-12:00; SH Mo-Fr 10:00-12:00',
      holidays: 'NL',
      schoolHolidays: 'midden',
    },
    { from: '2026-06-15', week: 'Mo-Su 20:00-02:00', holidays: 'NL' },
  ],
  exceptions: [
    { date: '2026-06-11', week: 'closed', reason: 'Teamdag' },
    { date: '2026-05-04', week: '19:00-20:00', reason: 'Dodenherdenking' },
  ],
})
const check = '.hours-form > p button[value="check"]'

describe.skipIf(!existsSync(browserPath))('opening hours in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof served>>
  let empty: Awaited<ReturnType<typeof served>>
  beforeAll(async () => {
    browser = await openBrowser()
    site = await served({ ...states.normal, settings })
    empty = await served({ ...states.no_data, settings: settingsWith({ hours: [] }) })
  })
  afterAll(async () => {
    await browser.close()
    site.stop()
    empty.stop()
  })

  async function visit(address: string, options: { readonly width?: number; readonly theme?: 'light' | 'dark'; readonly noScript?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.theme ?? 'light',
      javaScriptEnabled: options.noScript !== true,
    })
    const page = await context.newPage()
    await page.goto(address)
    return { page, close: () => context.close() }
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
  const base = () => `${site.url}/setup/lines/telefoon/hours`
  /** Each state of the editor: as it is opened, with a paste read, with mistakes, before saving. */
  const ways = {
    overview: async (page: Page, lang: string) => void (await page.goto(`${base()}?lang=${lang}&said=hours_saved`)),
    version: async (page: Page, lang: string) => void (await page.goto(`${base()}/2026-01-01?lang=${lang}`)),
    pasted: async (page: Page, lang: string) => {
      await page.goto(`${base()}/new?lang=${lang}`)
      await page.click('details:has(#field-paste) summary')
      await page.fill('#field-paste', 'ma-vr 13.00-17.00; Dec 24 off')
      await send(page, 'button[value="paste"]')
    },
    mistakes: async (page: Page, lang: string) => {
      await page.goto(`${base()}/new?lang=${lang}`)
      await page.fill('#field-day0-from-0', 'negen')
      await send(page, check)
    },
    preview: async (page: Page, lang: string) => {
      await page.goto(`${base()}/2026-01-01?lang=${lang}`)
      await send(page, check)
    },
    exception: async (page: Page, lang: string) => {
      await page.goto(`${base()}?lang=${lang}`)
      await page.fill('#field-date', '2026-05-19')
      await send(page, '.exception-form button[value="save"]')
    },
  } as const
  const names = Object.keys(ways) as (keyof typeof ways)[]

  it.each(names.flatMap((name) => (['light', 'dark'] as const).map((theme) => [name, theme] as const)))(
    '%s, %s, can be read by everybody',
    async (name, theme) => {
      for (const lang of ['nl', 'en']) {
        const { page, close } = await visit(base(), { theme })
        await ways[name](page, lang)
        await page.evaluate(unfold)
        expect(await faults(page)).toEqual([])
        await close()
      }
    },
  )
  it.each(names)('%s fits 320 pixels without scrolling sideways', async (name) => {
    const { page, close } = await visit(base(), { width: 320 })
    await ways[name](page, 'nl')
    await page.evaluate(unfold)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await close()
  })
  it('tells a day of two blocks on two lines of a telephone, and on paper puts its fields side by side', async () => {
    const { page, close } = await visit(base(), { width: 320 })
    await ways.preview(page, 'nl')
    const lines = `[...document.querySelectorAll('.coming td[data-label="Open"]')].filter((own) => own.textContent.includes(' en ')).map((own) => Math.round(own.clientHeight / parseFloat(getComputedStyle(own).lineHeight)))`
    expect(new Set(await page.evaluate<number[]>(lines))).toEqual(new Set([2]))
    await page.setViewportSize({ width: 700, height: 900 })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${base()}/2026-01-01?lang=en`)
    const tops = `[...document.querySelectorAll('.day .rows')].map((own) => new Set([...own.querySelectorAll('input')].map((field) => field.getBoundingClientRect().top)).size)`
    expect(await page.evaluate<number[]>(tops)).toEqual([1, 1, 1, 1, 1, 1, 1])
    await close()
  }, 60_000)
  it('puts the focus on what was wrong, and on the preview', async () => {
    const { page, close } = await visit(base())
    await ways.mistakes(page, 'nl')
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('error-summary')
    await ways.preview(page, 'nl')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('preview-title')
    await close()
  })
  it('goes from no hours to saved hours without a script', async () => {
    const { page, close } = await visit(`${empty.url}/setup/lines/telefoon/hours?lang=nl`, { noScript: true })
    await page.click('a.action')
    await page.fill('#field-from', '2026-01-01')
    await page.fill('#field-day0-from-0', '13')
    await page.fill('#field-day0-until-0', '17')
    await page.click('button[value="row-0"]')
    await page.fill('#field-day0-from-1', '19.00')
    await page.fill('#field-day0-until-1', '21.00')
    await page.click('button[value="copy"]')
    await page.press('#field-day4-until-1', 'Enter')
    expect(await page.textContent('.preview .visitor')).toContain('Maandag t/m vrijdag 13:00–17:00 en 19:00–21:00 uur')
    await page.click('button[value="save"]')
    expect(page.url()).toContain('/setup/lines/telefoon/hours?said=hours_saved')
    expect(await page.textContent('.said')).toContain('De openingstijden zijn bewaard.')
    await close()
  })
})
