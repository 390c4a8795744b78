/**
 * Holds the case builder against helplines of which everything is known: `npm run calibrate -- --lines 400 --seed 1`.
 * Look with some seeds and judge with others: what was mended while looking at a seed is not judged by it.
 */
import { parseArgs } from 'node:util'
import { caseFigures } from '../../../shared/cases/caseFigures.ts'
import { groupText, lineText, timeText } from './calibrationText.ts'
import { isLineKind, lineKinds } from './caseLines.ts'
import { referenceLines } from './referenceLines.ts'
import { type Scored, scoredCase, scoredLine } from './scoredLine.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    /** Only lines of one kind. */
    kind: { type: 'string', default: '' },
    /** Every so many lines the best schedule in hindsight is sought; 0: never. */
    proposals: { type: 'string', default: '4' },
    /** Other years of each line, to see what is usual. */
    years: { type: 'string', default: '3' },
    /** Instead of drawn lines: the three that are always the same, another year of chance each time. */
    reference: { type: 'boolean', default: false },
    /** Tell of each line. */
    each: { type: 'boolean', default: false },
  },
})
const kind = isLineKind(values.kind) ? values.kind : undefined
const every = Number(values.proposals)
const reference = Object.values(referenceLines)

const scored: Scored[] = []
for (let line = 0; line < Number(values.lines); line++) {
  const scoring = { estimator: caseFigures, withProposal: every > 0 && line % every === 0, otherYears: Number(values.years) }
  const name = Number(values.seed) * 100_000 + line
  const always = reference[line % reference.length]
  const own = values.reference && always !== undefined ? scoredCase(always, name, scoring, name) : scoredLine(name, scoring, kind)
  scored.push(own)
  if (values.each) console.log(lineText(own))
}

const turnedAway = { 'turned away 14-28': [14, 29], '29-60': [29, 61], '61-200': [61, 201], 'over 200': [201, Number.POSITIVE_INFINITY] } as const
const groups: readonly (readonly [string, readonly Scored[]])[] = [
  ...[...Object.keys(lineKinds), 'quiet', 'busy'].map((name) => [name, scored.filter((own) => own.kind === name)] as const),
  ...Object.entries(turnedAway).map(([name, [from, until]]) => [name, scored.filter((own) => from <= own.turnedAway && own.turnedAway < until)] as const),
  ['all but partly recorded', scored.filter((own) => own.kind !== 'partly')],
]
for (const [name, own] of groups) if (own.length > 0) console.log(`\n${groupText(name, own)}`)
console.log(`\n${timeText(scored)}`)
