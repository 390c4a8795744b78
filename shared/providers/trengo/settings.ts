/** The keys of a source that is a Trengo inbox. */
import { machineAgents } from '../../settings/machineAgents.ts'

export const trengoSettings = {
  /** Ids of users in whose name automatic replies go out. */
  machineAgents,
} as const
