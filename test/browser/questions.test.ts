/** What people ask (manager, funder, planner): each answered within two clicks of where they come in, in a real browser. */
import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type QuestionKey, questionKeys, questions } from '../../functions/site/pages/help/questionList.ts'
import { browserPath, openBrowser } from './browser.ts'
import { type DemoHost, demoHost, usualMoment } from './demoHost.ts'

type Step = (page: Page) => Promise<void>
/** A click is on something that leads on or opens; what is typed or chosen in between is none. */
type Answer = {
  readonly clicks: readonly Step[]
  readonly within?: string
  readonly says: RegExp /** Where they come in, where it is not as usual. */
  readonly from?: string
}

const click =
  (selector: string, before?: Step): Step =>
  async (page) => {
    await before?.(page)
    await page.locator(selector).first().click()
    await page.waitForLoadState()
  }
const menu = (path: string) => click(`.menu a[href^="${path}"]`)
const sentence = '.headline .sentence'
const apply = '.filter-form button[type=submit]'
const theReport = click('#list-title ~ * tbody a')
const report = (says: RegExp): Answer => ({ clicks: [theReport], says })
/** A shift to try out. */
const shift =
  (from: string): Step =>
  async (page) => {
    await page.selectOption('#what-if-day', { index: 6 })
    await page.fill('#what-if-from', from)
    await page.fill('#what-if-until', '22:00')
    await page.fill('#what-if-number', '1')
  }
const tryShift = (from: string): Answer => ({
  clicks: [click('#what-if form button', shift(from))],
  says: /lopen we naar verwachting .* mis in plaats van|maakt naar verwachting geen verschil/,
})
const rosterFile = `Datum;Starttijd;Eindtijd;Dienst;Team\n${'15-6-2026;19:00;22:00;Avond;Lindelijn\n'.replace('22:00', '25:30')}`
const choosesFile: Step = (page) => page.setInputFiles('input[type=file]', { name: 'rooster.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterFile) })
/** Six weeks ago. */
const aDate = new Date(usualMoment - 42 * 86_400_000).toISOString().slice(0, 10)
const aDay: Step = async (page) => {
  await page.fill('#filter-from', aDate)
  await page.fill('#filter-to', aDate)
}

const answers: Readonly<Record<QuestionKey, Answer>> = {
  never: {
    clicks: [click(apply, async (page) => void (await page.selectOption('#filter-period', '12m')))],
    within: sentence,
    says: /met ongeveer [\d.]+ van hen \(tussen .* en .*\) kregen we nooit contact/,
  },
  evenings: { clicks: [menu('/case')], within: sentence, says: /extra open/ },
  closedOrFew: { clicks: [menu('/missed')], within: sentence, says: /terwijl we dicht waren en .* terwijl we open maar vol of onbezet waren/ },
  later: { clicks: [], says: /Later alsnog gesproken[\s\S]*De helft sprak ons binnen/ },
  oneDay: {
    clicks: [click('.filter-form summary'), click(apply, aDay)],
    says: /Op deze dag kregen \d+ van de \d+ pogingen geen antwoord\. Het vaakst was de reden:/,
  },
  giveUp: { clicks: [menu('/availability')], says: /Zonder antwoord zou de helft afhaken na/ },
  twentyTimes: { clicks: [menu('/missed')], says: /Waarom [\d.]+ pogingen niet [\d.]+ mensen zijn/ },
  yearBefore: { clicks: [click('.facts a[href*="compare=year"]')], says: /gemiste pogingen|te weinig gemeten om te vergelijken/ },
  press: { clicks: [menu('/reports')], says: /om cijfers uit de pers te kunnen plaatsen[\s\S]*NHS 111/ },
  shareable: { clicks: [menu('/reports')], says: /Kleine aantallen zijn afgeschermd/ },
  campaign: {
    from: '/?line=lindelijn&period=12m',
    clicks: [click('.marks a')],
    says: /(Er zijn meer|Er zijn minder|geen duidelijk verschil|Dat is te weinig|te weinig gemeten)/,
  },
  promised: { clicks: [menu('/case'), click('#saved a[href*="/result"]')], within: sentence, says: /[Bb]elofte|[Bb]eloofd/ },

  howSure: report(/probeerden ongeveer [\d.]+ mensen .* van hen \(tussen .* en .*\) kregen niemand te spreken/),
  asked: report(/Het voorstel is .* per week langer open; dat vraagt .* aan diensten per week/),
  perPerson: report(/Per extra bereikt mens kost dat naar schatting/),
  whyLonger: report(/Evenveel diensten, huidige uren/),
  inflated: report(/Wie in een periode van \d+ dagen vaker belt, telt één keer/),
  structural: report(/In een gewone maand bleven .* in \d+ van de \d+ gemeten maanden/),
  lowEnd: report(/in het lage geval/),
  gaps: report(/Van de periode is .* gemeten|De hele periode is gemeten/),
  delivered: report(/eerdere uitbreiding|Beloofd/),
  quote: report(/Citeren als/),
  privacy: report(/zodat niemand herkenbaar is/),
  sixMonths: report(/Na zes maanden vergelijken we/),

  shortShifts: { clicks: [], within: sentence, says: /te weinig bezetting, samen .* kost naar verwachting de meeste mensen/ },
  howMany: { clicks: [click('#grid a[href*="show=required"]')], within: '#grid', says: /19:00(?:\s+\d+){4}/ },
  tooMany: { clicks: [], within: '#surplus', says: /meer mensen ingeroosterd dan nodig/ },
  unstaffed: { clicks: [], within: '#presence', says: /terwijl niemand aangemeld was|was er altijd iemand aangemeld/ },
  oneMore: tryShift('19:00'),
  startLater: tryShift('18:30'),
  holidays: { clicks: [], within: '#special-days', says: /Eerste kerstdag|Nieuwjaarsdag|Koningsdag|Eerste paasdag/ },
  clockChange: { clicks: [], within: '#special-days', says: /de klok gaat een uur (vooruit|terug)/ },
  refusedRow: {
    clicks: [click('a[href^="/roster/import"]'), click('form[enctype] button', choosesFile)],
    says: /Rij 2, Eindtijd “25:30”: Deze tijd bestaat niet\. Bedoelt u 01:30 op de volgende dag/,
  },
  secondImport: { clicks: [], says: /Hetzelfde bestand nog eens inlezen verandert niets/ },
  chatShift: { clicks: [], says: /wie op de chat staat, telt niet mee voor de telefoon/ },
  sendGaps: { clicks: [], within: '#gaps', says: /niets over bellers[\s\S]*Download als CSV/ },
}
const mostClicks = 2
const landing = { manager: '/?line=lindelijn', funder: '/reports', planner: '/roster?line=lindelijn' } as const

describe.skipIf(!existsSync(browserPath))('what people ask', () => {
  let browser: Browser
  let host: DemoHost
  const pages = new Map<string, Page>()
  const signedIn = async (role: string) => {
    const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
    await page.goto(`${host.url}/sign-in`)
    await page.click(`form:has(input[value="${role}"]) button`)
    return page
  }
  beforeAll(async () => {
    browser = await openBrowser()
    host = await demoHost()
    for (const role of ['manager', 'funder', 'planner']) pages.set(role, await signedIn(role))
    const manager = pages.get('manager')
    if (manager === undefined) throw new Error('not signed in')
    await decideAndReport(manager, host.url)
  }, 600_000)
  afterAll(async () => {
    await browser.close()
    await host.stop()
  })

  it('is all on the page that says where answers stand, once each', () => {
    expect(questions.map(({ key }) => key).sort()).toEqual([...questionKeys].sort())
    for (const key of questionKeys) expect(answers[key].clicks.length).toBeLessThanOrEqual(mostClicks)
  })
  it.each(questions.map(({ role, key }) => [role, key] as const))('%s: %s', async (role, key) => {
    const page = pages.get(role)
    if (page === undefined) throw new Error('not signed in')
    const { clicks, within = 'main', says, from = landing[role] } = answers[key]
    const startedAt = performance.now()
    await page.goto(`${host.url}${from}`)
    for (const step of clicks) await step(page)
    const found = (await page.locator(within).allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')
    expect(found).toMatch(says)
    expect(performance.now() - startedAt).toBeLessThan(60_000)
  })
})

/** What has to be there before somebody can ask what came of it: a case that was decided, and a report that was shared. */
async function decideAndReport(page: Page, url: string): Promise<void> {
  const submit = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])
  await page.goto(`${url}/case?line=lindelijn&ask=both&plan=Weekend|Sa,Su+14:00-17:00`)
  await page.fill('[name=casename]', 'Weekend')
  await page.fill('[name=by]', 'Noor')
  await submit('#save form button[type="submit"]')
  await page.fill('[name=openFrom]', '4-5-2026')
  await page.fill('[name=decidedBy]', 'Sam')
  await submit('#decide form button[type="submit"]')
  await page.goto(`${url}/case?line=lindelijn`)
  await submit('#saved tbody th a')
  await submit('main a[href*="/reports/new"]')
  await page.fill('[name=contact]', 'Coördinator')
  await submit('main form.form button[type="submit"]')
  await submit('button[value="approved"]')
  await submit('button[value="shared"]')
}
