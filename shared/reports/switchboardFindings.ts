/** The same period by the rules others publish, in shares of protected counts. */
import * as z from 'zod'
import type { ProtectedRule, ProtectedShareOfRule } from '../metrics/switchboard/protectedSwitchboard.ts'
import { Share } from './printed.ts'

const ruleKeys = ['ours', 'nhs111', 'lifeline988', 'connect', 'answered_only'] as const
export const SwitchboardFindings = z.array(
  z.object({
    rule: z.enum(ruleKeys),
    answered: Share,
    abandoned: Share.exactOptional(),
    missed: Share.exactOptional(),
    serviceLevel: z.object({ seconds: z.number(), share: Share }).exactOptional(),
  }),
)
export type SwitchboardFindings = z.infer<typeof SwitchboardFindings>

export function switchboardFindings(rules: readonly ProtectedRule[]): SwitchboardFindings {
  const shareOf = ({ share }: ProtectedShareOfRule): Share => share
  return rules.map(({ rule, answered, abandoned, missed, serviceLevel }) => ({
    rule,
    answered: shareOf(answered),
    ...(abandoned && { abandoned: shareOf(abandoned) }),
    ...(missed && { missed: shareOf(missed) }),
    ...(serviceLevel && { serviceLevel: { seconds: serviceLevel.seconds, share: shareOf(serviceLevel) } }),
  }))
}
