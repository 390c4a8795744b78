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
})
