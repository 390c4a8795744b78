/** The same period by every published rule, side by side: exact for those who run the line. */
import { type PublishedRule, publishedRules, type Ratio, type Sum } from './publishedRules.ts'
import type { SwitchboardCounts } from './switchboardCounts.ts'

/** `share` is null where there was nobody to have a share of. */
export type RuleShare = { readonly part: number; readonly whole: number; readonly share: number | null }
export type RuleFigures = {
  readonly rule: PublishedRule['key']
  readonly answered: RuleShare
  readonly abandoned: RuleShare | undefined
  readonly missed: RuleShare | undefined
  readonly serviceLevel: (RuleShare & { readonly seconds: number }) | undefined
}

export const switchboard = (counts: SwitchboardCounts): readonly RuleFigures[] =>
  publishedRules.map(({ key, answered, abandoned, missed, serviceLevel }) => ({
    rule: key,
    answered: shareOf(answered, counts),
    abandoned: abandoned && shareOf(abandoned, counts),
    missed: missed && shareOf(missed, counts),
    serviceLevel: serviceLevel && { ...shareOf(serviceLevel, counts), seconds: serviceLevel.seconds === 'own' ? counts.serviceSeconds : serviceLevel.seconds },
  }))

export const sumOf = (sum: Sum, counts: SwitchboardCounts): number => sum.reduce((all, name) => all + counts[name], 0)

function shareOf(ratio: Ratio, counts: SwitchboardCounts): RuleShare {
  const [part, whole] = [sumOf(ratio.part, counts), sumOf(ratio.whole, counts)]
  return { part, whole, share: whole === 0 ? null : part / whole }
}
