/** What callers may see of a line without an account: whether it is open, its hours, and where else there is help. Off until somebody switches it on. */
import * as z from 'zod/mini'

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
/** As people read it: digits with spaces, hyphens and brackets between them. */
const telephone = z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 ()-]{1,23}$/, 'use digits, spaces and hyphens, such as 0900 123 4567'))
const website = z.url({ protocol: /^https$/, error: 'use an address that begins with https://' }).check(z.maxLength(200))

export const mostOtherHelp = 10

/** Another place to turn to, with a number or an address or both. */
export const OtherHelp = z
  .strictObject({ name, telephone: z.optional(telephone), website: z.optional(website) })
  .check(z.refine((help) => help.telephone !== undefined || help.website !== undefined, 'add a "telephone" or a "website"'))
export type OtherHelp = z.infer<typeof OtherHelp>

/** The line cannot be reached for a while, whatever its hours say. It ends by itself. */
const Unreachable = z
  .strictObject({ from: z.iso.datetime({ offset: true }), until: z.iso.datetime({ offset: true }) })
  .check(z.refine(({ from, until }) => Date.parse(from) < Date.parse(until), '"until" must be later than "from"'))
export type Unreachable = z.infer<typeof Unreachable>

export const PublicPage = z.strictObject({
  isOn: z._default(z.boolean(), true),
  /** Absent: the line's name for callers. */
  name: z.optional(name),
  /** How the line itself is reached. */
  telephone: z.optional(telephone),
  website: z.optional(website),
  /** Beside 112, which always stands there. */
  otherHelp: z._default(z.array(OtherHelp).check(z.maxLength(mostOtherHelp)), []),
  unreachable: z.optional(Unreachable),
})
export type PublicPage = z.infer<typeof PublicPage>

/** Whether the line is switched off for callers at this moment. @param now UTC milliseconds. @returns until when, UTC milliseconds; undefined: it is not */
export function unreachableUntil({ unreachable }: Pick<PublicPage, 'unreachable'>, now: number): number | undefined {
  if (unreachable === undefined) return undefined
  const [from, until] = [Date.parse(unreachable.from), Date.parse(unreachable.until)]
  return from <= now && now < until ? until : undefined
}
