/** The settings in groups: allowed range, who changed what, what changes, and what is only ever raised. */
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { settingsGroups } from '../../functions/site/pages/settings/groups/settingsGroups.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { loosened } from '../../shared/settings/onlyStricter.ts'
import { settingChanges } from '../../shared/storage/decided/settingChanges.ts'
import type { User } from '../../shared/access/user.ts'
import { peopleSite, person, start } from '../builders/peopleSite.ts'
import { plain, siteIn, states } from '../builders/siteStates.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const pageOf = async (answer: Response) => plain(await answer.text())
const [mia, max, pia] = [person('mia', 'admin'), person('max', 'manager'), person('pia', 'privacy')]

async function site(people: readonly User[] = [mia, max, pia, person('pim', 'planner'), person('noor', 'admin')]) {
  const stores = await store.emptyStores()
  const made = await peopleSite(stores, people, { settingChanges: settingChanges(stores.tables) })
  return { ...made, settings: async () => (await stores.settings.current())!.settings }
}
const saved = { keyDays: '28', keptYears: '7' }

describe('a group of settings', () => {
  it('has words for each of its fields, and its usual value lies within what is allowed', () => {
    for (const { fields } of settingsGroups)
      for (const { kind, least, most, usual } of fields) {
        expect(least).toBeLessThan(most)
        if (kind !== 'text' && kind !== 'colour' && usual !== undefined) expect(usual >= least && usual <= most).toBe(true)
      }
  })
  it('is given back unchanged by what it reads', () => {
    const settings = Settings.parse({ organisation: { id: 'proef', name: 'Proef' }, lines: [] })
    const today = '2026-06-10' as never
    for (const group of settingsGroups.filter(({ name }) => name !== 'definitions'))
      expect(Settings.parse(group.apply(settings, group.read(settings, today), today))).toEqual(settings)
  })
  it('is changed by those it is of, read by privacy, and not there for a planner (section 6)', async () => {
    const { as } = await site()
    for (const { name, mayChange } of settingsGroups) {
      const path = `/settings/${name}`
      expect([path, (await (await as('pim'))(path)).status, (await (await as('pia'))(path, {})).status]).toEqual([path, 404, 404])
      const page = await pageOf(await (await as('pia'))(path))
      expect(page).toContain('kan dit wijzigen')
      for (const [id, role] of [
        ['mia', 'admin'],
        ['max', 'manager'],
      ] as const)
        expect([path, id, (await pageOf(await (await as(id))(path))).includes('Bekijk wat er verandert')]).toEqual([path, id, mayChange.includes(role)])
    }
  })
  it('is a file with numbers to count with, and words that stay words', async () => {
    const { as } = await site()
    const ask = await as('max')
    const csv = async (group: string, lang: string) => (await ask(`/settings/${group}/settings.csv?lang=${lang}`)).text()
    expect(await csv('definitions', 'nl')).toContain('"Marges kloppen zo vaak (0,9 is 9 van de 10 keer)";0,9;"Gebruikelijk: 0,9.')
    expect(await csv('definitions', 'en')).toMatch(/"[^"]*\(seconds\)",14400,/)
    expect(await csv('organisation', 'nl')).toContain('"Kleur van rapporten";"leeg"')
    const workbook = Buffer.from(await (await ask('/settings/staffing/settings.xlsx?lang=nl')).arrayBuffer())
    const rows = await readSheet(workbook, 1)
    expect(rows[0]?.[1]).toBe('Nu')
    expect(rows.slice(1).map((row) => row[1])).toEqual([10, 1, 10, 0, 'leeg'])
  })
  it('takes a colour for reports as people write one, says what it becomes to be read, and takes it away again', async () => {
    const { as, settings } = await site()
    const ask = await as('max')
    const typed = { name: 'Proef', contact: '', accent: 'FFD400' }
    const look = await pageOf(await ask('/settings/organisation/check', typed))
    expect(look).toMatch(/Op papier en op een lichte pagina, zodat het te lezen is#ffd400#[0-9a-f]{6}/)
    expect(look).not.toContain('Op een donkere pagina')
    await ask('/settings/organisation', typed)
    expect((await settings()).organisation.accent).toBe('#ffd400')
    const wrong = await ask('/settings/organisation', { ...typed, accent: 'geel; }' })
    expect([wrong.status, (await pageOf(wrong)).includes('Kleur van rapporten: vul zes cijfers en letters in, zoals #1d4f91.')]).toEqual([422, true])
    await ask('/settings/organisation', { ...typed, accent: '' })
    expect((await settings()).organisation).not.toHaveProperty('accent')
  })
  it('says who changed a value and when, until a settings file says otherwise', async () => {
    const { as, settings } = await site()
    const ask = await as('max')
    expect((await ask('/settings/cost', { costPerStaffHour: '38,5', handOverMinutes: '15' })).status).toBe(303)
    expect((await settings()).cases).toEqual({ costPerStaffHour: 38.5, handOverMinutes: 15 })
    const page = await pageOf(await ask('/settings/cost'))
    expect(page.match(/Gewijzigd door Max op 10 jun 2026/g)).toHaveLength(2)
    expect(await pageOf(await (await as('pia'))('/settings/cost'))).toContain('38,5')
    await ask('/settings/cost', { costPerStaffHour: '', handOverMinutes: '15' })
    expect((await settings()).cases).toEqual({ handOverMinutes: 15 })
  })
  it('tells the audit trail from what to what; words of people are named and not repeated (P1)', async () => {
    const { as, trail } = await site()
    const ask = await as('max')
    await ask('/settings/cost', { costPerStaffHour: '40', handOverMinutes: '0' })
    await ask('/settings/organisation', { name: 'Bel 0999 123456', contact: '' })
    const records = (await trail.newest(50)).filter(({ action }) => action === 'setting_changed')
    expect(records.map(({ object, changes, standsOut }) => [object, changes, standsOut])).toEqual([
      ['/settings/organisation', [{ what: 'name' }], undefined],
      ['/settings/cost', [{ what: 'costPerStaffHour', from: '', to: '40' }], undefined],
    ])
    expect(JSON.stringify(await trail.newest(50))).not.toContain('123456')
  })
  it('says what would change before it is saved, and changes nothing until then', async () => {
    const { as, settings } = await site()
    const ask = await as('max')
    const page = await pageOf(await ask('/settings/cost/check', { costPerStaffHour: '40', handOverMinutes: '0' }))
    expect(page).toMatch(/Kosten per jaar\s*niet genoemd\s*€ 12\.480/)
    expect((await settings()).cases.costPerStaffHour).toBeUndefined()
    const kept = await pageOf(await (await as('mia'))('/settings/retention/check', { keyDays: '14', keptYears: '7' }))
    expect(kept).toMatch(/Langst te herkennen\s*35 dagen\s*21 dagen/)
    expect(await pageOf(await (await as('mia'))('/settings/retention/check', saved))).toContain('Er verandert niets')
  })
  it.each([
    ['cost', { costPerStaffHour: '10001', handOverMinutes: '0' }, 'van 0 tot en met 10000'],
    ['cost', { costPerStaffHour: '', handOverMinutes: '7' }, 'veelvoud van 5'],
    ['staffing', { abandonedAtMost: '0', minimum: '1', absence: '10', wrapUpSeconds: '0', redialShare: '' }, 'van 0,1 tot en met 90'],
    ['staffing', { abandonedAtMost: '10', minimum: '1,5', absence: '10', wrapUpSeconds: '0', redialShare: '' }, 'van 0 tot en met 100'],
    ['small', { threshold: '21' }, 'van 10 tot en met 20'],
    ['small', { threshold: '9' }, 'Verlagen kan niet'],
    ['organisation', { name: '', contact: '' }, 'hoogstens 80 tekens'],
  ])('%s refuses %j with the cure', async (name, fields, cure) => {
    const answer = await (await (await site()).as('max'))(`/settings/${name}`, fields as never)
    expect([answer.status, (await pageOf(answer)).includes(cure)]).toEqual([422, true])
  })
})

describe('a warning about an empty line', () => {
  it('comes after so many minutes as a manager chooses, from 5 to 240', async () => {
    const { as, settings } = await site()
    const ask = await as('max')
    expect(await pageOf(await ask('/settings/alerts/check', { unstaffedMinutes: '30' }))).toMatch(/Bericht na\s*15 minuten\s*30 minuten/)
    expect((await settings()).alerts.unstaffedMinutes).toBe(15)
    expect((await ask('/settings/alerts', { unstaffedMinutes: '30' })).status).toBe(303)
    expect((await settings()).alerts.unstaffedMinutes).toBe(30)
    for (const wrong of ['4', '241', '7,5', '', 'een uur'])
      expect([wrong, (await ask('/settings/alerts', { unstaffedMinutes: wrong })).status]).toEqual([wrong, 422])
    expect(await pageOf(await (await as('mia'))('/settings/alerts?lang=nl'))).toContain('Alleen een manager kan dit wijzigen')
  })
})

describe('retention', () => {
  it('never touches the calendar of the past, and a period that runs is not cut short (K4)', async () => {
    const { as, settings } = await site()
    const before = keyPeriods((await settings()).privacy)
    await (await as('mia'))('/settings/retention', { keyDays: '7', keptYears: '3' })
    const { privacy } = await settings()
    const after = keyPeriods(privacy)
    expect([privacy.keptYears, privacy.keyPeriods.at(-1)]).toEqual([3, { from: '2026-06-11', days: 7 }])
    for (let back = 0; back < 60; back++) expect(after.at(start - back * 86_400_000)).toEqual(before.at(start - back * 86_400_000))
    const next = after.at(after.at(start).until)
    expect(Math.round((next.until - next.from) / 86_400_000)).toBe(7)
    // Thought better of on the same day: what was to come is decided anew.
    await (await as('mia'))('/settings/retention', { keyDays: '92', keptYears: '3' })
    expect((await settings()).privacy.keyPeriods).toHaveLength(2)
  })
  it('stands out where one admin decides it alone (A2)', async () => {
    for (const [people, mark] of [
      [[mia, pia], true],
      [[mia, person('noor', 'admin')], undefined],
    ] as const) {
      const { as, trail } = await site(people)
      await (await as('mia'))('/settings/retention', { keyDays: '14', keptYears: '7' })
      const record = (await trail.newest(9)).find(({ action }) => action === 'setting_changed')
      expect([record?.changes, record?.standsOut]).toEqual([[{ what: 'keyDays', from: '28', to: '14' }], mark])
    }
  })
})

describe('the threshold of small numbers', () => {
  const with10 = Settings.parse({ organisation: { id: 'proef', name: 'Proef' }, lines: [] })
  const at = (threshold: number) => ({ ...with10, privacy: { ...with10.privacy, threshold } })
  it('is only ever raised, whoever asks and by whatever way (D2)', async () => {
    expect(loosened(at(12), at(11))).toMatchObject([{ path: 'privacy.threshold', cure: expect.stringContaining('at least 12') }])
    expect([loosened(at(12), at(12)), loosened(at(12), at(20)), loosened(undefined, at(5))]).toEqual([[], [], []])
    const { as, settings } = await site()
    const ask = await as('max')
    await ask('/settings/small', { threshold: '15' })
    expect((await settings()).privacy.threshold).toBe(15)
    expect((await ask('/settings/small', { threshold: '14' })).status).toBe(422)
    expect((await settings()).privacy.threshold).toBe(15)
  })
  it('says how many monthly figures become too small', async () => {
    const app = siteIn(states.small)
    const origin = 'https://bereikbaar.example'
    const answer = await app.request(`${origin}/settings/small/check?lang=nl`, {
      method: 'POST',
      headers: { host: 'bereikbaar.example', origin },
      body: new URLSearchParams({ threshold: '20' }),
    })
    expect(await pageOf(answer)).toMatch(/Te klein bij \S+\s*\d+ van de \d+\s*\d+ van de \d+/)
  })
})

describe('a change of definitions', () => {
  it('is marked on the charts', async () => {
    const app = siteIn(states.normal)
    const origin = 'https://bereikbaar.example'
    const before = (await (await app.request(`${origin}/?lang=nl`)).text()).match(/Nieuwe definities/g)?.length ?? 0
    const fields = {
      from: '2026-05-04',
      shortSeconds: '20',
      seriesHours: '24',
      laterDays: '7',
      reconnectMinutes: '5',
      serviceLevelSeconds: '60',
      rangeLevel: '0,9',
      longestTalkSeconds: '14400',
    }
    const headers = { host: 'bereikbaar.example', origin }
    expect((await app.request(`${origin}/settings/definitions`, { method: 'POST', headers, body: new URLSearchParams(fields) })).status).toBe(303)
    const page = await (await app.request(`${origin}/?lang=nl`)).text()
    expect(before).toBe(0)
    expect(page.match(/<ol class="marks".*?<\/ol>/s)?.[0]).toContain('Nieuwe definities gaan in')
    expect(page.match(/<g class="mark">/g)).toHaveLength(2)
  })
})
