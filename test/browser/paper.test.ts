/** What the style sheet does to sheets of paper, wherever on a sheet something happens to begin. */
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { browserPath, openBrowser } from './browser.ts'
import { readPdf } from './pdf.ts'

describe.skipIf(!existsSync(browserPath))('on paper', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('the head of a table never stands alone at the foot of a sheet', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const rows = Array.from({ length: 20 }, (_, index) => `<tr><th scope="row">row ${index}</th></tr>`).join('')
    const table = `<table><caption class="visually-hidden">caption</caption><thead><tr><th scope="col">head</th></tr></thead><tbody>${rows}</tbody></table>`
    const page = await browser.newPage()
    const alone: number[] = []
    // From a sheet that holds some rows to one that has no room for the head.
    for (let height = 936; height <= 980; height += 6) {
      await page.setContent(`<style>${style}</style><main class="wide"><div style="height:${height}px"></div><div class="table-scroll">${table}</div></main>`)
      const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
      const first = (pages[0] ?? []).map(({ text }) => text).join(' ')
      if (first.includes('head') && !first.includes('row 0')) alone.push(height)
    }
    await page.close()
    expect(alone).toEqual([])
  })

  it('the sentence and the key under a heading are smaller than the heading', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const page = await browser.newPage()
    await page.emulateMedia({ media: 'print' })
    await page.setContent(
      `<style>${style}</style><main class="wide"><section class="figure"><h2>heading</h2><p class="summary">sentence</p><ul class="key"><li>key</li></ul></section></main>`,
    )
    const sizes = await page.evaluate(`['h2', '.summary', '.key li'].map((part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize))`)
    await page.close()
    const [heading = 0, ...under] = sizes as readonly number[]
    expect(under.map((size) => size < heading)).toEqual([true, true])
  })

  it('a heading and its sentence never stand at the foot of a sheet without the first of the terms under them', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const terms = '<dl class="terms"><div class="term"><dt>term</dt><dd>meaning</dd></div></dl>'
    const page = await browser.newPage()
    const alone: number[] = []
    for (let height = 850; height <= 950; height += 10) {
      await page.setContent(
        `<style>${style}</style><main class="wide"><div style="height:${height}px"></div><section><h2>heading</h2><p>sentence</p>${terms}</section></main>`,
      )
      const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
      const first = (pages[0] ?? []).map(({ text }) => text).join(' ')
      if (first.includes('heading') && !first.includes('meaning')) alone.push(height)
    }
    await page.close()
    expect(alone).toEqual([])
  })

  it('a section of which only one sentence is printed does not wait for the one that follows it', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const section = (title: string, more: string) => `<section class="figure"><h2>${title}</h2><p class="summary">${title} sentence</p>${more}</section>`
    const rows = Array.from({ length: 8 }, (_, index) => `<tr><th scope="row">row ${index}</th></tr>`).join('')
    const folded = '<details class="screen-only"><summary>more</summary></details><p class="download"><a href="/x.csv">file</a></p>'
    const page = await browser.newPage()
    // Room for the sentence, and none for the table.
    await page.setContent(
      `<style>${style}</style><main class="wide"><div style="height:760px"></div>${section('one', folded)}${section('another', `<table><tbody>${rows}</tbody></table>`)}</main>`,
    )
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
    await page.close()
    const onFirst = (pages[0] ?? []).map(({ text }) => text).join(' ')
    expect(onFirst).toContain('one sentence')
    expect(onFirst).not.toContain('another')
  })

  it('a report begins its second part on a sheet of its own, and fills its sheets from there', async () => {
    const style = staticFiles().find(({ name }) => name === 'style')?.body ?? ''
    const part = (key: string) => `<section class="part part-${key}"><h2 class="part-title">${key}</h2><p>${key} sentence</p></section>`
    const page = await browser.newPage()
    await page.setContent(
      `<style>${style}</style><main class="wide"><div class="report">${['signal', 'when', 'why', 'method', 'annex'].map(part).join('')}</div></main>`,
    )
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
    await page.close()
    const sheets = pages.map((lines) => lines.map(({ text }) => text).join(' '))
    expect(sheets).toHaveLength(2)
    expect(sheets[0]).not.toContain('when')
    expect(sheets[1]).toContain('annex sentence')
  })
})
