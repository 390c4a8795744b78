/** The page on which files of history are brought, and the list of imports as a file. The files themselves go to the import function. */
import { Hono } from 'hono'
import type { ProviderName } from '../../../../shared/providers/providerName.ts'
import { providers } from '../../../../shared/providers/registry.ts'
import { partName } from '../../exports/exportName.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listFile } from '../../exports/listFile.ts'
import type { SitePages } from '../../sitePages.ts'
import { importOutcomeOf } from './importList.ts'
import { importsData } from './importsData.ts'
import { importsView } from './view.ts'

const readable: ReadonlySet<ProviderName> = new Set([...providers.values()].flatMap(({ name, history }) => (history === undefined ? [] : [name])))

export const importPages = ({ requested, html, dependencies }: SitePages): Hono =>
  new Hono()
    .get('/data/imports', async (context) => {
      const { view } = await requested(context)
      const query = new URL(context.req.url).searchParams
      return html(
        context,
        importsView(view, readable, {
          imports: (await dependencies.imports?.all()) ?? [],
          outcome: importOutcomeOf(query),
          source: query.get('source') ?? undefined,
        }),
      )
    })
    .get('/data/:file{(?:imports)\\.(?:csv|xlsx)}', async (context) => {
      const { view, today } = await requested(context)
      const table = importsData(view, (await dependencies.imports?.all()) ?? [])
      return listFile(context, { kind: kindOf(context.req.path), view, table, name: `${partName(view, 'imports')}_${today}` })
    })
