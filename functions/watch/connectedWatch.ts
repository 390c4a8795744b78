/** What looks after the sources and what tells people of it, joined to the stores: alike on AWS and on one machine. */
import { randomBytes } from 'node:crypto'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { markingUncounted } from '../../shared/metrics/incompleteFigures.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { staffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import { uncountedReader } from '../../shared/storage/contacts/uncountedReader.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import { alertStore } from '../../shared/storage/mail/alertStore.ts'
import { mailStore } from '../../shared/storage/mail/mailStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { type WatchDependencies, watchApp } from './app.ts'
import { type MailDependencies, mailApp } from './mail.ts'

export const connectedWatch = (stores: Stores, { now, log }: Pick<WatchDependencies, 'now' | 'log'>) =>
  watchApp({ settings: stores.settings, coverage: coverageReader(stores.dayFiles), alerts: alertStore(stores.tables), now, log })

export const connectedMail = (stores: Stores, sending: Pick<MailDependencies, 'send' | 'siteAddress' | 'owner' | 'now' | 'log'>) =>
  mailApp({
    settings: stores.settings,
    load: markingUncounted(reportLoader(stores.dayFiles), uncountedReader(stores.tables, stores.folding)),
    staffing: staffingReader(stores.dayFiles, rosterStore(stores.tables)),
    alerts: alertStore(stores.tables),
    trail: auditTrail(stores.tables),
    users: userStore(stores.tables),
    mails: mailStore(stores.tables),
    random: randomBytes,
    ...sending,
  })
