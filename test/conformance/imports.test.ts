import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../infra/local/commands/command.ts'
import { importFiles } from '../../infra/local/commands/importFiles.ts'
import { openStore } from '../../infra/local/store/openStore.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { type ConformanceHost, conformanceHost, numbersIn } from './conformanceHost.ts'

import { type HistoryFile, historyFiles } from './historyFiles.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const orders = ['as it was written', 'shuffled, and every row twice'] as const
type Order = (typeof orders)[number]

/** Every file of history beside the running host, read twice over: as an operator does it. */
describe('history', () => {
  let running: ConformanceHost
  const told = new Map<string, { readonly stored: number; readonly refused: number }[]>()
  const idOf = ({ source }: HistoryFile, order: Order) => `${source.provider}-${orders.indexOf(order)}`
  beforeAll(async () => {
    running = await conformanceHost([])
    running.clock.now = now
    const all = historyFiles.flatMap((file) => orders.map((order) => ({ file, order, id: idOf(file, order) })))
    await running.apply({
      organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
      lines: all.map(({ id }) => ({
        id,
        name: id,
        channel: 'phone',
        closedRecorded: 'yes',
        hours: [{ from: '2026-01-01', week: 'Mo-Su 00:00-08:00,09:00-24:00' }],
      })),
      sources: all.map(({ file, id }) => ({ id, ...file.source, lines: Object.fromEntries(file.reached.map((name) => [name, id])) })),
    })
    for (const { file, order, id } of all) told.set(id, [await imported(file, order, id), await imported(file, order, id)])
    await running.host.settled()
  }, 60_000)
  afterAll(async () => running.stop())

  async function imported({ parts }: HistoryFile, order: Order, source: string) {
    const paths = await Promise.all(
      parts.map(async ({ name, header, rows }) => {
        const path = join(running.dataDir, `imported-${source}-${name}`)
        const ordered = order === orders[0] ? rows : [...rows, ...rows].toSorted((a, b) => rankOf(a) - rankOf(b))
        await writeFile(path, [...header, ...ordered, ''].join('\n'))
        return path
      }),
    )
    const printed: string[] = []
    const context: CommandContext = {
      print: (text) => void printed.push(text),
      tell: () => undefined,
      terminal: undefined,
      now: () => Instant.parse(now),
      openStore,
      interrupted: new AbortController().signal,
      environment: new Map(),
      pathOf: (path) => path,
    }
    await importFiles.run([...paths, '--source', source, '--json', '--data', running.dataDir], context)
    return JSON.parse(printed.join(''))
  }

  const rows = historyFiles.flatMap((file) =>
    orders.flatMap((order) => Object.entries(file.expected).map(([date, expected]) => ({ file, order, date, expected, provider: file.source.provider }))),
  )
  it.each(rows)('of $provider, $order: $date', async ({ file, order, date, expected }) => {
    const { metrics } = await running.missed(idOf(file, order), date)
    expect(metrics).toMatchObject(expected)
  })
  it('leaves no number of a caller behind, in any form', async () => {
    for (const file of historyFiles) expect(await running.tracesOf(file.parts.flatMap(({ rows: own }) => own.flatMap(numbersIn)))).toEqual([])
  })
  it.each(historyFiles.map((file) => ({ file, provider: file.source.provider })))('of $provider changes nothing the second time', ({ file }) => {
    const [first, again] = told.get(idOf(file, orders[0])) ?? []
    expect(first?.stored).toBeGreaterThan(0)
    expect([again?.stored, again?.refused]).toEqual([0, first?.refused])
  })
})

const rankOf = (text: string) => Buffer.from(text).reduce((rank, byte) => (Math.imul(rank, 31) + byte) >>> 0, 7)
