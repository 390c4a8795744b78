/** Families of pages with routes of their own: each is handed what pages share, and gives its routes. */
import type { Hono } from 'hono'
import { reportApi } from './api/reportApi.ts'
import { figureRoutes } from './figureRoutes.ts'
import { caseApi } from './pages/case/caseApi.ts'
import { contactPages } from './pages/contacts/contactPages.ts'
import { helpPages } from './pages/help/helpPages.ts'
import { importPages } from './pages/imports/importPages.ts'
import { staffingApi } from './pages/roster/staffingApi.ts'
import { invitationPages } from './access/people/invitationPages.ts'
import { peoplePages } from './access/people/peoplePages.ts'
import { signInPages } from './access/signIn/signIn.ts'
import { trailPages } from './access/trail/trailPages.ts'
import { casePages } from './pages/case/casePages.ts'
import { savedCasePages } from './pages/case/saved/savedCasePages.ts'
import { dataPages } from './pages/data/dataPages.ts'
import { gapPages } from './pages/data/gapPages.ts'
import { markerPages } from './pages/data/markerPages.ts'
import { livePages } from './pages/live/livePages.ts'
import { mailPages } from './pages/mail/mailPages.ts'
import { stopPages } from './pages/mail/stopPages.ts'
import { linkedReportPages } from './pages/reports/linkedReportPages.ts'
import { reportFiles } from './pages/reports/reportFiles.ts'
import { reportPages } from './pages/reports/reportPages.ts'
import { reportVersionPages } from './pages/reports/reportVersionPages.ts'
import { sharePages } from './pages/reports/sharePages.ts'
import { rosterImportPages } from './pages/roster/import/rosterImportPages.ts'
import { rosterReadPages } from './pages/roster/import/rosterReadPages.ts'
import { takenRosterPages } from './pages/roster/import/takenRosterPages.ts'
import { rosterFiles } from './pages/roster/rosterFiles.ts'
import { rosterPages } from './pages/roster/rosterPages.ts'
import { erasurePages } from './pages/settings/erasure/erasurePages.ts'
import { groupPages } from './pages/settings/groups/groupPages.ts'
import { ownPages } from './pages/settings/own/ownPages.ts'
import { privacyPages } from './pages/settings/privacyPages.ts'
import { hoursPages } from './pages/setup/hours/hoursPages.ts'
import { publicPageForms } from './pages/setup/lines/publicPageForms.ts'
import { setupPages } from './pages/setup/pages.ts'
import type { SitePages } from './sitePages.ts'
import { undoPages } from './undoPages.ts'

export const pageFamilies: readonly ((pages: SitePages) => Hono)[] = [
  contactPages, // before all tables of figures, whose pattern fits its files too
  figureRoutes,
  helpPages,
  importPages,
  staffingApi, // these two before the reports, whose pattern fits their paths too
  caseApi,
  reportApi,
  livePages,
  undoPages,
  publicPageForms,
  setupPages,
  hoursPages,
  dataPages,
  gapPages,
  markerPages,
  rosterPages,
  rosterFiles,
  rosterReadPages,
  takenRosterPages,
  rosterImportPages, // after the rosters that were read, whose files its pattern fits too
  casePages,
  savedCasePages, // after the case, whose files its pattern fits too
  reportPages,
  reportVersionPages, // after the pages whose names its pattern fits too
  reportFiles,
  sharePages,
  linkedReportPages,
  signInPages,
  peoplePages,
  invitationPages,
  trailPages,
  groupPages,
  privacyPages,
  erasurePages,
  ownPages,
  mailPages,
  stopPages,
]
