/** Numbers of people as they may stand in a mail: by the rules for outside, for a mailbox is not ours. */
import type { Estimate } from '../contacts/estimate.ts'
import { printedEstimate } from '../metrics/registry.ts'
import { roundedOutside, roundingStep } from '../privacy/disclosure/printedCount.ts'
import type { Formats } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

export type Wording = { readonly texts: Texts; readonly formats: Formats /** No smaller number of people is told. */; readonly threshold: number }

/** "ongeveer 35 (tussen 30 en 45)", "minder dan 10". As pages round it, and to 5 at least; an end under the threshold is not told. */
export function protectedEstimate({ texts: { mail }, formats, threshold }: Wording, estimate: Estimate): string {
  const printed = printedEstimate(estimate)
  if (printed === null || Math.round(estimate.value) < threshold) return mail.below(formats.whole(threshold))
  const isRoundEnough = !printed.exact && printed.value % roundingStep === 0
  const about = mail.about(formats.whole(isRoundEnough ? printed.value : roundedOutside(Math.round(estimate.value), threshold)))
  if (printed.exact) return about
  const [least, most] = [Math.floor(printed.low / roundingStep) * roundingStep, Math.ceil(printed.high / roundingStep) * roundingStep]
  const range = least < threshold ? mail.atMost(formats.whole(most)) : mail.between(formats.whole(least), formats.whole(most))
  return mail.withRange(about, range)
}

/** Below so many thresholds the parts of a week cannot be told: one of them is nearly always small. */
const leastDivided = 2.5

/**
 * Whether of those who tried it may be told how many were missed. Not where the others, who were reached, are fewer than the threshold: with both told to
 * within two, so would they be. The rule looks at nothing else, so that not telling leaves every small number possible (D4).
 */
export function mayTellMissed({ threshold }: Pick<Wording, 'threshold'>, all: Estimate, missed: Estimate): boolean {
  const [total, part] = [Math.round(all.value), Math.round(missed.value)]
  return total >= leastDivided * threshold && total - part >= threshold
}
