/** That of some source nobody would notice that it stopped (C4): said wherever a figure of its lines is. */
import type { TooQuiet } from '../../../shared/metrics/figures.ts'
import type { View } from '../view.ts'

export const tooQuietSentences = ({ texts, formats, settings }: View, sources: readonly TooQuiet[] = []): readonly string[] =>
  sources.map(({ source, noticedAfterDays }) =>
    texts.coverage.tooQuiet(settings.sources.find(({ id }) => id === source)?.name ?? source, formats.whole(noticedAfterDays)),
  )

/** The same above the table of a file. */
export const tooQuietRows = (view: View, sources: readonly TooQuiet[] = []): readonly (readonly [label: string, value: string])[] =>
  tooQuietSentences(view, sources).map((sentence) => [view.texts.coverage.tooQuietFile, sentence])
