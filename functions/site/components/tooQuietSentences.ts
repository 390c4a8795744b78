/** That of some source nobody would notice that it stopped (C4): said wherever a figure of its lines is. */
import type { Figures } from '../../../shared/metrics/figures.ts'
import type { View } from '../view.ts'

export const tooQuietSentences = ({ texts, formats, settings }: View, { coverage }: Pick<Figures, 'coverage'>): readonly string[] =>
  (coverage.tooQuiet ?? []).map(({ source, noticedAfterDays }) =>
    texts.coverage.tooQuiet(settings.sources.find(({ id }) => id === source)?.name ?? source, formats.whole(noticedAfterDays)),
  )
