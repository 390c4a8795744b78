/**
 * Asks for the year of a national line as pages do, in a process that read nothing yet: `askProcess.ts ENDPOINT MOMENT [unusual]`. The same twice, or with
 * `unusual` two questions that no night works out, one after the other. Prints how long they took, and the most memory.
 */
import { lettingGo } from '../../../functions/site/lettingGo.ts'
import { addDays } from '../../../shared/calendar/localDate.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { keepingAnswers } from '../../../shared/metrics/keptAnswers.ts'
import { reportJson } from '../../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { answerStore } from '../../../shared/storage/days/answerStore.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { filters } from '../inventedInput.ts'
import { settings } from '../inventedYear.ts'

const [endpoint = '', moment = '', kind] = process.argv.slice(2)
const now = Number(moment)
const tables = tablesNamed(dynamoClient({ endpoint }), 'national')
const { dayFiles } = storesOf(tables)
const figures = keepingAnswers(
  lettingGo(() => reportLoader(dayFiles), dayFiles),
  dayFiles,
  // What another program kept is not looked at.
  answerStore(tables, kind === 'unusual' ? `unusual ${process.pid}` : 'bench', () => now),
)
async function ask(asked: Filters) {
  const began = performance.now()
  const answer = await figures({ version: 1, settings }, asked, now)
  const json = reportJson('missed', answer.figures, answer.dataVersion)
  if (json['metrics'] === undefined) throw new Error('an answer without figures')
  return { took: performance.now() - began, attempts: answer.figures.metrics.attempts }
}
const first = await ask(filters)
const second = await ask(kind === 'unusual' ? { ...filters, from: addDays(filters.from, 30) } : filters)
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
console.log(JSON.stringify({ contacts: first.attempts, firstMs: first.took, secondMs: second.took, peakMegabytes: maxRSS / 1024, cpuSeconds }))
tables.client.destroy()
