/** A year of real calls by the road that a user takes – a file, the command line, a folder on disk – beside DuckDB and SQLite, which are asked the same of the same rows. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { benchHost } from './benchHost.ts'
import type { Budget } from './budget.ts'
import { median } from './medians.ts'
import { writeInventedYear, writeRecordedYear } from './realYear/callFile.ts'
import { helpline, type Ran, ran } from './realYear/programUse.ts'

const settingsFile = join(import.meta.dirname, '..', 'fixtures', 'bank', 'settings.json')

/** @param file with the columns of the recorded month; absent: that month twelve times */
export async function realYearBench(file?: string): Promise<readonly Budget[]> {
  return inFolder(async (folder) => {
    const own = join(folder, 'year.csv')
    if (file === undefined) await writeRecordedYear(own)
    return measured(folder, file === undefined ? own : resolve(file), file === undefined ? 'the recorded month twelve times' : 'a real year')
  })
}

export const millionBench = (): Promise<readonly Budget[]> =>
  inFolder(async (folder) => {
    await writeInventedYear(join(folder, 'year.csv'), 1_000_000)
    return measured(folder, join(folder, 'year.csv'), 'invented contacts')
  })

async function inFolder<Made>(work: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'year-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(folder: string, file: string, what: string): Promise<readonly Budget[]> {
  const data = ['--data', join(folder, 'data')]
  await helpline('apply', settingsFile, ...data)
  const imported = await helpline('import', file, '--source', 'bank', '--json', ...data)
  const { rows, stored, dates } = JSON.parse(imported.out) as { rows: number; stored: number; dates: { from: string; until: string } }
  const rebuilt = await helpline('rebuild', ...data)
  const period = ['--line', 'telefoon', '--from', dates.from, '--to', dates.until]
  const missed = await helpline('report', 'missed', ...period, ...data)
  const availability = await helpline('report', 'availability', ...period, ...data)
  const staffing = await helpline('report', 'staffing', ...period, ...data)
  const longer = await helpline('case', ...period, '--hours', 'Fr 14:00-18:00', '--staff', '4', ...data)
  const ours = await ran('test/bench/realYear/ownProcess.ts', join(folder, 'data'), dates.from, dates.until)
  const own = answered(ours)

  const openings = join(folder, 'openings.json')
  const [line] = Settings.parse(JSON.parse(await readFile(settingsFile, 'utf8'))).lines
  assert.ok(line)
  const spans = openSpans(line, addDays(LocalDate.parse(dates.from), -1), addDays(LocalDate.parse(dates.until), 1))
  await writeFile(openings, JSON.stringify(spans.map(({ from, until }) => [from / 1000, until / 1000])))
  say(`${what}: ${rows.toLocaleString('en')} rows, ${stored.toLocaleString('en')} calls, ${dates.from} to ${dates.until}`)
  say(row('import', imported))
  say(row('rebuild', rebuilt))
  say(row('report missed', missed))
  say(row('report availability', availability))
  say(row('report staffing', staffing))
  say(row('case', longer))
  for (const text of await pages(join(folder, 'data'), dates)) say(text)
  say(row(`all reports in one process (first ${seconds(own.coldMs)}, again ${seconds(own.warmMs)})`, ours))
  const words = (peer: string, task: string) => ['test/bench/realYear/peerProcess.ts', peer, task, file, join(folder, `${peer}.db`), openings]
  let duckdb: Answered | undefined
  for (const peer of ['duckdb', 'sqlite']) {
    const loaded = await ran(...words(peer, 'load'))
    const asked = await ran(...words(peer, 'ask'))
    const its = answered(asked)
    if (peer === 'duckdb') duckdb = its
    say(row(`${peer}: load`, loaded))
    say(row(`${peer}: its answers (first ${seconds(its.coldMs)}, again ${seconds(its.warmMs)})`, asked))
    const { series: _, ...comparable } = its.answers
    assert.deepEqual(sorted(own.answers), sorted(comparable), `${peer} and we do not say the same`)
  }
  return [
    {
      what: 'the reports of such a year, asked again, against DuckDB with the same answers',
      measured: own.warmMs / (duckdb?.warmMs ?? Number.NaN),
      unit: 'x',
      atMost: 1,
      from: `${seconds(own.warmMs)} against ${seconds(duckdb?.warmMs ?? Number.NaN)}, ${stored.toLocaleString('en')} calls; SQLite says the same too`,
    },
  ]
}

/** What people look at, of a host of their own: the first time, and again. */
async function pages(data: string, { from, until }: { readonly from: string; readonly until: string }): Promise<readonly string[]> {
  const host = await benchHost({ dataDir: data, empty: true })
  try {
    const rows: string[] = []
    for (const page of ['missed', 'availability', 'missed/contacts', 'case', 'roster']) {
      const looks: number[] = []
      for (let n = 0; n < looksAtAPage; n++) {
        looks.push((await host.look(`/${page}?line=telefoon&from=${from}&to=${until}`)).milliseconds)
      }
      rows.push(`  page ${page}: first ${seconds(looks[0] ?? Number.NaN)}, again ${seconds(median(looks.slice(1)))}`)
    }
    return rows
  } finally {
    await host.stop()
  }
}
const looksAtAPage = 5

const say = (text: string) => process.stderr.write(`${text}\n`)

type Answered = { readonly answers: Readonly<Record<string, unknown>>; readonly coldMs: number; readonly warmMs: number }
const answered = ({ out }: Ran) => JSON.parse(out) as Answered // printed by our own processes

const sorted = (answers: Readonly<Record<string, unknown>>) =>
  Object.entries(answers)
    .map(
      ([name, value]) =>
        [name, typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : Number(value).toFixed(6)] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
const row = (name: string, { wallSeconds, uses }: Ran) => {
  const cpu = uses.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)
  const peaks = uses.map(({ program, peakMegabytes }) => `${program.replace('.ts', '')} ${Math.round(peakMegabytes)} MB`).join(', ')
  return `  ${name}: ${wallSeconds.toFixed(1)} s, processor ${cpu.toFixed(1)} s, peak ${peaks}`
}
