/** The keys of a source that is a tawk.to property. */
import { machineAgents } from '../../settings/machineAgents.ts'

export const tawkSettings = {
  /** Ids of agents that are machines, as the transcript gives them. */
  machineAgents,
} as const
