/** Whether a page can be used, however somebody looks or types. Each gives what is wrong, in words; nothing wrong is an empty list. The page is left at the size it had. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const mostStops = 400
/** A4 less its margins, in pixels of CSS. */
const paperWidth = 688

/** Runs in the page past its content policy. @param expression gives a list of texts, or a promise of one */
async function found(page: Page, expression: string): Promise<readonly string[]> {
  const client = await page.context().newCDPSession(page)
  const { result } = await client.send('Runtime.evaluate', {
    expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
    awaitPromise: true,
    returnByValue: true,
  })
  await client.detach()
  return JSON.parse(String(result.value)) as string[]
}
/** How an element is called in what is found. */
const nameOf = "((own) => own.tagName.toLowerCase() + ' ' + (own.id || own.className || '') + ' ' + (own.textContent || own.name || '').trim().slice(0, 40))"

/** Goes through with the tabulator: what has the focus is to be seen, marked, and under nothing else (2.4.7, 2.4.11). */
export async function hiddenFocus(page: Page): Promise<readonly string[]> {
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)')
  const faults: string[] = []
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate<string | undefined>(`(() => {
      const own = document.activeElement
      if (own === null || own === document.body) return 'over'
      const box = own.getBoundingClientRect()
      const style = getComputedStyle(own)
      if (box.width === 0 || box.height === 0) return 'not to be seen: ' + ${nameOf}(own)
      if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 3) return 'not marked: ' + ${nameOf}(own)
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
      if (right <= left || bottom <= top) return 'out of sight: ' + ${nameOf}(own)
      const first = own.getClientRects()[0]
      const y = Math.min(Math.max(first.top + first.height / 2, top), bottom - 1)
      const there = [first.left + 4, (Math.max(first.left, 0) + Math.min(first.right, innerWidth)) / 2, first.right - 4].map((x) => document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), y))
      if (there.every((each) => each !== null && !own.contains(each) && !each.contains(own))) return 'under ' + ${nameOf}(there[1]) + ': ' + ${nameOf}(own)
    })()`)
    if (fault === 'over') return faults
    if (fault !== undefined) faults.push(fault)
  }
  return faults
}

/** Targets of less than 24 by 24 pixels without room around them (2.5.8). */
export async function tooSmallTargets(page: Page): Promise<readonly string[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: axeSource })
  await client.detach()
  return found(
    page,
    "axe.run({ runOnly: ['target-size'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 160))))",
  )
}

/** With the wider text of 1.4.12 nothing is cut off and nothing goes beyond the page. Ask this last: what is folded keeps the width it had. */
export function coveredByWiderText(page: Page): Promise<readonly string[]> {
  return found(
    page,
    `(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
      const before = document.adoptedStyleSheets
      document.adoptedStyleSheets = [sheet]
      const faults = document.documentElement.scrollWidth > innerWidth ? ['the page is ' + document.documentElement.scrollWidth + ' wide'] : []
      for (const own of document.querySelectorAll('body *')) {
        const { overflowX, overflowY } = getComputedStyle(own)
        const isCut = (overflowX === 'hidden' && own.scrollWidth > own.clientWidth + 1) || (overflowY === 'hidden' && own.scrollHeight > own.clientHeight + 1)
        if (isCut && !own.matches('.visually-hidden, svg, svg *, select, input')) faults.push('cut off: ' + ${nameOf}(own))
      }
      for (const own of document.querySelectorAll('button, .action, .chip, .switch a, th, td'))
        if (own.scrollWidth > own.clientWidth + 1 && own.checkVisibility() && getComputedStyle(own).overflowX === 'visible' && !own.closest('.table-scroll')) faults.push('sticks out: ' + ${nameOf}(own))
      document.adoptedStyleSheets = before
      return faults
    })()`,
  )
}

/** Cells, buttons and entries whose words are wider than they are, and so run over what stands beside them. */
export const sticksOut = (page: Page): Promise<readonly string[]> =>
  found(
    page,
    `[...document.querySelectorAll('th, td, button, .action, .chip, dt, dd')].filter((own) => own.checkVisibility() && own.clientWidth > 1 && own.scrollWidth > own.clientWidth + 1).map(${nameOf})`,
  )

/** Grids of the week, which are read across as well as down; all else is read row by row and fits. */
const grids = '.week-grid, .staffing-grid, .daypart-grid'
/** What has to be pushed sideways to be read; a grid may be, where the keyboard gets to it and its first column stays in view. */
export const scrollsSideways = (page: Page): Promise<readonly string[]> =>
  found(
    page,
    `(() => {
      for (const own of document.querySelectorAll('details')) own.open = true
      const isGrid = (own) => own.matches('[role="region"][tabindex="0"][aria-label]') && own.querySelector(${JSON.stringify(grids)}) !== null && getComputedStyle(own.querySelector('tbody th')).position === 'sticky'
      return [...document.querySelectorAll('main *')].filter((own) => own.scrollWidth > own.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(own).overflowX) && own.checkVisibility() && !isGrid(own)).map(${nameOf})
    })()`,
  )

/** In the colours that somebody chose themselves, what was marked by a fill has an edge or a sign, and charts keep their fills (forced colours). */
export async function lostInHighContrast(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const faults = await found(
    page,
    `(() => {
      const edged = (own) => ['Top', 'Right', 'Bottom', 'Left'].some((side) => { const style = getComputedStyle(own); return style['border' + side + 'Style'] !== 'none' && Number.parseFloat(style['border' + side + 'Width']) > 0 }) || getComputedStyle(own).outlineStyle !== 'none'
      const faults = []
      for (const own of document.querySelectorAll('button, .action, select, textarea, input[type="text"], .notice, .filters, .case-form, .chip, .card, .menu a[aria-current="page"], .switch a[aria-current="true"], .ribbon'))
        if (own.checkVisibility() && !own.closest('.who, .visually-hidden') && !edged(own)) faults.push('without an edge: ' + ${nameOf}(own))
      const page = getComputedStyle(document.documentElement).backgroundColor
      for (const own of document.querySelectorAll('figure svg rect, figure svg circle')) {
        const { fill, stroke } = getComputedStyle(own)
        if (own.getBoundingClientRect().width > 0 && fill === page && stroke === 'none' && !own.closest('pattern')) faults.push('cannot be seen: ' + own.outerHTML.slice(0, 120))
      }
      for (const own of document.querySelectorAll('.week-grid td a, .sample, .week-grid td .cell'))
        if (getComputedStyle(own).forcedColorAdjust !== 'none') faults.push('loses its fill: ' + ${nameOf}(own))
      return faults
    })()`,
  )
  await page.emulateMedia({ forcedColors: 'none' })
  return faults
}

/** Whoever asks for rest gets it. The page was asked for with less motion. */
export const movesWithoutWish = (page: Page): Promise<readonly string[]> =>
  found(
    page,
    `[...document.querySelectorAll('html, body *')].filter((own) => { const style = getComputedStyle(own); return style.scrollBehavior === 'smooth' || style.animationName !== 'none' || style.transitionDuration.split(',').some((each) => Number.parseFloat(each) > 0) }).map(${nameOf})`,
  )

/** On paper nothing is wider than the page, the frame and the forms of the site are gone, and every table that was folded is there. */
export async function cannotBePrinted(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: paperWidth, height: 1000 })
  const faults = await found(
    page,
    `(() => {
      const faults = document.documentElement.scrollWidth > innerWidth ? ['wider than A4: ' + document.documentElement.scrollWidth] : []
      for (const own of document.querySelectorAll('.filters, .site-header nav, .skip, .tools')) if (own.checkVisibility()) faults.push('on paper: ' + ${nameOf}(own))
      for (const own of document.querySelectorAll('details.numbers table')) if (!own.checkVisibility({ contentVisibilityAuto: true })) faults.push('not on paper: ' + ${nameOf}(own))
      return faults
    })()`,
  )
  await page.emulateMedia({ media: null })
  await page.setViewportSize(size)
  return faults
}
