import type { Context } from 'hono'
import type { Figures } from '../../../shared/metrics/figures.ts'
import type { Picture } from '../charts/picture.ts'
import { tooQuietSentences } from '../components/tooQuietSentences.ts'
import { lineNames, type View } from '../view.ts'
import { exportName } from './exportName.ts'
import { fileAnswer } from './fileAnswer.ts'
import { svgFile } from './svg/svgFile.ts'

export type PictureFile = {
  readonly view: View
  readonly figures: Figures
  readonly dataVersion: string
  readonly fileName: string
  readonly picture: Picture
}

/** The answer to a click on "figure as SVG". Like a table it leaves as a file: never shown by the site, never kept. */
export async function pictureFile(context: Context, { view, figures, dataVersion, fileName, picture }: PictureFile): Promise<Response> {
  const { texts, formats, query, language, settings } = view
  const { csv, filters } = texts
  const labelled = (label: string, value: string) => filters.chip(label, value)
  const source = [
    [settings.organisation.name, lineNames(view), formats.days(query.period.from, query.period.to)].join(' · '),
    [filters.hoursOf[query.hours], labelled(filters.short, filters.shortOf[query.short]), labelled(csv.coverage, formats.percent(figures.coverage.share))].join(
      ' · ',
    ),
    [labelled(csv.definitions, String(figures.definitions.version)), labelled(csv.data, dataVersion), labelled(csv.made, formats.moment(view.now))].join(' · '),
    ...tooQuietSentences(view, figures.coverage.tooQuiet),
    labelled(csv.protection, csv.internal),
  ]
  const body = await svgFile(picture, { language, printer: view, source })
  return fileAnswer(context, { kind: 'svg', name: exportName(view, { report: fileName, part: picture.id }), body })
}
