import { readFile } from 'node:fs/promises'
import type { Settings } from '../../../shared/settings/settings.ts'
import { formatsFor } from '../../../shared/text/format.ts'
import { visitorLines } from '../../../shared/text/hours/visitorLines.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import { loosened } from '../../../shared/settings/onlyStricter.ts'
import { readSettings } from '../../../shared/settings/settingsProblems.ts'
import { type SettingsChange, settingsChanges } from '../../../shared/settings/settingsChanges.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, storeOptions, WrongUse, withStore } from './command.ts'

export const apply: Command = {
  summary: 'make lines, opening hours, sources and definitions as a settings file says',
  help: `helpline apply FILE [--dry-run]

Prints what changes, and the hours of each line as they were read; running it twice changes nothing. A file with a mistake is not applied at all.

  --dry-run       only print what would change
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint
  --stage NAME    a stage on AWS, by the role of its operator

Examples
  npm run helpline -- apply settings.json --dry-run
  npm run helpline -- apply settings.json`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, 'dry-run': { type: 'boolean' } })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new WrongUse('name one settings file')
    const read = readSettings(parsed(await textOf(context.pathOf(file), file), file))
    if ('problems' in read) {
      for (const { path, value, cure } of read.problems)
        context.tell(`${file}: ${path || '(the whole file)'}${value === undefined ? '' : ` = ${value}`}: ${cure}`)
      throw new CommandFailed('nothing was applied')
    }
    return withStore(context, placeOf(values), async ({ stores }) => {
      const current = await stores.settings.current()
      for (const { path, value, cure } of loosened(current?.settings, read.settings))
        throw new CommandFailed(`${path} = ${value}: ${cure}; nothing was applied`)
      const changes = settingsChanges(current?.settings, read.settings)
      for (const change of changes) context.print(written(change))
      for (const sentence of hoursAsRead(read.settings)) context.tell(sentence)
      if (values['dry-run']) {
        context.tell(changes.length === 0 ? 'Nothing would change.' : `${changes.length} values would change; nothing was saved.`)
        return exitCodes.done
      }
      const saved = await stores.settings.save(read.settings, current?.version ?? 0)
      if (saved === 'changed_meanwhile') throw new CommandFailed('somebody else changed the settings at this moment; look at theirs and try again')
      const { version = 0 } = (await stores.settings.current()) ?? {}
      context.tell(saved === 'unchanged' ? `Nothing to change; version ${version} says the same.` : `Saved as version ${version}.`)
      return exitCodes.done
    })
  },
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new CommandFailed(`${file}: cannot be read; does it exist?`)
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandFailed(`${file}: no valid JSON (${error instanceof Error ? error.message : ''})`)
  }
}

function written({ path, before, after }: SettingsChange): string {
  if (before === undefined) return `+ ${path}: ${after}`
  return after === undefined ? `- ${path}: ${before}` : `~ ${path}: ${before} → ${after}`
}

/** "Lindelijn: the opening hours from 2026-03-01, Monday to Friday: 13:00–17:00; Saturday and Sunday: closed.": as a visitor reads them, for whoever wrote them in signs. */
function hoursAsRead({ lines }: Settings): readonly string[] {
  const texts = textsOf('en')
  return lines.flatMap(({ name, timeZone, hours }) => {
    const formats = formatsFor('en', timeZone)
    const weekOf = (version: (typeof hours)[number]) => visitorLines(version, { texts, formats }).map(({ whole }) => whole)
    return hours.length === 0
      ? [`${name}: no opening hours yet.`]
      : hours.map((version) => `${name}: ${texts.undo.hoursFrom(version.from)}, ${weekOf(version).join('; ')}.`)
  })
}
