/** When the organisation wants to be told that something is the matter. */
import * as z from 'zod/mini'

export const Alerts = z.strictObject({
  /** A line is open and nobody has been signed in for so long. */
  unstaffedMinutes: z._default(z.int().check(z.minimum(5), z.maximum(240)), 15),
})
export type Alerts = z.infer<typeof Alerts>
