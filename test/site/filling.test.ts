/** While the invented lines are still on their way, pages say that, and not that nothing is connected. */
import { describe, expect, it } from 'vitest'
import type { Filling } from '../../functions/site/dependencies.ts'
import { plain, siteIn, type StateName, states } from '../builders/siteStates.ts'

const onItsWay: Filling = { line: 'telefoon', name: 'Telefoon', doneDays: 120, days: 401 }
const ask = async (state: StateName, path: string, filling: readonly Filling[] = [onItsWay]) =>
  (await siteIn(states[state], () => filling).request(`${path}${path.includes('?') ? '&' : '?'}lang=nl`)).text()
const refresh = /<meta http-equiv="refresh" content="10;url=([^"]*)">/
const connectFirst = 'Verbind eerst uw telefoon of chat.'

describe('a line that is still being filled', () => {
  it.each(['/', '/missed', '/missed/contacts', '/availability'])(
    'says so on %s and how far it is, and the page asks for itself again without a script',
    async (path) => {
      const html = await ask('no_data', path)
      expect(plain(html)).toContain('De voorbeelden worden nog gevuld. Straks ziet u hier de cijfers.')
      expect(plain(html)).toContain('Telefoon: 120 van de 401 dagen.')
      expect(plain(html)).not.toContain(connectFirst)
      expect(refresh.exec(html.replace(/<noscript>.*?<\/noscript>/s, ''))?.[1]).toBe(`${path}?lang=nl`)
    },
  )
  it('stands still where it is told to (WCAG 2.2.2), and says nothing of a parameter it does not know', async () => {
    const html = await ask('no_data', '/?pause=1')
    expect(html).not.toMatch(refresh)
    expect(plain(html)).toContain('Het verversen staat stil.')
    expect(plain(html)).not.toContain('“pause”')
  })
  it('is told apart from one whose turn is still to come', async () =>
    expect(plain(await ask('no_data', '/', [{ ...onItsWay, doneDays: 0 }]))).toContain('Telefoon: komt hierna.'))
  it('of which the first days are there shows those, and does not turn the page under whoever reads it', async () => {
    const html = await ask('first_weeks', '/')
    expect(plain(html)).toContain('U ziet nu alleen de dagen die er al zijn.')
    expect(plain(html)).not.toContain('We meten nu')
    expect(plain(html)).toContain('Mensen per week')
    expect(html).not.toMatch(refresh)
  })
  it('is said above every page from the first moment, and how far it is as soon as it was begun', async () => {
    const settings = { ...states.no_data.settings, organisation: { ...states.no_data.settings.organisation, demo: true } }
    const ribbon = async (filling: readonly Filling[]) =>
      plain(
        /<p class="ribbon">(.*?)<\/p>/s.exec(await (await siteIn({ ...states.no_data, settings }, () => filling).request('/help/terms?lang=nl')).text())?.[1] ??
          '',
      )
    expect(await ribbon([{ ...onItsWay, doneDays: 0 }])).toContain('De voorbeelden worden nog gevuld.')
    expect(await ribbon([onItsWay])).toContain('120 van de 401 dagen.')
    expect(await ribbon([])).not.toContain('gevuld')
  })
  it('is on Gegevens nothing that never came in', async () => {
    const state = { ...states.no_data, settings: states.data_fine.settings }
    const page = async (filling: readonly Filling[]) => plain(await (await siteIn(state, () => filling).request('/data?lang=nl')).text())
    expect(await page([onItsWay])).toContain('De voorbeelden worden nog gevuld.')
    expect(await page([])).toContain('Er is nog nooit iets binnengekomen.')
  })
  it('is on Nu no line that somebody should connect', async () => {
    const html = await ask('no_data', '/live')
    expect(plain(html)).toContain('de voorbeeldgegevens van Telefoon worden nog gevuld.')
    expect(plain(html)).toContain('wordt gevuld')
    expect(plain(html)).not.toContain('niet verbonden')
  })
  it('says nothing where another line is filled, nothing is, or all is there', async () => {
    for (const filling of [[], [{ ...onItsWay, line: 'elders' }]]) expect(plain(await ask('no_data', '/', filling))).toContain(connectFirst)
    expect(plain(await ask('normal', '/'))).not.toContain('De voorbeelden worden nog gevuld.')
  })
})
