/** Reading a roster as a browser without a script sees it: pages and posts, nothing else. */
import { describe, expect, it } from 'vitest'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { mostParcelCharacters } from '../../shared/rosters/rosterParcel.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { settingsWith } from '../builders/report.ts'
import { sheetOf, zip } from '../builders/spreadsheet.ts'
import { filled, type RosterSite, rosterSite } from '../builders/rosterSite.ts'

const telefoon = LineId.parse('telefoon')
const chat = { id: 'chat', name: 'Chat jongeren', channel: 'chat', hours: [{ from: '2000-01-01', week: 'Mo-Su 12:00-24:00' }] }
const twoLines = (() => {
  const one = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 09:00-24:00' }] })
  return settingsWith({}, { lines: [...one.lines, chat] })
})()
const oneLine = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 00:00-24:00' }] })
const head = 'Datum;Starttijd;Eindtijd;Dienst;Team;Medewerker;Telefoonnummer\r\n'
/** A time 25:30, a doubled row, a name that is no team. */
const threeFaults = `${head}15-6-2026;19:00;22:00;Avond;Telefoon;Noor;0999000001\r
15-6-2026;22:00;25:30;Laat;Telefoon;Sam;0999000002\r
16-6-2026;19:00;22:00;Avond;Telefoon;Noor;0999000001\r
16-6-2026;19:00;22:00;Avond;Telefoon;Noor;0999000001\r
16-6-2026;19:00;22:00;Avond;Koffieploeg;Ali;0999000003\r
16-6-2026;19:00;22:00;Avond;Chat jongeren;Eva;0999000004\r
`
const shiftsOf = async (site: RosterSite, line = telefoon) => (await site.rosters.weeks(line, '2000-W01', '2100-W01')).flatMap(({ shifts }) => shifts)
const clock = (at: number) => new Date(at).toISOString().slice(0, 16)
/** From the file to the page that says what would happen. */
async function checked(site: RosterSite, name: string, content: string | Uint8Array, more: Readonly<Record<string, string | readonly string[]>> = {}) {
  const columns = await site.upload(name, content)
  return site.post('/roster/import/check?lang=nl', filled(columns.fields, more))
}

describe('rows pasted from a spreadsheet', () => {
  const paste = (site: RosterSite, pasted: string) => site.upload('', '', { pasted })
  it('are read as a file is, an empty cell before the names of the columns included', async () => {
    const site = rosterSite({ settings: oneLine })
    expect((await site.get('/roster/import?lang=nl')).text).toContain('Of plak de rijen uit uw spreadsheet')
    const rows = '\tDatum\tStarttijd\tEindtijd\r\nNoor\t15-6-2026\t19:00\t22:00\r\nSam\t16-6-2026\t19:00\t25:30\r\n'
    const columns = await paste(site, rows)
    expect(columns.text).toContain('Gelezen: Geplakte rijen.')
    const check = await site.post('/roster/import/check?lang=nl', columns.fields)
    expect([check.sentence, check.faults[0]]).toEqual(['1 dienst, 1 fout, 0 waarschuwingen.', expect.stringMatching(/^Rij 3, Eindtijd “25:30”/)])
    await site.post('/roster/import/save?lang=nl', check.fields)
    expect((await shiftsOf(site)).map(({ from, until }) => [clock(from), clock(until)])).toEqual([['2026-06-15T17:00', '2026-06-15T20:00']])
    expect(JSON.stringify(await shiftsOf(site))).not.toContain('Noor')
  })
  it('that are no roster are still there to be mended; a file that was chosen goes before them', async () => {
    const site = rosterSite({ settings: oneLine })
    const failed = await paste(site, 'BEGIN:VCALENDAR nonsense <b>')
    expect([failed.status, failed.html]).toEqual([422, expect.stringContaining('BEGIN:VCALENDAR nonsense &lt;b&gt;</textarea>')])
    expect((await site.upload('rooster.csv', threeFaults, { pasted: 'nonsense' })).text).toContain('Gelezen: rooster.csv.')
  })
  it('that cannot be read are given back with what is wrong beside them, and not beside a file that nobody chose', async () => {
    const answer = await paste(rosterSite({}), 'Datum\tStarttijd\tEindtijd\tTeam\tTeam\n15-6-2026\t19:00\t22:00\tTelefoon\tNoor')
    expect(answer.html).toMatch(/<a href="#field-pasted">Een kolom komt twee keer voor\. Haal er één weg\.<\/a>/)
    expect(answer.html).toContain('id="field-pasted-problem"')
    expect(answer.html).not.toContain('id="field-file-problem"')
  })
  it('that cannot be read are spoken of as rows, not as a file', async () => {
    const answer = await paste(rosterSite({}), 'BEGIN:VCALENDAR nonsense')
    expect(answer.html).toMatch(/<a href="#field-pasted">De geplakte rijen zijn niet te lezen\. Kopieer ze opnieuw uit uw spreadsheet\.<\/a>/)
    const ofText = [
      'too_large',
      'unknown_format',
      'not_readable',
      'too_many_rows',
      'too_many_columns',
      'days_without_times',
      'empty',
      'double_column',
      'too_heavy',
    ] as const
    for (const fault of ofText) expect(`${textsOf('nl').roster.pastedFault(fault)} ${textsOf('en').roster.pastedFault(fault)}`).not.toMatch(/bestand|\bfile/)
  })
})

describe('a roster file with three faults', () => {
  it('is read in four steps: the team is asked for, the faults are named with their cure, the good rows are taken (E7)', async () => {
    const site = rosterSite({ settings: twoLines })
    const start = await site.get('/roster/import?lang=nl')
    expect(start.sentence).toContain('Er wordt niets bewaard')
    const columns = await site.upload('rooster.csv', threeFaults)
    expect(columns.sentence).toBe('Er staan 6 rijen in dit bestand. Kloppen de kolommen?')
    expect(columns.text).toContain('Koffieploeg (1 dienst)')
    expect(columns.text).toContain('Deze kolommen bewaren we niet: Medewerker, Telefoonnummer.')
    const check = await site.post('/roster/import/check?lang=nl', columns.fields)
    expect(check.sentence).toBe('3 diensten, 3 fouten, 0 waarschuwingen.')
    expect(check.faults).toEqual([
      'Rij 3, Eindtijd “25:30”: Deze tijd bestaat niet. Bedoelt u 01:30 op de volgende dag?Rij 5: Deze rij is gelijk aan rij 4. Is het een tweede persoon? Zet dan het aantal op 2 of voeg een naam toe.Rij 6, Team “Koffieploeg”: Dit is geen team of lijn die we kennen. Kies bij welke lijn dit team hoort.',
    ])
    expect(check.text).toContain('Lees de 3 goede diensten in')
    expect(await shiftsOf(site)).toEqual([]) // nothing is stored before the last step
    const saved = await site.post('/roster/import/save?lang=nl', check.fields)
    expect([saved.status, saved.location]).toEqual([303, expect.stringMatching(/^\/roster\/import\?lang=nl&said=saved&made=[0-9a-f-]{36}$/)])
    // One press on the notice takes it back.
    expect((await site.get(saved.location ?? '')).html).toMatch(/class="notice said done">.*?action="\/roster\/import\/[0-9a-f-]{36}\/undo\?lang=nl"/s)
    expect((await site.get(saved.location ?? '')).html).toContain('<a class="action" href="/roster?line=chat&amp;lang=nl">Bekijk het rooster</a>')
    expect((await shiftsOf(site)).map(({ from, until, people, name }) => [clock(from), clock(until), people, name])).toEqual([
      ['2026-06-15T17:00', '2026-06-15T20:00', 1, 'Avond'],
      ['2026-06-16T17:00', '2026-06-16T20:00', 1, 'Avond'],
    ])
    expect(JSON.stringify(await shiftsOf(site))).not.toContain('Noor')
  })

  it('takes an unknown team to the line that was chosen, and knows it the next time', async () => {
    const site = rosterSite({ settings: twoLines })
    const check = await checked(site, 'rooster.csv', threeFaults, { 'team-line': 'chat' })
    expect(check.sentence).toBe('4 diensten, 2 fouten, 0 waarschuwingen.')
    await site.post('/roster/import/save', check.fields)
    expect(site.settings()?.staffing.teams).toEqual({ Koffieploeg: ['chat'] })
    expect((await shiftsOf(site, LineId.parse('chat'))).map(({ people }) => people)).toEqual([2])
    expect((await site.upload('rooster.csv', threeFaults)).text).not.toContain('Koffieploeg')
  })

  it('is given back as it was read, in its own columns without those that were left out; read again it changes nothing', async () => {
    const site = rosterSite({ settings: twoLines })
    const text = `${head.replace('Medewerker', 'Pauze;Medewerker')}15-6-2026;22:00;02:00;Laat;Telefoon;30;Noor;0999000001\r\n15-6-2026;22:00;02:00;Laat;Telefoon;30;Sam;0999000002\r\n16-6-2026;20:00;24:00;=Avond;Chat jongeren;;Ali;0999000003\r\n`
    await site.post('/roster/import/save', (await checked(site, 'rooster.csv', text)).fields)
    const [own] = await site.rosters.imports()
    const page = await site.get('/roster/import?lang=nl')
    expect(page.html).toContain(`href="/roster/import/${own!.importId}/roster.csv?lang=nl"`)
    const given = await site.get(`/roster/import/${own!.importId}/roster.csv?lang=nl`)
    expect(given.type).toBe('text/csv; charset=utf-8')
    expect(given.html.split('\r\n')).toEqual([
      '\uFEFF"Datum";"Starttijd";"Eindtijd";"Dienst";"Team";"Pauze";"Aantal"',
      '"15-6-2026";"22:00";"02:00";"Laat";"Telefoon";"30";"2"',
      `"16-6-2026";"20:00";"24:00";"'=Avond";"Chat jongeren";"";"1"`,
      '',
    ])
    expect(given.html).not.toMatch(/Medewerker|Telefoonnummer|Noor|Sam|Ali|0999/)
    const again = await checked(site, 'terug.csv', given.html.replaceAll("'=", '='))
    expect(again.text).toContain('Dit bestand verandert niets')
    expect((await site.get('/roster/import/ander/roster.csv?lang=nl')).status).toBe(404)
  })

  it('gives back the refused rows in their own layout with the reason, opening right in Dutch spreadsheets', async () => {
    const site = rosterSite({ settings: twoLines })
    const check = await checked(site, 'rooster.csv', threeFaults)
    const file = await site.post('/roster/import/refused?lang=nl', check.fields)
    expect(file.type).toBe('text/csv; charset=utf-8')
    const lines = file.html.split('\r\n')
    expect(lines[0]).toBe('\uFEFF"Datum";"Starttijd";"Eindtijd";"Dienst";"Team";"Medewerker";"Telefoonnummer";"Reden van weigering"')
    expect(lines[1]).toBe(
      '"15-6-2026";"22:00";"25:30";"Laat";"Telefoon";"Sam";"";"Rij 3, Eindtijd “25:30”: Deze tijd bestaat niet. Bedoelt u 01:30 op de volgende dag?"',
    )
    expect(lines).toHaveLength(5)
  })

  it('takes the mended list of refused rows as an addition, and leaves the rest of the week', async () => {
    const site = rosterSite({ settings: twoLines })
    const check = await checked(site, 'rooster.csv', threeFaults)
    await site.post('/roster/import/save', check.fields)
    const refused = (await site.post('/roster/import/refused?lang=nl', check.fields)).html.replace('25:30', '01:30').replace('Koffieploeg', 'Telefoon')
    const again = await checked(site, 'geweigerd.csv', refused)
    expect(again.text).toContain('blijft staan wat er al is')
    await site.post('/roster/import/save', again.fields)
    expect((await shiftsOf(site)).map(({ from, until }) => [clock(from), clock(until)])).toContainEqual(['2026-06-15T20:00', '2026-06-15T23:30'])
    expect(await shiftsOf(site)).toHaveLength(3)
  })
})

const week = (rows: string) => `Datum;Begin;Eind\n${rows}`

describe('reading a roster again', () => {
  it('says that the same file changes nothing, and offers nothing to press', async () => {
    const site = rosterSite({ settings: oneLine })
    const file = week('15-6-2026;9:00;12:00\n16-6-2026;9:00;12:00\n')
    await site.post('/roster/import/save', (await checked(site, 'a.csv', file)).fields)
    const again = await checked(site, 'a.csv', file)
    expect(again.text).toContain('Dit bestand verandert niets')
    expect(again.html).not.toContain('<button type="submit">')
    expect((await site.post('/roster/import/save?lang=nl', again.fields)).location).toContain('said=same')
    expect(await site.rosters.imports()).toHaveLength(1)
  })

  it('shows what is added, removed and changed before it is saved, and undoes it within 30 days', async () => {
    const site = rosterSite({ settings: oneLine })
    await site.post('/roster/import/save', (await checked(site, 'a.csv', week('15-6-2026;9:00;12:00\n16-6-2026;9:00;12:00\n'))).fields)
    const before = await shiftsOf(site)
    const check = await checked(site, 'b.csv', `Datum;Begin;Eind;Aantal\n15-6-2026;9:00;12:00;3\n17-6-2026;9:00;12:00;1\n`)
    expect(check.text).toContain('Erbij: 1. Weg: 1. Ander aantal mensen: 1. Gelijk: 0.')
    expect(check.text).toContain('3 in plaats van 1')
    expect(check.text).toContain('Telefoon: de week van 15 – 21 jun 2026')
    site.later(1)
    await site.post('/roster/import/save', check.fields)
    const [newest] = await site.rosters.imports()
    const csv = await site.get('/roster/import/imports.csv?lang=nl')
    expect(csv.type).toBe('text/csv; charset=utf-8')
    expect(csv.html).toContain('"Wanneer";"Bestand";"Erbij";"Weg";"Anders";"Fouten";"Ongedaan gemaakt"')
    expect(csv.html).toContain(`"${newest?.fileName}";${newest?.added};${newest?.removed};${newest?.changed};${newest?.refused};"nee"`)
    expect((await site.get('/roster/import/imports.xlsx?lang=nl')).type).toContain('spreadsheetml')
    const undone = await site.post(`/roster/import/${newest?.importId}/undo?lang=nl`, [])
    expect(undone.location).toBe('/roster/import?lang=nl&said=undone')
    expect(await shiftsOf(site)).toEqual(before)
    expect((await site.get(undone.location ?? '')).text).toContain('Het rooster is weer zoals daarvoor')
    // That it was undone stays on paper.
    expect((await site.get(undone.location ?? '')).html).not.toContain('class="screen-only" role="columnheader"')
  })

  it('is undone no later than 30 days on', async () => {
    const site = rosterSite({ settings: oneLine })
    await site.post('/roster/import/save', (await checked(site, 'a.csv', week('15-6-2026;9:00;12:00\n'))).fields)
    // A column of buttons alone is none on paper.
    expect((await site.get('/roster/import?lang=nl')).html).toMatch(/<th scope="col" class="screen-only" role="columnheader">/)
    site.later(31)
    const [own] = await site.rosters.imports()
    expect((await site.post(`/roster/import/${own?.importId}/undo`, [])).location).toContain('said=too_late')
    expect(await shiftsOf(site)).toHaveLength(1)
    expect((await site.get('/roster/import?lang=nl')).text).toContain('Ouder dan 30 dagen')
  })

  it('leaves a week that was read again since as it is, and says so', async () => {
    const site = rosterSite({ settings: oneLine })
    await site.post('/roster/import/save', (await checked(site, 'a.csv', week('15-6-2026;9:00;12:00\n'))).fields)
    const [first] = await site.rosters.imports()
    site.later(1)
    await site.post('/roster/import/save', (await checked(site, 'b.csv', week('15-6-2026;10:00;12:00\n'))).fields)
    const { location } = await site.post(`/roster/import/${first?.importId}/undo?lang=nl`, [])
    expect((await site.get(location ?? '')).text).toContain('behalve in 1 week')
    expect((await shiftsOf(site)).map(({ from }) => clock(from))).toEqual(['2026-06-15T08:00'])
  })
})

describe('a roster file that says everything itself', () => {
  const plainFile = `${head}15-6-2026;19:00;22:00;Avond;Telefoon;Noor;0999000001\r\n15-6-2026;22:00;25:30;Laat;Telefoon;Sam;0999000002\r\n`
  it('is checked at once; its columns can still be changed, and nothing that was chosen is lost', async () => {
    const site = rosterSite({ settings: twoLines })
    const check = await site.upload('rooster.csv', plainFile, { line: 'chat' })
    expect([check.status, check.sentence]).toEqual([200, '1 dienst, 1 fout, 0 waarschuwingen.'])
    expect(check.faults).toEqual(['Rij 3, Eindtijd “25:30”: Deze tijd bestaat niet. Bedoelt u 01:30 op de volgende dag?'])
    expect(check.text).toContain(
      'Zo lazen we de kolommen: Datum als datum, Starttijd als begintijd, Eindtijd als eindtijd, Team als team of lijn, Dienst als naam van de dienst.',
    )
    expect(check.html).toContain('formaction="/roster/import/columns?lang=nl"')
    expect(await shiftsOf(site)).toEqual([])
    const columns = await site.post('/roster/import/columns?lang=nl', check.fields)
    expect(columns.sentence).toBe('Er staan 2 rijen in dit bestand. Kloppen de kolommen?')
    expect(Object.fromEntries(columns.fields)).toMatchObject({ line: 'chat', 'column-date': '0', 'column-team': '4', 'column-name': '3', 'column-people': '' })
    await site.post('/roster/import/save', check.fields)
    expect(await shiftsOf(site)).toHaveLength(1)
  })
  it('is told from one with a column or a team that we do not know, or with no line to belong to: those are asked about', async () => {
    const asks = async (name: string, text: string) => (await rosterSite({ settings: twoLines }).upload(name, text)).sentence?.includes('Kloppen de kolommen?')
    expect(await asks('a.csv', plainFile.replace('Dienst', 'Hoeveel'))).toBe(true)
    expect(await asks('a.csv', plainFile.replace('Telefoon;Noor', 'Koffieploeg;Noor'))).toBe(true)
    expect(await asks('a.csv', week('15-6-2026;9:00;12:00\n'))).toBe(true)
    expect(await asks('a.csv', plainFile.replaceAll('\r\n', ';\r\n'))).toBe(false) // a column without a name that holds nothing
    expect(await asks('a.csv', plainFile.replaceAll('\r\n', ';3\r\n').replace(';3', ';'))).toBe(true) // or something
  })
  it('also comes from the mended list of refused rows, and from a calendar that names its team', async () => {
    const site = rosterSite({ settings: twoLines })
    const file = (await site.post('/roster/import/refused?lang=nl', (await site.upload('a.csv', plainFile)).fields)).html
    expect((await site.upload('geweigerd.csv', file.replace('25:30', '01:30'))).sentence).toBe('1 dienst, 0 fouten, 0 waarschuwingen.')
    const event = 'BEGIN:VEVENT\nUID:1\nDTSTART:20260615T190000\nDTEND:20260615T220000\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Telefoon\nEND:VEVENT\n'
    const calendar = await site.upload('a.ics', `BEGIN:VCALENDAR\nVERSION:2.0\n${event}END:VCALENDAR\n`)
    expect([calendar.sentence, calendar.text.includes('Herhaalde afspraken lezen we tot en met')]).toEqual(['2 diensten, 0 fouten, 0 waarschuwingen.', true])
  })
})

describe('the columns of a roster file', () => {
  const odd = 'Wanneer;Aanvang dienst;Klaar;Hoeveel\n15-6-2026;9:00;12:00;2\n'
  it('that are not known are asked for, with what was wrong beside the field', async () => {
    const site = rosterSite({ settings: oneLine })
    const columns = await site.upload('x.csv', odd)
    const wrong = await site.post('/roster/import/check?lang=nl', columns.fields)
    expect(wrong.status).toBe(422)
    expect(wrong.title).toMatch(/^Fout: /)
    expect(wrong.html).toContain('href="#field-column-start"')
    expect(wrong.text).toContain('Kies welke kolom de begintijd is.')
  })
  it('are remembered by their heading once they were chosen', async () => {
    const site = rosterSite({ settings: oneLine })
    const chosen = { 'column-date': '0', 'column-start': '1', 'column-end': '2', 'column-people': '3' }
    const check = await checked(site, 'x.csv', odd, chosen)
    expect(check.sentence).toBe('1 dienst, 0 fouten, 0 waarschuwingen.')
    await site.post('/roster/import/save', check.fields)
    expect((await shiftsOf(site)).map(({ people }) => people)).toEqual([2])
    const again = await site.upload('x.csv', odd)
    expect(Object.fromEntries(again.fields)).toMatchObject(chosen)
  })
  it('with pay, telephone or mail are not offered, and their content is nowhere on the pages', async () => {
    const site = rosterSite({ settings: oneLine })
    const columns = await site.upload(
      'x.csv',
      'Datum;Begin;Eind;Uurloon;E-mail\n15-6-2026;9:00;12:00;17,35;noor@voorbeeld.example\n15-6-2026;9:00;12:00;17,35;sam@voorbeeld.example\n',
    )
    const check = await site.post('/roster/import/check?lang=nl', columns.fields)
    expect(check.sentence).toBe('2 diensten, 0 fouten, 0 waarschuwingen.') // the addresses told them apart
    const { inflateRawSync } = await import('node:zlib')
    const parcel = inflateRawSync(Buffer.from(new Map(check.fields).get('parcel') ?? '', 'base64url')).toString()
    expect(parcel).not.toMatch(/17,35|voorbeeld\.example/)
    expect(columns.html).not.toMatch(/17,35|voorbeeld\.example/)
    expect(columns.html).not.toContain('>Uurloon')
  })
})

describe('a roster file that cannot be read', () => {
  const site = rosterSite({ settings: oneLine })
  it('is told apart by why: too large, a bomb, nothing in it, no roster at all', async () => {
    const large = await site.upload('groot.csv', `Datum;Begin;Eind\n${'x'.repeat(6 * 2 ** 20)}`, { lang: 'nl' })
    expect([large.status, large.text.includes('groter dan 5 MB')]).toEqual([422, true])
    const empty = await site.upload('leeg.csv', '', { lang: 'nl' })
    expect([empty.status, empty.text.includes('Het bestand is leeg.')]).toEqual([422, true])
    const pdf = await site.upload('rooster.pdf', '%PDF-1.4\0\u0001', { lang: 'nl' })
    expect([pdf.status, pdf.text.includes('herkennen we niet')]).toEqual([422, true])
    const none = await site.post('/roster/import/read', [])
    expect(none.status).toBe(415)
  })
  it('as a calendar whose rule never comes true is refused in a moment', async () => {
    const bomb =
      'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260601T190000\nDTEND:20260601T220000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=1\nSUMMARY:Telefoon\nEND:VEVENT\nEND:VCALENDAR\n'
    const started = performance.now()
    const check = await checked(site, 'bom.ics', bomb)
    expect(check.status).toBe(200)
    expect(performance.now() - started).toBeLessThan(2000)
  })
  it('is not stored by a parcel that was made elsewhere', async () => {
    expect((await site.post('/roster/import/save', [['parcel', 'bm8']])).status).toBe(400)
    expect((await site.post('/roster/import/check', [['parcel', 'x'.repeat(mostParcelCharacters + 300_000)]])).status).toBe(413)
  })
  it('nor by a page that is not ours', async () => {
    const elsewhere = { origin: 'https://elders.example', host: 'meten.example' }
    const fields = (await site.upload('a.csv', week('15-6-2026;9:00;12:00\n'))).fields
    expect((await site.post('/roster/import/save', fields, elsewhere)).status).toBe(403)
    expect((await site.upload('a.csv', week('15-6-2026;9:00;12:00\n'), {}, elsewhere)).status).toBe(403)
    expect((await site.post('/roster/import/eerder/undo', [], elsewhere)).status).toBe(403)
    expect(await shiftsOf(site)).toEqual([])
  })
  it('an address of a step leads to the start, and without a line there is nothing to read for', async () => {
    expect((await site.get('/roster/import/check?lang=nl')).location).toBe('/roster/import?lang=nl')
    expect((await rosterSite({}).get('/roster/import?lang=nl')).status).toBe(200)
  })
})

describe('the nights when the clock changes, through the pages', () => {
  const nights = [
    ['28-3-2026', '2026-03-28', '2026-03-28T21:00', '2026-03-29T04:00', 7],
    ['24-10-2026', '2026-10-24', '2026-10-24T20:00', '2026-10-25T05:00', 9],
  ] as const
  it.each(nights)('a shift from 22:00 to 06:00 on %s really lasts as long as the night is', async (written, iso, from, until, hours) => {
    const csv = rosterSite({ settings: oneLine })
    const check = await checked(csv, 'nacht.csv', week(`${written};22:00;06:00\n`))
    expect(check.sentence).toBe('1 dienst, 0 fouten, 1 waarschuwing.')
    expect(check.text).toContain(`De dienst duurt echt ${hours} uur, en op de klok 8 uur.`)
    await csv.post('/roster/import/save', check.fields)
    expect((await shiftsOf(csv)).map((shift) => [clock(shift.from), clock(shift.until)])).toEqual([[from, until]])
    const sheet = rosterSite({ settings: oneLine })
    const days = (Date.parse(iso) - Date.parse('1899-12-30')) / 86_400_000
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const rows = `<row r="1">${text('A1', 'Datum')}${text('B1', 'Van')}${text('C1', 'Tot')}</row><row r="2"><c r="A2" s="1"><v>${days}</v></c><c r="B2" s="2"><v>0.916666666666667</v></c><c r="C2" s="2"><v>0.25</v></c></row>`
    await sheet.post('/roster/import/save', (await checked(sheet, 'nacht.xlsx', zip(sheetOf(rows)))).fields)
    expect((await shiftsOf(sheet)).map((shift) => [clock(shift.from), clock(shift.until)])).toEqual([[from, until]])
    const calendar = rosterSite({ settings: oneLine })
    const [day, next] = [iso.replaceAll('-', ''), from.startsWith('2026-03') ? '20260329' : '20261025']
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:n\r\nSUMMARY:Nacht\r\nATTENDEE:mailto:noor@voorbeeld.example\r\nDTSTART:${day}T220000\r\nDTEND:${next}T060000\r\nBEGIN:VALARM\r\nDESCRIPTION:Wakker\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
    const read = await checked(calendar, 'nacht.ics', ics)
    expect(read.sentence).toBe('1 dienst, 0 fouten, 1 waarschuwing.')
    await calendar.post('/roster/import/save', read.fields)
    expect((await shiftsOf(calendar)).map((shift) => [clock(shift.from), clock(shift.until)])).toEqual([[from, until]])
  })
})

describe('a calendar at an address', () => {
  const ics = 'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260615T190000\nDTEND:20260615T220000\nSUMMARY:Avond\nEND:VEVENT\nEND:VCALENDAR\n'
  it('is read when the button is pressed, and the page says when and from where, but not the address', async () => {
    const site = rosterSite({ settings: oneLine, readFeed: () => Promise.resolve({ bytes: new TextEncoder().encode(ics), host: 'agenda.example' }) })
    const columns = await site.post('/roster/import/feed?lang=nl', [['address', 'https://agenda.example/geheim123']])
    expect(columns.text).toContain('Gelezen van agenda.example, op 10 jun 2026, 12:00.')
    expect(columns.html).not.toContain('geheim123')
    const check = await site.post('/roster/import/check?lang=nl', columns.fields)
    expect(check.sentence).toBe('1 dienst, 0 fouten, 0 waarschuwingen.')
  })
  it('that cannot be read is told with a cure', async () => {
    const site = rosterSite({ settings: oneLine, readFeed: () => Promise.resolve({ fault: 'not_public' }) })
    const answer = await site.post('/roster/import/feed?lang=nl', [['address', 'http://10.0.0.1/']])
    expect([answer.status, answer.text.includes('Geef een openbaar adres')]).toEqual([422, true])
    expect(answer.html).toContain('value="http://10.0.0.1/"')
  })
})
