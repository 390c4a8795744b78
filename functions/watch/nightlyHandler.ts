import * as z from 'zod'
import { keepingAnswers } from '../../shared/metrics/keptAnswers.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { answerStore } from '../../shared/storage/days/answerStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { bookmarks } from '../../shared/storage/mail/bookmarks.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { checkDays } from './checkDays.ts'
import { checkTrail } from './checkTrail.ts'
import { nightAnswers } from './nightAnswers.ts'
import { stripApp } from './strip.ts'
import { nightSweeps, sweepApp } from './sweep.ts'
import { thinRosters } from './thinRosters.ts'

const config = z.object({ ...tableNames, PROGRAM: z.string().min(1) }).parse(process.env)
const tables = tablesByName(dynamoClient({}), config)
const log = logWriter(Date.now)
const stores = storesOf(tables)
const strip = stripApp({ stores, now: Date.now, log })
const figures = keepingAnswers(reportLoader(stores.dayFiles), stores.dayFiles, answerStore(tables, config.PROGRAM, Date.now))
const sweep = sweepApp({ tables, now: Date.now, log, isSwept: nightSweeps })

/** One that fails must not keep the others from their work; the night is then run again. */
export const handler = async (): Promise<void> => {
  const failures: unknown[] = []
  for (const task of [
    strip,
    sweep,
    () => thinRosters({ stores, now: Date.now }),
    () => checkTrail({ trail: auditTrail(tables), marks: bookmarks(tables), log }),
    () => checkDays({ stores, now: Date.now, log }),
    // Last: of what the others left.
    async () => void (await nightAnswers({ settings: stores.settings, days: stores.dayFiles, figures, now: Date.now })),
  ])
    await task().catch((failure: unknown) => failures.push(failure))
  if (failures.length === 0) return
  log({ code: 'night_failed', level: 'error', count: failures.length })
  throw failures[0]
}
