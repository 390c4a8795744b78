/**
 * Other stretches of whole months, put together from what the months, quarters and years in them print. It says nothing they did not say, so it needs
 * no protection of its own; and what does not add up, such as people who come back and middle values, it cannot say.
 */
import type { PrintedCount } from '../../privacy/disclosure/printedCount.ts'
import type { Figures } from '../figures.ts'
import { countKey } from './linkedCounts.ts'
import type { OutsidePeriod } from './outsidePeriod.ts'
import type { ProtectedRelease } from './protectedRelease.ts'
import type { Chain } from './releaseChain.ts'
import { causeKeys, ladder } from './releaseCounts.ts'

export type Piece = Chain & { readonly period: OutsidePeriod }

const addable = [
  'attempts',
  ...ladder,
  ...Object.values(causeKeys),
  'withheld',
  'tried',
  'offered',
  'answered of offered',
  'gave up of offered',
  'hours without answer',
]

/** @param figures of the whole stretch @param pieces that follow each other through it */
export function composedRelease({ filters }: Figures, pieces: readonly Piece[]): ProtectedRelease {
  const [line] = filters.line
  const printed = new Map<string, PrintedCount>()
  if (line !== undefined)
    for (const what of addable)
      printed.set(countKey(line, filters, what), sumOf(pieces.map(({ release, period }) => release.printed.get(countKey(line, period, what)))))
  const threshold = Math.max(...pieces.map(({ release }) => release.threshold))
  return { id: `${line} ${filters.from}..${filters.to}`, cells: [], relations: [], threshold, printed, grain: undefined }
}

function sumOf(parts: readonly (PrintedCount | undefined)[]): PrintedCount {
  if (parts.every((part) => part?.shown === 'not_measured')) return { shown: 'not_measured' }
  let sum = 0
  for (const part of parts) {
    if (part?.shown !== 'number') return { shown: 'hidden' }
    sum += part.value
  }
  return { shown: 'number', value: sum }
}
