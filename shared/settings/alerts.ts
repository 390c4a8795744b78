/** When the organisation wants to be told that something is the matter. */
import * as z from 'zod'

export const Alerts = z.strictObject({
  /** A line is open and nobody has been signed in for so long. */
  unstaffedMinutes: z.int().min(5).max(240).default(15),
})
export type Alerts = z.infer<typeof Alerts>
