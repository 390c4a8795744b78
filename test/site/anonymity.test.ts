import { describe, expect, it } from 'vitest'
import { contact } from '../builders/contacts.ts'
import { plain, readPage, siteIn, states } from '../builders/siteStates.ts'

/** What the page says of those who withheld their number, and how its headline and its rung "people" print them. */
const said = async (callers: readonly (string | undefined)[]) => {
  const { settings, contacts } = states.everybody_recognised
  const date = '2026-05-20'
  const others = contacts.filter(({ arrivedAt }) => !new Date(arrivedAt).toISOString().startsWith(date))
  const own = callers.map((caller, n) => contact({ at: `${date} 1${n}:00`, ...(caller !== undefined && { caller }) }))
  const page = await siteIn({ settings, contacts: [...others, ...own] }).request(`/missed?from=${date}&to=${date}&lang=nl`)
  return /(?:Niemand|Iedereen|Van de \d+ pogingen) [^.]*anoniem[^.]*\.[^.]*\./.exec(plain(await page.text()))?.[0]
}

describe('what is said of those who withheld their number', () => {
  it('calls nothing an estimate where the number of people is printed as exact', async () =>
    expect(await said([undefined, undefined, undefined, 'a'])).toContain(
      'Van de 4 pogingen waren er 3 anoniem. Voor het aantal mensen maakt dat hier niet uit.',
    ))
  it('says that the number of people is not known where everybody withheld theirs', async () =>
    expect(await said([undefined])).toContain('Iedereen belde anoniem; daarom weten we niet om hoeveel mensen het gaat.'))
  it('calls it exact where everybody is recognised', async () =>
    expect(await said(['a', 'b'])).toContain('Niemand belde anoniem; daarom weten we het aantal mensen precies.'))
  it('and an estimate where it is printed with a range', async () => {
    const page = plain((await readPage('large', '/missed?lang=nl')).html)
    expect(page).toContain('25% belde anoniem; daarom is het aantal mensen een schatting. De marge is bedoeld om 9 van de 10 keer te kloppen.')
  })
})
