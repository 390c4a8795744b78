import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { apply } from '../../infra/local/commands/apply.ts'
import { type CommandContext, WrongUse } from '../../infra/local/commands/command.ts'
import { importFiles } from '../../infra/local/commands/importFiles.ts'
import { rebuild } from '../../infra/local/commands/rebuild.ts'
import { report } from '../../infra/local/commands/report.ts'
import { source } from '../../infra/local/commands/source.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { bankRows, settingsOf } from '../import/importing.ts'
import { begin, dataFolders, fixturePath } from './helpline.ts'

const folders = dataFolders()
const file = async (name: string, content: unknown): Promise<string> => {
  const path = join(folders.folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const nowhere: CommandContext = {
  print: () => undefined,
  tell: () => undefined,
  terminal: undefined,
  now: () => Instant.parse(0),
  openStore: () => Promise.reject(new Error('no store may be opened')),
  interrupted: new AbortController().signal,
  environment: new Map(),
  pathOf: () => fixturePath('bank/settings.json'),
}
const bank = () => JSON.parse(JSON.stringify(settingsOf('bank')))

describe('whoever reads', () => {
  it('may have enough of it', async () => {
    const { child, ended } = begin(['--help'])
    child.stdout.destroy()
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })
  it('of what is told beside the answer too: the settings are stored', async () => {
    const { data } = folders.next()
    const { child, ended } = begin(['apply', fixturePath('bank/settings.json'), '--data', data])
    child.stdout.destroy()
    child.stderr.destroy()
    expect((await ended).code).toBe(0)
    expect(await begin(['apply', fixturePath('bank/settings.json'), '--data', data]).ended).toMatchObject({
      code: 0,
      err: expect.stringContaining('Nothing to change'),
    })
  })
})

describe('a store that does not answer', () => {
  it('is named as that, and the command may be run again', async () => {
    const { code, err } = await begin(['rebuild', '--endpoint', 'http://KEY:SECRET@127.0.0.1:9']).ended
    expect({ code, err }).toEqual({ code: 1, err: 'The store does not answer, or refuses (ECONNREFUSED). The same command may be run again later.\n' })
  })
})

describe('wrong use', () => {
  it.each([
    [apply, [], 'name one settings file'],
    [importFiles, ['x.csv'], '--source ID'],
    [importFiles, ['--source', 'bank'], 'at least one file'],
    [importFiles, ['x', '--source', 'bank', '--fast'], "Unknown option '--fast'"],
    [report, ['weather', '--from', '2026-01-01', '--to', '2026-01-02'], 'choose one of missed'],
    [report, ['missed', '--from', '2026-02-30', '--to', '2026-03-02'], 'a date that exists'],
    [report, ['missed', '--from', '2026-03-02', '--to', '2026-03-01'], '--from comes after --to'],
    [report, ['missed', '--from', '2026-03-01', '--to', '2026-03-01', '--role', 'visitor'], 'choose one of manager, funder'],
    [report, ['staffing', '--from', '2026-03-01', '--to', '2026-03-31', '--role', 'funder'], 'no such report for a funder'],
    [rebuild, ['alles'], 'dates only'],
    [source, ['centrale'], '--test-event or --log'],
  ] as const)('is said before any store is opened: %o %j', async (command, words, expected) => {
    await expect(command.run(words, nowhere)).rejects.toThrow(expected)
    await expect(command.run(words, nowhere)).rejects.toBeInstanceOf(WrongUse)
  })
  it('ends with 2, help on stderr and no stack trace', async () => {
    const { code, out, err } = await begin(['dance']).ended
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('"dance" is no command')
    expect(err).not.toContain('    at ')
  })
  it('but help that was asked for is a result', async () => {
    expect(await begin(['import', '--help']).ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--dry-run') })
  })
})

describe('helpline apply', () => {
  it('prints what changes, and changes nothing the second time', async () => {
    const { run } = folders.next()
    const first = await file('first.json', bank())
    expect(await run(['apply', first, '--dry-run'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('+ lines[telefoon].name: "Telefoon"'),
      err: expect.stringContaining('nothing was saved'),
    })
    expect(await run(['apply', first])).toMatchObject({ code: 0, err: expect.stringContaining('Saved as version 1') })
    expect(await run(['apply', first])).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Nothing to change') })
    const other = bank()
    other.lines[0].hours[0].week = 'Mo-Fr 09:00-17:00'
    expect(await run(['apply', await file('other.json', other)])).toMatchObject({
      code: 0,
      out: '~ lines[telefoon].hours[1999-01-01].week: "Su-Th 07:00-24:00; Fr 07:00-14:00; Sa 20:00-24:00" → "Mo-Fr 09:00-17:00"\n',
      err: expect.stringContaining('version 2'),
    })
  })
  it('says the hours of each line as a visitor reads them, saved or not: a day that a later rule replaces is seen at once', async () => {
    const { run } = folders.next()
    const replaced = bank()
    replaced.lines[0].hours[0].week = 'Mo-Fr 09:00-17:00; Tu 19:00-01:00'
    replaced.lines.push({ id: 'chat', name: 'Chat', channel: 'chat' })
    const path = await file('replaced.json', replaced)
    const said =
      'Telefoon: the opening hours from 1999-01-01, Monday and Wednesday to Friday: 09:00–17:00; Tuesday: 19:00–01:00 (through the night); Saturday and Sunday: closed.\nChat: no opening hours yet.\n'
    expect((await run(['apply', path, '--dry-run'])).err).toContain(said)
    expect((await run(['apply', path])).err).toContain(said)
  })
  it('refuses a file with mistakes as a whole, each with path, value and cure', async () => {
    const { run } = folders.next()
    const broken = bank()
    broken.lines[0].hours[0].week = 'Mo-Xx 09:00-17:00'
    broken.sources[0].lines = { bank: 'niemand' }
    const { code, err } = await run(['apply', await file('broken.json', broken)])
    expect(code).toBe(1)
    expect(err).toContain('lines[0].hours[0].week = "Mo-Xx 09:00-17:00": "Xx" at character 4')
    expect(err).toContain('sources[0].lines.bank = "niemand": no line has this id; the lines are telefoon')
    expect(err).toContain('nothing was applied')
    expect((await run(['report', 'missed', '--from', '1999-04-01', '--to', '1999-04-02'])).err).toContain('no settings yet')
  })
  it('never prints what may be a secret', async () => {
    const leaking = bank()
    leaking.sources[0].secretFrom = 'whsec_c2VjcmV0'
    const { err } = await folders.next().run(['apply', await file('leaking.json', leaking)])
    expect(err).toContain('sources[0].secretFrom: use env:NAME')
    expect(err).not.toContain('c2VjcmV0')
  })
})

describe('helpline import', () => {
  const { run } = folders.next()
  beforeAll(async () => {
    await run(['apply', fixturePath('bank/settings.json')])
  })
  it('tries first, stores nothing, and says what it would do', async () => {
    const path = await file('bank.csv', bankRows(300))
    expect(await run(['import', path, '--source', 'bank', '--dry-run'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/300 rows = \d+ new \+ 0 known already .*\nNothing was stored\.\n/),
    })
    expect(JSON.parse((await run(['import', path, '--source', 'bank', '--json'])).out)).toMatchObject({ duplicate: 0, stored: 299 })
  })
  it('ends with 3 when rows were refused, and tells each with file, line, value and cure', async () => {
    const path = await file('broken.csv', bankRows(300).replace('HANG', 'HUNG').replace('1999-04-01T02:25:42', '1999-04-31T02:25:42'))
    const { code, out, err } = await run(['import', path, '--source', 'bank'])
    expect(code).toBe(3)
    expect(out).toContain('2 refused')
    expect(err).toContain(`${path}:2: outcome "HUNG" is not in the list of outcomes`)
    expect(err).toContain(`${path}:3: arrived_local "1999-04-31T02:25:42" does not exist`)
    expect(JSON.parse((await run(['import', path, '--source', 'bank', '--json'])).out).refusedRows).toHaveLength(2)
  })
  it('says in words why a whole file cannot be read', async () => {
    expect(await run(['import', await file('other.csv', 'a;b\n1;2\n'), '--source', 'bank'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Columns that were chosen for this source are missing'),
    })
    expect(await run(['import', 'nergens.csv', '--source', 'bank'])).toMatchObject({ code: 1, err: expect.stringContaining('does it exist?') })
    expect(await run(['import', await file('some.csv', bankRows(1)), '--source', 'niemand'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no source with this id'),
    })
    const cut = await file('cut.csv.gz', '')
    await writeFile(cut, Buffer.from([0x1f, 0x8b, 8, 0, 0]))
    expect(await run(['import', cut, '--source', 'bank'])).toMatchObject({ code: 1, err: expect.stringContaining('damaged or cut short') })
  })
})
