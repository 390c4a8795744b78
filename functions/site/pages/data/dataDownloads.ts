import { downloadsView } from '../../components/downloads.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type DataFile = 'gaps' | 'sources' | 'days' | 'alerts' | 'imports' | 'markers'

/** A list about the data as files. @param name of the list, for who hears the links alone */
export function dataDownloads(view: View, file: DataFile, name: string, options: { readonly isNamed?: boolean; readonly svg?: string } = {}): Html {
  const address = (kind: 'csv' | 'xlsx') => linkTo(view, `/data/${file}.${kind}`, notNarrowed)
  return downloadsView({ csv: address('csv'), xlsx: address('xlsx'), ...(options.svg !== undefined && { svg: options.svg }) }, name, view.texts, options)
}
