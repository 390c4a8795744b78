import { describe, expect, it } from 'vitest'
import { closedRecordedHint } from '../../functions/site/pages/setup/lines/closedRecordedHint.ts'
import { settingFields } from '../../functions/site/pages/setup/sources/settingFields.ts'
import { providers } from '../../shared/providers/registry.ts'
import { connecting } from '../../shared/text/connecting/registry.ts'
import { genericSource, organisation, phoneLine, setupSite } from '../builders/setupSite.ts'
import { plain } from '../builders/siteStates.ts'

const withLine = { settings: { organisation, lines: [phoneLine] } }
const withSource = { settings: { organisation, lines: [phoneLine], sources: [genericSource] } }
const newLine = { name: 'Chat', channel: 'chat', closedRecorded: 'unknown', publicName: '', purpose: '', chatsAtOnce: '2' }
const location = (response: Response) => response.headers.get('location')
/** Every attribute of the first field of this name. */
const field = (html: string, name: string) => new RegExp(`<(?:input|textarea)[^>]* name="${name}"[^>]*>`).exec(html)?.[0] ?? ''

describe('from nothing', () => {
  it('the overview leads to set-up, and set-up to the first line', async () => {
    const site = setupSite()
    expect(await site.text('/?lang=nl')).toContain('href="/setup?lang=nl"')
    expect(await site.text('/setup?lang=nl')).toMatch(/class="action" href="\/setup\/lines\/new\?lang=nl">Voeg uw eerste lijn toe/)
  })
  it('the first line brings the name of the organisation, and its own id', async () => {
    const site = setupSite()
    const answer = await site.post('/setup/lines/new?lang=nl', { ...newLine, organisation: 'Hulplijn Proef', name: 'Chat jongeren' })
    expect([answer.status, location(answer)]).toEqual([303, '/setup?said=line_added&lang=nl'])
    expect(site.settings()).toMatchObject({ organisation: { id: 'hulplijn-proef', name: 'Hulplijn Proef' }, lines: [{ id: 'chat-jongeren', chatsAtOnce: 2 }] })
  })
  it('is told in English, too', async () => expect(plain(await setupSite().text('/setup?lang=en'))).toContain('Seven steps bring in your own figures.'))
})

describe('a form with mistakes', () => {
  it('comes back with what was typed, a summary that takes the focus, and "Fout:" before the title', async () => {
    const answer = await setupSite().post('/setup/lines/new?lang=nl', { ...newLine, organisation: '', purpose: 'Voor "iedereen" <b>', chatsAtOnce: 'veel' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/<title>Fout: /)
    expect(html).toMatch(/class="error-summary" role="alert" tabindex="-1" autofocus/)
    expect(html).toContain('<a href="#field-organisation">Vul de naam van uw organisatie in.</a>')
    expect(field(html, 'purpose')).toContain('value="Voor &quot;iedereen&quot; &lt;b&gt;"')
    expect(field(html, 'chatsAtOnce')).toMatch(/value="veel".*aria-describedby="field-chatsAtOnce-hint field-chatsAtOnce-problem" aria-invalid="true"/)
  })
  it('changes nothing', async () => {
    const site = setupSite(withLine)
    await site.post('/setup/lines/new', { ...newLine, name: 'telefoon' })
    expect(site.settings()?.lines).toHaveLength(1)
  })
})

describe('a form of another place', () => {
  it.each([
    ['another origin', { origin: 'https://kwaad.example' }, 403],
    ['another content type', { 'content-type': 'text/plain' }, 415],
  ])('is refused: %s', async (_, headers, status) => {
    const site = setupSite(withSource)
    for (const path of [
      '/setup/lines/new',
      '/setup/lines/telefoon/remove',
      '/setup/sources/centrale/secret',
      '/setup/sources/centrale/test',
      '/setup/examples/remove',
    ])
      expect((await site.post(path, { ...newLine, do: 'make' }, headers)).status).toBe(status)
    expect(site.settings()?.lines).toHaveLength(1)
  })
})

describe('changing a line', () => {
  it('keeps what the form does not know, and leaves out what was emptied', async () => {
    const site = setupSite({ settings: { organisation, lines: [{ ...phoneLine, purpose: 'Oud', publicName: 'Bel ons' }] } })
    await site.post('/setup/lines/telefoon', { ...newLine, name: 'Telefoon dag', channel: 'phone', closedRecorded: 'no', publicName: 'Bel ons' })
    expect(site.settings()?.lines).toEqual([
      {
        ...phoneLine,
        name: 'Telefoon dag',
        publicName: 'Bel ons',
        closedRecorded: 'no',
        timeZone: 'Europe/Amsterdam',
        exceptions: [],
        hours: [{ ...phoneLine.hours[0], onHolidays: 'closed' }],
      },
    ])
  })
  it('is done on top of what somebody else saved meanwhile', async () => {
    const site = setupSite(withLine)
    site.saveMeanwhile((settings) => ({ ...settings, lines: [...settings.lines, { ...phoneLine, id: 'nacht', name: 'Nacht' }] }))
    await site.post('/setup/lines/telefoon', { ...newLine, name: 'Dag', channel: 'phone' })
    expect(site.settings()?.lines.map(({ name }) => name)).toEqual(['Dag', 'Nacht'])
  })
  it('cannot make a phone line with data a chat', async () => {
    const site = setupSite({ settings: { organisation, lines: [{ ...phoneLine, hours: [] }] }, firstDates: { telefoon: '2026-01-01' } })
    expect((await site.post('/setup/lines/telefoon', { ...newLine, name: 'Telefoon' })).status).toBe(422)
  })
})

describe('whether attempts while closed are recorded', () => {
  it.each([
    [100, 12, 'yes'],
    [100, 0, 'no'],
    [100, 3, 'too_little'],
    [29, 0, 'too_little'],
  ])('with %i attempts while open and %i while closed is: %s', (open, closed, suggests) => expect(closedRecordedHint(open, closed).suggests).toBe(suggests))
})

describe('removing a line', () => {
  it('takes it out of everything that named it', async () => {
    const site = setupSite(withSource)
    await site.post('/setup/lines/telefoon/remove', {})
    expect(site.settings()).toMatchObject({ lines: [], sources: [{ id: 'centrale', lines: {} }] })
  })
  it('is not possible once there are data, and says so', async () => {
    const site = setupSite({ ...withLine, firstDates: { telefoon: '2026-01-01' } })
    expect(location(await site.post('/setup/lines/telefoon/remove', {}))).toBe('/setup/lines/telefoon?said=line_has_data')
    expect(site.settings()?.lines).toHaveLength(1)
  })
})

describe('a new source', () => {
  const form = { name: 'Onze centrale', source: 'onze-centrale' }
  it('of one line takes everything for that line; its secret is shown once, its address is that of this installation', async () => {
    const site = setupSite(withLine)
    const html = await (await site.post('/setup/sources/new/generic', form)).text()
    const secret = /id="secret-once" value="(whsec_[^"]+)"/.exec(html)?.[1] ?? ''
    expect(secret).toHaveLength('whsec_'.length + 44)
    expect(html).toContain('value="https://meten.example/hooks/onze-centrale"')
    expect(site.settings()?.sources).toEqual([
      { id: 'onze-centrale', name: 'Onze centrale', provider: 'generic', secretFrom: 'stored', lines: { '*': 'telefoon' } },
    ])
    const later = await site.text('/setup/sources/onze-centrale')
    expect(later).not.toContain(secret)
    expect(plain(later)).toContain(`Het geheim eindigt op ${secret.slice(-4)}`)
    expect(JSON.stringify(site.settings())).not.toContain(secret)
  })
  it.each([
    ['generic', 'secret-once'],
    ['voys', 'address'],
  ])('of %s has a secret that no paper shows', async (provider, field) => {
    const site = setupSite(withLine)
    const html = await (await site.post(`/setup/sources/new/${provider}`, form)).text()
    expect(html).toMatch(new RegExp(`<div class="field copyable screen-only"><label for="${field}">`))
    expect(html).toContain('<p class="print-only">Het geheim staat niet op papier.</p>')
    expect(html).toContain('<details class="more screen-only" open>')
    expect(await site.text('/setup/sources/onze-centrale')).not.toContain('niet op papier')
  })
  it('sent twice is one source, and the second answer shows no other secret', async () => {
    const site = setupSite(withLine)
    await site.post('/setup/sources/new/generic', form)
    expect(location(await site.post('/setup/sources/new/generic', form))).toBe('/setup/sources/onze-centrale?said=source_known')
    expect(site.settings()?.sources).toHaveLength(1)
  })
  it('of an unknown kind does not exist', async () => expect((await setupSite(withLine).get('/setup/sources/new/constructor')).status).toBe(404))
  it('of CSV guesses columns from the header line, asks for a look, and keeps the mapping', async () => {
    const site = setupSite(withLine)
    const csv = { ...form, header: 'Gespreks-ID;Datum en tijd;Status;Wachttijd', dateFormat: 'd-M-yyyy HH:mm' }
    const first = await site.post('/setup/sources/new/csv', csv)
    expect(first.status).toBe(200)
    expect(await first.text()).toMatch(/name="column-id".*?<option value="Gespreks-ID" selected>/s)
    await site.post('/setup/sources/new/csv', {
      ...csv,
      guessed: 'yes',
      'column-id': 'Gespreks-ID',
      'column-arrival': 'Datum en tijd',
      'column-outcome': 'Status',
      outcomes: 'OK = beantwoord\r\nWEG = afgehaakt',
    })
    expect(site.settings()?.sources).toMatchObject([
      { provider: 'csv', columns: { id: 'Gespreks-ID', outcome: { column: 'Status', values: { OK: 'answered', WEG: 'left' } }, dateFormat: 'd-M-yyyy HH:mm' } },
    ])
  })
})

describe('the page on which files are read', () => {
  const csv = { id: 'lijst', name: 'Lijst', provider: 'csv', lines: { '*': 'telefoon' } }
  const other = { ...csv, id: 'oude-lijst', name: 'Oude lijst' }
  const site = setupSite({ settings: { organisation, lines: [phoneLine], sources: [genericSource, csv, other] } })
  const chosen = (html: string) => /<option value="([^"]*)"[^>]*selected>/.exec(html)?.[1]

  it('has the source chosen that somebody comes from', async () => {
    const link = /href="(\/data\/imports\?[^"]*)"/.exec(await site.text('/setup/sources/oude-lijst'))?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(chosen(await site.text(link))).toBe('oude-lijst')
  })
  it('or else the first that only has files', async () => {
    expect(chosen(await site.text('/data/imports'))).toBe('lijst')
    expect(chosen(await site.text('/data/imports?source=fax'))).toBe('lijst')
  })
})

describe('what the columns of a file mean', () => {
  const mapping = {
    header: 'Gespreksnummer;Datum;Tijd;Van;Wachttijd (sec);Gespreksduur (sec);Status;Toestel;Kosten',
    'column-id': 'Gespreksnummer',
    'column-arrival': 'Datum',
    'column-arrivalTime': 'Tijd',
    'column-wait': 'Wachttijd (sec)',
    'column-outcome': 'Status',
    outcomes: 'Beantwoord = beantwoord',
    dateFormat: 'dmy',
  }
  const made = async () => {
    const site = setupSite(withLine)
    await site.post('/setup/sources/new/csv', { name: 'Export', source: 'export', guessed: 'yes', ...mapping })
    return site
  }
  it('is guessed from the names that exports use', async () => {
    const html = await (await setupSite(withLine).post('/setup/sources/new/csv', { name: 'Export', source: 'export', header: mapping.header })).text()
    const chosen = [...html.matchAll(/name="column-(\w+)".*?<\/select>/gs)].map(([select, role]) => [role, /value="([^"]*)" selected/.exec(select)?.[1] ?? ''])
    expect(Object.fromEntries(chosen)).toMatchObject({
      id: 'Gespreksnummer',
      arrival: 'Datum',
      arrivalTime: 'Tijd',
      wait: 'Wachttijd (sec)',
      talk: 'Gespreksduur (sec)',
      outcome: 'Status',
      caller: 'Van',
      agent: 'Toestel',
      queue: '',
    })
    // Usual words for the outcome stand there to be looked at; sent on as they are, they are the mapping.
    const outcomes = /<textarea[^>]*name="outcomes"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
    const site = setupSite(withLine)
    await site.post('/setup/sources/new/csv', { name: 'Export', source: 'export', guessed: 'yes', ...mapping, outcomes })
    expect(site.settings()?.sources).toMatchObject([{ columns: { outcome: { values: { Beantwoord: 'answered', Abandoned: 'left', Gesloten: 'closed' } } } }])
  })
  it('can be changed afterwards, and the page shows what holds', async () => {
    const site = await made()
    expect(await site.text('/setup/sources/export')).toContain('Beantwoord = beantwoord')
    const answer = await site.post('/setup/sources/export/columns', { ...mapping, outcomes: 'Beantwoord = beantwoord\r\nGemist = afgehaakt' })
    expect(answer.headers.get('location')).toContain('said=source_saved')
    expect(site.settings()?.sources).toMatchObject([
      { columns: { arrival: 'Datum', arrivalTime: 'Tijd', dateFormat: 'dmy', outcome: { values: { Beantwoord: 'answered', Gemist: 'left' } } } },
    ])
  })
  it('has a direction, guessed and kept with the words that need explaining, and shown again in the language of the page', async () => {
    const site = setupSite(withLine)
    const own = { name: 'Export', source: 'export', header: 'Gespreksnummer;Type;Richting;Datum;Tijd;Van;Wachttijd (sec);Status' }
    const look = await (await site.post('/setup/sources/new/csv', own)).text()
    expect(look).toMatch(/name="column-direction"(?:(?!<\/select>).)*value="Richting" selected/s)
    await site.post('/setup/sources/new/csv', {
      ...mapping,
      ...own,
      guessed: 'yes',
      'column-direction': 'Richting',
      directions: 'Teruggebeld = overslaan\r\nDoorgezet = in',
    })
    expect(site.settings()?.sources).toMatchObject([{ columns: { direction: { column: 'Richting', values: { Teruggebeld: 'skip', Doorgezet: 'in' } } } }])
    expect(await site.text('/setup/sources/export?lang=nl')).toMatch(/value="Richting" selected.*Teruggebeld = overslaan\nDoorgezet = in/s)
    expect(await site.text('/setup/sources/export?lang=en')).toContain('Teruggebeld = skip')
    await site.post('/setup/sources/export/columns', { ...mapping, header: own.header })
    expect(site.settings()?.sources[0]?.columns).not.toHaveProperty('direction')
  })
  it.each([
    [{ 'column-direction': 'Van', directions: 'Teruggebeld = beantwoord' }, 'directions'],
    [{ directions: 'Teruggebeld = in' }, 'column-direction'],
  ])('takes no words for a direction that say nothing of it, and none without its column', async (wrong, field) => {
    const site = await made()
    const answer = await site.post('/setup/sources/export/columns', { ...mapping, ...wrong })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`id="field-${field}-problem"`)
    expect(site.settings()?.sources[0]?.columns).not.toHaveProperty('direction')
  })
  it('may get a column that was not chosen before: a header line pasted anew is shown with all its columns before anything is kept', async () => {
    const site = await made()
    const chosenFrom = /name="chosenFrom" value="([^"]*)"/.exec(await site.text('/setup/sources/export'))?.[1] ?? ''
    expect(chosenFrom).toBe('Gespreksnummer;Datum;Tijd;Wachttijd (sec);Status')
    const pasted = { ...mapping, chosenFrom, header: `${mapping.header};Richting` }
    const answer = await site.post('/setup/sources/export/columns', pasted)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('Er is nog niets bewaard')
    expect(html).toMatch(/name="column-id".*?<option value="Gespreksnummer" selected>.*name="column-direction".*?<option value="Richting">/s)
    const { columns: before } = site.settings()?.sources[0] ?? {}
    expect(before).not.toHaveProperty('direction')
    const seen = /name="chosenFrom" value="([^"]*)"/.exec(html)?.[1] ?? ''
    await site.post('/setup/sources/export/columns', { ...pasted, chosenFrom: seen, 'column-direction': 'Richting' })
    expect(site.settings()?.sources[0]?.columns).toEqual({ ...before, direction: { column: 'Richting', values: {} } })
  })
  it('is kept where a change is not complete, and what was typed comes back', async () => {
    const site = await made()
    const answer = await site.post('/setup/sources/export/columns', { ...mapping, outcomes: 'Gemist = weg' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Gemist = weg')
    expect(site.settings()?.sources).toMatchObject([{ columns: { outcome: { values: { Beantwoord: 'answered' } } } }])
  })
})

describe('the secret of a source', () => {
  const made = async (site: ReturnType<typeof setupSite>, fields: Readonly<Record<string, string>>) => {
    const answer = await site.post('/setup/sources/centrale/secret', fields)
    return { answer, secret: /id="secret-once" value="([^"]+)"/.exec(await answer.clone().text())?.[1] }
  }
  const wasIn = (html: string) => /name="was" value="(\d*)"/.exec(html)?.[1] ?? ''
  it('is renewed with 24 hours in which the old one still works', async () => {
    const site = setupSite(withSource)
    const first = await made(site, { do: 'make', was: '' })
    site.later(60_000)
    const second = await made(site, { do: 'rotate', was: wasIn(await site.text('/setup/sources/centrale')) })
    expect(second.secret).toBeDefined()
    expect(second.secret).not.toBe(first.secret)
    expect(plain(await site.text('/setup/sources/centrale'))).toContain('Het vorige geheim werkt nog tot 11 jun 2026, 12:01')
    expect(location(await site.post('/setup/sources/centrale/secret', { do: 'end_old' }))).toContain('old_ended')
    expect(plain(await site.text('/setup/sources/centrale'))).not.toContain('Het vorige geheim werkt nog')
  })
  it('is not renewed by a page that was reloaded', async () => {
    const site = setupSite(withSource)
    await made(site, { do: 'make', was: '' })
    const again = await made(site, { do: 'make', was: '' })
    expect([again.secret, location(again.answer)]).toEqual([undefined, '/setup/sources/centrale?said=secret_changed'])
  })
  it('that was pasted and cannot be one is not shown again', async () => {
    const site = setupSite({ settings: { organisation, lines: [phoneLine], sources: [{ ...genericSource, provider: 'twilio' }] } })
    const answer = await site.post('/setup/sources/centrale/secret', { do: 'keep', secret: 'kort' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toContain('value="kort"')
  })
})

describe('a test event', () => {
  const outcome = async (site: ReturnType<typeof setupSite>) => location(await site.post('/setup/sources/centrale/test?lang=nl', {}))
  it('that arrived is said to have arrived, and the source waits for the first real one', async () => {
    const site = setupSite(withSource)
    await site.post('/setup/sources/centrale/secret', { do: 'make', was: '' })
    expect(await outcome(site)).toBe('/setup/sources/centrale?said=&lang=nl&test=arrived#test')
    expect(plain(await site.text('/setup/sources/centrale?lang=nl&test=arrived'))).toContain('De testgebeurtenis is aangekomen en staat in het logboek.')
    expect(plain(await site.text('/setup?lang=nl'))).toContain('De testgebeurtenis van Centrale kwam aan')
    site.deliver({ kind: 'contact.arrived' })
    expect(plain(await site.text('/setup?lang=nl'))).toContain('Centrale levert.')
  })
  it('is offered once there is a secret', async () => {
    const site = setupSite(withSource)
    const offers = async () => (await site.text('/setup/sources/centrale?lang=nl')).includes('Stuur testgebeurtenis')
    expect(await offers()).toBe(false)
    await site.post('/setup/sources/centrale/secret', { do: 'make', was: '' })
    expect(await offers()).toBe(true)
  })
  it('that was refused is said to be', async () => expect(await outcome(setupSite({ ...withSource, testStatus: 401 }))).toContain('test=refused'))
  it('the door could not keep is said to be', async () => expect(await outcome(setupSite({ ...withSource, testStatus: 503 }))).toContain('test=unavailable'))
})

describe('which queue is which line', () => {
  it('is kept row by row, an emptied row taken away', async () => {
    const site = setupSite(withSource)
    await site.post('/setup/sources/centrale/lines', { rest: '', 'queue-0': '801', 'line-0': 'telefoon', 'queue-1': '', 'line-1': 'telefoon' })
    expect(site.settings()?.sources[0]?.lines).toEqual({ '801': 'telefoon' })
  })
  it('comes back with what was typed when a queue stands there twice', async () => {
    const answer = await setupSite(withSource).post('/setup/sources/centrale/lines', {
      rest: '',
      'queue-0': '801',
      'line-0': 'telefoon',
      'queue-1': '801',
      'line-1': 'telefoon',
    })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('“801” staat er twee keer.')
  })
})

describe('messages of a queue that belongs to no line', () => {
  it('are told of where queues are pointed out, and can be processed again on the page of the source', async () => {
    const site = setupSite({ ...withSource, ofUnknownLine: 3 })
    expect(await site.text('/setup/sources/centrale?lang=nl')).toMatch(
      /3 berichten staan apart.*?<a href="\/data\/sources\/centrale\?lang=nl#quarantine">Opnieuw verwerken/s,
    )
    expect(await site.text('/data/sources/centrale?lang=nl')).toMatch(
      /<form method="post" action="\/imports\/reprocess"><input type="hidden" name="source" value="centrale">/,
    )
    expect(plain(await site.text('/data/sources/centrale?lang=nl&used=2&left=1'))).toContain('2 berichten zijn alsnog verwerkt; 1 nog niet.')
  })
})

describe('settings of a provider', () => {
  it('are fields of a form: lists and pairs one a line', async () => {
    const site = setupSite({
      settings: { organisation, lines: [phoneLine], sources: [{ ...genericSource, provider: 'asterisk', lines: { '801': 'telefoon' } }] },
    })
    await site.post('/setup/sources/centrale', { name: 'Centrale', cdrContexts: 'from-trunk\r\n\r\nfrom-pstn', members: 'SIP/201 = Jo', publicUrl: '' })
    expect(site.settings()?.sources[0]).toMatchObject({ cdrContexts: ['from-trunk', 'from-pstn'], members: { 'SIP/201': 'Jo' } })
  })
  it('that cannot be come back beside their field', async () => {
    const answer = await setupSite(withSource).post('/setup/sources/centrale', { name: 'Centrale', publicUrl: 'meten' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('href="#field-publicUrl"')
  })
})

const withCodeShown = (escapedText: string) => escapedText.replaceAll(/`([^`]+)`/g, '<code>$1</code>')
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

describe('the link to the first report', () => {
  const link = async (first: string, isLive = false) => {
    const site = setupSite({ ...withSource, firstDates: { telefoon: first } })
    if (isLive) site.deliver({ kind: 'contact.left' })
    return /id="task-report".*?href="([^"]+)"/s.exec(await site.text('/setup'))?.[1]?.replaceAll('&amp;', '&')
  }
  it('shows all of a short history', async () => expect(await link('2026-05-01')).toBe('/?from=2026-05-01&to=2026-06-10'))
  it('shows the first year of a long one', async () => expect(await link('2019-01-01')).toBe('/?from=2019-01-01&to=2019-12-30'))
  it('shows the last twelve months where events come in', async () => expect(await link('2019-01-01', true)).toBe('/?period=12m'))
})

describe('every kind of system', () => {
  const kinds = [...connecting.keys()]
  it('that we read has a card', () => expect(kinds.toSorted()).toEqual([...providers.keys()].toSorted()))
  it.each(kinds.filter((kind) => kind !== 'csv').flatMap((kind) => (['nl', 'en'] as const).map((lang) => [kind, lang] as const)))(
    '%s goes from its card to a page of its own in %s',
    async (kind, lang) => {
      const site = setupSite(withLine)
      expect((await site.get(`/setup/sources/new/${kind}?lang=${lang}`)).status).toBe(200)
      const made = await site.post(`/setup/sources/new/${kind}?lang=${lang}`, { name: 'Onze bron', source: 'bron' })
      expect([200, 303]).toContain(made.status)
      const page = await site.text(`/setup/sources/bron?lang=${lang}`)
      for (const step of connecting.get(kind)?.[lang].steps ?? []) expect(page.includes(withCodeShown(escaped(step))), step).toBe(true)
      expect(page.includes('`')).toBe(false)
    },
  )
  it.each([...providers.values()].flatMap(({ name, webhook }) => (webhook === undefined ? [] : [name])))('%s has words for every key it knows', (kind) => {
    for (const lang of ['nl', 'en'] as const)
      expect(connecting.get(kind)?.[lang].settings?.map(({ key }) => key) ?? []).toEqual(expect.arrayContaining(settingFields(kind).map(({ key }) => key)))
  })
})

describe('the page of a source', () => {
  it('tells what came in, in words, and filters it', async () => {
    const site = setupSite(withSource)
    site.deliver(
      { outcome: 'refused', reason: 'stale', clockSeconds: -420 },
      { outcome: 'unrecognised', reason: 'unknown_line', kind: 'contact.arrived', shape: 'type text(15)' },
      { kind: 'contact.left', line: 'telefoon' as never },
    )
    const all = plain(await site.text('/data/sources/centrale?lang=nl'))
    expect(all).toContain('de klok van de bron loopt 7 minuten achter')
    expect(all).toContain('De wachtrij of het nummer hoort nog bij geen lijn.')
    expect(all).toContain('Afgehaakt')
    const refused = plain(await site.text('/data/sources/centrale?lang=nl&show=refused'))
    expect(refused).toContain('Geweigerd')
    expect(refused).not.toContain('hoort nog bij geen lijn')
  })
  it.each(['manager', 'planner'] as const)('tells a %s no delivery by itself, and nothing finer than a quarter hour (P7)', async (role) => {
    const site = setupSite({ ...withSource, held: [role] })
    site.later(7 * 60_000)
    site.deliver({ kind: 'contact.left', line: 'telefoon' as never })
    // On paper a page says when it was made, which is not when somebody called.
    site.later(5 * 60_000)
    const page = plain(await site.text('/data/sources/centrale?lang=nl'))
    expect(page).toContain('rond 10 jun 2026, 12:00')
    expect(page).not.toContain('Afgehaakt')
    for (const text of [page, plain(await site.text('/setup?lang=nl'))]) expect(text).not.toContain('12:07')
    expect((await site.get('/data/sources/centrale/deliveries.csv')).status).toBe(404)
    expect((await site.get('/data/sources/centrale/refused.csv')).status).toBe(200)
  })
  it.each(['constructor', '__proto__', 'toString'])('calls a kind that nobody knows by the name it came under, also where that is %s (H6)', async (kind) => {
    const site = setupSite(withSource)
    site.deliver({ kind, outcome: 'unrecognised', reason: 'unknown_type' })
    expect(plain(await site.text('/data/sources/centrale?lang=nl'))).not.toMatch(/native code|\[object/)
    expect(await site.text('/data/sources/centrale/deliveries.csv')).toContain(kind)
    expect((await site.get('/data/sources/centrale/deliveries.xlsx')).status).toBe(200)
  })
  it('tells whoever looks after sources each delivery, on the page and as a file', async () => {
    const site = setupSite({ ...withSource, held: ['admin'] })
    site.deliver({ kind: 'contact.left', line: 'telefoon' as never })
    expect(plain(await site.text('/data/sources/centrale?lang=nl'))).toContain('Afgehaakt')
    expect(await site.text('/data/sources/centrale/deliveries.csv?lang=nl')).toContain('Afgehaakt')
  })
  it('of no source does not exist', async () => expect((await setupSite(withSource).get('/data/sources/nergens')).status).toBe(404))
  it('of a source that only reads files says nothing of events, tests and a secret', async () => {
    const { secretFrom: _, ...ofFiles } = genericSource
    const site = setupSite({ settings: { organisation, lines: [phoneLine], sources: [ofFiles] }, firstDates: { telefoon: '2026-01-01' } })
    const page = plain(await site.text('/data/sources/centrale?lang=nl'))
    expect(page).toContain('zijn gegevens ingelezen')
    expect(page).not.toMatch(/nog geen, of langer dan 30 dagen geleden|er is nog geen geheim/)
  })
})
