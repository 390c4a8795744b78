/** The page in every state in which it must be able to say something true, in both languages. */
import { describe, expect, it } from 'vitest'
import type { CaseAnswer } from '../../../shared/cases/case.ts'
import type { CaseRequest } from '../../../shared/cases/caseRequest.ts'
import { caseJson } from '../../../shared/cases/caseJson.ts'
import { type CaseState, caseAnswers } from '../../builders/caseAnswers.ts'
import { caseSite } from '../../builders/caseSite.ts'
import { settingsWith } from '../../builders/report.ts'

const asked = '/case?ask=hours&plan=Twee+avonden|Tu,Su+19:00-22:00'
const page = (state: CaseState, lang = 'nl', path = asked) => caseSite({ answer: caseAnswers[state] }).get(`${path}&lang=${lang}`)

/** State, Dutch, English. */
const sentences: readonly (readonly [CaseState, string, string])[] = [
  [
    'normal',
    'Met dinsdag en zondag 19–22 uur extra open hadden we in een jaar naar schatting 70 (45–95) van de ongeveer 240 mensen bereikt die we nooit spraken. Dat is 2,2 mensen per 10 medewerkersuren, ongeveer € 155 per extra bereikt mens (€ 115–€ 240).',
    'Opening Tuesday and Sunday 19:00–22:00 would have reached an estimated 70 (45–95) of about 240 people a year we never spoke to. That is 2.2 people per 10 staff hours, about €155 per extra person reached (€115–€240).',
  ],
  [
    'small',
    'Met dinsdag en zondag 19–22 uur extra open hadden we in een jaar naar schatting 6 (2–11) van de ongeveer 18 mensen bereikt die we nooit spraken. Dat is 0,2 mensen per 10 medewerkersuren, ongeveer € 1.830 per extra bereikt mens (€ 990–€ 5.480).',
    'Opening Tuesday and Sunday 19:00–22:00 would have reached an estimated 6 (2–11) of about 18 people a year we never spoke to. That is 0.2 people per 10 staff hours, about €1,830 per extra person reached (€990–€5,480).',
  ],
  [
    'more_staff_helps',
    'Meer bezetting in de huidige uren helpt hier meer: met evenveel medewerkersuren naar schatting 150 (120–190) mensen in een jaar. Met dinsdag en zondag 19–22 uur extra open zijn dat er 12 (3–25).',
    'More staff in the present hours helps more here: with as many staff hours an estimated 150 (120–190) people a year. Opening Tuesday and Sunday 19:00–22:00 would reach 12 (3–25).',
  ],
  [
    'perhaps_nobody',
    'We zien geen duidelijk effect van dinsdag en zondag 19–22 uur extra open: naar schatting 4 (−3 tot 12) mensen meer in een jaar.',
    'We see no clear effect of opening Tuesday and Sunday 19:00–22:00: an estimated 4 (−3 to 12) more people a year.',
  ],
  [
    'nobody',
    'Met dinsdag en zondag 19–22 uur extra open hadden we in een jaar bijna niemand meer bereikt: naar schatting 0 (0–2) mensen.',
    'Opening Tuesday and Sunday 19:00–22:00 would have reached almost nobody more in a year: an estimated 0 (0–2) people.',
  ],
  [
    'cost_without_end',
    'Met dinsdag en zondag 19–22 uur extra open hadden we in een jaar naar schatting 70 (45–95) van de ongeveer 240 mensen bereikt die we nooit spraken. Dat is 2,2 mensen per 10 medewerkersuren, en minstens € 130 per extra bereikt mens.',
    'Opening Tuesday and Sunday 19:00–22:00 would have reached an estimated 70 (45–95) of about 240 people a year we never spoke to. That is 2.2 people per 10 staff hours, and at least €130 per extra person reached.',
  ],
  [
    'without_cost',
    'Met dinsdag en zondag 19–22 uur extra open hadden we in een jaar naar schatting 70 (45–95) van de ongeveer 240 mensen bereikt die we nooit spraken. Dat is 2,2 mensen per 10 medewerkersuren.',
    'Opening Tuesday and Sunday 19:00–22:00 would have reached an estimated 70 (45–95) of about 240 people a year we never spoke to. That is 2.2 people per 10 staff hours.',
  ],
  [
    'closed_not_recorded',
    'Dit kunnen we nog niet zeggen: uw systeem registreert geen oproepen buiten openingstijd, dus we weten niet wie het toen probeerde.',
    'We cannot say this yet: your system records no calls while closed, so we do not know who tried then.',
  ],
  [
    'too_few_weeks',
    'Dit kunnen we nog niet zeggen: daarvoor zijn 8 hele weken nodig, en zoveel zijn er nog niet gemeten. Na nog 5 weken meten wel.',
    'We cannot say this yet: that takes 8 complete weeks, and fewer have been measured. After 5 more weeks of measuring we can.',
  ],
  [
    'too_few_recognised',
    'Dit kunnen we nog niet zeggen: de meeste bellers zijn anoniem, dus we weten niet wie we later alsnog spraken.',
    'We cannot say this yet: most callers withhold their number, so we do not know whom we reached later.',
  ],
  [
    'too_little_measured',
    'Dit kunnen we nog niet zeggen: van deze periode is minder dan 80% gemeten.',
    'We cannot say this yet: less than 80% of this period was measured.',
  ],
  [
    'too_few_needs',
    'Dit kunnen we nog niet zeggen: op deze uren zagen we minder dan 20 hulpvragen. Na nog 8 weken meten wel.',
    'We cannot say this yet: we saw fewer than 20 needs at these hours. After 8 more weeks of measuring we can.',
  ],
  [
    'too_few_needs_no_date',
    'Dit kunnen we nog niet zeggen: op deze uren zagen we bijna niemand die het probeerde.',
    'We cannot say this yet: we saw almost nobody who tried at these hours.',
  ],
  [
    'already_open',
    'Op deze uren is de lijn al open. Meer bezetting op die uren rekent u uit bij het rooster.',
    'The line is open at these hours already. What more staff at those hours brings is on the roster page.',
  ],
  [
    'nothing_found',
    'Binnen deze grenzen vinden we geen uren waarvan we kunnen zeggen dat ze helpen.',
    'Within these limits we find no hours of which we can say that they help.',
  ],
]
const states = Object.keys(caseAnswers) as CaseState[]
/** A number and its unit are one. */
const words = (sentence: string) => sentence.replaceAll(/(\d) uur/g, '$1_uur').split(/\s+/).length

describe('the headline', () => {
  it.each(sentences)('of "%s"', async (state, nl, en) => {
    expect([(await page(state)).sentence, (await page(state, 'en')).sentence]).toEqual([nl, en])
  })
  it.each(states)('of "%s" is at most two sentences of thirty words', async (state) => {
    const { sentence = '' } = await page(state)
    const parts = sentence.split(/(?<=[.])\s(?=[A-Z])/)
    expect(parts.length).toBeLessThanOrEqual(2)
    expect(Math.max(...parts.map(words))).toBeLessThanOrEqual(30)
  })
  it('of many hours says how many they are, and names them below', async () => {
    const blocks = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: (18 + (weekday % 3)) * 60, until: 23 * 60, staff: 1 }))
    const answer = caseAnswers.normal
    const plans = answer.plans.map((plan) => (plan.kind === 'hours' ? { ...plan, blocks } : plan))
    const found = await caseSite({ answer: { ...answer, plans } }).get(asked)
    expect(found.sentence).toMatch(/^Met 29 uur per week extra open/)
    expect(found.under).toContain('De extra uren: maandag, donderdag en zondag 18–23 uur, dinsdag en vrijdag 19–23 uur en woensdag en zaterdag 20–23 uur.')
  })
})

describe('every state', () => {
  it.each(states.flatMap((state) => ['nl', 'en'].map((lang) => [state, lang] as const)))('"%s" in %s is whole', async (state, lang) => {
    const found = await page(state, lang)
    expect(found.status).toBe(200)
    expect(found.text).not.toMatch(/undefined|NaN|\[object|Infinity/)
    expect(found.html).toContain(`<html lang="${lang}"`)
  })
})

describe('what stands below the headline', () => {
  it('says whether more staff in present hours would do as well', async () => {
    expect((await page('normal')).under).toContain('Dat is duidelijk meer dan met evenveel uren erbij in de huidige openingstijd.')
    expect((await page('no_difference')).under).toContain('Of dit meer helpt dan evenveel uren erbij in de huidige openingstijd, kunnen we niet zeggen.')
    expect((await page('more_staff_helps')).text).not.toContain('Dat is duidelijk minder')
  })
  it('names the evidence, the weeks and what of them was measured', async () => {
    expect((await page('gap')).under).toContain('Bewijs: redelijk. We keken naar 52 hele weken (9 jun 2025 – 7 jun 2026). Van die periode is 91% gemeten.')
  })
  it('says that the number may fall outside its range where the new hours would be full themselves, and only there', async () => {
    const answerOf = (parts: { readonly throughShare: number; readonly loss: number }): CaseAnswer => ({
      ...caseAnswers.normal,
      plans: caseAnswers.normal.plans.map((plan) => (plan.parts === undefined ? plan : { ...plan, parts: { ...plan.parts, ...parts } })),
    })
    const under = async (throughShare: number, loss: number, lang: string) =>
      (await caseSite({ answer: answerOf({ throughShare, loss }) }).get(`${asked}&lang=${lang}`)).under.join(' ')
    // Of the 80 gained.
    for (const [through, loss] of [
      [0.4, 5],
      [0.57, 18],
    ] as const) {
      expect(await under(through, loss, 'nl')).toContain('Het aantal kan buiten de marge vallen.')
      expect(await under(through, loss, 'en')).toContain('The number may fall outside the range.')
      const told = caseJson({ answer: answerOf({ throughShare: through, loss }), dataVersion: '1' })
      expect(told).toMatchObject({ plans: expect.arrayContaining([expect.objectContaining({ kind: 'hours', fullHours: true })]) })
    }
    expect(await under(0.6, 5, 'nl')).not.toContain('buiten de marge')
    expect(JSON.stringify(caseJson({ answer: answerOf({ throughShare: 0.6, loss: 5 }), dataVersion: '1' }))).not.toContain('"fullHours":true')
  })
  it('says which hours are open already, that holidays are out, and that closed hours are partly known', async () => {
    expect((await page('partly_open')).under).toContain('Op dinsdag 16–17 uur is de lijn al open. Die uren tellen niet mee.')
    expect((await page('holidays_out')).under).toContain('Weken met een feestdag tellen niet mee.')
    expect((await page('closed_partly')).under.join(' ')).toContain('registreert uw systeem maar een deel van de oproepen')
  })
})

describe('a refusal', () => {
  it('says what it takes, what of that is there, and the Monday from which it can be said', async () => {
    const found = await page('too_few_needs')
    expect(found.text).toContain('Minstens 20 hulpvragen op deze uren.')
    expect(found.text).toContain('Meet de lijn gewoon door, dan kan dit vanaf 3 aug 2026.')
    expect(found.html).toMatch(/class="condition fails".*?Minstens 20 hulpvragen/s)
    expect(found.html).toMatch(/class="condition holds".*?Minstens 8 hele weken gemeten: het zijn er 52/s)
  })
  it.each([
    ['too_few_weeks', `${asked}&period=4w`],
    ['too_few_needs', `${asked}&period=4w`],
    ['too_little_measured', `${asked}&from=2026-01-01&to=2026-02-01`],
    ['too_little_measured', `${asked}&period=156w`],
  ] as const)('offers a period that says enough, of which was looked whether it does: %s, %s', async (state, path) => {
    const isYear = ({ from, to }: CaseRequest) => Date.parse(to) - Date.parse(from) === (52 * 7 - 1) * 86_400_000
    const answer = (request: CaseRequest) => ({ ...(isYear(request) ? caseAnswers.normal : caseAnswers[state]), request })
    const links = async (own: (request: CaseRequest) => typeof caseAnswers.normal, lang: string) =>
      (await caseSite({ answer: own }).get(`${path}&lang=${lang}`)).links.filter(({ text }) => /Reken met|Use the last/.test(text))
    expect(await links(answer, 'nl')).toEqual([{ text: 'Reken met het laatste jaar', href: expect.not.stringMatching(/period=|from=/) }])
    expect(await links(answer, 'en')).toEqual([{ text: 'Use the last year', href: expect.not.stringMatching(/period=|from=/) }])
    // Where none does, nobody is sent from one refusal to the next.
    expect(await links((request) => ({ ...caseAnswers[state], request }), 'nl')).toEqual([])
  })
  it('leads to a cure: the line, the gaps', async () => {
    const leadsTo = async (state: CaseState, path = asked) => (await page(state, 'nl', path)).links.map(({ href }) => href)
    expect(await leadsTo('closed_not_recorded')).toContainEqual(expect.stringContaining('/setup/lines/telefoon'))
    expect(await leadsTo('too_little_measured')).toContainEqual(expect.stringContaining('/data/gaps'))
  })
  it('names no date that lies behind us', async () => {
    const answer = { ...caseAnswers.too_few_needs, request: { ...caseAnswers.too_few_needs.request, to: '2024-06-02' as never } }
    expect((await caseSite({ answer }).get(asked)).text).not.toContain('dan kan dit vanaf')
  })
  it('draws nothing and promises nothing', async () => {
    const found = await page('closed_not_recorded')
    expect(found.html).not.toContain('class="trade-off"')
    expect(found.text).not.toContain('Waar komen deze mensen vandaan')
  })
})

describe('the plans beside each other', () => {
  it('always hold the same staff hours in present hours, and changing nothing', async () => {
    for (const state of ['normal', 'too_few_needs', 'proposed'] as const) {
      const { text } = await page(state)
      expect(text).toContain('Meer bezetting in de huidige uren')
      expect(text).toContain('Niets veranderen')
    }
  })
  it('say nothing of the evidence of hours that are open already', async () => {
    expect((await page('already_open')).html).not.toContain('id="evidence"')
    expect((await page('normal')).html).toContain('id="evidence"')
  })
  it('say of a plan that cannot be judged that it cannot', async () => {
    const { html } = await page('several')
    expect(html).toMatch(/D\. Nacht van woensdag<\/th>.*?niet bekend/s)
  })
  it('differ in words only where the range of the difference leaves zero out', async () => {
    const { text } = await page('several')
    expect(text).toMatch(/Plan E \(Voorstel\) bereikt naar schatting \d+ \(\d+–\d+\) mensen per jaar meer dan plan C \(Vroege ochtend\)\./)
    expect(text).toContain('Tussen plan E (Voorstel) en plan A (Twee avonden) zien we geen duidelijk verschil.')
    expect(text).toContain('mensen per jaar meer dan plan F (meer bezetting in de huidige uren).')
  })
  it('carry the chance of being the best only where there is a choice', async () => {
    expect((await page('several')).text).toContain('Kans op het beste plan')
    expect((await page('normal')).text).not.toContain('Kans op het beste plan')
  })
  it('show no cost where none was given, and say how to see one', async () => {
    const found = await page('without_cost', 'nl', `${asked}&cost=`)
    expect(found.text).not.toContain('Kosten per jaar')
    expect(found.under.join(' ')).toContain('Vul bij stap 2 in wat een medewerkersuur kost')
  })
})

describe('the figure', () => {
  it('has its finding as title, a text alternative, a key with shapes, and the table', async () => {
    const { html, text } = await page('proposed')
    expect(html).toMatch(/<svg class="trade-off"[^>]*role="img"/)
    expect(html).toMatch(/<desc id="trade-off-svg-desc">A\. Voorstel: 80 \(55–110\), 8.uur\. B\. Meer bezetting in de huidige uren/)
    expect(text).toContain('Langer open met 8 medewerkersuren per week: naar schatting 80 mensen meer in een jaar')
    expect(text).toContain('Vanaf 6 medewerkersuren per week levert iemand erbij in de huidige openingstijd naar schatting meer op dan nog langer open zijn.')
    expect(text).toContain('bereikt het voorstel 70 mensen in een jaar')
  })
  it('keeps the words at the dashed line within a telephone, and hours whole with their unit', async () => {
    const { html } = await page('several')
    expect(html).toMatch(/class="stop-label" text-anchor="middle">meer bezetting helpt meer/)
    expect(html).toMatch(/<span class="unbroken">13–16\u00a0uur<\/span>/)
  })
  it('says in its title that more staff brings more, where that is so', async () => {
    expect((await page('more_staff_helps')).text).toContain('naar schatting 150 tegen 12 mensen in een jaar')
  })
  it('claims nothing in its title where nothing is clear', async () => {
    expect((await page('perhaps_nobody')).text).toContain('We zien geen duidelijk effect van langer open')
  })
})

describe('evidence', () => {
  it('is a rule with a tick or a cross for each condition', async () => {
    const { html, text } = await page('backtest_failed')
    expect(html.match(/class="condition holds"/g)).toHaveLength(4)
    expect(html.match(/class="condition fails"/g)).toHaveLength(1)
    expect(text).toContain('De schatting klopte niet toen we haar nakeken op weken die ze niet kende.')
    expect(text).toContain('Het bewijs is redelijk')
    expect((await page('several')).text).toContain('Het bewijs voor plan E (Voorstel) is sterk')
  })
  it('names the low end as it stands in the range, rounded outward', async () => {
    const answer = caseAnswers.normal
    const plans = answer.plans.map((plan) => (plan.kind === 'hours' ? { ...plan, peoplePerYear: { value: 72, low: 48, high: 94 } } : plan))
    const found = await caseSite({ answer: { ...answer, plans } }).get(`${asked}&lang=nl`)
    expect(found.sentence).toContain('70 (45–95)')
    expect(found.text).toContain('Ook aan de lage kant (45 mensen) bereikt dit plan meer')
  })
  it('checks itself in words', async () => {
    expect((await page('normal')).text).toContain(
      'Gemaakt op 9 jun 2025 – 8 mrt 2026, gecontroleerd op 9 mrt – 7 jun 2026: voorspeld 11–24 hulpvragen op deze uren, gebeurd 17.',
    )
    expect((await page('normal')).text).toContain('De voorspelling klopt: wat er gebeurde, ligt binnen de marge.')
    expect((await page('backtest_failed')).text).toContain('Daarom noemen we het bewijs hoogstens redelijk.')
    expect((await page('no_backtest')).text).toContain('Er is te weinig gemeten om de schatting na te kijken op weken die ze niet kende.')
  })
  it('judges no evidence where it refuses: what it takes is said once, with its own limits', async () => {
    for (const refusal of ['closed_not_recorded', 'too_few_weeks', 'too_little_measured', 'too_few_needs', 'nothing_found'] as const) {
      const { html, text } = await page(refusal)
      expect([refusal, html.includes('id="needed"'), html.includes('id="evidence"')]).toEqual([refusal, true, false])
      expect(text).not.toContain('Minstens 26 hele weken')
    }
  })
})

describe('assumptions', () => {
  it('are switches, each an address that works everything out again', async () => {
    const site = caseSite()
    const { links } = await site.get(`${asked}&lang=nl`)
    const turned = links.find(({ text }) => text === 'steeds iemand anders')?.href ?? ''
    expect(turned).toContain('withheld=different')
    const found = await site.get(turned)
    expect(site.asked.at(-1)?.switches.withheld).toBe('different')
    expect(site.asked.at(-1)?.plans[0]?.blocks).toHaveLength(2)
    expect(found.text).toContain('U kijkt nu met één andere aanname dan gewoonlijk.')
  })
  it('about new people never touch the headline', async () => {
    const { text, sentence } = await page('normal')
    expect(text).toContain(
      'Komen er op deze uren een kwart meer hulpvragen dan we ooit zagen, dan krijgen in een jaar 105 (75–140) extra hulpvragen een gesprek.',
    )
    expect(sentence).not.toContain('105')
  })
  it('and parts of the estimate say where the people come from, what is lost with its sign', async () => {
    const { text, html } = await page('normal')
    expect(text).toContain('Waar komen deze mensen vandaan? (Twee avonden)')
    expect(html).toContain('≈ −5')
    expect(text).toContain('In mensen is dat 70 (45–95) in een jaar.')
  })
})

describe('without anything asked', () => {
  it('a proposal within the usual limits answers the question of the page', async () => {
    const site = caseSite({ answer: caseAnswers.proposed })
    const found = await site.get('/case?lang=nl')
    expect(site.asked[0]).toMatchObject({ plans: [], propose: { budgetHours: 6, minBlockMinutes: 120, minStaff: 1, goal: 'people' }, costPerStaffHour: 35 })
    expect(found.under).toContain('Dit is een voorstel met gewone grenzen. Pas ze hieronder aan, of kies zelf uren.')
  })
  it('and without a line leads to the set-up', async () => {
    const found = await caseSite({ settings: settingsWith({}, { lines: [] }) }).get('/case')
    expect([found.status, found.html.includes('/setup')]).toEqual([200, true])
  })
  it('is on the menu', async () => {
    expect((await caseSite().get('/case?lang=nl')).html).toMatch(/aria-current="page">Uitbreiding</)
  })
})
