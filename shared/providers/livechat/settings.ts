/** The keys of a source that is a LiveChat organisation. */
import { machineAgents } from '../../settings/machineAgents.ts'

export const livechatSettings = {
  /** Accounts of agents through which a program writes. LiveChat's own bots are known without it: their ids are no e-mail addresses. */
  machineAgents,
} as const
