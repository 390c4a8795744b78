/**
 * A database beside ours, in a process of its own: `peerProcess.ts duckdb|sqlite load|ask FILE DATABASE OPENINGS`. It reads the same file of calls and answers
 * the same questions; asked, it says how long the first time took and how long the next ones. Neither knows anything of our importer.
 */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { median } from '../medians.ts'
import { zone } from './callFile.ts'
import { type Ask, answersOf, callColumns, judged } from './peerQuestions.ts'

const [peer, task, file = '', database = '', openingsFile = ''] = process.argv.slice(2)
const openings = JSON.parse(await readFile(openingsFile, 'utf8')) as readonly (readonly [number, number])[] // written by `realYearBench`
const warmRounds = 5

const begun = performance.now()
if (peer === 'duckdb') await duckdb()
else await sqlite()

async function told(ask: Ask, judgedSql: string): Promise<void> {
  const answers = await answersOf(ask, judgedSql)
  const coldMs = performance.now() - begun
  const warm: number[] = []
  for (let round = 0; round < warmRounds; round++) {
    const from = performance.now()
    await answersOf(ask, judgedSql)
    warm.push(performance.now() - from)
  }
  console.log(JSON.stringify({ answers, coldMs, warmMs: median(warm) }))
}

async function duckdb(): Promise<void> {
  const instance = await DuckDBInstance.create(database, { threads: '2' })
  const db = await instance.connect()
  const run = async (sql: string) => void (await db.run(sql))
  if (task === 'load') {
    const seconds = (column: string) => `epoch(timezone('${zone}', ${column}))::integer`
    await run(`create table openings (opens integer, closes integer)`)
    await run(`insert into openings values ${openings.map(([opens, closes]) => `(${opens}, ${closes})`).join(', ')}`)
    await run(`create table calls (${callColumns})`)
    await run(`
      insert into calls
      with read as (
        select row_number() over () as row_id, arrived_local::timestamp as arrived, try_cast(queued_local as timestamp) as joined,
          try_cast(service_start_local as timestamp) as began, try_cast(service_end_local as timestamp) as ended, wait_s::double as wait,
          try_cast(service_s as integer) as talk, outcome, nullif(trim(caller), '') as person
        from read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true) where outcome <> 'PHANTOM'
      ), placed as (
        select *, case when joined is null then 0 else greatest(0, epoch(joined) - epoch(arrived)) end as menu from read
      )
      select row_id, ${seconds('arrived')}, (isodow(arrived) - 1) * 24 + hour(arrived), (outcome = 'AGENT')::integer, (outcome = 'HANG' and joined is null)::integer, menu,
        wait, ${seconds('arrived')} + greatest(menu, coalesce(epoch(began) - epoch(arrived), menu + wait)),
        case when talk between 0 and 86400 then talk else greatest(0, coalesce(epoch(ended) - epoch(began), 0)) end, person
      from placed order by arrived, row_id`)
    await run('update calls set row_id = rowid')
  } else {
    const counts = async (sql: string) => Object.fromEntries((await db.runAndReadAll(sql)).getRows().map(([key, count]) => [String(key), Number(count)]))
    const number = async (sql: string) => Number((await db.runAndReadAll(sql)).getRows()[0]?.[0])
    await told({ run, counts, number }, judged({ column: 'o.closes', join: 'asof left join openings o on c.arrived >= o.opens' }))
  }
  db.closeSync()
  instance.closeSync()
}

async function sqlite(): Promise<void> {
  const db = new DatabaseSync(database)
  if (task === 'load') {
    db.exec(
      `pragma journal_mode = off; pragma synchronous = off; create table openings (opens integer primary key, closes integer); create table calls (${callColumns})`,
    )
    const opening = db.prepare('insert into openings values (?, ?)')
    for (const [opens, closes] of openings) opening.run(opens, closes)
    const call = db.prepare('insert into calls values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    db.exec('begin')
    let row = 0
    for await (const cells of rows()) call.run(row++, ...cells)
    // In the doubled hour of autumn rows may be told out of order.
    db.exec('create temp table told as select row_number() over (order by arrived, row_id) as place, * from calls; delete from calls')
    db.exec('insert into calls select place, arrived, hour, answered, in_menu, menu, wait, answered_at, talk, person from told')
    db.exec('commit')
  } else {
    const counts = async (sql: string) =>
      Object.fromEntries(
        db
          .prepare(sql)
          .all()
          .map((own) => Object.values(own))
          .map(([key, count]) => [String(key), Number(count)]),
      )
    const number = async (sql: string) => Number(Object.values(db.prepare(sql).get() ?? {})[0])
    const run = async (sql: string) => db.exec(sql)
    const closes = '(select o.closes from openings o where o.opens <= c.arrived order by o.opens desc limit 1)'
    await told({ run, counts, number }, judged({ column: closes, join: '' }))
  }
  db.close()
}

/** The columns of `calls` after the first, of every row that is a call. */
async function* rows() {
  const clock = localTimeOf(zone)
  const momentOf = (text: string) => (text === '' ? undefined : clock.fromWallClock(LocalDate.parse(text.slice(0, 10)), text.slice(11)) / 1000)
  const plain = createReadStream(file)
  const lines = createInterface({ input: file.endsWith('.gz') ? plain.pipe(createGunzip()) : plain })
  let header: Map<string, number> | undefined
  for await (const line of lines) {
    const cells = line.split(',')
    if (header === undefined) {
      header = new Map(cells.map((name, n) => [name, n]))
      continue
    }
    const own = header
    const cell = (name: string) => cells[own.get(name) ?? -1] ?? ''
    if (cell('outcome') === 'PHANTOM') continue
    const arrived = momentOf(cell('arrived_local')) ?? 0
    const [queued, began, ended] = [momentOf(cell('queued_local')), momentOf(cell('service_start_local')), momentOf(cell('service_end_local'))]
    const menu = Math.max(0, (queued ?? arrived) - arrived)
    const wait = Number(cell('wait_s'))
    const told = Number(cell('service_s') === '' ? Number.NaN : cell('service_s'))
    const talk = told >= 0 && told <= 86_400 ? told : Math.max(0, (ended ?? 0) - (began ?? ended ?? 0))
    const isAnswered = cell('outcome') === 'AGENT'
    const hour = clock.hourOfWeekOf(arrived * 1000)
    const answeredAt = arrived + Math.max(menu, began === undefined ? menu + wait : began - arrived)
    yield [
      arrived,
      hour,
      isAnswered ? 1 : 0,
      !isAnswered && queued === undefined ? 1 : 0,
      menu,
      wait,
      answeredAt,
      talk,
      cell('caller') === '' ? null : cell('caller'),
    ] as const
  }
}
