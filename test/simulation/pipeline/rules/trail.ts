/** The audit trail is whole, however many wrote it at once. */
import { auditTrail } from '../../../../shared/storage/people/auditTrail.ts'
import type { Rule } from './facts.ts'

export const trail: Rule = async ({ quiet }) =>
  (await auditTrail(quiet.tables).broken()).map((number) => ({ rule: 'A8 the audit trail is whole', what: String(number) }))
