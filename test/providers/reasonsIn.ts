import type { Reading } from '../../shared/providers/provider.ts'

/** Why deliveries were not used; of those that were, what kind they are. */
export const reasonsIn = (readings: readonly Reading[]) => readings.map((one) => (one.understood ? one.report.kind : one.reason))
