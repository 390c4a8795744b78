/** Where somebody comes in, and where they may be sent back to. */
import type { Role } from '../../../shared/access/role.ts'
import { routeRules } from './routeRules.ts'

const landings: readonly (readonly [Role, string])[] = [
  ['manager', '/'],
  ['planner', '/roster'],
  ['admin', '/setup'],
  ['privacy', '/settings/audit'],
  ['funder', '/reports'],
]

export const landingOf = (held: readonly Role[]): string => landings.find(([role]) => held.includes(role))?.[1] ?? '/help/terms'

/** First parts of the addresses of our own pages. */
const ownPages: ReadonlySet<string> = new Set([...routeRules.keys()].flatMap((rule) => (rule.startsWith('GET /') ? [rule.slice(5).split('/')[0] ?? ''] : [])))
const mostLength = 2000

/** An address of this site to go on to, or undefined: never one of another site (A11). */
export function localAddress(text: string): string | undefined {
  if (!text.startsWith('/') || text.length > mostLength || /[\\\s]/.test(text)) return undefined
  const here = 'https://here.invalid'
  if (!URL.canParse(text, here)) return undefined
  const { origin, pathname, search } = new URL(text, here)
  // Dots that are taken away may leave two slashes, and behind these a browser reads the name of another site.
  if (origin !== here || pathname.startsWith('//') || !ownPages.has(pathname.split('/')[1] ?? '')) return undefined
  return pathname.startsWith('/sign-in') ? undefined : pathname + search
}
