/** What the command line prints says where figures are not complete, as the pages do; and nothing of such months leaves for outside (F5). */
import { describe, expect, it } from 'vitest'
import { caseCommand } from '../../infra/local/commands/case.ts'
import type { Command, CommandContext } from '../../infra/local/commands/command.ts'
import { report } from '../../infra/local/commands/report.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { EventId } from '../../shared/contacts/identifiers.ts'
import { day, settings } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const now = Date.parse('2026-05-20T10:00:00Z') as Instant
const since = Date.parse('2026-03-02T09:50:00Z')
const march = ['--from', '2026-03-01', '--to', '2026-03-15']

/** @param isParked one event of 2 March could not be folded */
async function commandLine(isParked: boolean) {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const [line] = settings.lines
  if (isParked) await stores.folding.park([{ eventId: EventId.parse('e'.repeat(22)), days: [{ line: line!.id, date: day('2026-03-02') }], sources: [], since }])
  const printed: string[] = []
  const context: CommandContext = {
    print: (text) => void printed.push(text),
    tell: () => undefined,
    terminal: undefined,
    now: () => now,
    openStore: () => Promise.resolve({ stores, close: () => Promise.resolve() } as never),
    interrupted: new AbortController().signal,
    environment: new Map(),
    pathOf: (path) => path,
  }
  return async (command: Command, words: readonly string[]) => {
    await command.run(words, context)
    return printed.splice(0).join('\n')
  }
}
const asked = [
  [report, ['missed', '--line', 'telefoon', ...march]],
  [report, ['staffing', '--line', 'telefoon', ...march]],
  [caseCommand, ['--line', 'telefoon', ...march, '--hours', 'Su 20:00-23:00']],
] as const

describe('helpline report, while an event could not be folded', () => {
  it.each(asked)('says so below the figures, to the quarter hour, and in JSON', async (command, words) => {
    const run = await commandLine(true)
    expect(await run(command, words)).toContain('not complete: something of telefoon since 2026-03-02T09:45:00.000Z could not be folded; nothing is lost')
    const json = JSON.parse(await run(command, [...words, '--json']))
    expect(json.coverage?.incomplete ?? json.incomplete).toBe(true)
    expect(json.coverage?.uncounted ?? json.uncounted).toEqual([{ reason: 'parked', since: '2026-03-02T09:45:00.000Z', lines: ['telefoon'] }])
  })
  it.each(asked)('says nothing of it where everything counts', async (command, words) => {
    const run = await commandLine(false)
    expect(await run(command, words)).not.toContain('not complete')
    expect(await run(command, [...words, '--json'])).not.toContain('incomplete')
  })
  it('says nothing of it on another line, nor on days before', async () => {
    const run = await commandLine(true)
    expect(await run(report, ['missed', '--line', 'chat', ...march])).not.toContain('not complete')
    expect(await run(report, ['missed', '--line', 'telefoon', '--from', '2026-02-01', '--to', '2026-02-28'])).not.toContain('not complete')
  })
  it('gives nothing to a funder', async () => {
    const run = await commandLine(true)
    await expect(run(report, ['missed', '--line', 'telefoon', '--from', '2026-03-01', '--to', '2026-03-31', '--role', 'funder'])).rejects.toThrow(
      'not complete: something of telefoon',
    )
  })
})
