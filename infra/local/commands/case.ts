/** `helpline case`: what if the line were open at other hours too? */
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { caseJson } from '../../../shared/cases/caseJson.ts'
import { type CaseQueryProblem, readCaseQuery } from '../../../shared/cases/caseQuery.ts'
import { caseReader } from '../../../shared/cases/caseReader.ts'
import { describeExtraHoursProblem } from '../../../shared/cases/extraHours.ts'
import type { Instant, LineId } from '../../../shared/contacts/identifiers.ts'
import { incompleteJson } from '../../../shared/metrics/uncounted.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { caseText } from './caseText.ts'
import { type Command, type CommandContext, exitCodes, type ExitCode, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'
import { dateIn } from './period.ts'
import { quietLines } from './quietLines.ts'
import { uncountedLines, uncountedNow } from './uncountedLines.ts'

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
/** What describes a case, here and with `helpline report case`; names of options that differ from those of addresses stand beside. */
const caseOptions = {
  hours: several,
  staff: several,
  name: several,
  propose: { type: 'boolean' },
  goal: text,
  budget: text,
  block: text,
  earliest: text,
  latest: text,
  'at-least': text,
  'at-most': text,
  withheld: text,
  shifting: text,
  newcomers: text,
  holidays: text,
  cost: text,
  'hand-over': text,
} as const
const namesInAddress: ReadonlyMap<string, string> = new Map([
  ['at-least', 'atleast'],
  ['at-most', 'atmost'],
  ['hand-over', 'handover'],
  ['goal', 'propose'],
])

const caseHelp = `  --hours TEXT      "Su 20:00-23:00; Tu 19:00-22:00", on the wall of the line; may be given several times, a plan each
  --staff N         people at once in these hours (default 1)
  --propose         have hours proposed, within:
  --budget 6h         staff hours a week (default 6h)
  --block 2h          shortest block (default 2h)
  --earliest 09:00 --latest 26:00   times of day (default any)
  --at-least N --at-most N          people at once (default the policy's minimum, to 4)
  --goal              people | people_per_hour | spread (default people)
  --cost EUR        cost of a staff hour (default as in the settings)
  --hand-over MIN   paid minutes at the ends of a block that stands alone (default as in the settings)
  --withheld        range | different | repeating: callers without a number (default range)
  --short           exclude | include short hang-ups (default exclude)
  --shifting        counted | left_out: those who come back sooner, and the room they leave (default counted)
  --newcomers       expected | none: whether newcomers take up the line (default expected)
  --holidays        in | out: weeks with a public holiday (default in)`

export const caseCommand: Command = {
  summary: 'what if the line were open at other hours too?',
  help: `helpline case --line ID --from DATE --to DATE --hours "Su 20:00-23:00" --staff 2 [options]
helpline case --line ID --from DATE --to DATE --propose --budget 6h [options]

How many people a year more hours would have reached, with a range, beside the same staff hours in present hours. Both dates are included.
Where the data cannot say, that is the answer.

${caseHelp}
  --json            every figure, unrounded
  --data DIR        data folder (default: the one npm start uses)
  --endpoint URL    another DynamoDB endpoint
  --stage NAME      a stage on AWS, by the role of its operator

Examples
  npm run helpline -- case --line telefoon --from 2026-01-01 --to 2026-12-31 --hours "Su 20:00-23:00" --staff 2
  npm run helpline -- case --line telefoon --from 2026-01-01 --to 2026-12-31 --propose --budget 6h --cost 35`,
  run: (words, context) => {
    const asksSomething = ['--hours', '--propose'].some((option) => words.some((word) => word === option || word.startsWith(`${option}=`)))
    if (!asksSomething) throw new WrongUse('say --hours "Su 20:00-23:00", or --propose')
    return reportCase(words, context)
  },
}

/** Also behind `helpline report case`, where hours are proposed if none are asked for. */
export async function reportCase(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const options = { ...storeOptions, ...caseOptions, line: several, from: text, to: text, short: text, role: text, json: { type: 'boolean' } } as const
  const { values, positionals } = readWords(words, options)
  if (positionals.length > 0) throw new WrongUse(`"${positionals[0]}" is not understood; hours go behind --hours, between quotes`)
  if (values.role !== undefined && values.role !== 'manager') throw new WrongUse('--role: a case is for the manager; a funder gets it in a report')
  if (dateIn('--from', values.from) > dateIn('--to', values.to)) throw new WrongUse('--from comes after --to')
  const query = caseQueryFrom(values)
  return withStore(context, placeOf(values), async ({ stores }) => {
    const current = await settingsIn(stores)
    const known = current.settings.lines.map(({ id }) => id)
    const lines = (values.line ?? (known.length === 1 ? known : [])).flatMap((asked) => known.find((id) => id === asked) ?? [])
    if (lines.length === 0 || lines.length < (values.line ?? []).length) throw new WrongUse(`--line: the lines are ${known.join(', ') || '(none yet)'}`)
    context.print(await caseReport(stores, current, { lines, query, json: values.json ?? false }, context.now()))
    return exitCodes.done
  })
}

/** The options of a case as the parameters of an address. */
function caseQueryFrom(values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams()
  const wanted = ['from', 'to', 'short', ...Object.keys(caseOptions)]
  if (values['propose'] === true) query.set('propose', 'people')
  for (const name of wanted) {
    const value = values[name]
    if (value === undefined || typeof value === 'boolean') continue
    if (name === 'goal' && values['propose'] !== true) continue
    const own = namesInAddress.get(name) ?? name
    if (typeof value === 'string') query.set(own, value)
    else for (const one of value) query.append(own, String(one))
  }
  return query
}

type CaseAsked = { readonly lines: readonly LineId[]; readonly query: URLSearchParams; readonly json: boolean }

/** One object for one line, a list for several. @throws WrongUse for hours and values that cannot be read */
async function caseReport(stores: Stores, current: SettingsVersion, { lines, query, json }: CaseAsked, now: Instant): Promise<string> {
  const { settings } = current
  const read = caseReader(stores.dayFiles)
  const own = settings.lines.filter(({ id }) => lines.includes(id))
  const requests = own.map((line) => {
    const { request, problems } = readCaseQuery(query, { line, settings }, localTimeOf(line.timeZone).dateOf(now))
    if (problems.length > 0) throw new WrongUse(problems.map(problemText).join('\n'))
    return request
  })
  const found = await Promise.all(requests.map((request) => read(current, request, now)))
  const missing = await Promise.all(requests.map(({ line, from, to }) => uncountedNow(stores, { settings: current, about: { line: [line], from, to }, now })))
  if (!json)
    return found
      .map(({ answer, tooQuiet }, place) => [caseText(answer), ...quietLines(tooQuiet), ...uncountedLines(missing[place] ?? [])].join('\n'))
      .join('\n\n')
  const all = found.map((own, place) => ({ ...caseJson(own), ...incompleteJson(missing[place] ?? []) }))
  return JSON.stringify(all.length === 1 ? all[0] : all)
}

function problemText(problem: CaseQueryProblem): string {
  if (problem.kind === 'hours') return `--hours: ${describeExtraHoursProblem(problem.problem)}`
  if (problem.kind === 'too_many_plans') return `--hours: at most five plans at once; these are ${problem.value}`
  const option = [...namesInAddress].find(([, inAddress]) => inAddress === problem.name)?.[0] ?? problem.name
  return `--${option}: "${problem.value}" cannot be used`
}
