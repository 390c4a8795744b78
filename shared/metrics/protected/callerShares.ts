/** How much of each count one caller makes up: twenty attempts by one person are one person, and stay inside. */
import { causes } from '../../contacts/cause.ts'
import type { ContactColumns } from '../../dayfiles/contactColumns.ts'
import type { FiguresInput } from '../figuresOf.ts'
import { judgement } from '../figuresOf.ts'
import { causeOfVerdict } from '../judgedContacts.ts'
import { categories, categoryOf } from '../tally.ts'
import { causeKeys } from './releaseCounts.ts'

/** Of every count of attempts, by what it counts; those whose callers cannot be recognised have none. */
export function largestCallerShares(input: FiguresInput): ReadonlyMap<string, number> {
  const { columns } = input
  const { judged, selected } = judgement(input)
  const counts = new Map<string, CallerCounts>()
  const add = (what: string, person: number) => {
    const own = counts.get(what) ?? { total: 0, byCaller: new Map<number, number>() }
    own.total++
    if (person >= 0) own.byCaller.set(person, (own.byCaller.get(person) ?? 0) + 1)
    counts.set(what, own)
  }
  for (let row = 0; row < columns.length; row++) {
    if (selected[row] === 0) continue
    const verdict = judged.verdict[row] ?? 0
    for (const what of whatsOf(verdict)) add(what, personOf(columns, row))
  }
  return new Map([...counts].map(([what, { total, byCaller }]) => [what, Math.max(0, ...byCaller.values()) / total]))
}

type CallerCounts = { total: number; readonly byCaller: Map<number, number> }
const personOf = ({ person }: ContactColumns, row: number) => person[row] ?? -1

const whatsByVerdict = Array.from({ length: causes.length + 1 }, (_, verdict): readonly string[] => {
  const cause = causeOfVerdict(verdict)
  const step = categories[categoryOf(verdict)] ?? 'unknown'
  return [...new Set(['attempts', step, ...(cause === 'answered' ? [] : [causeKeys[cause]])])]
})
const whatsOf = (verdict: number): readonly string[] => whatsByVerdict[verdict] ?? []
