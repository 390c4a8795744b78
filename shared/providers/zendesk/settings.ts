/** The keys of a source that is Zendesk messaging. */
import { machineAgents } from '../../settings/machineAgents.ts'

export const zendeskSettings = {
  /** Ids of agents through whom a program writes. Zendesk's own bots and triggers are known without it. */
  machineAgents,
} as const
