import { linkTo, notNarrowed, type View } from '../view.ts'
import type { DataTable } from './dataTable.ts'
import { downloadsView } from './downloads.ts'
import type { Html } from '../html.ts'

/**
 * Links to a table of a page as files; `exports/listAnswer.ts` answers them.
 * @param page its path
 * @param options.isNamed where several lists stand under one heading @param options.more further parameters that the list was asked with
 */
export function tableDownloads(
  view: View,
  page: string,
  { key, caption }: Pick<DataTable, 'key' | 'caption'>,
  { more = {}, isNamed = false }: { readonly more?: Readonly<Record<string, string>>; readonly isNamed?: boolean } = {},
): Html {
  const query = new URLSearchParams(more).toString()
  const address = (kind: 'csv' | 'xlsx') => {
    const path = linkTo(view, `${page}/${key}.${kind}`, notNarrowed)
    return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`
  }
  return downloadsView({ csv: address('csv'), xlsx: address('xlsx') }, caption, view.texts, { isNamed })
}
