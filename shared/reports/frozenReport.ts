/**
 * One version of a report, frozen: what was found, the words of that day, and where it belongs. What is stored is read for years: a field that this
 * program no longer knows is passed over, and one that comes later has to be optional.
 */
import * as z from 'zod'
import { Instant, LineId, LocalDate } from '../contacts/identifiers.ts'
import { Language } from '../text/language.ts'
import { AccentColour } from './accentColour.ts'
import { Findings } from './findings.ts'
import { ReportDocument } from './reportDocument.ts'
import { type StateChange, stateOf, type ReportState } from './reportState.ts'

/** A line, whole months and a language: the permanent address says these. */
export const ReportAbout = z.object({ line: LineId, from: LocalDate, to: LocalDate, language: Language })
export type ReportAbout = z.infer<typeof ReportAbout>

/** `vlierlijn-2025-11-2026-10-nl` */
export const reportIdOf = ({ line, from, to, language }: ReportAbout): string => `${line}-${from.slice(0, 7)}-${to.slice(0, 7)}-${language}`

export const FrozenReport = z.object({
  about: ReportAbout,
  version: z.int().min(1),
  madeAt: Instant,
  findings: Findings,
  document: ReportDocument,
  /** As they were asked for. */
  options: z.object({ contact: z.string(), start: z.string().exactOptional(), caseId: z.string().exactOptional(), accent: z.exactOptional(AccentColour) }),
  /** Versions of other reports about the line that had already gone out; this one was protected together with them. */
  against: z.array(z.string()),
})
export type FrozenReport = z.infer<typeof FrozenReport>

/** `vlierlijn-2025-11-2026-10-nl/v/2` */
export const versionIdOf = (reportId: string, version: number): string => `${reportId}/v/${version}`

export type ReportVersion = { readonly version: number; readonly madeAt: Instant; readonly changes: readonly StateChange[] }
export type ListedReport = { readonly id: string; readonly about: ReportAbout /** Oldest first. */; readonly versions: readonly ReportVersion[] }

/** The newest version that went out and still stands; else the newest of all. */
export function currentVersion(versions: readonly ReportVersion[]): ReportVersion | undefined {
  return versions.findLast(({ changes }) => isOut(changes)) ?? versions.findLast(({ changes }) => stateOf(changes) !== 'withdrawn') ?? versions.at(-1)
}
/** The version that takes the place of this one: a newer one that went out. */
export const replacedBy = (versions: readonly ReportVersion[], version: number): ReportVersion | undefined =>
  versions.findLast((own) => own.version > version && isOut(own.changes))
/** Newer, and not approved yet. */
export const draftAfter = (versions: readonly ReportVersion[], version: number): ReportVersion | undefined =>
  versions.findLast((own) => own.version > version && stateOf(own.changes) === 'draft')

const outStates: readonly ReportState[] = ['approved', 'shared']
const isOut = (changes: readonly StateChange[]): boolean => outStates.includes(stateOf(changes))
