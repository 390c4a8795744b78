/** What a good database is asked of the calls of a year: SQL that DuckDB and SQLite both read, over a table `calls` and a table `openings`. */

/** Attempts by outcome and cause, by hour of the week, waits of the answered, needs of recognised callers: as the pages count them. */
export type Answers = {
  readonly attempts: number
  readonly causes: Readonly<Record<string, number>>
  /** `hour cause`: hours on the wall since Monday 00:00. */
  readonly weekHours: Readonly<Record<string, number>>
  readonly meanWait: number
  readonly medianWait: number
  readonly needs: Readonly<Record<string, number>>
  readonly series: number
}

/** In the order of the rows of the file; moments are seconds UTC, `hour` is that of the week on the wall. */
export const callColumns =
  'row_id integer, arrived integer, hour integer, answered integer, in_menu integer, menu integer, wait double, answered_at integer, talk integer, person varchar'

/** The rules of `causeOf` that such calls can meet, in the same order. @param closes SQL: when the last opening before the arrival ended */
export const judged = (closes: { readonly column: string; readonly join: string }) => `
  create temp table judged as
  select row_id, arrived, hour, person, answered, wait, answered_at, talk, case
    when answered = 1 then 'answered'
    when is_open = 0 or (in_menu = 0 and arrived + menu + wait >= closes) or (in_menu = 1 and arrived >= closes) then 'closed'
    when in_menu = 1 or wait < 10 then 'short'
    else 'gave_up' end as cause
  from (select *, case when arrived < closes then 1 else 0 end as is_open from (select c.*, coalesce(${closes.column}, 0) as closes from calls c ${closes.join}) as found) as placed`

/** An answered attempt ends a series and a need; a drop within five minutes of the conversation belongs to it. */
const attempts = `
  create temp table attempts as
  with recognised as (
    select row_id, arrived, person, case when cause = 'answered' then 1 else 0 end as answered, answered_at + talk as talked_until
    from judged where person is not null and cause <> 'short'
  ), talks as (
    select *, coalesce(sum(answered) over (partition by person order by row_id rows between unbounded preceding and 1 preceding), 0) as talks from recognised
  ), after as (
    select t.*, p.talked_until as quiet_from from talks t
    left join (select person, talks + 1 as talks, talked_until from talks where answered = 1) p on p.person = t.person and p.talks = t.talks
  ), counted as (
    select row_id, arrived, person, answered from after where answered = 1 or quiet_from is null or arrived - quiet_from > 300
  ), chained as (
    select *, lag(arrived) over (partition by person order by row_id) as before, lag(answered) over (partition by person order by row_id) as before_answered from counted
  ), marked as (
    select *, case when before is null or before_answered = 1 or arrived - before > 604800 then 1 else 0 end as new_need,
      case when before is null or before_answered = 1 or arrived - before > 86400 then 1 else 0 end as new_series
    from chained
  )
  select row_id, person, answered, new_series, sum(new_need) over (partition by person order by row_id) as need from marked`
const needs = `
  create temp table needs as
  select sum(new_series) as series,
    case when max(answered) = 0 then 'never' when max(case when place = 1 then answered else 0 end) = 1 then 'reached_at_once' else 'later' end as status
  from (select *, row_number() over (partition by person, need order by row_id) as place from attempts) as placed
  group by person, need`

export type Ask = {
  readonly run: (sql: string) => Promise<void>
  /** Rows of a text and a number. */
  readonly counts: (sql: string) => Promise<Readonly<Record<string, number>>>
  readonly number: (sql: string) => Promise<number>
}

export async function answersOf({ run, counts, number }: Ask, judgedSql: string): Promise<Answers> {
  for (const table of ['judged', 'attempts', 'needs']) await run(`drop table if exists ${table}`)
  await run(judgedSql)
  await run(attempts)
  await run(needs)
  const answered = await number("select count(*) from judged where cause = 'answered'")
  const waitAt = (place: number) => number(`select wait from judged where cause = 'answered' order by wait limit 1 offset ${place}`)
  const [below, above] = [await waitAt(Math.floor((answered - 1) / 2)), await waitAt(Math.ceil((answered - 1) / 2))]
  return {
    attempts: await number('select count(*) from judged'),
    causes: await counts('select cause, count(*) from judged group by cause'),
    weekHours: await counts("select hour || ' ' || cause, count(*) from judged group by hour, cause"),
    meanWait: await number("select avg(wait) from judged where cause = 'answered'"),
    medianWait: (below + above) / 2,
    needs: await counts('select status, count(*) from needs group by status'),
    series: await number('select sum(series) from needs'),
  }
}
