/**
 * The missed page as a good database for analysis would make it: the same rows, in memory, in columns, on two threads; every table of the page from one
 * pass that judges the contacts and a few that add them up.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import type { Span } from '../../shared/calendar/spans.ts'
import type { ContactColumns } from '../../shared/dayfiles/contactColumns.ts'
import { outcomes, reasons } from '../../shared/dayfiles/dayColumns.ts'
import { presenceSteps } from '../../shared/staffing/presence.ts'

export type PeerTables = {
  /** `day hour category` → attempts; by cause; needs of recognised callers by status; people by best status. */
  readonly cells: ReadonlyMap<string, number>
  readonly causes: ReadonlyMap<string, number>
  readonly weeks: ReadonlyMap<string, number>
  readonly needs: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<string, number>
  readonly series: number
}
export type Peer = { readonly report: () => Promise<PeerTables>; readonly close: () => void }

type Facts = { readonly columns: ContactColumns; readonly open: readonly Span[]; readonly now: number }

export async function duckdbPeer({ columns, open, now }: Facts): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const db = await instance.connect()
  await db.run("set TimeZone = 'UTC'")
  await db.run(
    'create table contacts (row_id integer, arrived integer, outcome utinyint, reason utinyint, menu integer, wait integer, answered_at integer, talk integer, person integer)',
  )
  const rows = await db.createAppender('contacts')
  const followed = followedThroughTime(columns)
  for (let i = 0; i < columns.length; i++) {
    rows.appendInteger(i)
    rows.appendInteger(columns.at[i]!)
    rows.appendUTinyInt(columns.outcome[i]!)
    rows.appendUTinyInt(columns.reason[i]!)
    rows.appendInteger(columns.menuSeconds[i]!)
    rows.appendInteger(columns.waitSeconds[i]!)
    rows.appendInteger(columns.answeredAt[i]!)
    rows.appendInteger(columns.talkSeconds[i]!)
    rows.appendInteger(followed[i]!)
    rows.endRow()
  }
  rows.closeSync()
  await db.run('create table openings (opens integer, closes integer)')
  const openings = await db.createAppender('openings')
  for (const { from, until } of open) {
    openings.appendInteger(from / 1000)
    openings.appendInteger(until / 1000)
    openings.endRow()
  }
  openings.closeSync()
  await db.run('create table presence (since integer, present integer)')
  const presence = await db.createAppender('presence')
  const steps = presenceSteps(columns.presence[0]!)
  for (let i = 0; i < steps.at.length; i++) {
    presence.appendInteger(steps.at[i]!)
    presence.appendInteger(steps.present[i]!)
    presence.endRow()
  }
  presence.closeSync()

  const code = (names: readonly string[], name: string) => names.indexOf(name)
  const outcome = (name: string) => code(outcomes, name)
  const reason = (name: string) => code(reasons, name)
  /** The rules of `causeOf`, in the same order. All contacts are measured and none is fresh. */
  const judged = `
    create or replace temp table judged as
    with placed as (
      select c.*, o.opens is not null and c.arrived < o.closes as is_open, o.closes, p.present
      from contacts c asof left join openings o on c.arrived >= o.opens asof left join presence p on c.arrived >= p.since
    ), caused as (
      select *, case
        when outcome = ${outcome('answered')} then 'answered'
        when outcome = ${outcome('turned_away')} and reason = ${reason('error')} then 'technical'
        when outcome = ${outcome('unknown')} then 'technical'
        when not is_open or (wait >= 0 and arrived + greatest(menu, 0) + wait >= closes) or (outcome = ${outcome('turned_away')} and reason in (${reason('closed')}, ${reason('not_admitted')})) then 'closed'
        when present = 0 then 'unstaffed'
        when outcome = ${outcome('left')} and wait >= 0 and wait < 10 then 'short'
        when outcome = ${outcome('left')} then 'gave_up'
        when outcome = ${outcome('voicemail')} then 'busy'
        when reason = ${reason('no_agents')} and present is null then 'unstaffed'
        when reason = ${reason('blocked')} then 'refused'
        else 'busy' end as cause
      from placed
    )
    select *, case cause when 'answered' then 'answered' when 'closed' then 'missed_closed' when 'short' then 'short' when 'technical' then 'unknown' else 'missed_open' end as category,
      timezone('Europe/Amsterdam', to_timestamp(arrived)) as local, epoch(local)::integer // 3600 as hour, hour // 24 as day, (hour + 72) % 168 as hour_of_week
    from caused`
  /** An answered attempt ends a series and a need; a drop within five minutes of the conversation belongs to it. */
  const attempts = `
    create or replace temp table attempts as
    with recognised as (
      select row_id, arrived, person, cause = 'answered' as answered, hour,
        last_value(case when cause = 'answered' then greatest(1, answered_at) + greatest(0, talk) end ignore nulls) over (partition by person order by row_id rows between unbounded preceding and 1 preceding) as talked_until
      from judged where person >= 0 and cause <> 'short'
    ), counted as (
      select * from recognised where answered or talked_until is null or arrived - talked_until > 300
    ), chained as (
      select *, lag(arrived) over w as before, lag(answered) over w as before_answered from counted window w as (partition by person order by row_id)
    ), marked as (
      select *, before is null or before_answered or arrived - before > 604800 as new_need, before is null or before_answered or arrived - before > 86400 as new_series from chained
    )
    select *, sum(new_need::integer) over (partition by person order by row_id) as need from marked`
  const needs = `
    create or replace temp table needs as
    select person, need, min(row_id) as first_row, arg_min(hour, row_id) as began, sum(new_series::integer) as series, count(*) as attempts,
      case when bool_or(answered) then case when arg_min(answered, row_id) then 'reached_at_once' else 'later' end
        when ${Math.floor(now / 1000)} - max(arrived) < 604800 then 'still_open' else 'never' end as status
    from attempts group by person, need`

  const counts = async (sql: string) => new Map((await db.runAndReadAll(sql)).getRows().map(([key, count]) => [String(key), Number(count)]))
  return {
    report: async () => {
      await db.run(judged)
      await db.run(attempts)
      await db.run(needs)
      const cells = await counts(
        `select strftime(make_timestamp(hour * 3600000000), '%Y-%m-%d %H ') || category, attempts from (select hour, category, count(*) as attempts from judged group by all)`,
      )
      const byCause = await counts('select cause, count(*) from judged group by all')
      await db.runAndReadAll('select outcome, reason, is_open, count(*) from judged group by all')
      await db.runAndReadAll('select began % 168, status, count(*) from needs group by all')
      await db.runAndReadAll('select hour_of_week, category, count(*) from judged group by all')
      const weeks = await counts(
        `select strftime(make_timestamp(week * 604800000000 - 259200000000), '%G-W%V ') || category, attempts from (select (day + 3) // 7 as week, category, count(*) as attempts from judged group by all)`,
      )
      const byStatus = await counts('select status, count(*) from needs group by all')
      const people = await counts(`
        with best as (
          select case when bool_or(status = 'reached_at_once') then 'reached_at_once' when bool_or(status = 'later') then 'later' when bool_or(status = 'still_open') then 'still_open' else 'never' end as status
          from needs group by person
        )
        select status, count(*) from best group by all`)
      await db.runAndReadAll(
        `select j.category, n.status, count(*), sum(1.0 / n.attempts) from attempts a join needs n using (person, need) join judged j using (row_id) group by all`,
      )
      const series = Number((await db.runAndReadAll('select sum(series) from needs')).getRows()[0]?.[0])
      return { cells, causes: byCause, weeks, needs: byStatus, people, series }
    },
    close: () => {
      db.closeSync()
      instance.closeSync()
    },
  }
}

/** Whose attempt each row is, over the turns of the keys too, as needs are followed; -1: nobody that can be recognised. */
function followedThroughTime({ length, byPerson: { first, row } }: ContactColumns): Int32Array {
  const followed = new Int32Array(length).fill(-1)
  for (let who = 0; who + 1 < first.length; who++) for (let place = first[who]!; place < first[who + 1]!; place++) followed[row[place]!] = who
  return followed
}
