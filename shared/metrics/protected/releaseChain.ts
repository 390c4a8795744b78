/**
 * Outside figures without a memory of what was asked before: every period is protected as if its months and quarters were out already, and comes
 * out the same whoever asks, and in whatever order.
 */
import type { LineId } from '../../contacts/identifiers.ts'
import type { Release } from '../../privacy/disclosure/protectRelease.ts'
import type { Figures } from '../figures.ts'
import { type OutsidePeriod, periodsWithin } from './outsidePeriod.ts'
import { protectedRelease, type ProtectedRelease } from './protectedRelease.ts'
import type { CallerShares } from './shareOfOne.ts'

export type LoadedPeriod = { readonly figures: Figures; readonly dataVersion: string; readonly callerShares?: CallerShares }
export type ChainInput = {
  readonly line: LineId
  readonly load: (period: OutsidePeriod) => Promise<LoadedPeriod>
  readonly threshold?: number
  /** What else is out, such as reports that were shared. */
  readonly earlier?: readonly Release[]
}
export type Chain = LoadedPeriod & { readonly release: ProtectedRelease; readonly earlier: readonly Release[] }

/** @throws RangeError where what is out already says too much */
export async function releaseChain(period: OutsidePeriod, { line, load, threshold, earlier = [] }: ChainInput): Promise<Chain> {
  let before = earlier
  const protect = (loaded: LoadedPeriod) => protectedRelease({ line, ...loaded }, { ...(threshold !== undefined && { threshold }), earlier: before })
  for (const smaller of periodsWithin(period)) before = [...before, protect(await load(smaller))]
  const loaded = await load(period)
  return { ...loaded, release: protect(loaded), earlier: before }
}
