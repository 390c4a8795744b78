import { latenciesOf } from './latencies.ts'
import type { LoadReport } from './hostUnderLoad.ts'
import { verdictsOf } from './verdicts.ts'

const ms = (value: number) => `${Math.round(value)} ms`
const counted = (answers: ReadonlyMap<number, number>) =>
  [...answers]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status === 0 ? 'no answer' : status}: ${count}`)
    .join(', ')

/** What was seen, in lines. */
export function asText(report: LoadReport): string {
  const { what, answers, foldLagsMs, settledMs, after, cpuSeconds } = report
  const signed = latenciesOf(answers.signedMs)
  const unsigned = latenciesOf(answers.unsignedMs)
  const lag = latenciesOf(foldLagsMs)
  const row = (name: string, own: typeof signed) => `  ${name} half within ${ms(own.p50)}, 95 % ${ms(own.p95)}, 99 % ${ms(own.p99)}, all ${ms(own.most)}`
  return [
    `${what}:`,
    `  signed: ${counted(answers.signed)}; unsigned: ${counted(answers.unsigned)}; the sender itself was at most ${ms(answers.mostBehindMs)} late`,
    row('signed:  ', signed),
    row('unsigned:', unsigned),
    ...(lag.count === 0 ? [] : [row('from answer to contact:', lag)]),
    `  ${ms(settledMs)} after the last answer every acknowledged event was in its contact and in the figures`,
    `  ${after.contactsAcknowledged} contacts acknowledged, ${after.contactsInFigures} in the figures; ledgers ${JSON.stringify(after.ledgers)}`,
    ...(cpuSeconds === undefined
      ? []
      : [
          `  processor seconds: ${Object.entries(cpuSeconds)
            .map(([name, own]) => `${name} ${own.toFixed(1)}`)
            .join(', ')}`,
        ]),
    ...verdictsOf(report).map((own) => `  ${own.isKept ? 'kept    ' : 'NOT KEPT'} ${own.what}`),
  ].join('\n')
}

export const asJson = ({ what, answers, foldLagsMs, settledMs, after, cpuSeconds }: LoadReport): object => ({
  verdicts: verdictsOf({ answers, after }),
  what,
  signed: { answers: Object.fromEntries(answers.signed), milliseconds: latenciesOf(answers.signedMs) },
  unsigned: { answers: Object.fromEntries(answers.unsigned), milliseconds: latenciesOf(answers.unsignedMs) },
  senderBehindMs: answers.mostBehindMs,
  foldLagMs: latenciesOf(foldLagsMs),
  settledMs,
  cpuSeconds,
  ...after,
})
