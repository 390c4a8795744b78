import { downloadsView } from '../../components/downloads.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type DataFile = 'gaps' | 'sources' | 'days' | 'alerts' | 'imports'

/** A list about the data as files. @param name of the list, for who hears the links alone */
export const dataDownloads = (view: View, file: DataFile, name: string): Html =>
  downloadsView({ csv: linkTo(view, `/data/${file}.csv`, notNarrowed), xlsx: linkTo(view, `/data/${file}.xlsx`, notNarrowed) }, name, view.texts)
