/**
 * Every page that a person can open, over the invented helplines, as people use it: by keyboard, magnified, with wider text, in high contrast, on paper,
 * with large fingers and on a slow line. What axe and 320 pixels find in every state stands in the tests of the pages.
 */
import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { browserPath, openBrowser } from './browser.ts'
import { type DemoHost, demoHost } from './demoHost.ts'
import { readPdf } from './pdf.ts'
import { openPictured, type PicturedPage, picturedPages } from './picturedPages.ts'
import {
  cannotBePrinted,
  coveredByWiderText,
  hiddenFocus,
  lostInHighContrast,
  movesWithoutWish,
  scrollsSideways,
  sticksOut,
  tooSmallTargets,
} from './usable.ts'

const [mostHtml, mostScript] = [150_000, 30_000]
/** What somebody asked for may push down what stands below it, such as the outcome of an import. */
const mostShift = 0.02
/** Margin below the text of a sheet, in points: 16 mm. */
const footHeight = 45
const telephone = { width: 390, height: 844 }
/** 400 % of 1280 by 1024 leaves this. */
const magnified = { width: 320, height: 256 }

describe.skipIf(!existsSync(browserPath))('every page', () => {
  let browser: Browser
  let site: DemoHost
  beforeAll(async () => {
    browser = await openBrowser()
    site = await demoHost()
  }, 400_000)
  afterAll(async () => {
    await browser.close()
    await site.stop()
  })
  const open = async (own: PicturedPage): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> => {
    const page = await openPictured(browser, site, own, { language: 'nl', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    return { page, close: () => page.context().close() }
  }

  it.each(picturedPages.map((own) => [own.name, own] as const))('%s can be used by everybody', async (_name, own) => {
    const { page, close } = await open(own)
    const html = await page.content()
    const shift = await page.evaluate<number>(
      "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 50) })",
    )
    expect({
      compressed: gzipSync(html).length > mostHtml ? gzipSync(html).length : 'small',
      shift: shift > mostShift ? shift : 'none',
      focus: await hiddenFocus(page),
      targets: await tooSmallTargets(page),
      contrast: await lostInHighContrast(page),
      moves: await movesWithoutWish(page),
      paper: await cannotBePrinted(page),
      widerText: await coveredByWiderText(page),
    }).toEqual({ compressed: 'small', shift: 'none', focus: [], targets: [], contrast: [], moves: [], paper: [], widerText: [] })
    await page.setViewportSize(magnified)
    expect({ focus: await hiddenFocus(page), targets: await tooSmallTargets(page), over: await sticksOut(page) }).toEqual({ focus: [], targets: [], over: [] })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(magnified.width)
    expect(await scrollsSideways(page)).toEqual([])
    await close()
  })

  it.each(['/availability?period=12m', '/help/method', '/setup', '/setup/sources/new/connect', '/settings/audit', '/reports'])(
    '%s fills its sheets of paper, each with its address and its number',
    async (path) => {
      for (const language of ['nl', 'en']) {
        const page = await openPictured(browser, site, { name: path, path }, { language, viewport: { width: 1280, height: 900 } })
        const { pages: sheets } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
        await page.context().close()
        for (const [index, lines] of sheets.entries()) {
          const foot = lines.filter(({ y }) => y < footHeight)
          const words = foot.map(({ text }) => text).join(' ')
          expect(words).toContain(`${index + 1} / ${sheets.length}`)
          expect(words).toContain(path)
          expect(lines.length - foot.length).toBeGreaterThan(1)
        }
      }
    },
  )

  it('needs less than 30 kB of script', () => {
    const script = staticFiles().find(({ name }) => name === 'script')
    expect(script?.body.length).toBeLessThan(mostScript)
  })

  it('shows the costliest shortages and then the week on a telephone, and all other shortages by one press', async () => {
    const { page, close } = await open({ name: 'roster', path: '/roster?line=lindelijn' })
    await page.setViewportSize(telephone)
    const listed = await page.locator('#gaps tbody tr').count()
    expect(listed).toBeGreaterThan(8)
    expect(await page.locator('#gaps tbody tr:visible').count()).toBe(5)
    expect((await page.locator('#grid').boundingBox())?.y).toBeLessThan(3 * telephone.height)
    await page.getByText(`Nog ${listed - 5} momenten`, { exact: true }).click()
    expect(await page.locator('#gaps tbody tr:visible').count()).toBe(listed)
    await close()
  })

  it('is gone through by keyboard alone: past the menu, the filters, what is folded, a table, to where a link leads', async () => {
    const { page, close } = await open({ name: 'missed', path: '/missed?line=lindelijn' })
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: 16 })
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 200; presses++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
      }
      throw new Error(`the keyboard does not get to ${selector}`)
    }
    await tabTo('#filter-period')
    await page.keyboard.press('ArrowUp')
    await tabTo('.filter-form button')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(page.url()).toContain('period=')
    await tabTo('.numbers > summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('details.numbers[open]').count()).toBe(1)
    await tabTo('.table-scroll')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).not.toBe('')
    await tabTo('.week-grid td a')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(page.url()).toContain('/missed/contacts')
    await close()
  })
})
