/** Reports in a real browser: readable by everybody, and on paper as a tagged PDF that can be found one's way in. */
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { states } from '../builders/siteStates.ts'
import { browserPath, openBrowser } from './browser.ts'
import { readPdf } from './pdf.ts'
import { served } from './served.ts'

describe.skipIf(!existsSync(browserPath))('what is printed', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('is a tagged PDF with its language, its title and bookmarks', async () => {
    const site = await served(states.normal)
    const page = await browser.newPage()
    await page.goto(`${site.url}/missed?lang=nl`)
    const pdf = await readPdf(await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true }))
    expect(pdf.language).toMatch(/^nl/)
    expect(pdf.title).toMatch(/^Gemist/)
    expect(pdf.isTagged).toBe(true)
    expect([...pdf.roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH']))
    expect(pdf.bookmarks[0]?.title).toBe('Gemist')
    await page.close()
    site.stop()
  })
})
