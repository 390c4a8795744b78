/** A protected report for a terminal: every figure of its JSON on a line of its own, so that the two cannot differ. */

export function outsideText(report: Readonly<Record<string, unknown>>): string {
  const rows = rowsOf(report['metrics'], '')
  const width = Math.max(...rows.map(([name]) => name.length))
  const { period, composedOf } = report
  const when = Array.isArray(composedOf) ? composedOf.join(' + ') : String(period)
  const title = `${String(report['report'])}, ${when}, for outside: counts under ${String(report['threshold'])} hidden, the others rounded to 5`
  return [title, '', ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)].join('\n')
}

type Row = readonly [name: string, value: string]

function rowsOf(value: unknown, name: string): readonly Row[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => rowsOf(item, `${name} ${index + 1}`.trim()))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, own]) => rowsOf(own, `${name} ${key}`.trim()))
  return [[name, value === null || value === undefined ? '-' : String(value)]]
}
