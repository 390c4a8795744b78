/** The keys of a source that is a Chatwoot account. */
import { machineAgents } from '../../settings/machineAgents.ts'

export const chatwootSettings = {
  /** Ids of users through whom a program writes. Chatwoot's own bots, templates, automations and campaigns are known without it. */
  machineAgents,
} as const
