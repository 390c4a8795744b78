import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { LineId } from '../../../shared/contacts/identifiers.ts'
import { type RefusedRow, rosterLimits, UnreadableRoster } from '../../../shared/rosters/rosterFile.ts'
import { layoutOf, type RosterLayout } from '../../../shared/rosters/rosterLayout.ts'
import { unpackRoster } from '../../../shared/rosters/rosterParcel.ts'
import type { PreviewInput, RosterPreview } from '../../../shared/rosters/rosterPreview.ts'
import { rosterReaderHere } from '../../../shared/rosters/rosterReader.ts'
import { rosterStore } from '../../../shared/storage/decided/rosterStore.ts'
import { changeOfRoster, takeRoster } from '../../../shared/storage/decided/takeRoster.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

const texts = textsOf('en').roster

export const roster: Command = {
  summary: 'read a roster: CSV, XLSX, ODS or ICS',
  help: `helpline roster FILE --line ID [--dry-run] [--json] | --undo ID | --list

Within the weeks that the file has shifts in, it becomes the roster of its lines. The same file twice changes nothing.
Rows that cannot be used are named with what to do about them; the others are taken.

  --line ID       the line of rows that name no team; may be given more than once
  --dry-run       only say what would change
  --json          the result as JSON, with every refused row
  --undo ID       put back what was there before an import
  --list          imports so far
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Examples
  npm run helpline -- roster rooster-maart.xlsx --line telefoon --dry-run
  npm run helpline -- roster diensten.ics --line telefoon`,
  run: async (words, context) => {
    const options = {
      line: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      undo: { type: 'string' },
      list: { type: 'boolean' },
    } as const
    const { values, positionals } = readWords(words, { ...storeOptions, ...options })
    const [file, ...others] = positionals
    if (others.length > 0 || [file, values.undo, values.list].filter((own) => own !== undefined).length !== 1)
      throw new WrongUse('name one file, or --undo ID, or --list')
    return withStore(context, placeOf(values), async ({ stores }) => {
      const store = rosterStore(stores.tables)
      if (values.list) {
        for (const { importId, at, fileName, added, removed, changed, undoneAt } of await store.imports())
          context.print(
            `${importId}  ${new Date(at).toISOString().slice(0, 16)}Z  +${added} -${removed} ~${changed}  ${fileName}${undoneAt === undefined ? '' : '  (undone)'}`,
          )
        return exitCodes.done
      }
      if (values.undo !== undefined) {
        if (!(await store.imports()).some(({ importId }) => importId === values.undo))
          throw new CommandFailed(`there is no roster import "${values.undo}"; --list shows them`)
        const kept = await store.undo(values.undo, context.now())
        for (const { line, week } of kept) context.tell(`${line} ${week}: left as it is, because it was changed since.`)
        context.print('Undone.')
        return exitCodes.done
      }
      const { settings } = await settingsIn(stores)
      const lines = (values.line ?? []).map((id) => settings.lines.find((line) => line.id === LineId.safeParse(id).data)?.id ?? unknownLine(id, settings.lines))
      const today = localTimeOf(settings.lines[0]?.timeZone ?? 'Europe/Amsterdam').dateOf(context.now())
      const { shifts, usedRows, refused, leftOut, layout } = await read(context.pathOf(file ?? ''), file ?? '', { settings, defaultLines: lines, today })
      for (const row of refused) context.tell(sentenceOf(row))
      if (leftOut.length > 0) context.tell(`Not kept: the columns ${leftOut.join(', ')}.`)
      const { added, removed, changed, unchanged } = await changeOfRoster(store, settings, shifts)
      const about = {
        importId: randomUUID(),
        at: context.now(),
        fileName: basename(file ?? '').slice(0, 200),
        refused: refused.length,
        ...(layout && { layout }),
      }
      const taken = values['dry-run'] ? undefined : await takeRoster(store, settings, shifts, about)
      const isStored = taken !== undefined && taken.weeks.length > 0
      const counts = { usedRows, added: added.length, removed: removed.length, changed: changed.length, unchanged }
      const rows = refused.map((row) => ({ row: row.row, column: row.column, value: row.value, sheet: row.sheet, cure: sentenceOf(row) }))
      context.print(
        values.json
          ? JSON.stringify({ ...counts, dryRun: values['dry-run'] ?? false, refused: rows, leftOut, ...(isStored && { importId: taken.importId }) })
          : `${usedRows} rows used, ${refused.length} refused; ${added.length} shifts added, ${removed.length} removed, ${changed.length} changed, ${unchanged} unchanged.`,
      )
      if (taken === undefined) context.tell('Nothing was stored.')
      else context.tell(isStored ? `Stored as ${taken.importId}; --undo ${taken.importId} puts it back.` : 'The roster was like this already.')
      return refused.length > 0 ? exitCodes.refusedRows : exitCodes.done
    })
  },
}

function unknownLine(id: string, lines: readonly { readonly id: string }[]): never {
  throw new CommandFailed(`the settings have no line "${id}"; the lines are ${lines.map((line) => line.id).join(', ')}`)
}

const sentenceOf = ({ row, column, value, sheet, fault, suggestion }: RefusedRow) =>
  `${texts.place(row, column, value, sheet)} ${texts.fault(fault, suggestion)}`

async function read(path: string, file: string, input: PreviewInput): Promise<RosterPreview & { readonly layout: RosterLayout | undefined }> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new CommandFailed(`${file}: cannot be read; does it exist?`)
  if (size > rosterLimits.bytes) throw new CommandFailed(`${file}: ${texts.fileFault('too_large')}`)
  try {
    // Whoever runs this command waits for it, and for nothing else: no need of a thread beside it.
    const parcel = await rosterReaderHere.open({ fileName: file, bytes: await readFile(path) })
    const preview = await rosterReaderHere.preview(parcel, input)
    const { columns } = preview
    if (columns !== undefined && (columns.start === undefined || columns.end === undefined))
      throw new CommandFailed(`${file}: no column says when a shift begins and ends. Name them Start and End, or choose them on the page Roster, Import.`)
    const opened = unpackRoster(parcel)?.opened
    return { ...preview, layout: opened && preview.columns && layoutOf(opened, preview.columns) }
  } catch (failure) {
    if (failure instanceof UnreadableRoster) throw new CommandFailed(`${file}: ${texts.fileFault(failure.fault)}`)
    throw failure
  }
}
