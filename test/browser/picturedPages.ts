/**
 * Every page that a person can open, and what has to be done to get there, over the invented helplines: what `npm run screenshots` takes pictures of.
 * A test holds this list against the rules of the routes: a page without a picture fails.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export type PicturedPage = {
  /** File name, without ending. */
  readonly name: string
  /** As in the rules of the routes; absent: an answer to an address that no rule knows. */
  readonly route?: string
  /** An address, without language. */
  readonly path: string
  /** What to do there, until the page to be shown is there. */
  readonly steps?: (page: Page) => Promise<void>
  /** Everything by the owner of the installation, unless it is about somebody else. */
  readonly as?: 'nobody' | 'funder'
}

/** Fields by their name. */
const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await page.fill(`main [name="${name}"]`, value)
}
const press = async (page: Page, selector: string): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])
}
const submit = 'main form.form button[type="submit"]'
const follow = (selector: string) => (page: Page) => press(page, selector)
/** The rows that a roster planner's file goes wrong in. */
const roster = `Datum;Starttijd;Eindtijd;Dienst;Team;Medewerker
15-6-2026;19:00;22:00;Avond;Lindelijn;Noor
15-6-2026;22:00;25:30;Laat;Lindelijn;Sam
16-6-2026;19:00;22:00;Avond;Lindelijn;Noor
16-6-2026;9:00;12:00;Ochtend;Koffieploeg;Ali
`
const readRoster = async (page: Page): Promise<void> => {
  await page.setInputFiles('input[type=file]', { name: 'rooster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
  await press(page, 'form[enctype] button')
}
/** In the box for rows of a spreadsheet. With a column that stands there twice it is given back, open and as it was. */
const pasteRoster = async (page: Page): Promise<void> => {
  await page.locator('main details summary').first().click()
  await page.fill('[name="pasted"]', roster.replace('Medewerker', 'Team').replaceAll(';', '\t'))
  await press(page, 'form[enctype] button')
}
const nextStep = follow('.import-form .buttons button')
/** Only tried, where the box for that is not unticked before. */
const readHistory = async (page: Page, name: string, rows: string): Promise<void> => {
  await page.selectOption('#import-source', 'demo-lindelijn')
  await page.setInputFiles('#import-files', { name, mimeType: 'application/x-ndjson', buffer: Buffer.from(rows) })
  await page.locator('#import-form button').click()
  await page.locator('#import-result dl').waitFor()
}
const arrivedAt = (at: string, id: string) => `${JSON.stringify({ type: 'contact.arrived', contact: id, line: 'lindelijn', at, id })}\n`
/** One row that can be used and one that cannot. */
const tryHistory = (page: Page) => readHistory(page, 'oud.jsonl', `${arrivedAt('2026-05-04T19:00:00+02:00', 'oud-1')}{"type":"contact.arrived"}\n`)
/** What can be read and can hardly be true. */
const tryAhead = (page: Page) => readHistory(page, 'ver.jsonl', arrivedAt('2062-05-04T19:00:00+02:00', 'ver'))
/** A case of the same name and question is the same case, however often it is sent: one that is decided has another name. */
const keepCase = async (page: Page, casename = 'Twee avonden'): Promise<void> => {
  await fill(page, { casename, by: 'Noor' })
  await press(page, '#save form button[type="submit"]')
}
const decideCase = async (page: Page): Promise<void> => {
  await keepCase(page, 'Twee avonden vanaf maart')
  if ((await page.locator('main [name="openFrom"]').count()) === 0) return // decided when it was pictured before
  await fill(page, { openFrom: '1-3-2026', decidedBy: 'Sam' })
  await press(page, '#decide form button[type="submit"]')
}
const makeReport = async (page: Page): Promise<void> => {
  await page.selectOption('[name="line"]', 'vlierlijn')
  await fill(page, { contact: 'Coördinator' })
  await press(page, 'main form.form button[type="submit"]')
}
const approveReport = async (page: Page): Promise<void> => {
  await makeReport(page)
  await page.fill('#field-name', 'Noor de Vries')
  await press(page, 'button[value="approved"]')
}
const toSharing = async (page: Page): Promise<void> => {
  await approveReport(page)
  await page.fill('#field-name', 'Noor de Vries')
  await press(page, 'button[value="shared"]')
  await press(page, 'main a[href*="/share"]')
}
const shareReport = async (page: Page): Promise<void> => {
  await toSharing(page)
  await press(page, 'main form[action*="/share"]:not([action*="revoke"]) button')
}
const openShared = async (page: Page): Promise<void> => {
  await shareReport(page)
  await page.goto(await page.inputValue('#link-once'))
}
/** Once: nobody is invited twice. */
const invite = async (page: Page): Promise<void> => {
  if ((await page.locator('main a[href*="invited="]').count()) > 0) {
    await page.locator('main details summary').first().click()
    return press(page, 'main a[href*="invited="]')
  }
  await fill(page, { email: 'noor@hulplijn.example', name: 'Noor de Vries' })
  await page.check('main [name="roles"][value="manager"]')
  await press(page, submit)
}
/** A version of the hours from a day on, tried and not kept. */
const checkHours = async (page: Page, saturday: string): Promise<void> => {
  await page.fill('[name="from"]', '2027-01-04')
  await page.fill('[name="day5-from"]', saturday)
  await press(page, '.hours-form > p button[value="check"]')
}
/** Kept: what the same rows bring a second time is known already. */
const keepHistory = async (page: Page): Promise<void> => {
  await page.uncheck('[name="dryRun"]')
  await readHistory(page, 'mei.jsonl', arrivedAt('2026-05-04T19:00:00+02:00', 'oud-2'))
  await page.locator('.imported td').first().waitFor()
}
const typed = (values: Readonly<Record<string, string>>) => (page: Page) => fill(page, values).then(() => press(page, submit))
const evenings = '/case?line=lindelijn&ask=both&plan=Vrijdagavond|Fr+19:00-22:00&plan=Weekend|Sa,Su+13:00-17:00'
const group = (name: string): PicturedPage => ({ name: `settings-${name}`, route: `/settings/${name}`, path: `/settings/${name}` })

export const picturedPages: readonly PicturedPage[] = [
  { name: 'sign-in', route: '/sign-in', path: '/sign-in', as: 'nobody' },
  { name: 'sign-in-wrong', route: '/sign-in', path: '/sign-in', as: 'nobody', steps: follow('form[action^="/sign-in/owner"] button') },
  { name: 'sign-in-out', route: '/sign-in', path: '/sign-in?out=1', as: 'nobody' },
  { name: 'overview', route: '/', path: '/' },
  { name: 'live', route: '/live', path: '/live?pause=1' },
  { name: 'live-one-line', route: '/live', path: '/live?pause=1&line=lindelijn' },
  { name: 'public-page', route: '/s/:page', path: '/s/lindelijn', as: 'nobody' },
  { name: 'missed', route: '/missed', path: '/missed' },
  { name: 'missed-small-line', route: '/missed', path: '/missed?line=vlierlijn&period=12m' },
  { name: 'missed-with-outage', route: '/missed', path: '/missed?line=lindelijn&period=12m&compare=prev' },
  { name: 'missed-attempts', route: '/missed', path: '/missed?line=lindelijn&unit=attempts&compare=prev&show=missed_closed' },
  { name: 'missed-problems', route: '/missed', path: '/missed?period=yesterday&line=fax' },
  { name: 'contacts', route: '/missed/contacts', path: '/missed/contacts?line=vlierlijn' },
  { name: 'availability', route: '/availability', path: '/availability?period=12m' },
  { name: 'terms', route: '/help/terms', path: '/help/terms' },
  { name: 'questions', route: '/help/questions', path: '/help/questions' },
  { name: 'method', route: '/help/method', path: '/help/method' },
  { name: 'accessibility', route: '/help/accessibility', path: '/help/accessibility' },

  { name: 'roster', route: '/roster', path: '/roster' },
  { name: 'roster-small-line', route: '/roster', path: '/roster?line=vlierlijn' },
  { name: 'roster-present', route: '/roster', path: '/roster?line=lindelijn&show=present' },
  { name: 'roster-gaps', route: '/roster/gaps', path: '/roster/gaps?line=lindelijn' },
  { name: 'roster-import', route: '/roster/import', path: '/roster/import' },
  { name: 'roster-import-nothing', route: '/roster/import', path: '/roster/import', steps: follow('form[enctype] button') },
  { name: 'roster-import-paste', route: '/roster/import', path: '/roster/import', steps: pasteRoster },
  { name: 'roster-import-columns', route: '/roster/import', path: '/roster/import', steps: readRoster },
  { name: 'roster-import-check', route: '/roster/import', path: '/roster/import', steps: (page) => readRoster(page).then(() => nextStep(page)) },

  { name: 'case', route: '/case', path: '/case?line=lindelijn' },
  { name: 'case-hours', route: '/case', path: evenings },
  { name: 'case-small-line', route: '/case', path: '/case?line=vlierlijn&ask=both&plan=Avonden|Tu,Su+19:00-22:00' },
  { name: 'case-wrong', route: '/case', path: '/case?line=vlierlijn&ask=hours&day=2&start=19:00&end=25:30' },
  { name: 'case-kept', route: '/case/:id', path: evenings, steps: (page) => keepCase(page) },
  { name: 'case-decided', route: '/case/:id', path: evenings, steps: decideCase },
  { name: 'case-result', route: '/case/:id/result', path: evenings, steps: (page) => decideCase(page).then(() => press(page, 'main a[href*="/result"]')) },

  { name: 'report-new', route: '/reports/new', path: '/reports/new' },
  { name: 'report-sample', route: '/reports/sample', path: '/reports/sample' },
  { name: 'report-draft', route: '/reports/:id', path: '/reports/new', steps: makeReport },
  { name: 'report-approved', route: '/reports/:id/v/:version', path: '/reports/new', steps: approveReport },
  { name: 'report-sharing', route: '/reports/:id/v/:version/share', path: '/reports/new', steps: toSharing },
  { name: 'report-link', route: '/reports/:id/v/:version/share', path: '/reports/new', steps: shareReport },
  { name: 'report-by-link', route: '/share/:token', path: '/reports/new', steps: openShared },
  { name: 'reports', route: '/reports', path: '/reports' },
  { name: 'reports-funder', route: '/reports', path: '/reports', as: 'funder' },

  { name: 'data', route: '/data', path: '/data' },
  { name: 'imports', route: '/data/imports', path: '/data/imports' },
  { name: 'imports-tried', route: '/data/imports', path: '/data/imports', steps: tryHistory },
  { name: 'imports-doubtful', route: '/data/imports', path: '/data/imports', steps: tryAhead },
  { name: 'imports-kept', route: '/data/imports', path: '/data/imports', steps: keepHistory },
  { name: 'source', route: '/data/sources/:source', path: '/data/sources/demo-lindelijn' },
  { name: 'gaps', route: '/data/gaps', path: '/data/gaps' },
  { name: 'gaps-changes', route: '/data/gaps', path: '/data/gaps?changes=yes' },
  { name: 'gap-new', route: '/data/gaps/new', path: '/data/gaps/new' },
  { name: 'gap-wrong', route: '/data/gaps/new', path: '/data/gaps/new', steps: typed({ 'from-date': '31-31-2026' }) },
  { name: 'gap', route: '/data/gaps/:source/:begins', path: '/data/gaps', steps: follow('main a[href*="/data/gaps/demo"]') },
  { name: 'markers', route: '/data/markers', path: '/data/markers' },
  { name: 'marker-new', route: '/data/markers/new', path: '/data/markers/new' },
  { name: 'marker-wrong', route: '/data/markers/new', path: '/data/markers/new', steps: follow('main form.form button[type="submit"]') },
  {
    name: 'marker',
    route: '/data/markers/:marker',
    path: '/data/markers',
    steps: follow('main table a[href*="/data/markers/"]'),
  },

  { name: 'setup', route: '/setup', path: '/setup' },
  { name: 'setup-lines', route: '/setup/lines', path: '/setup/lines' },
  { name: 'setup-line-new', route: '/setup/lines/new', path: '/setup/lines/new' },
  { name: 'setup-line-wrong', route: '/setup/lines/new', path: '/setup/lines/new', steps: follow('main form.form button[type="submit"]') },
  { name: 'setup-line', route: '/setup/lines/:line', path: '/setup/lines/lindelijn' },
  { name: 'setup-public-page', route: '/setup/lines/:line/public', path: '/setup/lines/lindelijn/public' },
  { name: 'setup-hours', route: '/setup/lines/:line/hours', path: '/setup/lines/lindelijn/hours' },
  { name: 'setup-hours-changes', route: '/setup/lines/:line/hours', path: '/setup/lines/lindelijn/hours?changes=yes' },
  { name: 'setup-hours-new', route: '/setup/lines/:line/hours/:from', path: '/setup/lines/lindelijn/hours/new' },
  {
    name: 'setup-hours-checked',
    route: '/setup/lines/:line/hours/:from',
    path: '/setup/lines/lindelijn/hours/new',
    steps: (page) => checkHours(page, '10:00'),
  },
  { name: 'setup-hours-wrong', route: '/setup/lines/:line/hours/:from', path: '/setup/lines/lindelijn/hours/new', steps: (page) => checkHours(page, '25:00') },
  {
    name: 'setup-hours-exceptions',
    route: '/setup/lines/:line/hours/exceptions',
    path: '/setup/lines/lindelijn/hours',
    steps: follow('.exception-form button[value="save"]'),
  },
  {
    name: 'setup-hours-remove',
    route: '/setup/lines/:line/hours/exceptions/remove',
    path: '/setup/lines/lindelijn/hours',
    steps: (page) =>
      page
        .locator('#exceptions details summary')
        .click()
        .then(() => press(page, '#exceptions details form button')),
  },
  { name: 'setup-sources', route: '/setup/sources', path: '/setup/sources' },
  { name: 'setup-cards', route: '/setup/sources/new', path: '/setup/sources/new' },
  ...['generic', 'asterisk', 'twilio', 'voys', 'connect', 'threecx', 'vonage', 'chatwoot', 'tawk', 'trengo', 'livechat', 'zendesk', 'csv'].map(
    (provider): PicturedPage => ({ name: `setup-source-new-${provider}`, route: '/setup/sources/new/:provider', path: `/setup/sources/new/${provider}` }),
  ),
  { name: 'setup-source', route: '/setup/sources/:source', path: '/setup/sources/demo-lindelijn' },

  { name: 'settings', route: '/settings', path: '/settings' },
  { name: 'settings-me', route: '/settings/me', path: '/settings/me' },
  { name: 'settings-mail', route: '/settings/mail', path: '/settings/mail' },
  { name: 'settings-mail-wrong', route: '/settings/mail', path: '/settings/mail', steps: typed({ address: 'noor' }) },
  { name: 'mail-stop', route: '/mail/stop/:kind/:token', path: `/mail/stop/gap/${'t'.repeat(43)}`, as: 'nobody' },
  { name: 'mail-stopped', route: '/mail/stop/:kind/:token', path: `/mail/stop/gap/${'t'.repeat(43)}`, as: 'nobody', steps: follow('main form button') },
  { name: 'settings-users', route: '/settings/users', path: '/settings/users' },
  { name: 'settings-users-wrong', route: '/settings/users', path: '/settings/users', steps: follow(submit) },
  { name: 'settings-users-invited', route: '/settings/users', path: '/settings/users', steps: invite },
  ...['definitions', 'staffing', 'cost', 'alerts', 'retention', 'small', 'organisation'].map(group),
  {
    name: 'settings-cost-checked',
    route: '/settings/cost',
    path: '/settings/cost',
    steps: (page) => page.fill('main form.form input[type="text"]', '40').then(() => press(page, 'main form.form button')),
  },
  {
    name: 'settings-definitions-wrong',
    route: '/settings/definitions',
    path: '/settings/definitions',
    steps: typed({ shortSeconds: 'tien', seriesHours: '900' }),
  },
  { name: 'settings-retention-checked', route: '/settings/retention', path: '/settings/retention', steps: typed({ keyDays: '14' }) },
  { name: 'settings-privacy', route: '/settings/privacy', path: '/settings/privacy' },
  { name: 'settings-erasure', route: '/settings/erasure', path: '/settings/erasure' },
  { name: 'settings-erasure-wrong', route: '/settings/erasure', path: '/settings/erasure', steps: follow(submit) },
  { name: 'settings-erasure-asked', route: '/settings/erasure', path: '/settings/erasure', steps: typed({ number: '+99912345678' }) },
  { name: 'settings-audit', route: '/settings/audit', path: '/settings/audit' },

  { name: 'error-not-found', path: '/nothing-here' },
  { name: 'error-not-yours', path: '/roster', as: 'funder' },
  { name: 'error-unknown-report', path: '/reports/unknown' },

  // Last: with a source of one's own the example accounts are over, for good.
  {
    name: 'setup-source-columns',
    route: '/setup/sources/new/:provider',
    path: '/setup/sources/new/csv',
    steps: typed({ header: 'Datum;Tijd;Richting;Wachtrij;Uitkomst;Wachttijd' }),
  },
  { name: 'setup-source-made', route: '/setup/sources/:source', path: '/setup/sources/new/generic', steps: typed({ name: 'Proefbron' }) },
]

type Site = { readonly url: string /** Of the owner. */; readonly code: string }
export const asOwner = (code: string): BrowserContextOptions => ({ extraHTTPHeaders: { authorization: `Bearer ${code}` } })

/** In a context of its own, which whoever asks closes. */
export async function openPictured(
  browser: Browser,
  { url, code }: Site,
  { path, steps, as }: PicturedPage,
  { language, ...options }: BrowserContextOptions & { readonly language: string },
): Promise<Page> {
  const page = await (await browser.newContext({ ...options, ...(as === undefined ? asOwner(code) : {}) })).newPage()
  if (as === 'funder') {
    await page.goto(`${url}/sign-in`)
    await press(page, 'form:has(input[value="funder"]) button')
  }
  await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
  await steps?.(page)
  return page
}

/** Addresses behind which there is no page of their own: something to take away, or the way to somewhere else. */
const elsewhere: ReadonlySet<string> = new Set(['/sign-in/go', '/sign-in/return', '/roster/import/*'])
export const isPage = (pattern: string): boolean =>
  !elsewhere.has(pattern) && !/^\/(?:csv|xlsx|svg|api)\//.test(pattern) && !/\.(?:csv|xlsx|ics|css|json)$/.test(pattern) && !pattern.includes('{')
