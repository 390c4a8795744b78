/** The tables of one page as files beside it, for whoever may see the page. */
import type { Context } from 'hono'
import type { DataTable } from '../components/dataTable.ts'
import { Refused } from '../../../shared/web/refused.ts'
import type { SiteRequest } from '../sitePages.ts'
import { partName } from './exportName.ts'
import { kindOf } from './fileKind.ts'
import { type ListFile, listFile } from './listFile.ts'

/** @param tables those that the page shows to this person now. @throws Refused for one that is not among them */
export async function listAnswer(
  context: Context,
  { view, today }: Pick<SiteRequest, 'view' | 'today'>,
  tables: readonly DataTable[],
  more: Pick<ListFile, 'about' | 'protection'> = {},
): Promise<Response> {
  const asked = context.req.path.slice(context.req.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const table = tables.find(({ key }) => key === asked)
  if (table === undefined) throw new Refused('unknown_page')
  return listFile(context, { kind: kindOf(context.req.path), view, table, name: `${partName(view, table.key)}_${today}`, ...more })
}
