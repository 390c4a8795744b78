/** The ledger as tables of Markdown, for the README and for whoever runs it. */
import { buildsOfDay, lines, type Month, monthOf, viewOf } from './ledgerMonth.ts'
import { prices } from './ledgerPrices.ts'
import { units } from './ledgerUnits.ts'

const dollars = (value: number) => `$${value < 10 ? value.toFixed(2) : value.toFixed(0)}`
const whole = (value: number) => Math.round(value).toLocaleString('en')
const columns = ['events', 'dayFiles', 'pages', 'looks', 'nights', 'functions', 'storage', 'total'] as const satisfies readonly (keyof Month)[]

/** Rows of the README. */
export const monthRows = (): readonly string[] =>
  lines
    .map(monthOf)
    .map((month) => `| ${month.name}, ${whole(month.contactsADay * 365)} contacts a year | ${columns.map((name) => dollars(month[name])).join(' | ')} |`)
export const monthHead: readonly string[] = [
  '| a month, US dollars | events | day files | pages | looks | nights | functions | storage | together |',
  '|---|---|---|---|---|---|---|---|---|',
]

/** From a quiet line on: what an event and a page cost as the line grows. */
export function growthRows(): readonly string[] {
  return [20, 200, 2_000, 20_000].map((contacts) => {
    const events = contacts * 3.55
    const cost = (isPaced: boolean) => {
      const { reads, writes } = buildsOfDay(contacts, isPaced)
      return (reads * prices.readUnit + writes * prices.writeUnit) / events
    }
    const { cold, warm } = viewOf('missed', contacts * 365)
    const micro = (value: number) => `${(value * 1e6).toFixed(1)}`
    return `| ${whole(contacts)} | ${micro(cost(false))} | ${micro(cost(true))} | ${whole(buildsOfDay(contacts, false).count)} | ${whole(buildsOfDay(contacts, true).count)} | ${whole(cold.reads)} | ${whole(warm.reads)} |`
  })
}
export const growthHead: readonly string[] = [
  '| contacts a day | day file, millionths of a dollar an event, made with every batch | the same, paced | made a day | paced | year page cold, read units | warm |',
  '|---|---|---|---|---|---|---|',
]

export const unitRows = (): readonly string[] => [
  ...Object.entries(units.journeys).map(([name, { door, fold }]) => `| ${name} | ${door.reads + fold.reads} | ${door.writes + fold.writes} |`),
  ...Object.entries(units.years[9000]).flatMap(([name, { cold, warm }]) => [
    `| ${name}, cold | ${cold.reads} | ${cold.writes} |`,
    `| ${name}, warm | ${warm.reads} | ${warm.writes} |`,
  ]),
]
