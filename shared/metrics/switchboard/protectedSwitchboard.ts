/** The same table for outside: its counts join those of the release they go out with, and its shares come from what those print. */
import type { CountCell, Relation } from '../../privacy/disclosure/countCell.ts'
import type { PrintedCount } from '../../privacy/disclosure/printedCount.ts'
import type { Tables } from '../../privacy/disclosure/protectRelease.ts'
import { type PrintedShare, protectedShare } from '../../privacy/disclosure/protectedShare.ts'
import { type PublishedRule, publishedRules, type Ratio, type Sum } from './publishedRules.ts'
import { sumOf } from './switchboard.ts'
import type { SwitchboardCounts } from './switchboardCounts.ts'

export type ProtectedShareOfRule = { readonly part: PrintedCount; readonly whole: PrintedCount; readonly share: PrintedShare }
export type ProtectedRule = {
  readonly rule: PublishedRule['key']
  readonly answered: ProtectedShareOfRule
  readonly abandoned: ProtectedShareOfRule | undefined
  readonly missed: ProtectedShareOfRule | undefined
  readonly serviceLevel: (ProtectedShareOfRule & { readonly seconds: number }) | undefined
}

type KeyOf = (what: string) => string

/** One name for one number, however many rules use it. */
const nameOf = (sum: Sum): string => `switchboard ${[...sum].sort().join(' + ')}`
const ratios = publishedRules.flatMap(({ answered, abandoned, missed, serviceLevel }) =>
  [answered, abandoned, missed, serviceLevel].filter((own) => own !== undefined),
)
const sums: readonly Sum[] = [...new Map(ratios.flatMap(({ part, whole }) => [part, whole]).map((sum) => [nameOf(sum), sum])).values()]
/** What makes up what, apart from the sums themselves: each of these is a part of the other. */
const within = [
  ['leftAfter30', 'leftInQueue'],
  ['leftWithin', 'leftInQueue'],
  ['answeredWithin60', 'answered'],
  ['answeredWithin', 'answered'],
  ['answeredOfOffered', 'answered'],
  ['offered', 'attempts'],
  ['gaveUp', 'missedOfOffered'],
] as const satisfies readonly (readonly [Sum[number], Sum[number]])[]
const parted = [
  { total: 'attempts', parts: ['answered', 'leftInMenu', 'leftInQueue', 'otherQueued', 'otherUnqueued'] },
  { total: 'offered', parts: ['answeredOfOffered', 'missedOfOffered'] },
] as const satisfies readonly { readonly total: Sum[number]; readonly parts: Sum }[]

/**
 * To be protected together with the other tables of the release.
 * @param keyOf how the release names a number of this line and period
 */
export function switchboardTables(counts: SwitchboardCounts, keyOf: KeyOf): Tables {
  const cells = new Map<string, CountCell>()
  const add = (sum: Sum, published: boolean) => {
    const key = keyOf(nameOf(sum))
    if (!cells.has(key)) cells.set(key, { key, count: sumOf(sum, counts), published, importance: -10 })
    return key
  }
  for (const sum of sums) add(sum, true)
  const single = (name: Sum[number]) => add([name], false)
  const relations: Relation[] = [
    ...sums.filter(({ length }) => length > 1).map((sum) => ({ parts: sum.map(single), total: add(sum, true) })),
    ...parted.map(({ total, parts }) => ({ parts: parts.map(single), total: single(total) })),
    ...within.filter(([part, whole]) => counts[part] <= counts[whole]).map(([part, whole]) => ({ parts: [single(part)], total: single(whole), atMost: true })),
  ]
  return { cells: [...cells.values()], relations }
}

/** @param printed of the release that `switchboardTables` went out with */
export function protectedSwitchboard(printed: ReadonlyMap<string, PrintedCount>, serviceSeconds: number, keyOf: KeyOf): readonly ProtectedRule[] {
  const countOf = (sum: Sum): PrintedCount => printed.get(keyOf(nameOf(sum))) ?? { shown: 'hidden' }
  const shareOf = ({ part, whole }: Ratio): ProtectedShareOfRule => {
    const counts = { part: countOf(part), whole: countOf(whole) }
    return { ...counts, share: protectedShare(counts.part, counts.whole) }
  }
  return publishedRules.map(({ key, answered, abandoned, missed, serviceLevel }) => ({
    rule: key,
    answered: shareOf(answered),
    abandoned: abandoned && shareOf(abandoned),
    missed: missed && shareOf(missed),
    serviceLevel: serviceLevel && { ...shareOf(serviceLevel), seconds: serviceLevel.seconds === 'own' ? serviceSeconds : serviceLevel.seconds },
  }))
}
