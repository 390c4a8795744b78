/** People who may count twice are told on every page of figures, in files and in JSON. */
import { describe, expect, it } from 'vitest'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { signedInAs } from '../builders/access.ts'
import { inputOf } from '../builders/report.ts'
import { plain, states } from '../builders/siteStates.ts'

const { settings, contacts } = states.normal
const now = () => Instant.parse(Date.parse('2026-06-10T10:00:00Z'))
/** Of every five people one was told by another import. @param turns when the keys turned, seconds UTC */
const appWith = (isToldTwice: boolean, turns?: Uint32Array) =>
  siteApp({
    access: signedInAs(),
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('unchanged') },
    reports: {
      load: () => Promise.reject(new Error('not asked')),
      figures: (_, filters) => {
        const input = inputOf({ contacts, settings, from: filters.from, to: filters.to, filters, now: now() })
        const { people } = input.columns
        const tellings = { place: new Int32Array(people), teller: Int32Array.from({ length: people }, (_one, n) => (n % 5 === 0 ? 1 : 0)) }
        const columns = { ...input.columns, ...(isToldTwice && { tellings }), ...(turns && { turns }) }
        return Promise.resolve({ figures: figuresOf({ ...input, columns }), dataVersion: '1' })
      },
      firstDate: () => Promise.resolve(undefined),
    },
    now,
    log: () => undefined,
    staticFiles: staticFiles(),
  })
const read = async (path: string, isToldTwice = true) => (await appWith(isToldTwice).request(`https://meten.example${path}`)).text()

describe('people who may count twice', () => {
  it.each([
    ['nl', 'Mensen kunnen hier dubbel tellen', /hoogstens [\d.]+ mensen te veel geteld zijn/],
    ['en', 'People may count twice here', /At most [\d,]+ people may be counted too many/],
  ])('are told on every page of figures (%s)', async (language, title, sentence) => {
    for (const path of ['/', '/missed', '/availability']) {
      const text = plain(await read(`${path}?lang=${language}`))
      expect(text).toContain(title)
      expect(text).toMatch(sentence)
      expect(plain(await read(`${path}?lang=${language}`, false))).not.toContain(title)
    }
  })
  it('are told in files and in JSON, where the range holds them', async () => {
    expect(await read('/csv/missed/why?lang=nl')).toContain('hoogstens')
    type Json = { metrics: { counted_twice_at_most?: number; people: { value: number; low: number } } }
    const { metrics } = JSON.parse(await read('/api/v1/missed')) as Json
    const { metrics: plainly } = JSON.parse(await read('/api/v1/missed', false)) as Json
    expect(metrics.counted_twice_at_most).toBeGreaterThan(0)
    expect(metrics.people.low).toBeCloseTo(plainly.people.low - (metrics.counted_twice_at_most ?? 0))
    expect(metrics.people.value).toBe(plainly.people.value)
    expect(plainly).not.toHaveProperty('counted_twice_at_most')
  })
})

describe('people of a period in which keys turned', () => {
  const added = { nl: 'Mensen zijn opgeteld over 3 kortere periodes.', en: 'People are added up over 3 shorter periods.' } as const
  const within = (...times: readonly string[]) => Uint32Array.from(times, (time) => Date.parse(time) / 1000)
  it.each(['nl', 'en'] as const)('are said to be added up, beside the number (%s)', async (language) => {
    for (const path of ['/', '/missed']) {
      const page = async (turns: Uint32Array) => plain(await (await appWith(false, turns).request(`https://meten.example${path}?lang=${language}`)).text())
      expect(await page(within('2026-04-01T02:00:00Z', '2026-04-29T02:00:00Z'))).toContain(added[language])
      expect(await page(within())).not.toContain(added[language].slice(0, 15))
    }
  })
})
