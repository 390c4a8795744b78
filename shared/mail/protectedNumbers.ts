/** Numbers of people as they may stand in a mail: by the rules for outside, for a mailbox is not ours. */
import type { Estimate } from '../metrics/figures.ts'
import { roundedOutside, roundingStep, usualThreshold } from '../privacy/disclosure/printedCount.ts'
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

/** Below this the parts of a week cannot be told: one of them is always small. */
const leastDivided = 25

/**
 * Whether of those who tried it may be told how many were missed. Not where the others, who were reached, are fewer than the threshold: with both told to
 * within two, so would they be. The rule looks at nothing else, so that not telling leaves every small number possible (D4).
 */
export function mayTellMissed(all: Estimate, missed: Estimate): boolean {
  const [total, part] = [Math.round(all.value), Math.round(missed.value)]
  return total >= leastDivided && total - part >= usualThreshold
}
