import * as z from 'zod'

/** Accounts among the staff of a chat system that are machines: what they write answers nobody. By the system's own id. */
export const machineAgents = z.array(z.string().min(1).max(128)).max(100).optional()
