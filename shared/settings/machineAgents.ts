import * as z from 'zod/mini'

/** Accounts among the staff of a chat system that are machines: what they write answers nobody. By the system's own id. */
export const machineAgents = z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(100)))
