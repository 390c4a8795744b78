/** The audit trail in plain words: from what to what, narrowed, and as a file (A6, E2). */
import { roles } from '../../shared/access/role.ts'
import { describe, expect, it } from 'vitest'
import { kindOf } from '../../functions/site/access/people/roleMatrix.ts'
import { allowedTo, type pageKinds } from '../../functions/site/access/people/roleMatrix.ts'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { User } from '../../shared/access/user.ts'
import { peopleSite, person, start } from '../builders/peopleSite.ts'
import { plain } from '../builders/siteStates.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const path = '/settings/audit'
const pageOf = async (answer: Response) => plain(await answer.text())
const hour = 3_600_000
const formula = User.parse({ ...person('evil', 'planner'), name: '=HYPERLINK("https://elders.example")' })

async function filled() {
  const site = await peopleSite(await store.emptyStores(), [person('pia', 'privacy'), person('mia', 'admin'), formula])
  const records = [
    { at: start - 50 * hour, user: 'mia', action: 'viewed', object: 'GET /settings/audit' },
    { at: start - 26 * hour, user: 'evil', roles: ['planner'], action: 'viewed', object: 'GET /roster', filter: { line: 'telefoon' } },
    {
      at: start - 2 * hour,
      user: 'mia',
      action: 'roles_changed',
      object: 'user',
      filter: { user: 'evil', roles: 'planner' },
      changes: [
        { what: 'roles', from: 'manager', to: 'planner,funder' },
        { what: 'lines', from: '', to: 'chat' },
      ],
      standsOut: true,
    },
    { at: start - hour, user: 'mia', action: 'setting_changed', object: '/settings/small', changes: [{ what: 'threshold', from: '10', to: '12' }] },
    { at: start - hour, user: 'mia', action: 'setting_changed', object: '/settings/organisation', changes: [{ what: 'name' }] },
  ] as const
  for (const record of records) await site.trail.append(record as never)
  return { ...site, ask: await site.as('pia') }
}

describe('the audit trail', () => {
  it('says from what to what in plain words', async () => {
    const page = await pageOf(await (await filled()).ask(path))
    expect(page).toContain('Rollen: van manager naar roosterplanner, financier')
    expect(page).toMatch(/Lijnen: van alle lijnen naar /)
    expect(page).toContain('Kleinste aantal dat naar buiten mag: van 10 naar 12')
    expect(page).toContain('Naam van de organisatie: gewijzigd')
  })
  it('names roles where they tell something, and in the file on every row', async () => {
    const { ask, trail } = await filled()
    const own = { at: start, user: 'mia' as never, object: 'GET /roster', action: 'viewed' } as const
    const named = async (lang: string, address = path) => {
      const answer = await (await ask(`${address}?lang=${lang}&who=mia&action=viewed`)).text()
      return [...answer.matchAll(/[>;,"](Mia(?: \([^)]*\))?)(?:<\/td|[;,"])/g)].map(([, name]) => name).slice(0, 3)
    }
    await trail.append({ ...own, roles: ['manager'] })
    await trail.append({ ...own, roles: ['admin'], standsOut: true })
    await trail.append({ ...own, roles: ['admin'] })
    expect(await named('nl')).toEqual(['Mia', 'Mia (beheerder)', 'Mia (manager)'])
    expect(await named('en')).toEqual(['Mia', 'Mia (administrator)', 'Mia (manager)'])
    expect(await named('nl', `${path}.csv`)).toEqual(['Mia (beheerder)', 'Mia (beheerder)', 'Mia (manager)'])
  })
  it('calls what the system did by itself, what was asked and where it was asked by words, not by ids of ours', async () => {
    const { ask, trail } = await filled()
    await trail.append({ at: start, user: 'keys', action: 'key_made', object: 'callerKey', filter: { period: '2026-06-08', lines: 'telefoon' } })
    await trail.append({
      at: start,
      user: 'mia' as never,
      roles: ['admin'],
      action: 'changed',
      object: 'POST /imports',
      filter: { import: 'abc', doing: 'undo' },
    })
    await trail.append({ at: start, user: 'mia' as never, roles: [...roles], action: 'refused', object: 'unknown' })
    const page = await pageOf(await ask(`${path}?lang=nl`))
    for (const words of ['het systeem zelf', 'lijnen: Telefoon', 'wat: ongedaan maken', 'een adres dat er niet is', '(alle rollen)'])
      expect(page).toContain(words)
    expect(page).not.toMatch(/\blines:|\bdoing:|unknown/)
  })
  it('words what was chosen on a page as that page does', async () => {
    const { ask, trail } = await filled()
    const filter = { show: 'present', hours: 'open', cause: 'gave_up,busy', compare: 'prev', to: '2026-06-08' }
    await trail.append({ at: start, user: 'mia' as never, roles: ['admin'], action: 'viewed', object: 'GET /roster', filter })
    const page = await pageOf(await ask(`${path}?lang=nl`))
    for (const words of [
      'Wat het overzicht toont: Aanwezig',
      'Uren: Alleen openingstijd',
      'Afgehaakt tijdens wachten, Iedereen was bezet',
      'Periode ervoor',
      '8 jun 2026',
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/gave_up|present|\bprev\b/)
  })
  it('words a period and the number in the cells of a week as the page does', async () => {
    const { ask, trail } = await filled()
    const filter = { period: '12m', show: 'missed_closed' }
    await trail.append({ at: start, user: 'mia' as never, roles: ['admin'], action: 'viewed', object: 'GET /missed', filter })
    const page = await pageOf(await ask(`${path}?lang=nl`))
    expect(page).toContain('12 maanden')
    expect(page).not.toMatch(/missed_closed|12m/)
  })
  it.each([
    ['since=10-6-2026', ['Rollen: van'], ['Rooster (']],
    ['who=evil', ['Rooster'], ['Kleinste aantal']],
    ['action=setting_changed', ['Kleinste aantal', 'Naam van de organisatie'], ['Rollen: van']],
    ['marked=yes', ['Rollen: van'], ['Kleinste aantal']],
    ['since=2026-06-10', ['Rollen: van'], ['Rooster (']],
    ['until=2026-06-09&who=evil', ['Dit zijn', 'We vonden één'], []],
  ])('narrowed by %s shows that and nothing else', async (query, shown, hidden) => {
    const page = await pageOf(await (await filled()).ask(`${path}?${query}`))
    expect([query, shown.some((words) => page.includes(words)), hidden.filter((words) => page.includes(words))]).toEqual([query, true, []])
  })
  it('takes nothing else from an address than ids, dates and words of its own', async () => {
    const { ask, trail } = await filled()
    const page = await (await ask(`${path}?who=0999123456789012345678901234567890123&action=drop&since=yesterday&until=31-12-2026&before=x`)).text()
    expect(page).not.toContain('0999123456789')
    expect(JSON.stringify(await trail.newest(20))).not.toContain('0999123456789')
  })
  it('leaves as a file that no spreadsheet runs, narrowed as the page, and that it left is recorded (E1, E2, A6)', async () => {
    const { ask, trail } = await filled()
    const answer = await ask(`${path}.csv?who=evil`)
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="logboek_2026-06-10.csv"',
    ])
    const text = await answer.text()
    expect(text).toContain(`"'=HYPERLINK(""https://elders.example"") (roosterplanner)"`)
    expect(text).not.toContain('Kleinste aantal')
    expect(text.match(/"bekeek"/g)).toHaveLength(1)
    expect((await trail.newest(1))[0]).toMatchObject({ user: 'pia', action: 'exported', object: 'GET /settings/audit.csv', filter: { who: 'evil' } })
  })
  it('is not there for others (section 6)', async () => {
    const site = await peopleSite(await store.emptyStores(), [person('max', 'manager'), person('fons', 'funder')])
    for (const id of ['max', 'fons']) for (const own of [path, `${path}.csv`]) expect((await (await site.as(id))(own)).status).toBe(404)
  })
})

describe('what stands out', () => {
  it('is told to the privacy role on the privacy page, and to nobody else (A2)', async () => {
    const { as } = await filled()
    const page = await (await (await as('pia'))('/settings/privacy')).text()
    expect(plain(page)).toContain('1 handeling in het logboek die opvalt')
    expect(page).toContain('/settings/audit?marked=yes&amp;since=2026-05-11')
    expect(await pageOf(await (await as('mia'))('/settings/privacy'))).not.toContain('die opvalt')
  })
})

describe('who may see what, as the privacy page says it', () => {
  it('covers every route that is not for everybody', () => {
    for (const [route, { roles }] of routeRules)
      if (roles !== 'everyone') expect([route, kindOf(route.split(' ')[1] ?? '') === undefined]).toEqual([route, false])
  })
  it('agrees with section 6 where it matters: figures, drill-down, people, erasure, trail (A2)', () => {
    const who = (kind: (typeof pageKinds)[number]) =>
      (['manager', 'planner', 'funder', 'privacy', 'admin'] as const).filter((role) => allowedTo(role, kind).sees)
    expect([who('figures'), who('drillDown'), who('people'), who('erasure'), who('audit')]).toEqual([
      ['manager', 'planner'],
      ['manager'],
      ['admin'],
      ['privacy', 'admin'],
      ['privacy', 'admin'],
    ])
    expect(allowedTo('funder', 'reports')).toEqual({ sees: true, takesOut: true, changes: false })
  })
  it('is a table of five roles in both languages', async () => {
    const site = await peopleSite(await store.emptyStores(), [person('fons', 'funder')])
    const ask = await site.as('fons')
    for (const [lang, words] of [
      ['nl', ['Soort pagina', 'ziet, haalt op', 'ondernemingsraad']],
      ['en', ['Kind of page', 'sees, takes out', 'works council']],
    ] as const)
      for (const word of words) expect(await pageOf(await ask(`/settings/privacy?lang=${lang}`))).toContain(word)
  })
})
