import type { Hono } from 'hono'
import type { Instant, LineId } from '../../shared/contacts/identifiers.ts'
import { caseReader } from '../../shared/cases/caseReader.ts'
import { resultReader } from '../../shared/cases/result/resultReader.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { type AnswerKeeper, keepingAnswers } from '../../shared/metrics/keptAnswers.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { switchboardCounts } from '../../shared/metrics/switchboard/switchboardCounts.ts'
import { largestCallerShares } from '../../shared/metrics/protected/callerShares.ts'
import { type HeardUpTo, liveReader } from '../../shared/metrics/live/liveReader.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { staffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import { markingUncounted } from '../../shared/metrics/incompleteFigures.ts'
import type { UncountedReader } from '../../shared/metrics/uncounted.ts'
import type { ErasureDoor } from '../../shared/privacy/erasureDoor.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { answerStore } from '../../shared/storage/days/answerStore.ts'
import { alertStore } from '../../shared/storage/mail/alertStore.ts'
import { caseStore } from '../../shared/storage/decided/caseStore.ts'
import { foldingMarks } from '../../shared/storage/contacts/foldingMarks.ts'
import { historyStore } from '../../shared/storage/days/history.ts'
import { uncountedReader } from '../../shared/storage/contacts/uncountedReader.ts'
import { erasureRequests } from '../../shared/storage/forgotten/erasureRequests.ts'
import { mailStore } from '../../shared/storage/mail/mailStore.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import { settingChanges } from '../../shared/storage/decided/settingChanges.ts'
import { shareLinks } from '../../shared/storage/people/shareLinks.ts'
import { reportStore } from '../../shared/storage/decided/reportStore.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { siteApp } from './app.ts'
import type { Access } from './access/access.ts'
import type { Filling, ReportReader, SourceConnections } from './dependencies.ts'
import { lettingGo } from './lettingGo.ts'
import { readRosterFeed } from './rosterFeed.ts'
import { rosterReaderApart } from './rosterThread.ts'
import { staticFiles } from './staticFiles.ts'

export type ConnectedSite = {
  readonly stores: Pick<Stores, 'tables' | 'settings' | 'dayFiles'>
  readonly access: Access
  readonly keysKept: 'kms' | 'file'
  /** See `answerStore`. */
  readonly program: string
  readonly now: () => Instant
  readonly log: Log
  readonly filling?: () => readonly Filling[]
  /** See `liveReader`. */
  readonly heardUpTo?: HeardUpTo
  readonly connections?: SourceConnections
  readonly removeExamples?: () => Promise<void>
  readonly erasureDoor: ErasureDoor
}

/** The site over one deployment's tables; the same on AWS and on one machine. Make it once: it keeps what it read warm. */
export function connectedSite({ stores, erasureDoor, heardUpTo, program, ...others }: ConnectedSite): Hono {
  const dataQuality = { coverage: coverageReader(stores.dayFiles), alerts: alertStore(stores.tables).all }
  const rosters = rosterStore(stores.tables)
  // Only asked how far everything is stripped: nothing is kept warm.
  const history = historyStore(stores.tables, 0)
  const uncounted = uncountedReader(stores.tables, foldingMarks(stores.tables))
  return siteApp({
    settings: stores.settings,
    reports: reportReader(stores, { uncounted, answers: answerStore(stores.tables, program, others.now) }),
    uncounted,
    staticFiles: staticFiles(),
    dataQuality,
    live: liveReader(stores.dayFiles, dataQuality.coverage, heardUpTo),
    staffing: { read: staffingReader(stores.dayFiles, rosters), rosters, reader: rosterReaderApart() },
    cases: caseReader(stores.dayFiles),
    savedCases: caseStore(stores.tables),
    caseResults: resultReader(stores.dayFiles),
    cleanedUntil: async () => (await history.state())?.cleanedUntil,
    links: shareLinks(stores.tables),
    settingChanges: settingChanges(stores.tables),
    mails: mailStore(stores.tables),
    erasure: { door: erasureDoor, requests: erasureRequests(stores.tables) },
    reportStore: reportStore(stores.tables),
    readFeed: readRosterFeed,
    imports: importRecords(stores.tables),
    ...others,
  })
}

export type ReportReaderOptions = {
  readonly uncounted: UncountedReader /** Where figures of a great many attempts are kept. */
  readonly answers: AnswerKeeper
}

function reportReader({ settings: saved, dayFiles }: Pick<Stores, 'settings' | 'dayFiles'>, { uncounted, answers }: ReportReaderOptions): ReportReader {
  const exactly = lettingGo(() => reportLoader(dayFiles), dayFiles)
  const load = markingUncounted(exactly, uncounted)
  const lineOf = async (id: LineId) => (await saved.current())?.settings.lines.find((own) => own.id === id)
  return {
    figures: markingUncounted(keepingAnswers(exactly, dayFiles, answers), uncounted),
    load: async (settings, filters, now) => {
      const { input, own, figures, dataVersion } = await load(settings, filters, now)
      return {
        figures,
        dataVersion,
        rows: (query) => drillDown(input, query, own),
        callerShares: () => largestCallerShares(input, own),
        switchboard: () => switchboardCounts(input, own),
      }
    },
    firstDate: async (id) => {
      const line = await lineOf(id)
      return line && dayFiles.firstDate(line)
    },
    hasAttempts: async (id, from, to) => {
      const line = await lineOf(id)
      return line !== undefined && (await dayFiles.readDays(line, from, to)).some(({ columns }) => columns.length > 0)
    },
  }
}
