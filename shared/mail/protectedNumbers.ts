/** Numbers of people as they may stand in a mail: by the rules for outside, for a mailbox is not ours. */
import type { Estimate } from '../metrics/figures.ts'
import { roundedOutside, roundingStep, usualThreshold } from '../privacy/disclosure/printedCount.ts'
import { protectTable, tableKey } from '../privacy/disclosure/protectTable.ts'
import type { Formats } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

export type Wording = { readonly texts: Texts; readonly formats: Formats }

/** "ongeveer 35 (tussen 30 en 45)", "minder dan 10". Rounded to 5, the range outward; an end under the threshold is not told. */
export function protectedEstimate({ texts: { mail }, formats }: Wording, { value, low, high }: Estimate): string {
  if (Math.round(value) < usualThreshold) return mail.below(formats.whole(usualThreshold))
  const about = mail.about(formats.whole(roundedOutside(Math.round(value), usualThreshold)))
  if (low === high) return about
  const [least, most] = [Math.floor(low / roundingStep) * roundingStep, Math.ceil(high / roundingStep) * roundingStep]
  const range = least < usualThreshold ? mail.atMost(formats.whole(most)) : mail.between(formats.whole(least), formats.whole(most))
  return mail.withRange(about, range)
}

/** How many tried, and how many of them were missed, each said only where neither gives away the third: how many were reached. */
export function protectedParts(all: Estimate, missed: Estimate): { readonly isAllShown: boolean; readonly isMissedShown: boolean } {
  const [total, part] = [Math.round(all.value), Math.min(Math.round(all.value), Math.round(missed.value))]
  const cellOf = (_: number, column: number) => (column === 0 ? { count: total - part, published: false } : { count: part })
  const printed = protectTable({ name: 'week', rows: ['people'], columns: ['reached', 'missed'], cellOf })
  // A small number is told to be small; what is hidden for another's sake is not told at all.
  const isShown = (column: string) => printed.get(tableKey('week', 'people', column))?.shown !== 'hidden'
  return { isAllShown: isShown('*'), isMissedShown: isShown('missed') }
}
