/** A case that is kept is a decision by a person: what was said stays, each change is a version, and what came of it is held against it. */
import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../../shared/access/auditRecord.ts'
import type { PromiseResult } from '../../../shared/cases/result/promiseResult.ts'
import type { CannotTell } from '../../../shared/cases/result/verdict.ts'
import { reportIdOf } from '../../../shared/reports/frozenReport.ts'
import { caseAnswers, evenings } from '../../builders/caseAnswers.ts'
import { signedInAs } from '../../builders/access.ts'
import { pressIn } from '../../builders/pressIn.ts'
import { caseSite, type CaseSiteOptions } from '../../builders/caseSite.ts'
import { lineId } from '../../builders/contacts.ts'
import { date } from '../../builders/report.ts'
import { frozenReport, reportCountsOf } from '../../builders/reports.ts'
import { plain } from '../../builders/siteStates.ts'
import { reportStoreInMemory } from '../../builders/reportStoreInMemory.ts'

const query = 'line=telefoon&from=2025-06-09&to=2026-06-07&ask=hours&plan=Twee+avonden|Tu,Su+19:00-22:00'
const kept = async (options: CaseSiteOptions = {}) => {
  const site = caseSite(options)
  const answer = await site.post('/case/save?lang=nl', { query, dataVersion: '7-proef', casename: 'Twee avonden erbij', by: 'Noor' })
  const [saved] = await site.savedCases.all()
  return { site, answer, id: saved?.id ?? '' }
}
const decision = { version: '1', plan: 'plan-1', openFrom: '1-9-2026', decidedBy: 'Sam' }

describe('keeping a case', () => {
  it('stores what was asked and what was said, with the version of the data and who did it', async () => {
    const { site, answer } = await kept()
    const [saved] = await site.savedCases.all()
    expect([answer.status, answer.location]).toEqual([303, `/case/${saved?.id}?said=saved&lang=nl`])
    expect(saved).toMatchObject({
      version: 1,
      name: 'Twee avonden erbij',
      by: 'Noor',
      dataVersion: '7-proef',
      answer: { request: caseAnswers.normal.request, neverPerYear: { value: 240 } },
    })
    expect(saved?.answer.plans[0]).toMatchObject({ id: 'plan-1', peoplePerYear: { value: 70, low: 46, high: 94 }, evidence: { mark: 'strong' } })
    expect(saved?.answer.plans[0]).not.toHaveProperty('draws')
  })
  it('shows it again as it was said, whatever the data say by now', async () => {
    const { site, id } = await kept()
    const before = await site.get('/case?ask=hours&plan=x|Tu,Su+19:00-22:00&lang=nl')
    const found = await site.get(`/case/${id}?said=saved&lang=nl`)
    expect(found.sentence).toBe(before.sentence)
    expect(found.notices.join(' ')).toContain('Cijfers zoals Noor ze op 10 jun 2026 bewaarde, met gegevensversie 7-proef. Ze veranderen niet meer.')
    expect(found.notices.join(' ')).toContain('De uitbreiding is bewaard.')
    expect(site.asked).toHaveLength(2) // kept once, asked once: looking at it asks nothing
  })
  it('asks the same again, to make a copy or to see what the data say now', async () => {
    const { site, id } = await kept()
    const { links } = await site.get(`/case/${id}?lang=nl`)
    await site.get((links.find(({ text }) => text === 'Maak een kopie om aan te passen')?.href ?? '').split('#')[0] ?? '')
    expect(site.asked.at(-1)).toEqual(site.asked[0])
  })
  it('is listed with its hours and its state', async () => {
    const { site, id } = await kept()
    const found = await site.get('/case?lang=nl')
    expect(found.html).toContain(`href="/case/${id}`)
    expect(found.text).toMatch(/Twee avonden erbij\s*Telefoon\s*dinsdag en zondag 19–22 uur\s*door Noor op 10 jun 2026\s*idee/)
  })
  it('can lead straight to a report about it', async () => {
    const site = caseSite()
    const answer = await site.post('/case/save?lang=nl', { query, dataVersion: '7-proef', casename: 'X', by: 'Noor', next: 'report' })
    const [saved] = await site.savedCases.all()
    expect(answer.location).toBe(`/reports/new?case=${saved?.id}&line=telefoon&lang=nl`)
    expect((await site.get(`/case/${saved?.id}?lang=nl`)).links).toContainEqual({ href: answer.location, text: 'Maak rapport' })
  })
  it('says when new data came in between looking and keeping', async () => {
    const site = caseSite()
    const answer = await site.post('/case/save', { query, dataVersion: '6-ouder', casename: 'X', by: 'Noor' })
    expect(answer.location).toContain('said=newer')
  })
  it('without a name or a person says what is missing, and keeps the question and what was typed', async () => {
    const site = caseSite()
    const found = await site.post('/case/save?lang=nl', { query, dataVersion: '7-proef', casename: 'Avond', by: '' })
    expect([found.status, found.problems]).toEqual([422, ['Vul uw naam in.']])
    expect(found.html).toContain('value="Avond"')
    expect(found.sentence).toMatch(/^Met dinsdag en zondag/)
    expect(await site.savedCases.all()).toEqual([])
    const long = await site.post('/case/save?lang=nl', { query, dataVersion: '', casename: 'x'.repeat(81), by: 'y'.repeat(81) })
    expect(long.problems).toEqual(['Kort “Naam” in tot hoogstens 80 tekens.', 'Kort “Uw naam” in tot hoogstens 80 tekens.'])
  })
  it('comes from our own pages only, and only as an address that asks something', async () => {
    const site = caseSite()
    expect((await site.post('/case/save', { query, casename: 'X', by: 'Y' }, { origin: 'https://elders.example', host: 'meten.example' })).status).toBe(403)
    expect((await site.post('/case/save', { query: 'ask=hours', casename: 'X', by: 'Y' })).status).toBe(400)
    expect((await site.get('/case/bestaatniet00')).status).toBe(404)
  })
  it('is not done while the days of an invented line are still on their way, and the page says when it can be', async () => {
    const { site } = await kept({ more: { filling: () => [{ line: 'telefoon', name: 'Telefoon', doneDays: 120, days: 401 }] } })
    expect(await site.savedCases.all()).toEqual([])
    expect(site.asked).toEqual([])
    for (const [lang, words] of [
      ['nl', 'Deze voorbeeldlijn wordt nog gevuld. U kunt de uitbreiding bewaren zodra alle dagen er zijn.'],
      ['en', 'This example line is still being filled. You can keep the case once all its days are there.'],
    ]) {
      const found = await site.get(`/case?${query}&lang=${lang}`)
      expect(found.text).toContain(words)
      expect(found.html).not.toContain('action="/case/save')
    }
  })
  it('keeps a refusal too: what was not known then', async () => {
    const { site, id } = await kept({ answer: caseAnswers.closed_not_recorded })
    const found = await site.get(`/case/${id}?lang=nl`)
    expect(found.sentence).toMatch(/^Dit kunnen we nog niet zeggen/)
    expect(found.text).not.toContain('Gaat dit door?')
  })
})

describe('a kept case', () => {
  it('is named otherwise as its next version; the former stays', async () => {
    const { site, id } = await kept()
    const answer = await site.post(`/case/${id}/name?lang=nl`, { version: '1', casename: 'Avonden', by: 'Sam' })
    expect(answer.location).toBe(`/case/${id}?said=renamed&made=2&lang=nl`)
    expect((await site.savedCases.versions(id)).map(({ version, name }) => [version, name])).toEqual([
      [1, 'Twee avonden erbij'],
      [2, 'Avonden'],
    ])
    expect((await site.get(`/case/${id}?lang=nl`)).text).toContain('10 jun 2026: nieuwe naam “Avonden”, door Sam.')
  })
  it('is decided: which plan, from when, by whom; and the decision can be taken away', async () => {
    const { site, id } = await kept()
    expect((await site.post(`/case/${id}/decide?lang=nl`, decision)).location).toBe(`/case/${id}?said=decided&made=2&lang=nl`)
    const found = await site.get(`/case/${id}?lang=nl`)
    expect(found.text).toContain('Besloten door Sam: Twee avonden, open vanaf 1 sep 2026.')
    expect((await site.get('/case?lang=nl')).text).toContain('open vanaf 1 sep 2026')
    await site.post(`/case/${id}/undecide?lang=nl`, { version: '2', decidedBy: 'Noor' })
    expect((await site.savedCases.versions(id)).map(({ decision: own }) => own?.from)).toEqual([undefined, '2026-09-01', undefined])
  })
  it('is put back as it was with one press: a name, a decision, and a decision taken away', async () => {
    const { site, id } = await kept()
    const decisionOf = async () => (await site.savedCases.versions(id)).at(-1)?.decision
    const pressed = async (location: string | null) => {
      const { path, fields } = pressIn((await site.get(location ?? '')).html)
      return site.post(path, fields)
    }
    await pressed((await site.post(`/case/${id}/name?lang=nl`, { version: '1', casename: 'Avonden', by: 'Sam' })).location)
    expect((await site.savedCases.versions(id)).map(({ name }) => name)).toEqual(['Twee avonden erbij', 'Avonden', 'Twee avonden erbij'])
    const undecided = await pressed((await site.post(`/case/${id}/decide?lang=nl`, { ...decision, version: '3' })).location)
    expect(await decisionOf()).toBeUndefined()
    await pressed(undecided.location)
    expect(await decisionOf()).toMatchObject({ plan: decision.plan, from: '2026-09-01' })
    // Somebody else was first: said, and nothing is undone.
    const renamed = await site.post(`/case/${id}/name?lang=nl`, { version: '6', casename: 'Anders', by: 'Sam' })
    const { path, fields } = pressIn((await site.get(renamed.location ?? '')).html)
    await site.post(`/case/${id}/name?lang=nl`, { version: '7', casename: 'Nog anders', by: 'Noor' })
    expect((await site.post(path, fields)).status).toBe(409)
    expect((await site.savedCases.versions(id)).at(-1)?.name).toBe('Nog anders')
  })
  it('says what of a decision cannot be read', async () => {
    const { site, id } = await kept()
    const found = await site.post(`/case/${id}/decide?lang=nl`, { version: '1', plan: 'nothing', openFrom: '31-2-2027', decidedBy: '' })
    expect(found.problems).toEqual(['Kies een plan.', 'Open vanaf: “31-2-2027” is geen datum. Schrijf een datum zoals 1-3-2027.', 'Vul uw naam in.'])
    expect(found.html).toContain('value="31-2-2027"')
  })
  it('is never changed over what somebody else did meanwhile', async () => {
    const { site, id } = await kept()
    await site.post(`/case/${id}/name`, { version: '1', casename: 'Eerst', by: 'Sam' })
    expect((await site.post(`/case/${id}/decide`, decision)).status).toBe(409)
    expect(await site.savedCases.versions(id)).toHaveLength(2)
  })
})

describe('what came of it', () => {
  const promise = { line: lineId, blocks: evenings, people: { value: 70, low: 46, high: 94 }, level: 0.9, began: date('2026-09-01') }
  const figures = {
    weeks: 20,
    leftOut: 2,
    before: { from: date('2025-10-06'), to: date('2026-02-22') },
    after: { from: date('2026-10-05'), to: date('2027-02-21') },
    neverBefore: 240,
    neverExpected: 252,
    neverAfter: 190,
    growth: 1.05,
    reachedInHours: 130,
  }
  const measured = (value: number, low: number, high: number) => ({ measured: { value, low, high } })
  const result = async (found: Partial<PromiseResult> & Pick<PromiseResult, 'verdict'>, lang = 'nl') => {
    const { site, id } = await kept({
      more: {
        caseResults: (_settings, asked) =>
          Promise.resolve({ result: { promise: asked, weeks: 0, leftOut: 0, ...found } as PromiseResult, dataVersion: '9-proef' }),
      },
    })
    await site.post(`/case/${id}/decide`, decision)
    return site.get(`/case/${id}/result?lang=${lang}`)
  }
  it.each([
    [
      { verdict: 'within', ...figures, ...measured(62, 31, 93) },
      'Beloofd was 70 (45–95) mensen meer in een jaar, en dat klopt: we meten er 60 (30–95).',
      '70 (45–95) more people a year were promised, and that came true: we measure 60 (30–95).',
    ],
    [
      { verdict: 'above', ...figures, ...measured(140, 101, 180) },
      'Het werden er meer dan beloofd: we meten 140 (100–180) mensen meer in een jaar, en beloofd was 70 (45–95).',
      'It was more than promised: we measure 140 (100–180) more people a year, and 70 (45–95) were promised.',
    ],
    [
      { verdict: 'below', ...figures, ...measured(20, -4, 44) },
      'Het werden er minder dan beloofd: we meten 20 (−4 tot 45) mensen meer in een jaar, en beloofd was 70 (45–95).',
      'It was less than promised: we measure 20 (−4 to 45) more people a year, and 70 (45–95) were promised.',
    ],
    [
      { verdict: 'cannot_tell_yet', reason: 'too_early', tellableFrom: date('2026-11-30') },
      'Of de belofte is uitgekomen, kunnen we nog niet zeggen: de nieuwe uren gelden nog te kort. Vanaf 30 nov 2026 wel.',
      'Whether the promise came true, we cannot say yet: the new hours have not held for long enough. From 30 Nov 2026 we can.',
    ],
  ] as const)('is said in words: %s', async (found, nl, en) => {
    expect([(await result(found)).sentence, (await result(found, 'en')).sentence]).toEqual([nl, en])
  })
  it.each([
    'too_early',
    'no_weeks_before',
    'hours_not_open',
    'hours_changed_otherwise',
    'closed_not_recorded',
    'too_little_measured',
    'range_too_wide',
  ] as const satisfies readonly CannotTell[])('cannot be told yet because of %s: with the reason and what to do', async (reason) => {
    for (const lang of ['nl', 'en']) {
      const found = await result({ verdict: 'cannot_tell_yet', reason }, lang)
      expect(found.sentence).toMatch(/^(Of de belofte is uitgekomen, kunnen we nog niet zeggen|Whether the promise came true, we cannot say yet): .+\.$/)
      expect(found.under.length).toBeGreaterThanOrEqual(3)
      expect(found.text).not.toMatch(/undefined|NaN/)
      expect(found.html.includes('/setup/lines/telefoon/hours')).toBe(reason.startsWith('hours_'))
    }
  })
  it('shows the weeks compared, what was left out, and what it was corrected for', async () => {
    const { text } = await result({ verdict: 'within', ...figures, ...measured(62, 31, 93) })
    expect(text).toContain('We vergelijken 20 weken met dezelfde weken een jaar eerder.')
    expect(text).toContain('Erna: 5 okt 2026 – 21 feb 2027. Ervoor: 6 okt 2025 – 22 feb 2026.')
    expect(text).toContain('2 weken tellen niet mee: toen, of een jaar eerder, is te weinig gemeten.')
    expect(text).toContain('Buiten de nieuwe uren veranderde het aantal hulpvragen met +5%.')
    expect(text).toMatch(/Nooit gesproken, als er niets was veranderd≈ 250/)
  })
  it('is held against the plan that was decided, as it was said when it was kept', async () => {
    const asked: unknown[] = []
    const { site, id } = await kept({
      more: {
        caseResults: (_settings, own) => {
          asked.push(own)
          return Promise.resolve({ result: { promise: own, weeks: 0, leftOut: 0, verdict: 'cannot_tell_yet', reason: 'too_early' }, dataVersion: '9' })
        },
      },
    })
    expect((await site.get(`/case/${id}/result?lang=nl`)).sentence).toBe(
      'Voor deze uitbreiding is nog niets besloten. Zonder begindatum valt er niets te meten.',
    )
    await site.post(`/case/${id}/decide`, decision)
    await site.get(`/case/${id}/result`)
    expect(asked).toEqual([promise])
  })
})

describe('removing a kept case', () => {
  const remove = { version: '1', confirm: 'yes' }
  it('takes it away with all its versions, after it was asked for once more, and says so', async () => {
    const records: AuditRecord[] = []
    const { site, id } = await kept({ more: { access: signedInAs(['manager'], records) } })
    const asked = await site.post(`/case/${id}/remove?lang=nl`, { version: '1' })
    expect([asked.status, asked.problems]).toEqual([422, ['Zet een vinkje als u dit zeker weet.']])
    expect(await site.savedCases.versions(id)).toHaveLength(1)
    const done = await site.post(`/case/${id}/remove?lang=nl`, remove)
    expect([done.status, done.location]).toEqual([303, `/case?said=removed&made=${id}&lang=nl`])
    expect((await site.get('/case?said=removed&lang=nl')).notices).toContain('De uitbreiding is weggehaald.')
    expect([await site.savedCases.all(), (await site.get(`/case/${id}`)).status]).toEqual([[], 404])
    // Who did it stays, with which case it was.
    expect(records.filter(({ object }) => object === 'POST /case/:id/remove').at(-1)).toMatchObject({ action: 'changed', user: 'tester', filter: { id } })
  })
  it('is undone with one press, also twice; a form of the same case is the case again', async () => {
    const { site, id } = await kept()
    const before = await site.savedCases.versions(id)
    const done = await site.post(`/case/${id}/remove?lang=nl`, remove)
    const undo = pressIn((await site.get(done.location ?? '')).html)
    expect(undo).toEqual({ path: `/case/${id}/restore?lang=nl`, fields: {} })
    for (const _twice of [1, 2]) expect((await site.post(undo.path, undo.fields)).location).toBe(`/case/${id}?said=undone&lang=nl`)
    expect(await site.savedCases.versions(id)).toEqual(before)
    expect((await site.get(`/case/${id}?said=undone&lang=nl`)).notices).toContain('Ongedaan gemaakt. Alles staat weer zoals het was.')
    expect((await site.post('/case/0123456789abcdef/restore?lang=nl', {})).location).toBe('/case?said=undo_changed&lang=nl')
  })
  it('can be taken back days later from the list of what was removed, by whoever may, and then stands there no more', async () => {
    const { site, id } = await kept()
    const before = await site.savedCases.versions(id)
    await site.post(`/case/${id}/remove?lang=nl`, remove)
    const { html } = await site.get('/case?lang=nl')
    const list = /<details[^>]*id="removed">[\s\S]*?<\/details>/.exec(html)?.[0] ?? ''
    expect(plain(list)).toContain('Weggehaald in de laatste 30 dagen (1)')
    expect(plain(list)).toContain('kan terug tot')
    expect((await site.post(/action="([^"]*)"/.exec(list)?.[1] ?? '', {})).location).toBe(`/case/${id}?said=undone&lang=nl`)
    expect(await site.savedCases.versions(id)).toEqual(before)
    expect((await site.get('/case?lang=nl')).html).not.toContain('id="removed"')
  })
  it('shows what was removed to nobody who may not put it back', async () => {
    const { site, id } = await kept()
    const reader = caseSite({ saved: await site.savedCases.versions(id), more: { access: signedInAs(['planner']) } })
    await reader.savedCases.remove(id, Date.now())
    expect((await reader.get('/case?lang=nl')).html).not.toContain('id="removed"')
  })
  it('is not done while a first day is settled, nor from an older page', async () => {
    const { site, id } = await kept()
    expect((await site.post(`/case/${id}/remove`, { ...remove, version: '7' })).status).toBe(409)
    await site.post(`/case/${id}/decide?lang=nl`, decision)
    expect((await site.get(`/case/${id}?lang=nl`)).text).toContain('Haal eerst die datum weg; daarna kunt u de uitbreiding weghalen.')
    expect((await site.post(`/case/${id}/remove?lang=nl`, { ...remove, version: '2' })).status).toBe(422)
    await site.post(`/case/${id}/undecide`, { version: '2', decidedBy: 'Sam' })
    expect((await site.post(`/case/${id}/remove`, { ...remove, version: '3' })).status).toBe(303)
  })
  it('is not done while a report rests on it: one that proposes its hours, or tells what came of them', async () => {
    const reportStore = reportStoreInMemory()
    const { site, id } = await kept({ more: { reportStore } })
    const report = frozenReport({ line: 'telefoon' })
    await reportStore.freeze({ ...report, options: { contact: '', caseId: id } }, reportCountsOf(report))
    const refused = await site.post(`/case/${id}/remove?lang=nl`, remove)
    expect([refused.status, refused.problems]).toEqual([422, ['Hierop rust een rapport: Telefoon, 1 jan – 31 dec 2026. Trek dat rapport eerst in.']])
    await reportStore.decide(reportIdOf(report.about), 1, { to: 'withdrawn', by: 'Noor', at: 2000, reason: '' }, 0)
    const told = { ...frozenReport({ line: 'telefoon', version: 2 }), options: { contact: '' } }
    const since = date('2026-09-01')
    await reportStore.freeze(
      { ...told, findings: { ...told.findings, promises: told.findings.promises.map((own) => ({ ...own, name: 'Twee avonden erbij', since })) } },
      reportCountsOf(told),
    )
    await site.post(`/case/${id}/decide`, decision)
    await site.post(`/case/${id}/undecide`, { version: '2', decidedBy: 'Sam' })
    expect((await site.post(`/case/${id}/remove`, { ...remove, version: '3' })).status).toBe(422)
    await reportStore.decide(reportIdOf(told.about), 2, { to: 'withdrawn', by: 'Noor', at: 2000, reason: '' }, 0)
    expect((await site.post(`/case/${id}/remove`, { ...remove, version: '3' })).status).toBe(303)
  })
  it('is for those who keep cases: a planner reads along and has no form for it, nor for keeping or deciding', async () => {
    const store = caseSite()
    await store.post('/case/save', { query, dataVersion: '7-proef', casename: 'X', by: 'Noor' })
    const [saved] = await store.savedCases.all()
    const site = caseSite({ saved: [saved!], more: { access: signedInAs(['planner']) } })
    const found = await site.get(`/case/${saved!.id}?lang=nl`)
    expect(found.html).not.toMatch(/<form method="post" action="\/case/)
    expect((await site.get('/case?lang=nl')).html).not.toContain('action="/case/save')
    expect((await site.post(`/case/${saved!.id}/remove`, remove)).status).toBe(404)
    expect(await site.savedCases.versions(saved!.id)).toHaveLength(1)
  })
})

describe('the list of kept cases', () => {
  it('folds the older ones together and is a file as a whole', async () => {
    const { site, id } = await kept()
    const [saved] = await site.savedCases.versions(id)
    const many = caseSite({ saved: Array.from({ length: 12 }, (_, n) => ({ ...saved!, id: `${'a'.repeat(10)}${n}`, name: `Plan ${n}` })) })
    const found = await many.get('/case?lang=nl')
    expect(found.text).toContain('Ouder (2)')
    const csv = await many.get('/case/kept.csv?lang=nl')
    expect(csv.disposition).toBe('attachment; filename="uitbreiding-bewaard_2026-06-10.csv"')
    expect(csv.html.match(/"Plan \d+"/g)).toHaveLength(12)
  })
})
