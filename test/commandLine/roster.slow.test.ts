import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolders } from './helpline.ts'

const folders = dataFolders()
const settings = {
  organisation: { id: 'lijn', name: 'Lijn' },
  lines: [
    { id: 'telefoon', name: 'Telefoon', channel: 'phone' },
    { id: 'chat', name: 'Chat', channel: 'chat' },
  ],
}

it('helpline roster takes what can be used, names what cannot with its cure, changes nothing twice and can be undone', async () => {
  const { run } = folders.next()
  const path = async (name: string, content: string) => {
    await writeFile(join(folders.folder, name), content)
    return join(folders.folder, name)
  }
  expect((await run(['apply', await path('settings.json', JSON.stringify(settings))])).code).toBe(0)
  const file = await path(
    'rooster.csv',
    'Datum;Starttijd;Eindtijd;Team;Telefoonnummer\n2-3-2026;19:00;22:00;Telefoon;x\n2-3-2026;22:00;25:30;Telefoon;x\n2-3-2026;19:00;22:00;Telefoon;x\n3-3-2026;9:00;12:00;Koffie;x\n3-3-2026;9:00;12:00;chat;x\n',
  )
  const first = await run(['roster', file])
  expect(first.code).toBe(3)
  expect(first.out).toBe('2 rows used, 3 refused; 2 shifts added, 0 removed, 0 changed, 0 unchanged.\n')
  expect(first.err).toContain('Row 3, Eindtijd “25:30”: This time does not exist. Do you mean 01:30 on the next day?')
  expect(first.err).toContain('Row 4: This row is equal to row 2.')
  expect(first.err).toContain('Row 5, Team “Koffie”')
  expect(first.err).toContain('Not kept: the columns Telefoonnummer.')
  const again = await run(['roster', file])
  expect([again.out, again.err.includes('like this already')]).toEqual(['2 rows used, 3 refused; 0 shifts added, 0 removed, 0 changed, 2 unchanged.\n', true])
  const [importId] = (await run(['roster', '--list'])).out.split(' ')
  expect((await run(['roster', '--undo', importId ?? ''])).code).toBe(0)
  expect((await run(['roster', file, '--dry-run'])).out).toContain('2 shifts added')
  const tried = JSON.parse((await run(['roster', file, '--dry-run', '--json'])).out)
  expect(tried).toMatchObject({ usedRows: 2, added: 2, removed: 0, dryRun: true, leftOut: ['Telefoonnummer'] })
  expect(tried.refused[0]).toMatchObject({ row: 3, column: 'Eindtijd', value: '25:30', cure: expect.stringContaining('01:30 on the next day') })
  expect(tried.importId).toBeUndefined()
})

it('helpline report staffing sets what is rostered against what is needed, and says when it rests on nothing', async () => {
  const { run } = folders.next()
  const path = async (name: string, content: string) => {
    await writeFile(join(folders.folder, name), content)
    return join(folders.folder, name)
  }
  const open = { ...settings, lines: settings.lines.map((line) => ({ ...line, hours: [{ from: '2026-01-01', week: 'Mo 19:00-23:00' }] })) }
  await run(['apply', await path('open.json', JSON.stringify(open))])
  await run(['roster', await path('avond.csv', 'Datum;Starttijd;Eindtijd\n2-3-2026;19:00;22:00\n'), '--line', 'telefoon'])
  const { code, out } = await run(['report', 'staffing', '--line', 'telefoon', '--from', '2026-03-02', '--to', '2026-03-15', '--json'])
  expect(code).toBe(0)
  const report = JSON.parse(out)
  expect(report).toMatchObject({ report: 'staffing', assumed: true, hasRoster: true })
  // The second Monday's roster was never told: unknown, and not nobody.
  expect(
    report.intervals.map((own: { from: string; required: number; rostered: number; short: number }) => [own.from, own.required, own.rostered, own.short]),
  ).toEqual([
    ['2026-03-02T18:00:00.000Z', 1, 1, 0],
    ['2026-03-02T19:00:00.000Z', 1, 1, 0],
    ['2026-03-02T20:00:00.000Z', 1, 1, 0],
    ['2026-03-02T21:00:00.000Z', 1, 0, 1],
    ...['18', '19', '20', '21'].map((hour) => [`2026-03-09T${hour}:00:00.000Z`, 1, null, null]),
  ])
  expect(report.gaps).toMatchObject([{ short: 1, staffHours: 1 }])
})
