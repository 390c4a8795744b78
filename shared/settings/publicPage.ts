/** What callers may see of a line without an account: whether it is open, its hours, and where else there is help. Off until somebody switches it on. */
import * as z from 'zod'

const name = z.string().trim().min(1).max(80)
/** As people read it: digits with spaces, hyphens and brackets between them. */
const telephone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{1,23}$/, 'use digits, spaces and hyphens, such as 0900 123 4567')
const website = z.url({ protocol: /^https$/, error: 'use an address that begins with https://' }).max(200)

export const mostOtherHelp = 10

/** Another place to turn to, with a number or an address or both. */
export const OtherHelp = z
  .strictObject({ name, telephone: telephone.optional(), website: website.optional() })
  .refine((help) => help.telephone !== undefined || help.website !== undefined, 'add a "telephone" or a "website"')
export type OtherHelp = z.infer<typeof OtherHelp>

/** The line cannot be reached for a while, whatever its hours say. It ends by itself. */
export const Unreachable = z
  .strictObject({ from: z.iso.datetime({ offset: true }), until: z.iso.datetime({ offset: true }) })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), '"until" must be later than "from"')
export type Unreachable = z.infer<typeof Unreachable>

export const PublicPage = z.strictObject({
  isOn: z.boolean().default(true),
  /** Absent: the line's name for callers. */
  name: name.optional(),
  /** How the line itself is reached. */
  telephone: telephone.optional(),
  website: website.optional(),
  /** Beside 112, which always stands there. */
  otherHelp: z.array(OtherHelp).max(mostOtherHelp).default([]),
  unreachable: Unreachable.optional(),
})
export type PublicPage = z.infer<typeof PublicPage>

/** Whether the line is switched off for callers at this moment. @param now UTC milliseconds. @returns until when, UTC milliseconds; undefined: it is not */
export function unreachableUntil({ unreachable }: Pick<PublicPage, 'unreachable'>, now: number): number | undefined {
  if (unreachable === undefined) return undefined
  const [from, until] = [Date.parse(unreachable.from), Date.parse(unreachable.until)]
  return from <= now && now < until ? until : undefined
}
