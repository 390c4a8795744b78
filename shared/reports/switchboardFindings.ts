/** The same period under the definitions others publish, in shares of protected counts. */
import * as z from 'zod'
import { Share } from './printed.ts'

export const SwitchboardFindings = z.array(z.strictObject({ rule: z.string(), answered: Share }))
export type SwitchboardFindings = z.infer<typeof SwitchboardFindings>
