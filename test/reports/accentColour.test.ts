/** Whatever colour an organisation chooses for its reports, their headings can be read on both pages (WCAG 2.2, 1.4.3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AccentColour, colourTyped, contrastOf, leastContrast, readableOn, reportGrounds } from '../../shared/reports/accentColour.ts'
import { readFileSync } from 'node:fs'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('the colour of a report', () => {
  it('can be read on the light page and on the dark one, whatever was chosen', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        for (const ground of Object.values(reportGrounds)) {
          const shown = readableOn(colour, ground)
          expect(AccentColour.safeParse(shown).success).toBe(true)
          expect(contrastOf(shown, ground)).toBeGreaterThanOrEqual(leastContrast)
        }
      }),
      { seed: 8, numRuns: 500 },
    )
  })
  it('stays as it was chosen where it can be read', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        for (const ground of Object.values(reportGrounds)) if (contrastOf(colour, ground) >= leastContrast) expect(readableOn(colour, ground)).toBe(colour)
      }),
      { seed: 8, numRuns: 500 },
    )
  })
  it('becomes darker on paper and lighter in the dark, no more than it has to', () => {
    expect(readableOn('#ffd400', reportGrounds.light)).toMatch(/^#[0-8][0-9a-f][0-8][0-9a-f]00$/)
    expect(contrastOf(readableOn('#ffd400', reportGrounds.light), reportGrounds.light)).toBeLessThan(4.8)
    expect(readableOn('#ffd400', reportGrounds.dark)).toBe('#ffd400')
    expect(readableOn('#1d4f91', reportGrounds.light)).toBe('#1d4f91')
    expect(contrastOf(readableOn('#1d4f91', reportGrounds.dark), reportGrounds.dark)).toBeLessThan(4.8)
  })
  it('has the contrast that the guideline says', () => {
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 5)
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  it('stands on the pages of the style sheet', () => {
    const sheet = readFileSync('functions/site/static/site.css', 'utf8')
    expect(sheet).toContain(`--page: light-dark(${reportGrounds.light}, ${reportGrounds.dark});`)
  })
  it.each([
    ['#1D4F91', '#1d4f91'],
    [' 1d4f91 ', '#1d4f91'],
    ['#1d4', undefined],
    ['blauw', undefined],
    ['#1d4f91;}', undefined],
    ['', undefined],
  ])('typed as "%s" is %s', (typed, colour) => expect(colourTyped(typed)).toBe(colour))
})
