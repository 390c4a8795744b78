/** How the numbers of a report are written: in a sentence, in a cell, at a bar. One place, so that all of them say the same. */
import { isOfMonths } from '../metrics/protected/outsideCoverage.ts'
import type { Formats } from '../text/format.ts'
import { periodName } from '../text/periods.ts'
import type { Texts } from '../text/texts.ts'
import type { Findings } from './findings.ts'
import { type About, type Count, numberOf, type Rounded, type Share } from './printed.ts'
import type { ReportCell } from './reportDocument.ts'
import { type Say, saying } from './sentence.ts'

export type Wording = ReturnType<typeof wordingFor>

export function wordingFor(findings: Findings, texts: Texts, formats: Formats) {
  const words = texts.reports
  const say: Say = saying(words.sentences)
  const whole = (value: number) => formats.whole(value)

  /** "ongeveer 460", "minder dan 10"; in the middle of a sentence. */
  function inSentence(printed: Count | About): string {
    const value = numberOf(printed)
    if (value !== undefined) return value === 0 ? whole(0) : words.about(whole(value))
    if (printed.shown === 'below') return words.fewerThan(whole(printed.threshold))
    return printed.shown === 'hidden' ? words.notShown : words.unknownNumber
  }
  /** "tussen 370 en 590"; empty where there is no range to speak of. */
  function rangeOf(printed: About | Rounded): string {
    if ('shown' in printed) return printed.shown !== 'estimate' || printed.low === printed.high ? '' : between(printed)
    return printed.exact ? '' : between(printed)
  }
  const between = ({ low, high }: { readonly low: number; readonly high: number }) => formats.between({ value: low, low, high, exact: false }) ?? ''

  /** At a bar, in a cell of a grid or a table: "≈ 460 (370–590)", "<10", "*". */
  function shown(printed: Count | About): string {
    switch (printed.shown) {
      case 'number':
        return whole(printed.value)
      case 'estimate':
        return printed.low === printed.high ? whole(printed.value) : `≈ ${whole(printed.value)} (${formats.range(printed)})`
      case 'below':
        return `<${whole(printed.threshold)}`
      case 'hidden':
        return words.notShownCell
      case 'not_measured':
        return words.notMeasuredCell
      case 'unknown':
        return words.unknownCell
    }
  }
  function cell(printed: Count | About): ReportCell {
    const value = numberOf(printed)
    const ends = printed.shown === 'estimate' && printed.low < printed.high ? { low: printed.low, high: printed.high } : {}
    return { text: shown(printed), ...(value !== undefined && { value }), ...ends }
  }
  const roundedCell = (rounded: Rounded | undefined): ReportCell =>
    rounded === undefined
      ? { text: words.unknownCell }
      : {
          text: rounded.exact ? whole(rounded.value) : `≈ ${whole(rounded.value)} (${formats.range(rounded)})`,
          value: rounded.value,
          low: rounded.low,
          high: rounded.high,
        }

  /** Of these gaps together: at most, where one of them is of somebody's call. */
  const lengthOf = (gaps: readonly Pick<Findings['coverage']['gaps'][number], 'from'>[], hours: number): string =>
    gaps.some(isOfMonths) ? words.atMost(formats.hours(hours)) : formats.hours(hours)

  function share(printed: Share): string | undefined {
    if (printed.shown === 'nothing') return undefined
    return printed.shown === 'share' ? formats.percent(printed.value) : words.ofY(whole(printed.part), whole(printed.whole))
  }

  const name = periodName(findings)
  const months = name.kind === 'months' ? name.count : 1
  const period =
    name.kind === 'year'
      ? words.year(name.year)
      : name.kind === 'quarter'
        ? texts.period.name(name, '')
        : words.months(months, formats.month(findings.to.slice(0, 7)))
  const often = findings.definitions.rangeLevel === 0.9 ? words.nineInTen : words.oftenShare(formats.percent(findings.definitions.rangeLevel))

  return {
    findings,
    texts,
    formats,
    words,
    say,
    /** As it stands in a sentence after "in". */
    period,
    /** 1 nov 2025 – 31 okt 2026 */
    dates: formats.days(findings.from, findings.to),
    often,
    inSentence,
    rangeOf,
    shown,
    cell,
    roundedCell,
    share,
    lengthOf,
    text: (text: string): ReportCell => ({ text }),
  }
}
