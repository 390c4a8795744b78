/** Figures with the mark that they are not complete. */
import type { Settings } from '../settings/settings.ts'
import type { Figures, Filters } from './figures.ts'
import { type UncountedMark, uncountedMarks, type UncountedReader } from './uncounted.ts'

type Loader<Loaded> = (version: { readonly version: number; readonly settings: Settings }, filters: Filters, now: number) => Promise<Loaded>

/** The same figures, with the mark where they are not complete. What is kept of them is kept without it: it comes and goes. */
export const markingUncounted =
  <Loaded extends { readonly figures: Figures }>(load: Loader<Loaded>, read: UncountedReader): Loader<Loaded> =>
  async (version, filters, now) => {
    const [loaded, known] = await Promise.all([load(version, filters, now), read(version.settings, filters.line, now)])
    const marks = uncountedMarks(known, filters)
    return marks.length === 0 ? loaded : { ...loaded, figures: withUncounted(loaded.figures, marks) }
  }

/** The same figures with more marks, those they have first. */
export const withUncounted = (figures: Figures, marks: readonly UncountedMark[]): Figures => ({
  ...figures,
  coverage: { ...figures.coverage, uncounted: [...(figures.coverage.uncounted ?? []), ...marks] },
})
