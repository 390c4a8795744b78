/** Reports in a real browser: readable by everybody, made without a script, and on paper a tagged PDF in which nothing is cut. */
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoLines, demoReport } from '../builders/demoReports.ts'
import { reportCountsOf } from '../builders/reports.ts'
import { reportSite } from '../builders/reportSite.ts'
import { states } from '../builders/siteStates.ts'
import { reportIdOf } from '../../shared/reports/frozenReport.ts'
import type { ReportDocument } from '../../shared/reports/reportDocument.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { browserPath, openBrowser } from './browser.ts'
import { type Pdf, readPdf } from './pdf.ts'
import { unreadable } from './readable.ts'

const languages = ['nl', 'en'] as const
const pathOf = (report: ReturnType<typeof demoReport>) => `/reports/${reportIdOf(report.about)}/v/1`
const footHeight = 57

describe.skipIf(!existsSync(browserPath))('reports in a browser', () => {
  let browser: Browser
  let url = ''
  let stop = () => undefined as unknown
  beforeAll(async () => {
    browser = await openBrowser()
    const site = reportSite({ settings: states.normal.settings, contacts: states.normal.contacts })
    for (const line of demoLines)
      for (const language of languages) {
        const report = demoReport(line, language)
        await site.store.freeze(report, reportCountsOf(report))
        if (line !== 'lindelijn') await site.store.decide(reportIdOf(report.about), 1, { to: 'approved', by: 'Noor', at: report.madeAt, reason: '' }, 0)
      }
    const server = createAdaptorServer({ fetch: site.app.fetch })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    stop = () => server.close()
  })
  afterAll(async () => {
    await browser.close()
    stop()
  })

  const pages = ['/reports', '/reports/new', '/reports/sample', pathOf(demoReport('vlierlijn', 'nl')), pathOf(demoReport('wilgenlijn', 'en'))]
  it.each(pages.flatMap((path) => languages.map((language) => [path, language] as const)))(
    '%s in %s can be read by everybody, in both themes and at 320 pixels',
    async (path, language) => {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(`${url}${path}?lang=${language}`)
      expect(await unreadable(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('is made, approved and shared without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${url}/reports?lang=nl`)
    await page.click('a.action')
    await page.fill('#field-contact', 'Coördinator')
    await page.click('form.form button[type="submit"]')
    expect(await page.textContent('.said')).toContain('Het concept is gemaakt.')
    expect(await page.textContent('.report')).toContain('Coördinator')
    // Who signed in need not say again who they are.
    expect(await page.inputValue('#field-name')).toBe('Tester')
    await page.fill('#field-name', '')
    await page.click('button[value="approved"]')
    expect(await page.title()).toMatch(/^Fout: /)
    await page.fill('#field-name', 'Noor de Vries')
    await page.click('button[value="approved"]')
    expect(await page.textContent('.report-state')).toContain('Vastgesteld door Noor de Vries')
    await page.fill('#field-name', 'Noor de Vries')
    await page.click('button[value="shared"]')
    expect(await page.textContent('.report-state')).toContain('Gedeeld op')
    await context.close()
  })

  describe.each(demoLines.flatMap((line) => languages.map((language) => [line, language] as const)))('the PDF of %s in %s', (line, language) => {
    const report = demoReport(line, language)
    const { document } = report
    const words = textsOf(language).reports
    let pdf: Pdf
    beforeAll(async () => {
      const page = await browser.newPage()
      await page.goto(url + pathOf(report))
      pdf = await readPdf(await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true }))
      await page.close()
    })
    const pageWith = (text: string) => pdf.pages.findIndex((lines) => lines.some((own) => spaced(own.text).includes(spaced(text)))) + 1
    const bodyOf = (lines: Pdf['pages'][number]) => lines.filter(({ y }) => y > footHeight)

    it('is tagged, in its language, with its title', () => {
      expect(pdf.isTagged).toBe(true)
      expect(pdf.language).toMatch(new RegExp(`^${language}`))
      expect(pdf.title).toContain(document.title)
      expect([...pdf.roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'L', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link']))
    })
    it('has a bookmark for every part, and within it for every figure', () => {
      const [title] = pdf.bookmarks
      expect(title?.title).toBe(document.title)
      expect(title?.items.map((own) => own.title)).toEqual([...document.sections.map((own) => own.title), document.annex.title])
      expect(title?.items.flatMap(({ items }) => items).filter((own) => own.title.startsWith(words.figure(1).slice(0, -2))).length).toBe(
        figuresOf(document).length,
      )
    })
    it('has four to six pages before the annex, the first of which stands by itself', () => {
      const parts = pdf.bookmarks[0]?.items ?? []
      const [signal, when] = parts
      expect([signal?.page, when?.page]).toEqual([1, 2])
      const annex = parts.at(-1)?.page ?? 0
      expect(annex - 1).toBeGreaterThanOrEqual(4)
      expect(annex - 1).toBeLessThanOrEqual(6)
    })
    it('has all of its method and terms on one sheet', () => {
      const [method, annex] = (pdf.bookmarks[0]?.items ?? []).slice(-2).map((part) => part.page ?? 0)
      expect((annex ?? 0) - (method ?? 0)).toBe(1)
    })
    it('says on every page what it is about and which page it is', () => {
      pdf.pages.forEach((lines, index) => {
        const foot = spaced(
          lines
            .filter(({ y }) => y <= footHeight)
            .map(({ text }) => text)
            .join(' '),
        )
        expect(foot).toContain(spaced(words.pages.footer(document.line, document.period, document.dataVersion)))
        expect(foot).toContain(spaced(`${words.pages.page}${index + 1}${words.pages.pageOf}${pdf.pages.length}`))
      })
    })
    it('has no heading at the foot of a page', () => {
      const headings = [...document.sections, document.annex].map(({ title }) => spaced(title))
      const titles = [
        ...headings,
        ...document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => ('title' in block && block.title !== '' ? [spaced(block.title)] : []))),
      ]
      const last = pdf.pages.map((lines) => spaced(bodyOf(lines).at(-1)?.text ?? ''))
      expect(
        last.filter((text) => titles.includes(text) || new RegExp(`^(${words.figure(1).slice(0, -2)}|${words.table(1).slice(0, -2)}) ?\\d+ ?\\.`).test(text)),
      ).toEqual([])
    })
    it('splits no figure', () => {
      for (const { number, finding, table, notes, chart } of figuresOf(document)) {
        const begins =
          pdf.pages.findIndex((lines) => lines.some(({ text }) => spaced(text).startsWith(spaced(`${words.figure(number)}. ${finding}`).slice(0, 40)))) + 1
        const own = document.annex.tables.find((annexed) => annexed.table.key === table)
        const ends = pageWith(own === undefined ? (notes[0] ?? '').slice(0, 40) : words.tableOf(own.number))
        expect([number, begins > 0, ends]).toEqual([number, true, begins])
        if (chart.kind === 'ladder')
          for (const { label } of chart.rungs) expect(bodyOf(pdf.pages[begins - 1] ?? []).some(({ text }) => spaced(text).includes(spaced(label)))).toBe(true)
      }
    })
    it('is marked as a draft on every page as long as it is one, and only then', () => {
      const marked = pdf.pages.filter((lines) => lines.some(({ text }) => spaced(text).includes(words.pages.watermark))).length
      expect(marked).toBe(line === 'lindelijn' ? pdf.pages.length : 0)
    })
  })
})

const figuresOf = ({ sections }: ReportDocument) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'figure' ? [block] : [])))
/** Pieces of one line come apart where a word is bold, and spaces are as they fall. */
const spaced = (text: string) => text.replaceAll(/[\s\u00a0]+/g, '').replaceAll('\u00ad', '')
