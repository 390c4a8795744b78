/** Our own answers to the questions of `peerQuestions`, in a process of their own over a data folder: `ownProcess.ts DATA FROM TO`. */
import { openStore } from '../../../infra/local/store/openStore.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { needStatuses } from '../../../shared/contacts/series.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { judgement } from '../../../shared/metrics/figuresOf.ts'
import { reportJson, reportNames } from '../../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { median } from '../medians.ts'
import type { Answers } from './peerQuestions.ts'

const [data = '', from, to] = process.argv.slice(2)
const begun = performance.now()
const store = await openStore({ data })
const current = await store.stores.settings.current()
if (current === undefined) throw new Error('nothing is set up')
const lines = current.settings.lines.map(({ id }) => id)
const filters: Filters = { line: lines, from: LocalDate.parse(from), to: LocalDate.parse(to), short: 'exclude', hours: 'all', unit: 'people', grain: 'hour' }
const load = reportLoader(store.stores.dayFiles)
let now = Date.now()
const asked = async () => {
  const made = await load(current, filters, now)
  for (const name of reportNames) reportJson(name, made.figures, made.dataVersion)
  return made
}
const { figures, input } = await asked()
const coldMs = performance.now() - begun
const warm: number[] = []
for (let round = 0; round < 5; round++) {
  // For another minute each time: an answer that is kept would be none.
  now += 60_000
  const since = performance.now()
  await asked()
  warm.push(performance.now() - since)
}

const needs = judgement(input).people.needsByDateHour
const ofStatus = needStatuses.map((status, n) => [status, needs.reduce((sum, count, i) => (i % needStatuses.length === n ? sum + count : sum), 0)] as const)
const { answered, missed_closed: closed, short, missed_open: gave_up, unknown } = figures.metrics
const weekHours = figures.weekGrid.cells.flatMap((cell) => {
  const hour = (cell.weekday - 1) * 24 + Number(cell.from.slice(0, 2))
  const counts = { answered: cell.answered, closed: cell.missed_closed, short: cell.short, gave_up: cell.missed_open }
  return Object.entries(counts).flatMap(([cause, count]) => (count > 0 ? [[`${hour} ${cause}`, count] as const] : []))
})
if (unknown > 0) throw new Error(`${unknown} calls of which no outcome is known`)
const answers: Omit<Answers, 'series'> = {
  attempts: figures.metrics.attempts,
  causes: { answered, closed, short, gave_up },
  weekHours: Object.fromEntries(weekHours),
  meanWait: figures.waits.asaSeconds ?? Number.NaN,
  medianWait: figures.waits.medianSeconds ?? Number.NaN,
  needs: Object.fromEntries(ofStatus.filter(([, count]) => count > 0)),
}
console.log(JSON.stringify({ answers, coldMs, warmMs: median(warm) }))
await store.close()
