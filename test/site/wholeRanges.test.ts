import { describe, expect, it } from 'vitest'
import { wholeRanges } from '../../functions/site/components/wholeRanges.ts'

const whole = (sentence: string) => [...String(wholeRanges(sentence)).matchAll(/<span class="unbroken">(.*?)<\/span>/g)].map(([, part]) => part)

describe('what never breaks over two lines', () => {
  it('is a range, with what belongs to it', () => {
    expect(whole('maandag 13–15\u00a0uur: ongeveer 280 (210–390)')).toEqual(['13–15\u00a0uur:', '(210–390)'])
  })
  it('is a date in figures, a period, a time from and until, and the number of a version', () => {
    expect(whole('Bijvoorbeeld 4-5-2026 of 2026-05-04.')).toEqual(['4-5-2026', '2026-05-04'])
    expect(whole('zoals 13w, 2026-q1, 2026-03 of 2026-w06')).toEqual(['2026-q1', '2026-03', '2026-w06'])
    expect(whole('such as 12:30-13:00, somebody')).toEqual(['12:30-13:00'])
    expect(whole('gegevens versie 1-0fpjznj00aetnp.')).toEqual(['1-0fpjznj00aetnp'])
  })
  it('is no word with a hyphen, and of something long no more than fits a telephone', () => {
    expect(whole('e-mailadres, NHS-norm, 1 jan – 31 dec 2025')).toEqual([])
    expect(Math.max(...whole(`“${'31-'.repeat(100)}”`).map((part = '') => part.length))).toBeLessThan(28)
  })
  // What is typed comes back beside its field: 60,000 dashes had taken 26 seconds.
  it.each(['–', '1-', 'a', ' '])('is looked for in no more time than there is to read, in a hundred thousand times %j', (sign) =>
    expect(String(wholeRanges(sign.repeat(100_000))).length).toBeGreaterThanOrEqual(100_000),
  )
})
