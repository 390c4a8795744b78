/** Every figure as a drawing that stands alone. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { figurePages } from '../../functions/site/figurePages.ts'
import { lightTokens } from '../../functions/site/exports/svg/svgStyles.ts'
import { linesOf } from '../../functions/site/exports/svg/svgText.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { caseAnswers } from '../builders/caseAnswers.ts'
import { caseSite } from '../builders/caseSite.ts'
import { reportSite } from '../builders/reportSite.ts'
import { plain, readPage, siteIn, type StateName, states } from '../builders/siteStates.ts'

const languages = ['nl', 'en'] as const
const decoded = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

/** Elements close in the order in which they opened, and no attribute stands twice. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, closes, name = '', attributes = '', isEmpty] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g)) {
    const names = [...attributes.matchAll(/\s([a-z:A-Z-]+)="/g)].map((match) => match[1])
    if (new Set(names).size < names.length) return false
    if (closes === '/') {
      if (open.pop() !== name) return false
    } else if (isEmpty !== '/') open.push(name)
  }
  return open.length === 0
}

function expectStandsAlone(svg: string, language: string): void {
  expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(isWellFormed(svg)).toBe(true)
  expect(svg).toContain(`role="img" lang="${language}"`)
  expect(svg).toMatch(/<title id="title">[^<]+<\/title><desc id="desc">[^<]*<\/desc>/)
  expect(svg).not.toMatch(/var\(|light-dark|<script|\son[a-z]+=|\shref=|@import|url\((?!#fill-)|NaN|undefined|%"/)
  for (const [, fill] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`<pattern id="${fill}"`)
}

/** Addresses of every drawing that a page offers. */
const offered = (html: string) =>
  [...html.matchAll(/href="([^"]*(?:\/svg\/|\.svg)[^"]*)"/g)].map((match) => decoded(match[1] ?? '')).filter((path) => !path.startsWith('/static'))

describe('a figure of a report page', () => {
  const pages = [
    ...figurePages.map(({ path }) => path),
    '/missed?unit=attempts&compare=prev&grain=month',
    '/missed?show=missed_closed&grain=hour',
    '/missed?grain=day&period=28d',
  ]
  const shown: readonly StateName[] = ['gap', 'closed_not_recorded', 'small', 'first_weeks']
  it.each(shown.flatMap((state) => languages.map((language) => [state, language] as const)))('of %s in %s stands alone', async (state, language) => {
    const site = siteIn(states[state])
    for (const page of pages) {
      const { html } = await readPage(state, `${page}${page.includes('?') ? '&' : '?'}lang=${language}`)
      const addresses = offered(html)
      expect(addresses).toHaveLength([...html.matchAll(/<figure class="figure" id="(?!unanswered)/g)].length)
      for (const address of addresses) {
        const response = await site.request(address)
        expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
        expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9_-]+\.svg"$/)
        const svg = await response.text()
        expectStandsAlone(svg, language)
        expect(svg).toContain(`: ${textsOf(language).csv.internal}<`)
        const title = decoded(/<title id="title">([^<]+)</.exec(svg)?.[1] ?? '')
        expect(plain(decoded(html))).toContain(plain(title))
      }
    }
  })
  it('has the numbers of the page', async () => {
    const site = siteIn(states.normal)
    const { html } = await readPage('normal', '/missed?lang=nl')
    const onPage = [...html.matchAll(/class="rung-value">([^<]*)</g)].map((match) => match[1])
    const drawn = await Promise.all(['ladder', 'why'].map(async (figure) => (await site.request(`/svg/missed/${figure}?lang=nl`)).text()))
    const inFiles = drawn.flatMap((svg) => [...svg.matchAll(/class="end">([^<]*)</g)].map((match) => match[1]))
    expect(inFiles).toEqual(onPage)
    const cells = [...html.matchAll(/<td class="[^"]*"><a [^>]*aria-label="([^"]*)"/g)].map((match) => match[1])
    const grid = await (await site.request('/svg/missed/when?lang=nl')).text()
    expect([...grid.matchAll(/<g role="img" aria-label="([^"]*)"/g)].map((match) => match[1])).toEqual(cells)
  })
  it('says nothing where nothing was measured', async () => expect((await siteIn(states.no_data).request('/svg/missed/ladder')).status).toBe(404))
})

describe('other figures', () => {
  it.each(languages)('of a case in %s stands alone', async (language) => {
    const site = caseSite({ answer: caseAnswers.normal })
    const { html } = await site.get(`/case?ask=hours&plan=Twee+avonden|Tu,Su+19:00-22:00&lang=${language}`)
    const [address = ''] = offered(html)
    expect(address).toContain('/case/trade-off.svg')
    expectStandsAlone((await site.get(address)).html, language)
  })
  it('of a report stand alone, and are protected as the report is', async () => {
    const site = reportSite({ settings: states.normal.settings, contacts: states.normal.contacts })
    await site.make()
    const { html } = await site.get('/reports/telefoon-2025-12-2026-05-nl/v/1')
    const addresses = offered(html)
    expect(addresses).toHaveLength([...html.matchAll(/<figure /g)].length)
    for (const address of addresses) {
      const drawn = await site.get(address)
      expect(drawn.status).toBe(200)
      expectStandsAlone(drawn.html, 'nl')
      expect(drawn.html).not.toContain('intern, niet publiceren')
    }
  })
})

describe('the calendars of the sources', () => {
  it.each(languages)('are one drawing in %s, with a word for every day of the page', async (language) => {
    for (const state of ['data_fine', 'data_silent', 'data_gap'] as const) {
      const site = siteIn(states[state])
      const { html } = await readPage(state, `/data?lang=${language}`)
      const [address = ''] = offered(html)
      const response = await site.request(address)
      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      const svg = await response.text()
      expectStandsAlone(svg, language)
      const days = [...html.matchAll(/<td class="day-[^>]*>.*?<span class="visually-hidden">([^<]*)<\/span>/gs)].map(([, words]) => words)
      expect(days.length).toBeGreaterThanOrEqual(28)
      expect([...svg.matchAll(/<g role="img" aria-label="([^"]*)"/g)].map(([, words]) => words)).toEqual(days)
    }
  })
})

describe('a drawing', () => {
  it('has the light colours of the style sheet', () => {
    const sheet = readFileSync(new URL('../../functions/site/static/site.css', import.meta.url), 'utf8')
    for (const [name, color] of Object.entries(lightTokens))
      expect(`${name} ${new RegExp(`--${name}: (?:light-dark\\()?(#[0-9a-f]{6})`).exec(sheet)?.[1]}`).toBe(`${name} ${color}`)
  })
  it('breaks its lines between words and loses none', () => {
    const text = 'Een zin die te lang is voor één regel van dit plaatje en dus over meer regels gaat'
    expect(linesOf(text, 200, 15).length).toBeGreaterThan(2)
    expect(linesOf(text, 200, 15).join(' ')).toBe(text)
  })
})
