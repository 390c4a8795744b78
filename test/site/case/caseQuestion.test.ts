/** What people type and what stands in addresses: everything wrong is named with where and the cure, and nothing typed is lost. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planText, readPlan } from '../../../functions/site/pages/case/asking/planText.ts'
import { readRow, rowsOf } from '../../../functions/site/pages/case/asking/hoursRows.ts'
import { tidy } from '../../../functions/site/pages/case/asking/weekHours.ts'
import { readCaseQuery } from '../../../shared/cases/caseQuery.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import { caseAnswers } from '../../builders/caseAnswers.ts'
import { caseSettings, caseSite } from '../../builders/caseSite.ts'
import { date } from '../../builders/report.ts'

const typed = (day: string, start: string, end: string, staff = '1') =>
  `day=${day}&start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}&staff=${staff}`
const ask = (query: string, lang = 'nl') => caseSite({ answer: caseAnswers.proposed }).get(`/case?ask=hours&${query}&lang=${lang}`)
const block = fc.record({
  weekday: fc.integer({ min: 0, max: 6 }),
  from: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  length: fc.integer({ min: 1, max: 24 }).map((half) => half * 30),
  staff: fc.integer({ min: 1, max: 9 }),
})
const blocks = fc.array(block, { minLength: 1, maxLength: 8 }).map((all) => tidy(all.map(({ length, ...own }) => ({ ...own, until: own.from + length }))))

describe('a row that is wrong', () => {
  it('in several ways is told all of them at once', async () => {
    expect((await ask(typed('', '19:00', '25:30', '0'))).problems).toHaveLength(3)
  })
  it.each([
    [typed('2', '19:00', '25:30'), 'Regel 1: de tijd “25:30” bestaat niet. Bedoelt u 01:30 op de volgende dag? Vul dan 01:30 in.'],
    [typed('2', '22:00', '19:00'), 'Regel 1: 19:00 ligt vóór 22:00. Draai de tijden om. Een nacht mag doorlopen tot 12:00 de volgende ochtend.'],
    [typed('2', 'zeven', '19:00'), 'Regel 1: “zeven” is geen tijd. Schrijf een tijd zoals 19:00.'],
    [typed('', '19:00', '22:00'), 'Regel 1: kies een dag.'],
    [typed('2', '19:00', ''), 'Regel 1: vul een begin- en een eindtijd in, zoals 19:00.'],
    [typed('2', '19:00', '19:00'), 'Regel 1: begin en eind zijn gelijk. Een hele dag is 0:00 tot 24:00.'],
    [typed('2', '24:00', '02:00'), 'Regel 1: 24:00 is het eind van de dag. Kies de volgende dag, vanaf 0:00.'],
    [typed('2', '19:00', '22:00', '0'), 'Regel 1: “0” mensen kan niet. Vul een heel getal in van 1 tot 50.'],
    [typed('2', '10:00', '12:00'), 'Regel 1: 10:00–12:00 is de lijn al open. Kies uren waarop de lijn dicht is.'],
    [`${typed('6', '10:00', '12:00')}&${typed('7', '19:00', '9u99')}`, 'Regel 2: “9u99” is geen tijd. Schrijf een tijd zoals 19:00.'],
  ])('%s is named with its cure, and stays in its field', async (query, words) => {
    const found = await ask(query)
    expect(found.problems).toEqual([words])
    expect(found.title).toMatch(/^Fout: /)
    expect(found.sentence).toBe('Verbeter eerst wat hieronder staat.')
    for (const [, value = ''] of query.matchAll(/(?:start|end|staff)=([^&]+)/g)) expect(found.html).toContain(`value="${decodeURIComponent(value)}"`)
    expect(found.html).toContain('aria-invalid="true"')
  })
  it('is said in English too', async () => {
    expect((await ask(typed('2', '19:00', '25:30'), 'en')).problems).toEqual([
      'Row 1: the time “25:30” does not exist. Do you mean 01:30 on the next day? Then fill in 01:30.',
    ])
  })
  it('keeps every other row and plan', async () => {
    const found = await ask(`plan=${encodeURIComponent('Avond|Su 19:00-22:00')}&${typed('6', '10:00', '12:00')}&${typed('7', 'x', '9:00')}&name=Weekend`)
    expect(found.html).toContain('name="plan" value="Avond|Su 19:00-22:00"')
    expect(found.html).toContain('value="Weekend"')
    expect(found.html).toContain('value="10:00"')
  })
})

describe('rows that are right', () => {
  const blocksOf = async (query: string) => {
    const site = caseSite()
    const found = await site.get(`/case?ask=hours&${query}`)
    expect(found.problems).toEqual([])
    return site.asked.at(-1)?.plans.map(({ blocks: own }) => own)
  }
  it('are read as people write times, over midnight too', async () => {
    expect(await blocksOf(typed('6', '22', '2.30', '2'))).toEqual([[{ weekday: 5, from: 1320, until: 1590, staff: 2 }]])
  })
  it('go together with dayparts, without what is open already', async () => {
    expect(await blocksOf(`${typed('weekend', '0900', '11u00')}&cell=3-afternoon&gridstaff=2`)).toEqual([
      [
        { weekday: 2, from: 1020, until: 1080, staff: 2 },
        { weekday: 5, from: 540, until: 660, staff: 1 },
        { weekday: 6, from: 540, until: 660, staff: 1 },
      ],
    ])
  })
  it('that overlap count once, with the larger number of people', async () => {
    expect(await blocksOf(`${typed('7', '19:00', '21:00')}&${typed('7', '20:00', '22:00', '2')}`)).toEqual([
      [
        { weekday: 6, from: 1140, until: 1200, staff: 1 },
        { weekday: 6, from: 1200, until: 1320, staff: 2 },
      ],
    ])
  })
  it('read back from a plan as what was typed', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const again = tidy(
          rowsOf(all).flatMap((row, n) =>
            'blocks' in readRow(row, n, textsOf('nl').case) ? (readRow(row, n, textsOf('nl').case) as { blocks: never[] }).blocks : [],
          ),
        )
        // A block that ends in the afternoon of the next day has no row of its own.
        if (all.every(({ until }) => until <= 1440 + 720)) expect(again).toEqual(all)
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

describe('limits that are wrong', () => {
  it.each([
    ['budget=nul', 'Hoogstens zoveel medewerkersuren per week: “nul” kan niet. Vul een getal in van 1 tot 2.000.'],
    ['block=30', 'Kortste blok in uren: “30” kan niet. Vul een getal in van 0,5 tot 24.'],
    ['earliest=zes', 'Niet eerder dan: “zes” is geen tijd. Schrijf een tijd zoals 19:00.'],
    ['earliest=20:00&latest=21:00', 'Tussen 20:00 en 21:00 past geen blok. Kies een latere eindtijd of een korter blok.'],
    ['least=3&most=2', 'Het grootste aantal mensen tegelijk is kleiner dan het kleinste. Draai ze om.'],
    ['cost=-5', 'Kosten van een medewerkersuur in euro: “-5” kan niet. Vul een getal in van 0 tot 1.000.'],
  ])('%s is named with its cure', async (query, words) => {
    const found = await caseSite().get(`/case?ask=propose&${query}&lang=nl`)
    expect(found.problems).toEqual([words])
    for (const [, value = ''] of query.matchAll(/=([^&]+)/g)) expect(found.html).toContain(`value="${value}"`)
  })
  it('are read with a comma, and a night runs on', async () => {
    const site = caseSite()
    await site.get('/case?ask=propose&budget=12,5&earliest=20:00&latest=2:00&cost=32,50&handover=15')
    expect(site.asked[0]).toMatchObject({ propose: { budgetHours: 12.5, earliest: 1200, latest: 1560 }, costPerStaffHour: 32.5, handOverMinutes: 15 })
  })
})

describe('an address', () => {
  it('with a plan that cannot be read names it, with the cure', async () => {
    expect((await ask(`plan=${encodeURIComponent('Nacht|Su 25:00-26:00')}`)).problems[0]).toMatch(/^Het plan “Nacht” in dit adres kunnen we niet lezen: .+\.$/)
    expect((await ask(`plan=${encodeURIComponent('Vroeg|Su[1] 10:00-12:00')}`)).problems[0]).toContain('gebruik alleen gewone weekdagen')
  })
  it('with forty plans works out five, names the others and keeps them', async () => {
    const site = caseSite({ answer: caseAnswers.several })
    const plans = Array.from({ length: 40 }, (_, n) => `plan=${encodeURIComponent(`P${n + 1}|Su 19:00-22:00`)}`).join('&')
    const found = await site.get(`/case?ask=hours&${plans}&lang=nl`)
    expect(site.asked[0]?.plans.map(({ name }) => name)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5'])
    expect(found.notices.join(' ')).toMatch(/Er passen vijf plannen naast elkaar\. Niet berekend: P6, P7, .* en P40\. Haal eerst een ander plan weg\./)
    expect(found.html).toContain('value="P39|Su 19:00-22:00"')
  })
  it('with an unknown line, switch or parameter says what is used in its place', async () => {
    const found = await ask('line=fax&withheld=soms&kleur=rood&plan=x|Su+19:00-22:00')
    expect(found.notices.join(' ')).toContain('De lijn “fax” bestaat niet. We rekenen met Telefoon.')
    expect(found.notices.join(' ')).toContain('Bij “withheld” kan “soms” niet. We gebruiken de gewone keuze.')
    expect(found.text).toContain('“kleur” kennen we niet')
    expect(found.text).not.toContain('“ask” kennen we niet')
  })
  it('with a period that cannot be falls back to a year, and says so', async () => {
    const site = caseSite()
    const found = await site.get('/case?from=2027-01-01&plan=x|Su+19:00-22:00&lang=nl')
    expect(site.asked[0]).toMatchObject({ from: '2025-06-09', to: '2026-06-07' })
    expect(found.text).toContain('moet nog komen')
  })
  it('with hours asked for and none given says to choose some', async () => {
    expect((await ask('')).problems).toEqual(['Kies uren: vul een regel in of zet een vinkje bij een dagdeel.'])
  })
  it('shows what somebody typed only as text', async () => {
    const found = await ask(`${typed('2', '<script>', '"><b>')}&name=${encodeURIComponent('<img src=x>')}`)
    expect(found.html).not.toMatch(/<script>|<b>|<img/)
  })
})

describe('with nothing asked', () => {
  it('the page asks what scripts ask: the same period, limits and assumptions', async () => {
    const site = caseSite()
    await site.get('/case')
    const [line] = caseSettings.lines
    const { request } = readCaseQuery(new URLSearchParams(), { line: line!, settings: caseSettings }, date('2026-06-10'))
    expect(site.asked[0]).toEqual(request)
  })
})

describe('a plan in an address', () => {
  it('reads back as the same plan', () => {
    fc.assert(
      fc.property(blocks, fc.string({ maxLength: 40 }), (all, name) => {
        const read = readPlan(planText({ name, blocks: all }), textsOf('nl'))
        expect('plan' in read && tidy(read.plan.blocks)).toEqual(all)
        expect('plan' in read && read.plan.name).toBe(name.replaceAll('|', '-').trim())
      }),
      { seed: 7, numRuns: 300 },
    )
  })
  it('is as short as people would write it', () => {
    expect(planText({ name: 'Avonden', blocks: [1, 6].map((weekday) => ({ weekday, from: 1140, until: 1320, staff: 1 })) })).toBe('Avonden|Tu,Su 19:00-22:00')
    expect(planText({ name: '', blocks: [{ weekday: 5, from: 1320, until: 1560, staff: 3 }] })).toBe('|Sa 22:00-02:00 x3')
  })
})

describe('the link is the state', () => {
  const shared = async (query: string) => {
    const site = caseSite({ answer: caseAnswers.several })
    const found = await site.get(`/case?${query}&lang=nl`)
    const link = found.links.find(({ text }) => text === 'Deel deze weergave')?.href ?? ''
    await site.get(link)
    return { link, asked: site.asked }
  }
  it.each([
    `ask=hours&${typed('2', '19:00', '22:00')}&name=Avond`,
    `ask=both&plan=${encodeURIComponent('A|Su 19:00-22:00 x2 / Sa 10:00-12:00')}&budget=9&goal=spread&cost=40`,
    'ask=propose&budget=20&least=2&most=3&earliest=18:00&latest=2:00&withheld=repeating&holidays=out',
    'line=chat&period=26w&ask=hours&plan=x|Mo+08:00-12:00&short=include',
  ])('%s asks the same when it is shared, with fixed dates', async (query) => {
    const { link, asked } = await shared(query)
    expect(link).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/)
    expect(asked[1]).toEqual(asked[0])
  })
  it('in the other language it asks the same too', async () => {
    const site = caseSite()
    const found = await site.get(`/case?ask=hours&${typed('2', '19:00', '22:00')}&withheld=different&lang=nl`)
    await site.get(found.links.find(({ text }) => text === 'English')?.href ?? '')
    expect(site.asked[1]).toEqual(site.asked[0])
  })
  it('plans can be changed, taken away, added to, and a proposal taken over', async () => {
    const site = caseSite({ answer: caseAnswers.several })
    const two = `ask=both&plan=${encodeURIComponent('A|Su 19:00-22:00')}&plan=${encodeURIComponent('B|Tu 19:00-22:00')}`
    const { links } = await site.get(`/case?${two}&lang=nl`)
    const follow = async (text: string) => site.get((links.find((own) => own.text === text)?.href ?? '').split('#')[0] ?? '')
    expect((await follow('Wijzig A')).html).toMatch(/name="plan" value="B\|Tu 19:00-22:00">.*name="at" value="0"/s)
    await follow('Haal A weg')
    expect(site.asked.at(-1)?.plans.map(({ name }) => name)).toEqual(['B'])
    expect((await follow('Nog een plan ernaast zetten')).text).toContain('Deze plannen blijven ernaast staan: A en B.')
    await follow('Neem het voorstel over om het aan te passen')
    expect(site.asked.at(-1)?.plans.map(({ name }) => name)).toEqual(['A', 'B', 'Voorstel'])
    expect(site.asked.at(-1)?.propose).toBeUndefined()
  })
})
