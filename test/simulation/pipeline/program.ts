/**
 * The product's own code as the simulation runs it: of this tree, or of another one, such as the release before. Both may run on machines of one world, as
 * they do for the minutes of a deployment.
 */
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as erase from '../../../functions/erase/app.ts'
import * as ask from '../../../functions/erase/ask.ts'
import * as fold from '../../../functions/fold/app.ts'
import * as rebuild from '../../../functions/fold/rebuild.ts'
import * as importing from '../../../functions/import/steps/importer.ts'
import * as ingest from '../../../functions/ingest/app.ts'
import * as drain from '../../../functions/ingest/drain.ts'
import * as recentSettings from '../../../functions/ingest/recentSettings.ts'
import * as turnedAway from '../../../functions/ingest/turnedAway.ts'
import * as keys from '../../../functions/keys/app.ts'
import * as watch from '../../../functions/watch/app.ts'
import * as strip from '../../../functions/watch/strip.ts'
import * as sweep from '../../../functions/watch/sweep.ts'
import * as restore from '../../../infra/local/restore/restoreTables.ts'
import * as coverage from '../../../shared/metrics/coverage/coverageReader.ts'
import * as reports from '../../../shared/metrics/reportsOf.ts'
import * as keyKeeper from '../../../shared/privacy/keyKeeper.ts'
import * as pseudonymiser from '../../../shared/privacy/pseudonymiser.ts'
import * as webhook from '../../../shared/providers/generic/webhook.ts'
import * as registry from '../../../shared/providers/registry.ts'
import * as settings from '../../../shared/settings/settings.ts'
import * as alertStore from '../../../shared/storage/mail/alertStore.ts'
import * as auditTrail from '../../../shared/storage/people/auditTrail.ts'
import * as deliveryCounts from '../../../shared/storage/facts/deliveryCounts.ts'
import * as erasures from '../../../shared/storage/forgotten/erasures.ts'
import * as importRecords from '../../../shared/storage/facts/importRecords.ts'
import * as stores from '../../../shared/storage/stores.ts'
import * as tables from '../../../shared/storage/tables/tables.ts'

const own = {
  ...erase,
  ...ask,
  ...fold,
  ...rebuild,
  ...importing,
  ...ingest,
  ...drain,
  ...recentSettings,
  ...turnedAway,
  ...keys,
  ...watch,
  ...strip,
  ...sweep,
  ...restore,
  ...coverage,
  ...reports,
  ...keyKeeper,
  ...pseudonymiser,
  ...webhook,
  ...registry,
  ...settings,
  ...alertStore,
  ...auditTrail,
  ...deliveryCounts,
  ...erasures,
  ...importRecords,
  ...stores,
  ...tables,
}
const paths = [
  'functions/erase/app.ts',
  'functions/erase/ask.ts',
  'functions/fold/app.ts',
  'functions/fold/rebuild.ts',
  'functions/import/steps/importer.ts',
  'functions/ingest/app.ts',
  'functions/ingest/drain.ts',
  'functions/ingest/recentSettings.ts',
  'functions/ingest/turnedAway.ts',
  'functions/keys/app.ts',
  'functions/watch/app.ts',
  'functions/watch/strip.ts',
  'functions/watch/sweep.ts',
  'infra/local/restore/restoreTables.ts',
  'shared/metrics/coverage/coverageReader.ts',
  'shared/metrics/reportsOf.ts',
  'shared/privacy/keyKeeper.ts',
  'shared/privacy/pseudonymiser.ts',
  'shared/providers/generic/webhook.ts',
  'shared/providers/registry.ts',
  'shared/settings/settings.ts',
  'shared/storage/mail/alertStore.ts',
  'shared/storage/people/auditTrail.ts',
  'shared/storage/facts/deliveryCounts.ts',
  'shared/storage/forgotten/erasures.ts',
  'shared/storage/facts/importRecords.ts',
  'shared/storage/stores.ts',
  'shared/storage/tables/tables.ts',
]
/** What these modules export. `marks`: it writes something into every item that nobody else knows. */
export type Program = { readonly name: string; readonly of: typeof own; readonly marks: boolean }

export const thisProgram: Program = { name: 'this', of: own, marks: false }

/** @param folder of another tree of the same project @throws where a module is not there that this one has */
export async function programIn(folder: string, name: string, marks: boolean): Promise<Program> {
  const found: object[] = await Promise.all(paths.map((path) => import(pathToFileURL(placeIn(folder, path)).href)))
  return { name, of: Object.assign({}, ...found) as typeof own, marks } // the same project at another moment
}

/** Where a module of this tree lies in another one, which may have had it elsewhere within the same part of the program. */
function placeIn(folder: string, path: string): string {
  if (existsSync(join(folder, path))) return join(folder, path)
  const part = path.split('/').slice(0, 2).join('/')
  const [place, ...others] = globSync(`${part}/**/${basename(path)}`, { cwd: folder })
  if (place === undefined || others.length > 0) throw new Error(`${path} is not one file of the other tree`)
  return join(folder, place)
}
