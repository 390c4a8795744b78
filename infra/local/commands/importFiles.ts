import { basename } from 'node:path'
import { importer, type Importer } from '../../../functions/import/steps/importer.ts'
import type { PartAnswer } from '../../../functions/import/steps/takePart.ts'
import type { ImportProgress } from '../../../functions/import/record/progress.ts'
import { ImportRefused } from '../../../functions/import/record/refused.ts'
import { mendedWords } from '../../../functions/import/record/mendedWords.ts'
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { RefusedRow } from '../../../shared/providers/provider.ts'
import { providers } from '../../../shared/providers/registry.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { beginStripping } from '../../../shared/storage/days/firstStrip.ts'
import { importRecords } from '../../../shared/storage/facts/importRecords.ts'
import type { OpenStore } from '../store/openStore.ts'
import { type Command, type CommandContext, CommandFailed, type ExitCode, exitCodes, placeOf, readWords, storeOptions, WrongUse, withStore } from './command.ts'
import { type RefusedFileRow, refusalSentence, rowSentence, unreadableSentence } from './importSentences.ts'
import { type HistoryFileOnDisk, historyFile } from './historyFile.ts'
import { listImports } from './listImports.ts'
import { progressLine } from './progressLine.ts'

export const importFiles: Command = {
  summary: 'read files of history into the store',
  help: `helpline import FILE… --source ID [--dry-run] [--json]
helpline import --list | --undo IMPORT

The source says which format: asterisk takes queue_log and Master.csv together, csv takes any table by the columns in the settings (CSV, or a workbook of at most 4 MB),
generic takes a line of JSON for each event. Files may be gzipped. The same files again change nothing; an import that was stopped goes on
when the same command is given again.

  --source ID     the source in the settings that these files belong to
  --dry-run       read and count, store nothing
  --json          the result as JSON, with every refused row
  --list          what was imported, newest first
  --undo IMPORT   take away what an import brought, within 30 days; stopped, it goes on when the same command is given again
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Exit code 3: done, but some rows were refused.

Examples
  npm run helpline -- import calls.csv.gz --source bank --dry-run
  npm run helpline -- import /var/log/asterisk/queue_log /var/log/asterisk/cdr-csv/Master.csv --source exchange
  npm run helpline -- import --undo 4f2a9c0d1e5b6a7f8c90`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, {
      ...storeOptions,
      source: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      list: { type: 'boolean' },
      undo: { type: 'string' },
    })
    const { undo, list } = values
    if ((undo !== undefined || list) && positionals.length > 0) throw new WrongUse('--list and --undo take no files')
    if (list) return withStore(context, placeOf(values), async (store) => listImports(context, store))
    if (undo !== undefined) return withStore(context, placeOf(values), async (store) => undoImport(undo, context, store))
    if (positionals.length === 0) throw new WrongUse('name at least one file')
    const source = SourceId.safeParse(values.source)
    if (!source.success) throw new WrongUse('say which source the files belong to: --source ID')
    const files = await Promise.all(positionals.map(async (path) => ({ path, file: await historyFile(context.pathOf(path)) })))
    return withStore(context, placeOf(values), async (store) => {
      const result = await importAll({ files, source: source.data, dryRun: values['dry-run'] ?? false }, context, store)
      context.print(values.json ? JSON.stringify(result) : summary(result))
      if (!values.json) for (const row of result.refusedRows.slice(0, rowsShown)) context.tell(rowSentence(row))
      if (!values.json && result.refused > rowsShown) context.tell(`… and ${result.refused - rowsShown} more; --json shows up to ${rowsKept}.`)
      return result.refused > 0 ? exitCodes.refusedRows : exitCodes.done
    })
  },
}

const rowsShown = 20
const rowsKept = 10_000

type Job = { readonly files: readonly { readonly path: string; readonly file: HistoryFileOnDisk }[]; readonly source: SourceId; readonly dryRun: boolean }
/** rows = stored + duplicate + refused + skipped */
export type ImportResult = ImportProgress['counts'] & {
  readonly import: string
  readonly source: string
  readonly dryRun: boolean
  readonly files: readonly string[]
  readonly dates: ImportProgress['dates']
  readonly refusedBecause: ImportProgress['refusedBecause']
  /** What it filled in of the live feed, in sentences. */
  readonly mended: readonly string[]
  /** Names that no line of the source is known by, with how many rows had them. */
  readonly unknownQueues: Readonly<Record<string, number>>
  readonly refusedRows: readonly RefusedFileRow[]
}

async function importAll(job: Job, context: CommandContext, { stores, pseudonymiser, keys }: OpenStore): Promise<ImportResult> {
  const door = importerOver({ stores, pseudonymiser, ...(keys && { keys }) }, context)
  const files = job.files.map(({ path, file }) => ({ name: basename(path), size: file.sizeBytes }))
  const begun = await told('', door.start({ source: job.source, files, dryRun: job.dryRun }))
  if (begun.nextPart > 1) context.tell(`Going on with an import that was stopped after ${begun.counts.rows} rows.`)
  const refused = refusedRows()
  await takeFiles(job, { importId: begun.importId, door, context, refused })
  const building = progressLine('building days', context, 'days')
  const done = await told('', door.finish(begun.importId, { onBuilt: (days, all) => building.show({ share: days / all, done: days }) }))
  building.end()
  const { importId, source, dryRun, counts, dates, refusedBecause } = done
  return {
    import: importId,
    source,
    dryRun,
    files: files.map(({ name }) => name),
    ...counts,
    dates,
    refusedBecause,
    mended: mendedWords('en', done),
    ...refused.all(),
  }
}

type Taking = { readonly importId: string; readonly door: Importer; readonly context: CommandContext; readonly refused: ReturnType<typeof refusedRows> }

async function takeFiles({ files, dryRun }: Job, { importId, door, context, refused }: Taking): Promise<void> {
  const progress = progressLine(dryRun ? 'reading' : 'importing', context)
  const allBytes = files.reduce((sum, { file }) => sum + file.sizeBytes, 0)
  let doneBytes = 0
  let rows = 0
  let number = 0
  for (const [index, { path, file }] of files.entries()) {
    await file.parts(async ({ bytes, isLast, shareRead }) => {
      if (context.interrupted.aborted) throw new CommandFailed(`stopped after ${rows} rows; what was read is stored. To go on, give the same command again.`)
      number += 1
      const answer: PartAnswer = await told(path, door.takePart({ importId, file: index, number, bytes, isLast }))
      rows += answer.counts.rows
      refused.add(path, answer.refused)
      progress.show({ share: allBytes === 0 ? 1 : (doneBytes + shareRead * file.sizeBytes) / allBytes, done: rows })
      return answer.usedBytes
    })
    doneBytes += file.sizeBytes
  }
  progress.end()
}

function refusedRows() {
  const rows: RefusedFileRow[] = []
  const unknownQueues = new Map<string, number>()
  return {
    add: (path: string, refused: readonly RefusedRow[]) => {
      for (const row of refused) {
        if (rows.length < rowsKept) rows.push({ file: path, ...row })
        if (row.reason === 'unknown_queue') unknownQueues.set(row.value ?? '', (unknownQueues.get(row.value ?? '') ?? 0) + 1)
      }
    },
    all: () => ({ unknownQueues: Object.fromEntries(unknownQueues), refusedRows: rows }),
  }
}

const importerOver = ({ stores, pseudonymiser, keys }: Pick<OpenStore, 'stores' | 'pseudonymiser' | 'keys'>, { now }: CommandContext): Importer =>
  importer({
    stores,
    records: importRecords(stores.tables),
    pseudonymiser,
    providers,
    now,
    beginStripping: beginStripping(stores),
    ...(keys && { destroyKey: keys.destroy }),
  })

async function undoImport(importId: string, context: CommandContext, store: OpenStore): Promise<ExitCode> {
  const building = progressLine('building days', context, 'days')
  const onBuilt = (days: number, all: number) => building.show({ share: days / all, done: days })
  const isTimeUp = () => context.interrupted.aborted
  const { state, counts } = await told('', importerOver(store, context).undo(importId, { onBuilt, isTimeUp }))
  building.end()
  if (state === 'undoing') throw new CommandFailed('stopped half-way; nothing is lost. To go on, give the same command again.')
  context.print(state === 'undone' ? `Undone: ${counts.stored} rows were taken away.` : 'Nothing to undo: a dry run stores nothing.')
  return exitCodes.done
}

/** What the operator can mend is said in words; everything else is thrown on. */
async function told<Answer>(path: string, work: Promise<Answer>): Promise<Answer> {
  try {
    return await work
  } catch (error) {
    if (error instanceof UnreadableFile) throw new CommandFailed(`${path}: ${unreadableSentence(error)}`)
    if (error instanceof ImportRefused) throw new CommandFailed(refusalSentence(error))
    throw error
  }
}

function summary({ rows, stored, duplicate, refused, skipped, dates, dryRun, unknownQueues, mended }: ImportResult): string {
  const period = dates === null ? '' : `, ${dates.from} to ${dates.until}`
  const queues = Object.entries(unknownQueues).map(([name, count]) => `unknown queue "${name}": ${count} rows`)
  return [
    `${rows} rows = ${stored} ${dryRun ? 'new' : 'stored'} + ${duplicate} known already + ${refused} refused + ${skipped} left out${period}`,
    ...(stored === 0 && refused === 0 && duplicate > 0 ? ['Nothing new: everything in these files was known already.'] : []),
    ...(dryRun ? ['Nothing was stored.'] : []),
    ...mended.map((sentence) => sentence.replaceAll('\u00a0', ' ')),
    ...queues,
  ].join('\n')
}
