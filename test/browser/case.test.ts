/** Uitbreiding in a real browser: every state readable by everybody, by keyboard, without a script, down to 320 pixels, and on paper. */
import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseState, caseAnswers } from '../builders/caseAnswers.ts'
import { caseSite } from '../builders/caseSite.ts'
import { decidedCase } from '../builders/decidedCase.ts'
import { browserPath, openBrowser } from './browser.ts'
import { unreadable } from './readable.ts'

type Served = Awaited<ReturnType<ReturnType<typeof caseSite>['served']>>
const asked = '/case?ask=both&plan=Twee+avonden|Tu,Su+19:00-22:00'
const states = Object.keys(caseAnswers) as CaseState[]
const languages = ['nl', 'en'] as const

describe.skipIf(!existsSync(browserPath))('longer hours in a browser', () => {
  let browser: Browser
  let state: CaseState = 'several'
  let site: Served
  beforeAll(async () => {
    browser = await openBrowser()
    site = await caseSite({ answer: () => caseAnswers[state] }).served()
  })
  afterAll(async () => {
    site.stop()
    await browser.close()
  })
  async function visit(path: string, options: { readonly noScript?: boolean; readonly width?: number } = {}) {
    const context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: 900 }, javaScriptEnabled: options.noScript !== true })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(site.url + path)
    return { page, complaints, close: () => context.close() }
  }
  const sentence = (page: Page) => page.locator('.headline .sentence').textContent()

  it.each(states.flatMap((name) => languages.map((lang) => [name, lang] as const)))('the state "%s" in %s can be read by everybody', async (name, lang) => {
    state = name
    const { page, complaints, close } = await visit(`${asked}&lang=${lang}`)
    expect(await unreadable(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
  it('that takes a moment to work out says so, and a file that is taken says nothing', async () => {
    state = 'several'
    const { page, close } = await visit(`${asked}&lang=nl`)
    await page.route('**/case?**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue()
    })
    await page.locator('a[href*="plans.csv"]').first().click()
    await page.waitForTimeout(700)
    expect(await page.locator('.busy').textContent()).toBe('')
    // What is said while the next page is on its way is noted by the page that is left.
    await page.evaluate(
      `const busy = document.querySelector('.busy')
       new MutationObserver(() => busy.textContent && sessionStorage.setItem('said', busy.textContent)).observe(busy, { childList: true })`,
    )
    await Promise.all([page.waitForURL(/at=/), page.locator('.case-form button[type="submit"]').click()])
    expect(await page.evaluate(`sessionStorage.getItem('said')`)).toBe('Bezig met rekenen…')
    expect(await page.locator('.busy').textContent()).toBe('')
    await close()
  })
  it.each(languages)('so can what was typed wrong, in %s', async (lang) => {
    state = 'several'
    const { page, close } = await visit(`/case?ask=both&day=2&start=19:00&end=25:30&staff=0&cell=6-evening&budget=x&lang=${lang}`)
    expect(await unreadable(page)).toEqual([])
    await close()
  })
  it('without a script: hours are typed, a mistake is named and mended, a plan is kept, decided, and its result is shown', async () => {
    state = 'normal'
    const { page, close } = await visit('/case?lang=nl', { noScript: true })
    await page.getByText('Ik kies zelf').click()
    await page.locator('#field-day-0').selectOption('2')
    await page.locator('#field-start-0').fill('19:00')
    await page.locator('#field-end-0').fill('25:30')
    await page.getByRole('button', { name: 'Bereken' }).click()
    expect(await page.locator('.error-summary li').allTextContents()).toEqual([
      'Regel 1: de tijd “25:30” bestaat niet. Bedoelt u 01:30 op de volgende dag? Vul dan 01:30 in.',
    ])
    expect(await page.locator('#field-end-0').inputValue()).toBe('25:30')
    await page.locator('#field-end-0').fill('22:00')
    await page.getByRole('button', { name: 'Bereken' }).click()
    expect(await sentence(page)).toMatch(/^Met dinsdag en zondag/)
    await page.getByRole('link', { name: 'steeds iemand anders' }).click()
    expect(page.url()).toContain('withheld=different')
    await page.locator('#field-casename').fill('Avonden')
    await page.locator('#field-by').fill('Noor')
    await page.getByRole('button', { name: 'Bewaar deze uitbreiding' }).click()
    expect(await page.locator('h1').textContent()).toBe('Avonden')
    expect(await unreadableWithoutScript(page.url())).toEqual([])
    await page.locator('#field-openFrom').fill('1-9-2026')
    await page.locator('#field-decidedBy').fill('Sam')
    await page.getByRole('button', { name: 'Leg vast' }).click()
    expect(await page.locator('#decide').textContent()).toMatch(/open vanaf 1\ssep\s2026/)
    await page.getByRole('link', { name: 'Bekijk wat ervan kwam' }).click()
    expect(await sentence(page)).toContain('nog niets besloten') // no reader of results on this site
    expect(await unreadableWithoutScript(page.url())).toEqual([])
    await close()
  })
  async function unreadableWithoutScript(url: string) {
    const { page, close } = await visit(url.replace(site.url, ''))
    const found = await unreadable(page)
    await close()
    return found
  }
  it.each(['within', 'below', 'cannot_tell_yet'] as const)('a result that is "%s" can be read by everybody', async (verdict) => {
    const found = { weeks: 20, leftOut: 1, measured: { value: 60, low: 31, high: 90 }, neverBefore: 240, neverExpected: 250, neverAfter: 190, growth: 1.04 }
    const told = verdict === 'cannot_tell_yet' ? { verdict, reason: 'range_too_wide' as const } : { verdict }
    const own = await caseSite({
      saved: [decidedCase],
      more: { caseResults: (_settings, promise) => Promise.resolve({ result: { promise, ...found, ...told }, dataVersion: '9-proef' }) },
    }).served()
    for (const path of [`/case/${decidedCase.id}`, `/case/${decidedCase.id}/result`, '/case'])
      for (const lang of languages) {
        const context = await browser.newContext()
        const page = await context.newPage()
        await page.goto(`${own.url}${path}?lang=${lang}`)
        expect(await unreadable(page)).toEqual([])
        await context.close()
      }
    own.stop()
  })
  it('by keyboard alone: every field, box, switch and link can be reached and shows where the focus is', async () => {
    state = 'several'
    const { page, close } = await visit(`${asked}&lang=nl`)
    const reached = new Set<string>()
    for (let n = 0; n < 160; n++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(
        "(() => { const own = document.activeElement; const box = own.getBoundingClientRect(); const style = getComputedStyle(own); return { name: own === document.body ? 'BODY' : own.name || own.textContent.trim() || own.tagName, seen: box.width > 0 && (style.outlineStyle !== 'none' || style.boxShadow !== 'none') } })()",
      )
      const { name, seen } = here as { name: string; seen: boolean }
      if (name !== 'BODY') expect([name, seen]).toEqual([name, true])
      reached.add(name)
    }
    for (const name of [
      'line',
      'period',
      'ask',
      'day',
      'start',
      'end',
      'staff',
      'budget',
      'goal',
      'cost',
      'casename',
      'steeds iemand anders',
      'Deel deze weergave',
    ])
      expect([...reached]).toContain(name)
    await close()
  })
  it('fields that do not matter to the choice are put away, and stay filled', async () => {
    state = 'several'
    const { page, close } = await visit(`${asked}&lang=nl`)
    await page.getByText('Stel uren voor', { exact: true }).click()
    expect([await page.locator('.only-hours').isVisible(), await page.locator('.only-propose').isVisible()]).toEqual([false, true])
    await page.getByText('Ik kies zelf', { exact: true }).click()
    expect([await page.locator('#field-start-0').inputValue(), await page.locator('.only-propose').isVisible()]).toEqual(['19:00', false])
    await close()
  })
  it('on paper has the answer, the plans and the figure, no form, and nothing wider than the page', async () => {
    state = 'several'
    const { page, close } = await visit(`${asked}&lang=nl`)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 688, height: 1000 }) // A4 less its margins
    expect([await page.locator('.case-form').isVisible(), await page.locator('#switches').isVisible(), await page.locator('#save').isVisible()]).toEqual([
      false,
      false,
      false,
    ])
    expect([await page.locator('.trade-off').isVisible(), await page.locator('#plans table').isVisible()]).toEqual([true, true])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(688)
    expect((await page.pdf({ preferCSSPageSize: true, tagged: true })).length).toBeGreaterThan(10_000)
    await close()
  })
})
