import { describe, expect, it } from 'vitest'
import { plain, siteIn, states } from '../builders/siteStates.ts'

const origin = 'https://bereikbaar.example'
const usual = {
  from: '2020-01-01',
  shortSeconds: '10',
  seriesHours: '24',
  laterDays: '7',
  reconnectMinutes: '5',
  serviceLevelSeconds: '60',
  rangeLevel: '0,9',
  longestTalkSeconds: '14400',
}

function open() {
  const app = siteIn(states.normal)
  const send = ({ step, ...fields }: Record<string, string>) =>
    app.request(`${origin}/settings/definitions${step === 'check' ? '/check' : ''}?lang=nl`, {
      method: 'POST',
      headers: { host: 'bereikbaar.example', origin },
      body: new URLSearchParams({ ...usual, ...fields }),
    })
  return { send, get: async (path: string) => plain(await (await app.request(`${origin}${path}`)).text()) }
}

describe('definitions', () => {
  it('say what would change in the figures before they are saved, and change nothing until then', async () => {
    const { send, get } = open()
    const checked = plain(await (await send({ shortSeconds: '120', step: 'check' })).text())
    expect(checked).toMatch(/Wat er verandert/)
    expect(checked).toMatch(/kort afgebroken\s*\d+\s*\d+/)
    expect(await get('/settings/definitions?lang=nl')).not.toContain('(seconden): 120 ·')
    expect((await send({ shortSeconds: '120', step: 'save' })).status).toBe(303)
    expect(await get('/settings/definitions?lang=nl')).toContain('Kort afgebroken onder (seconden): 120')
  })
  it('say plainly that nothing changes', async () => {
    expect(plain(await (await open().send({ from: '2031-01-01', shortSeconds: '30', step: 'check' })).text())).toMatch(/verandert niets/)
  })
  it.each([
    ['shortSeconds', '121', 'van 0 tot en met 120'],
    ['shortSeconds', '7,5', 'van 0 tot en met 120'],
    ['laterDays', 'een week', 'van 1 tot en met 28'],
    ['rangeLevel', '90', 'van 0,5 tot en met 0,99'],
    ['from', '31-02-2026', 'zoals 31-12-2026'],
    ['from', '2026-02-30', 'zoals 31-12-2026'],
  ])('with %s %s are refused with the cure, and what was typed stays', async (field, value, cure) => {
    const answer = await open().send({ [field]: value, step: 'save' })
    const page = await answer.text()
    expect([answer.status, plain(page).includes(cure), page.includes(`value="${value}"`)]).toEqual([422, true, true])
  })
})

describe('the privacy page', () => {
  it('says how long somebody can be recognised, in both languages, and calls nothing anonymous that is not (P10)', async () => {
    const { get } = open()
    const [nl, en] = [await get('/settings/privacy?lang=nl'), await get('/settings/privacy?lang=en')]
    expect(nl).toContain('hoogstens 35 dagen te herkennen')
    expect(en).toContain('recognised for at most 35 days')
    expect(nl.match(/anoniem/g)).toHaveLength(1)
  })
  it('tells the calendar of keys: what runs, what comes, and when everything of it is gone', async () => {
    const { get } = open()
    const nl = await get('/settings/privacy?lang=nl')
    expect(nl).toContain('Wanneer er wat verdwijnt')
    expect(nl.match(/loopt nu/g)).toHaveLength(1)
    expect(nl.match(/komt nog/g)).toHaveLength(3)
    expect(await get('/settings/privacy?lang=en')).toContain('Out of every backup')
  })
})
