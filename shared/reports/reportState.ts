/** What state a version of a report is in, and what may become of it. Content never changes; only this does. */
import * as z from 'zod'

const reportStates = ['draft', 'approved', 'shared', 'withdrawn'] as const
export const ReportState = z.enum(reportStates)
export type ReportState = z.infer<typeof ReportState>

/** One decision about a version: who took it and when (UTC milliseconds). */
export const StateChange = z.object({ to: ReportState, by: z.string().max(80), at: z.int(), reason: z.string().max(200).default('') })
export type StateChange = z.infer<typeof StateChange>

const next: Readonly<Record<ReportState, readonly ReportState[]>> = {
  draft: ['approved', 'withdrawn'],
  approved: ['shared', 'withdrawn'],
  shared: ['withdrawn'],
  withdrawn: [],
}

export const stateOf = (changes: readonly StateChange[]): ReportState => changes.at(-1)?.to ?? 'draft'
export const nextStates = (changes: readonly StateChange[]): readonly ReportState[] => next[stateOf(changes)]
/** It has been more than a draft: people outside may have seen it, and what they saw is not forgotten. */
export const wentOut = (changes: readonly StateChange[]): boolean => changes.some(({ to }) => to === 'approved' || to === 'shared')
