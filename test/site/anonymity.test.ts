import { describe, expect, it } from 'vitest'
import { contact } from '../builders/contacts.ts'
import { plain, siteIn, states } from '../builders/siteStates.ts'

/** A day of these callers among others': what the page says of those who withheld their number, and whether the number of people is printed as exact. */
const asked = async (callers: readonly (string | undefined)[]) => {
  const { settings, contacts } = states.everybody_recognised
  const date = '2026-05-20'
  const others = contacts.filter(({ arrivedAt }) => !new Date(arrivedAt).toISOString().startsWith(date))
  const own = callers.map((caller, n) => contact({ at: `${date} 1${n}:00`, ...(caller !== undefined && { caller }) }))
  const site = siteIn({ settings, contacts: [...others, ...own] })
  const query = `from=${date}&to=${date}&lang=nl`
  const page = plain(await (await site.request(`/missed?${query}`)).text())
  const { metrics } = (await (await site.request(`/api/v1/missed?${query}`)).json()) as {
    metrics: { people: { value: number | null; low: number | null; high: number | null } }
  }
  const said = /(?:Niemand belde|Iedereen belde|Van de \d+ pogingen (?:was er|waren er) \d+) anoniem[^.]*\.(?: Voor het aantal[^.]*\.)?/.exec(page)?.[0] ?? ''
  return { said, people: metrics.people }
}

describe('what is said of those who withheld their number', () => {
  it.each([[['a', 'b']], [[undefined]], [[undefined, 'a']], [[undefined, undefined, undefined, 'a']], [['a', undefined, 'a', undefined, 'b']]])(
    'agrees with how the number of people is printed, for %j',
    async (callers) => {
      const { said, people } = await asked(callers)
      expect(said).not.toBe('')
      if (people.value === null) expect(said).toContain('weten we niet om hoeveel mensen het gaat')
      else if (people.low === people.high) expect(said).toMatch(/is het aantal mensen geteld en niet geschat|Voor het aantal mensen maakt dat hier niet uit/)
      else expect(said).toMatch(/is het aantal mensen een schatting/)
    },
  )
})
