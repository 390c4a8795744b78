import { printedShare } from '../../../../../shared/metrics/registry.ts'
import type { ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import type { View } from '../../../view.ts'
import { planName } from './shownPlans.ts'

/** Where the people of a plan come from, in needs: turned away, got through, no longer reached, came back sooner, got in where others left room. */
export function partsTable(view: View, plan: ShownPlan): DataTable | undefined {
  const { parts, needsPerYear } = plan
  if (parts === undefined) return undefined
  const words = view.texts.case.parts
  const steps: readonly (readonly [string, number, string])[] = [
    [words.turnedAway, parts.turnedAway, words.turnedAwayWhy],
    [words.neverReached, parts.neverReached, words.neverReachedWhy],
    [words.gain, parts.gain, words.gainWhy(tenthsWords(view, parts.throughShare))],
    [words.loss, -parts.loss, words.lossWhy],
    [words.returns, parts.returns, words.returnsWhy],
    [words.relief, parts.relief, words.reliefWhy],
  ]
  return {
    key: 'parts',
    caption: words.title(planName(view, plan)),
    columns: [
      { key: 'step', label: words.step, kind: 'text' },
      { key: 'needs_per_year', label: words.needs, kind: 'about' },
      { key: 'explanation', label: words.why, kind: 'text' },
    ],
    rows: steps.map(([step, needs, why]) => [text(step), { kind: 'about', value: needs }, text(why)]),
    total: [text(words.total), { kind: 'about', value: needsPerYear?.value ?? null }, text('')],
  }
}

/** "9 op de 10"; rounded down, as every share. */
const tenthsWords = ({ texts }: View, share: number): string => texts.tenths(Math.min(10, Math.floor(printedShare(share, 1) * 10)))
