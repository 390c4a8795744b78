/** Keys of the settings table: what people decided, and what the machinery must remember between two starts. */
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import type { TableLayout } from './tables.ts'

export const settingsTable = { suffix: 'settings', partitionKey: 'pk', sortKey: 'sk' } as const satisfies TableLayout

export const settingsPartition = 'SETTINGS'
export const settingsKey = (version: number) => ({ pk: settingsPartition, sk: `v${String(version).padStart(12, '0')}` })
export const importKey = (importId: string) => ({ pk: `IMPORT#${importId}`, sk: 'IMPORT' })
/** Every import that stored something, so that people can see and undo it. */
export const importsPartition = 'IMPORTS'
export const listedImportKey = (importId: string) => ({ pk: importsPartition, sk: importId })
/** Imports that are not finished, so that somebody can finish them. */
export const openImportsPartition = 'OPEN_IMPORTS'
export const openImportKey = (importId: string) => ({ pk: openImportsPartition, sk: importId })
/** Up to where the local hand-over has folded a source's events. */
export const handOverKey = (source: SourceId) => ({ pk: `HANDOVER#${source}`, sk: 'HANDOVER' })
/** Keys of events that the fold gave up on; their content stays where it is. */
export const givenUpPartition = 'GIVEN_UP'
export const givenUpKey = (eventId: string) => ({ pk: givenUpPartition, sk: eventId })
/** Where a long task of the host has come to. */
export const bookmarkKey = (task: string) => ({ pk: `BOOKMARK#${task}`, sk: 'BOOKMARK' })
/** Sources that fell silent, each silence once. */
export const alertsPartition = 'ALERTS'
export const alertKey = (source: SourceId, since: number) => ({ pk: alertsPartition, sk: `${source}#${String(since).padStart(15, '0')}` })
/** A line's roster: every version of every week, in order. */
export const rosterPartition = (line: LineId) => `ROSTER#${line}`
export const rosterWeekKey = (line: LineId, week: string, version: number) => ({
  pk: rosterPartition(line),
  sk: `${week}#v${String(version).padStart(6, '0')}`,
})
/** Beside its newest version: when anybody is rostered in that week, which every report asks. It sorts behind all weeks. */
export const rosterHoursKey = (line: LineId, week: string) => ({ pk: rosterPartition(line), sk: `hours#${week}` })
/** Pattern of every such key, for rights. */
export const everyRoster = 'ROSTER#*'
export const rosterImportsPartition = 'ROSTER_IMPORTS'
export const rosterImportKey = (importId: string) => ({ pk: rosterImportsPartition, sk: importId })
/** What imported files cover, an item an import. */
export const coveredPartition = 'COVERED'
export const coveredKey = (importId: string) => ({ pk: coveredPartition, sk: importId })
/** People who may sign in, and who is signed in. */
export const usersPartition = 'USERS'
export const userKey = (id: string) => ({ pk: usersPartition, sk: id })
export const sessionsPartition = 'SESSIONS'
export const sessionKey = (id: string) => ({ pk: sessionsPartition, sk: id })
export const signInsPartition = 'SIGN_INS'
export const signInKey = (id: string) => ({ pk: signInsPartition, sk: id })
/** Who did what: numbered records, only ever added to. */
export const auditPartition = 'AUDIT'
export const auditKey = (number: number) => ({ pk: auditPartition, sk: String(number).padStart(12, '0') })
/** Cases that somebody kept: every version of each, in order. */
export const casesPartition = 'CASES'
export const caseKey = (id: string, version: number) => ({ pk: casesPartition, sk: `${id}#v${String(version).padStart(6, '0')}` })
/** Reports: a list of them, and of each every frozen version and what was decided about it. */
export const reportsPartition = 'REPORTS'
export const reportKey = (reportId: string) => ({ pk: reportsPartition, sk: reportId })
export const reportPartition = (reportId: string) => `REPORT#${reportId}`
const versionName = (version: number) => `v${String(version).padStart(6, '0')}`
export const reportVersionKey = (reportId: string, version: number) => ({ pk: reportPartition(reportId), sk: versionName(version) })
export const reportStateKey = (reportId: string, version: number, change: number) => ({
  pk: reportPartition(reportId),
  sk: `${versionName(version)}#s${String(change).padStart(4, '0')}`,
})
/** What was printed for outside without being a report, by line. */
export const printedOutsidePartition = (line: LineId) => `OUTSIDE#${line}`
export const printedOutsideKey = (line: LineId, releaseId: string) => ({ pk: printedOutsidePartition(line), sk: releaseId })
/** Pattern of every such key, for rights. */
export const everyReport = 'REPORT#*'
/** Links to reports, by the digest of their token. */
export const shareLinksPartition = 'SHARES'
export const shareLinkKey = (id: string) => ({ pk: shareLinksPartition, sk: id })
/** That somebody was asked to be forgotten, without who. */
export const erasureRequestsPartition = 'ERASURES'
export const erasureRequestKey = (id: string) => ({ pk: erasureRequestsPartition, sk: id })
/** When each person signed in last. */
export const lastSignInsPartition = 'LAST_SIGN_INS'
export const lastSignInKey = (user: string) => ({ pk: lastSignInsPartition, sk: user })
/** Of every group of settings, who changed which value last. */
export const settingChangesPartition = 'SETTING_CHANGES'
export const settingChangesKey = (group: string) => ({ pk: settingChangesPartition, sk: group })
/** Mail: what each person chose, what was planned and sent, and links that end a kind of mail, by the digest of their token. */
export const mailChoicesPartition = 'MAIL_CHOICES'
export const mailChoicesKey = (user: string) => ({ pk: mailChoicesPartition, sk: user })
export const mailsPartition = 'MAILS'
export const mailKey = (id: string) => ({ pk: mailsPartition, sk: id })
export const mailStopsPartition = 'MAIL_STOPS'
export const mailStopKey = (id: string) => ({ pk: mailStopsPartition, sk: id })
