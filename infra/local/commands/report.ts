import type { LineId } from '../../../shared/contacts/identifiers.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { reportJson, reportNames } from '../../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { markingUncounted } from '../../../shared/metrics/incompleteFigures.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { reportCase } from './case.ts'
import { type Command, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'
import { dateIn } from './period.ts'
import { outsideReport } from './outsideReport.ts'
import { outsideText } from './outsideText.ts'
import { reportText } from './reportText.ts'
import { staffingReport } from './staffingReport.ts'
import { uncountedLines, uncountedOf } from './uncountedLines.ts'

const choices = {
  short: ['exclude', 'include'],
  hours: ['all', 'open', 'closed'],
  unit: ['people', 'series', 'attempts'],
  grain: ['auto', 'hour', 'twohour', 'daypart', 'workweek', 'week'],
} as const
const roles = ['manager', 'funder'] as const
const names = [...reportNames, 'staffing', 'case'] as const

export const report: Command = {
  summary: 'the figures of a period',
  help: `helpline report NAME --line ID… --from DATE --to DATE [options]

NAME is ${names.join(', ')}. Both dates are included, on the wall of the line's own time zone.
What "report case" takes besides stands in: helpline case --help

  --line ID       may be given several times; all lines if left out
  --json          every figure, unrounded
  --short         ${choices.short.join(' | ')} short hang-ups (default exclude)
  --hours         ${choices.hours.join(' | ')} (default all)
  --unit          ${choices.unit.join(' | ')} (default people)
  --grain         ${choices.grain.join(' | ')} (default auto)
  --role          ${roles.join(' | ')} (default manager). What a funder gets may leave the organisation: small
                  counts hidden, the others rounded, for one line and whole months
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint
  --stage NAME    a stage on AWS, by the role of its operator

Examples
  npm run helpline -- report missed --line telefoon --from 2026-01-01 --to 2026-12-31
  npm run helpline -- report waits --line telefoon --from 2026-01-01 --to 2026-03-31 --json`,
  run: async (words, context) => {
    if (words[0] === 'case') return reportCase(words.slice(1), context)
    const text = { type: 'string' } as const
    const options = {
      ...storeOptions,
      line: { type: 'string', multiple: true },
      from: text,
      to: text,
      role: text,
      short: text,
      hours: text,
      unit: text,
      grain: text,
      json: { type: 'boolean' },
    } as const
    const { values, positionals } = readWords(words, options)
    const name = oneOf('report', positionals[0], names, undefined)
    if (positionals.length > 1) throw new WrongUse('one report at a time')
    if (name === 'case') throw new WrongUse('write it first: helpline report case --line ID …')
    const role = oneOf('--role', values.role, roles, 'manager')
    const asked = {
      from: dateIn('--from', values.from),
      to: dateIn('--to', values.to),
      short: oneOf('--short', values.short, choices.short, 'exclude'),
      hours: oneOf('--hours', values.hours, choices.hours, 'all'),
      unit: oneOf('--unit', values.unit, choices.unit, 'people'),
      grain: oneOf('--grain', values.grain, choices.grain, 'auto'),
    }
    if (role === 'funder' && name === 'staffing') throw new WrongUse('staffing is planned, not published: there is no such report for a funder')
    if (asked.from > asked.to) throw new WrongUse('--from comes after --to')
    return withStore(context, placeOf(values), async ({ stores }) => {
      const current = await settingsIn(stores)
      const lines = linesIn(values.line, current.settings)
      if (name === 'staffing') {
        const { from, to } = asked
        context.print(await staffingReport(stores, current, { lines, from, to, json: values.json ?? false }, context.now()))
        return exitCodes.done
      }
      const filters: Filters = { ...asked, line: lines }
      if (role === 'funder') {
        const outside = await outsideReport(stores, current, { name, filters, now: context.now() })
        context.print(values.json ? JSON.stringify(outside) : outsideText(outside))
        return exitCodes.done
      }
      const load = markingUncounted(reportLoader(stores.dayFiles), uncountedOf(stores))
      const { figures, dataVersion } = await load(current, filters, context.now())
      const twice = figures.metrics.counted_twice_at_most
      const text = () =>
        [reportText(name, figures), ...uncountedLines(figures.coverage.uncounted ?? []), ...(twice === undefined ? [] : [twiceText(twice)])].join('\n')
      context.print(values.json ? JSON.stringify(reportJson(name, figures, dataVersion)) : text())
      return exitCodes.done
    })
  },
}

function oneOf<Choice extends string>(what: string, text: string | undefined, known: readonly Choice[], standard: Choice | undefined): Choice {
  const chosen = text === undefined ? standard : known.find((choice) => choice === text)
  if (chosen === undefined) throw new WrongUse(`${what}: choose one of ${known.join(', ')}`)
  return chosen
}

function linesIn(asked: readonly string[] | undefined, { lines }: Settings): readonly LineId[] {
  const known = lines.map(({ id }) => id)
  const wanted = asked ?? known
  const ids = wanted.flatMap((text) => known.find((id) => id === text) ?? [])
  if (ids.length < wanted.length || ids.length === 0) throw new WrongUse(`--line: the lines are ${known.join(', ') || '(none yet)'}`)
  return [...new Set(ids)]
}

const twiceText = (most: number) =>
  `people: up to ${most} may be counted twice, because several imports or systems tell of the same old weeks; files of one system are best imported at once`
