/** The opening-hours editor as a browser without a script sees it: pages and posts, nothing else. */
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../shared/settings/settings.ts'
import { contactsOf, plain, siteIn, type State, states } from '../builders/siteStates.ts'
import { contact } from '../builders/contacts.ts'
import { settingsWith } from '../builders/report.ts'

const base = '/setup/lines/telefoon/hours'

function editorIn(state: State) {
  const site = siteIn(state)
  const answered = async (response: Response) => ({ status: response.status, location: response.headers.get('location'), html: await response.text() })
  return {
    get: async (path = '', lang = 'nl') => answered(await site.request(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)),
    post: async (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as [string, string]] : value.map((one): [string, string] => [name, one]),
        ),
      )
      return answered(await site.request(`${base}${path}?lang=nl`, { method: 'POST', headers: { origin: 'http://localhost' }, body }))
    },
  }
}
/** What the first form of a page would send. */
function fieldsOf(html: string): Record<string, string[]> {
  const form = /<form method="post" action="[^"]*" class="form[^>]*>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? ''
  const fields: Record<string, string[]> = {}
  const add = (name = '', value: string) => {
    fields[name] = [...(fields[name] ?? []), value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]
  }
  for (const [tag] of form.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>|<textarea[\s\S]*?<\/textarea>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (tag.startsWith('<select')) add(name, /<option value="([^"]*)" selected/.exec(tag)?.[1] ?? '')
    else if (tag.startsWith('<textarea')) add(name, />([\s\S]*?)<\/textarea>/.exec(tag)?.[1] ?? '')
    else if (!/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag)) add(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  return fields
}
const with_ = (line: object, more: object = {}): State => ({ ...states.normal, settings: settingsWith(line, more) })
const words = (html: string) => plain(html.replace(/<(p|li|h\d|td|th|div)[^>]*>/g, ' ')).replace(/\s+/g, ' ')

/** Fill in, look, save: what a person does. */
async function changeAndSave(editor: ReturnType<typeof editorIn>, path: string, changes: Record<string, string | readonly string[]>, agreed = true) {
  const fields = { ...fieldsOf((await editor.get(path)).html), ...changes }
  const preview = await editor.post(path, { ...fields, action: 'check' })
  const seen = fieldsOf(preview.html)
  return { preview, saved: await editor.post(path, { ...seen, ...(agreed && { past: 'yes' }), action: 'save' }) }
}

describe('the page of opening hours', () => {
  it('asks for hours where there are none', async () => {
    const { status, html } = await editorIn(with_({ hours: [] })).get()
    expect([status, words(html)]).toEqual([200, expect.stringContaining('Deze lijn heeft nog geen openingstijden.')])
  })
  it('says how a visitor reads them, in both languages', async () => {
    const editor = editorIn(with_({ hours: [{ from: '2026-01-01', week: 'Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00; Sa 22:00-02:00' }] }))
    expect(words((await editor.get()).html)).toContain(
      'Maandag t/m donderdag 13:00–17:00 en 19:00–21:00 uur Vrijdag 10:00–14:00 uur Zaterdag 22:00–02:00 uur (de nacht door) Zondag gesloten',
    )
    expect(words((await editor.get('', 'en')).html)).toContain('Monday to Thursday 13:00–17:00 and 19:00–21:00 Friday 10:00–14:00')
  })
  it('tells versions apart: what held, what holds, what is to come', async () => {
    const hours = [
      { from: '2025-01-01', week: 'Mo 09:00-12:00' },
      { from: '2026-01-01', week: 'Tu 09:00-12:00' },
      { from: '2026-09-01', week: 'We 09:00-12:00' },
    ]
    const { html } = await editorIn(with_({ hours })).get()
    expect(words(html)).toMatch(/moet nog ingaan.*geldt nu.*gold tot en met 31 dec 2025/)
  })
  it('does not exist for a line that does not', async () => {
    const response = await siteIn(states.normal).request('/setup/lines/fax/hours')
    expect(response.status).toBe(404)
  })
})

describe('new hours', () => {
  const monday = { from: '2026-07-01', 'day0-from': ['9', '13.30'], 'day0-until': ['12:00', '1700'] }

  it('are shown with the next days before they are saved, and saved after that', async () => {
    const editor = editorIn(with_({}))
    const { preview, saved } = await changeAndSave(editor, '/new', monday)
    expect([preview.status, words(preview.html)]).toEqual([200, expect.stringContaining('Nog niet bewaard.')])
    expect(words(preview.html)).toContain('Maandag 09:00–12:00 en 13:30–17:00 uur')
    expect(words(preview.html)).toContain('In de laatste 13 weken (9 mrt – 7 jun 2026) verandert er niets aan de cijfers.')
    expect([saved.status, saved.location]).toEqual([303, '/setup/lines/telefoon/hours?said=hours_saved&made=2&lang=nl'])
    expect(words((await editor.get('?said=hours_saved')).html)).toContain('De openingstijden zijn bewaard.')
    expect(words((await editor.get()).html)).toContain('1 jul 2026')
  })
  it('lead on to the first source while there is none, and to the hours of a line that has none', async () => {
    const saved = async (settings: object) => {
      const page = await editorIn({ ...states.normal, settings: { ...settingsWith({}), ...settings } as Settings }).get('?said=hours_saved')
      return /<a class="action" href="([^"?]*)[^"]*">[^<]*<\/a><\/p>\s*<section aria-labelledby="reads-title"/.exec(page.html)?.[1]
    }
    const [line] = settingsWith({}).lines
    expect(await saved({ sources: [] })).toBe('/setup/sources/new')
    expect(await saved({ lines: [line, { ...line, id: 'chat', name: 'Chat', hours: [] }] })).toBe('/setup/lines/chat/hours/new')
    expect(await saved({ sources: states.normal.settings?.sources ?? [] })).toBeUndefined()
  })
  it('begin as the hours of now, without a date', async () => {
    const fields = fieldsOf((await editorIn(with_({})).get('/new')).html)
    expect([fields['from'], fields['day0-from'], fields['day6-from']]).toEqual([[''], ['09:00'], ['']])
  })
  it('cannot be saved unseen: a change after the preview is shown first', async () => {
    const editor = editorIn(with_({}))
    const fields = { ...fieldsOf((await editor.get('/new')).html), ...monday }
    const preview = await editor.post('/new', { ...fields, action: 'check' })
    const changed = await editor.post('/new', { ...fieldsOf(preview.html), 'day1-from': '10:00', action: 'save' })
    expect([changed.status, words(changed.html)]).toEqual([200, expect.stringContaining('U wijzigde nog iets na het bekijken.')])
    expect((await editor.post('/new', { ...fields, action: 'save' })).status).toBe(200)
  })
  it('get more rows, and Monday on other days, by buttons', async () => {
    const editor = editorIn(with_({}))
    const fields = { ...fieldsOf((await editor.get('/new')).html), ...monday }
    const more = fieldsOf((await editor.post('/new', { ...fields, action: 'row-2' })).html)
    expect(more['day2-from']).toEqual(['09:00', ''])
    const copied = fieldsOf((await editor.post('/new', { ...more, action: 'copy' })).html)
    expect([copied['day1-from'], copied['day4-until'], copied['day5-from']]).toEqual([['9', '13.30'], ['12:00', '1700'], ['']])
  })
  it('come back with what was typed and what was wrong with it', async () => {
    const editor = editorIn(with_({}))
    const { status, html } = await editor.post('/new', {
      from: '',
      'day0-from': ['9', '25:00', '10:00'],
      'day0-until': ['', '26:00', '10:00'],
      'day2-from': 'negen',
      'day2-until': '12',
      action: 'check',
    })
    expect(status).toBe(422)
    expect(html).toMatch(/<title>Fout: /)
    for (const id of ['field-from', 'field-day0-until-0', 'field-day0-from-1', 'field-day0-until-2', 'field-day2-from-0']) {
      expect(html).toContain(`<li><a href="#${id}">`)
      expect(html).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${id}"`))
    }
    expect(words(html)).toContain('“negen” is geen tijd. Schrijf bijvoorbeeld 13:00 of 9.30.')
    // The list at the top says of which day, because several may have the same fault.
    expect(html).toContain('<a href="#field-day2-from-0">Woensdag: “negen” is geen tijd.')
    expect(fieldsOf(html)['day2-from']).toEqual(['negen'])
  })
  it('refuse the date of other hours', async () => {
    const { html, status } = await editorIn(with_({})).post('/new', { from: '2000-01-01', 'day0-from': '9', 'day0-until': '12', action: 'check' })
    expect([status, words(html)]).toEqual([422, expect.stringContaining('Vanaf 1 jan 2000 gelden al andere tijden.')])
  })
  it('say where blocks meet', async () => {
    const { html } = await editorIn(with_({})).post('/new', {
      from: '2026-07-01',
      'day0-from': ['9', '12'],
      'day0-until': ['12', '13'],
      'day1-from': ['22', '23'],
      'day1-until': ['6', '24'],
      'day2-from': '5',
      'day2-until': '7',
      action: 'check',
    })
    expect(words(html)).toContain('Op maandag sluit 09:00–12:00 uur precies aan op 12:00–13:00 uur.')
    expect(words(html)).toContain('Op dinsdag overlappen')
    expect(words(html)).toContain('loopt door in het blok 05:00–07:00 uur van woensdag')
  })
  it('with rules, holidays and a region of school holidays read back as they were', async () => {
    const editor = editorIn(with_({}))
    const rules = {
      'rule-which': ['1', 'odd', 'school'],
      'rule-day': ['6', '5', 'workdays'],
      'rule-from': ['10:00', '', '10:00'],
      'rule-until': ['12:00', '', '12:00'],
      region: 'midden',
    }
    const holidays = { kept: ['christmas_day', 'good_friday'], onHolidays: 'own', 'holiday-from': '10', 'holiday-until': '12' }
    const { preview, saved } = await changeAndSave(editor, '/new', { ...monday, ...rules, ...holidays })
    expect(words(preview.html)).toContain('De eerste zondag van de maand 10:00–12:00 uur')
    expect(words(preview.html)).toContain('Zaterdag in de oneven weken gesloten')
    expect(words(preview.html)).toContain('In schoolvakanties (regio Midden), maandag t/m vrijdag 10:00–12:00 uur')
    expect(words(preview.html)).toContain('Op feestdagen 10:00–12:00 uur (Goede Vrijdag en Eerste kerstdag)')
    expect(saved.status).toBe(303)
    const again = fieldsOf((await editor.get('/2026-07-01')).html)
    expect([again['rule-which'], again['rule-day'], again['rule-from']]).toEqual([
      ['1', 'odd', 'school'],
      ['6', '5', 'workdays'],
      ['10:00', '', '10:00'],
    ])
    expect([again['kept'], again['onHolidays'], again['holiday-until'], again['region']]).toEqual([
      ['good_friday', 'christmas_day'],
      ['own'],
      ['12:00'],
      ['midden'],
    ])
  })
  it('for school holidays ask for the region', async () => {
    const { status, html } = await editorIn(with_({})).post('/new', {
      ...monday,
      'rule-which': 'school',
      'rule-day': 'all',
      'rule-from': '',
      'rule-until': '',
      region: '',
      action: 'check',
    })
    expect([status, words(html)]).toEqual([422, expect.stringContaining('Kies de regio van de schoolvakanties')])
  })
})

describe('hours that hold for days that are over', () => {
  it('say what becomes of the figures, and are saved only when that is meant', async () => {
    const editor = editorIn(with_({}))
    const evenings = Object.fromEntries(
      [0, 1, 2, 3, 4].flatMap((day) => [
        [`day${day}-from`, ['09:00', '19:00']],
        [`day${day}-until`, ['17:00', '22:00']],
      ]),
    )
    const { preview, saved } = await changeAndSave(editor, '/2000-01-01', evenings, false)
    expect(words(preview.html)).toContain('Deze tijden gelden ook voor dagen die al voorbij zijn.')
    expect(words(preview.html)).toMatch(/gaat “gemist tijdens openingstijd” van 130 naar 260 en “geprobeerd buiten openingstijd” van \d+ naar \d+/)
    expect([saved.status, words(saved.html)]).toEqual([422, expect.stringContaining('Deze datum is al voorbij. Vink aan')])
    expect((await changeAndSave(editor, '/2000-01-01', evenings)).saved.status).toBe(303)
  })
  it('say that whom the system itself told "closed" stays counted so', async () => {
    const turnedAway = { outcome: 'turned_away', reason: 'closed' } as const
    const contacts = ['2026-06-01 18:30', '2026-06-02 18:30'].map((at) => contact({ at, more: turnedAway }))
    const editor = editorIn({ settings: settingsWith({}), contacts })
    const longer = Object.fromEntries([0, 1].map((day) => [`day${day}-until`, '22:00']))
    const { preview } = await changeAndSave(editor, '/2000-01-01', longer)
    expect(words(preview.html)).toContain(
      'verandert er niets aan de cijfers. Bij 2 pogingen in deze tijden zei uw systeem zelf dat de lijn dicht was; die blijven zo tellen.',
    )
  })
  it('ask nothing of a line that had no hours yet', async () => {
    const editor = editorIn(with_({ hours: [] }))
    const { preview, saved } = await changeAndSave(editor, '/new', { from: '2026-01-01', 'day0-from': '9', 'day0-until': '17' }, false)
    expect(preview.html).not.toContain('name="past"')
    expect(saved.status).toBe(303)
  })
})

describe('hours that are yet to begin', () => {
  const hours = [
    { from: '2026-01-01', week: 'Mo 09:00-12:00' },
    { from: '2026-09-01', week: 'We 09:00-12:00' },
  ]
  it('can be removed; those in force cannot', async () => {
    const editor = editorIn(with_({ hours }))
    expect((await editor.get('/2026-01-01')).html).not.toContain('value="remove"')
    const fields = fieldsOf((await editor.get('/2026-09-01')).html)
    expect((await editor.post('/2026-09-01', { ...fields, action: 'remove' })).location).toContain('said=hours_removed')
    expect((await editor.get('/2026-09-01')).status).toBe(404)
  })
})

describe('a paste', () => {
  it('is read first, with what cannot be taken over, and then fills the form', async () => {
    const editor = editorIn(with_({}))
    const fields = { ...fieldsOf((await editor.get('/new')).html), from: '2026-07-01', paste: 'ma-vr 13.00-17.00; Dec 24 off; Su[1] 10:00-12:00' }
    const read = await editor.post('/new', { ...fields, action: 'paste' })
    expect(words(read.html)).toContain('Dit kunnen we niet overnemen')
    expect(words(read.html)).toContain('Dec 24 off: “Dec” kunnen we niet lezen: dit woord kennen we niet')
    expect(fieldsOf(read.html)['day0-from']).toEqual(['09:00'])
    const taken = fieldsOf((await editor.post('/new', { ...fieldsOf(read.html), action: 'take' })).html)
    expect([taken['day0-from'], taken['day4-until'], taken['rule-which'], taken['from']]).toEqual([['13:00'], ['17:00'], ['1'], ['2026-07-01']])
  })
  it('that nobody read yet is read before anything else, once', async () => {
    const editor = editorIn(with_({}))
    const fields = { ...fieldsOf((await editor.get('/new')).html), from: '2026-07-01', paste: 'Mo 10:00-12:00', action: 'check' }
    const read = await editor.post('/new', fields)
    expect(words(read.html)).toContain('Dit lezen we in uw tekst')
    expect(words((await editor.post('/new', { ...fieldsOf(read.html), action: 'check' })).html)).toContain('Nog niet bewaard.')
  })
  it('of a web page brings its single days as exceptions', async () => {
    const editor = editorIn(with_({}))
    const specification = [
      { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Monday', 'Tuesday'], opens: '09:00', closes: '17:00' },
      { '@type': 'OpeningHoursSpecification', validFrom: '2026-12-25', validThrough: '2026-12-26', opens: '00:00', closes: '00:00' },
    ]
    const fields = { ...fieldsOf((await editor.get('/new')).html), from: '2026-07-01', paste: JSON.stringify({ openingHoursSpecification: specification }) }
    const taken = fieldsOf((await editor.post('/new', { ...fields, action: 'take' })).html)
    const preview = await editor.post('/new', { ...taken, action: 'check' })
    expect((await editor.post('/new', { ...fieldsOf(preview.html), action: 'save' })).status).toBe(303)
    expect(words((await editor.get()).html)).toMatch(/vr 25 dec 2026 gesloten.*za 26 dec 2026 gesloten/)
  })
})

describe('exceptions', () => {
  it('are added, shown and removed', async () => {
    const editor = editorIn(with_({}))
    const saved = await editor.post('/exceptions', {
      date: '2026-06-15',
      kind: 'extra',
      'time-from': '19',
      'time-until': '21',
      reason: 'Uitzending',
      action: 'save',
    })
    expect(saved.location).toContain('said=exception_saved')
    const { html } = await editor.get()
    expect(words(html)).toContain('ma 15 jun 2026 extra: 19:00–21:00 uur Uitzending')
    expect(words(html)).toContain('ma 15 jun 2026 09:00–17:00 en 19:00–21:00 uur extra open: Uitzending')
    await editor.post('/exceptions/remove', { date: '2026-06-15' })
    expect(words((await editor.get()).html)).toContain('Er zijn geen uitzonderingen.')
  })
  it('on a day that is over say what that does, and ask whether it is meant', async () => {
    const editor = editorIn(with_({}))
    const fields = { date: '2026-05-19', kind: 'closed', 'time-from': '', 'time-until': '', reason: '', action: 'save' }
    const { status, html } = await editor.post('/exceptions', fields)
    expect([status, words(html)]).toEqual([422, expect.stringContaining('Deze dag is al voorbij: dinsdag 19 mei 2026.')])
    expect(words(html)).toMatch(/van 130 naar 128/)
    expect((await editor.post('/exceptions', { ...fields, past: 'yes' })).status).toBe(303)
    expect((await editor.post('/exceptions', { ...fields, past: 'yes' })).status).toBe(422)
    const asked = await editor.post('/exceptions/remove', { date: '2026-05-19' })
    expect([asked.status, words(asked.html)]).toEqual([200, expect.stringMatching(/van 128 naar 130.*Verwijderen en de cijfers veranderen/)])
    expect((await editor.post('/exceptions/remove', { date: '2026-05-19', past: 'yes' })).status).toBe(303)
    expect(words((await editor.get()).html)).not.toContain('19 mei 2026')
  })
  it('need a date, a kind and times', async () => {
    const { status, html } = await editorIn(with_({})).post('/exceptions', {
      date: '',
      kind: 'other',
      'time-from': '',
      'time-until': '',
      reason: '',
      action: 'save',
    })
    expect([status, words(html)]).toEqual([422, expect.stringContaining('Vul in van wanneer tot wanneer u open bent.')])
  })
})

describe('warnings', () => {
  it('say which night a holiday cuts and which one runs on', async () => {
    const hours = [{ from: '2026-01-01', week: 'Mo-Su 22:00-06:00', holidays: 'NL', keptHolidays: ['christmas_day'] }]
    const { html } = await editorIn(with_({ hours })).get()
    expect(words(html)).toContain('Op vrijdag 25 december 2026 (Eerste kerstdag) vervalt de nacht van 22:00–06:00 uur, ook het deel na middernacht.')
    expect(words(html)).toContain('De nacht ervoor loopt wel door: tot 06:00 uur op vrijdag 25 december 2026 blijft u open.')
  })
})

describe('the editor', () => {
  it('never changes the hours of a version that is opened and saved as it was', async () => {
    const weeks = [
      '24/7',
      'off',
      'Mo-Fr 09:00-12:00,13:00-17:00; Sa 22:00-02:00',
      'Mo-Su 10:00-34:00',
      'Mo-Fr 09:00-17:00; week 10-20/3 We off; Su[1] 10:00-12:00',
      'Su[1,3] 10:00-12:00; PH off',
    ]
    for (const week of weeks) {
      const settings: Settings = settingsWith({ hours: [{ from: '2026-07-01', week, holidays: 'NL' }] })
      const site = { ...states.normal, settings, contacts: contactsOf({ attempts: [] }) }
      const editor = editorIn(site)
      const before = words((await editor.get()).html)
      const { saved } = await changeAndSave(editor, '/2026-07-01', {})
      expect([week, saved.status]).toEqual([week, 303])
      expect(words((await editor.get()).html)).toBe(before)
    }
  })
})
