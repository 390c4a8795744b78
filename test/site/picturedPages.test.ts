import { describe, expect, it } from 'vitest'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { isPage, picturedPages } from '../browser/picturedPages.ts'

const patterns = [...routeRules.keys()].flatMap((rule) => (rule.startsWith('GET ') ? [rule.slice(4)] : [])).filter(isPage)
const shown = picturedPages.flatMap(({ route }) => route ?? [])

describe('pictures of pages', () => {
  it('there is one of every page that a person can open', () => expect(patterns.filter((pattern) => !shown.includes(pattern))).toEqual([]))
  it('there is none of a page that is no longer there', () => expect(shown.filter((route) => !patterns.includes(route))).toEqual([]))
  it('each has a name of its own', () => expect(new Set(picturedPages.map(({ name }) => name)).size).toBe(picturedPages.length))
})
