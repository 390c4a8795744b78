/**
 * `npm run bench`: every budget of the design that applies so far, as ratios within this run. `-- --json` for machines. Ends with 1 when one is broken.
 * What takes minutes is run by name only: `-- --only realYear [FILE]`, `-- --only million`, `-- --only pages`.
 */
import { parseArgs } from 'node:util'
import { asText, type Budget, isKept } from './budget.ts'
import { caseBench } from './caseBench.ts'
import { reportBench } from './reportBench.ts'
import { bundleBench } from './bundleBench.ts'
import { importBench } from './importBench.ts'
import { ingestBench } from './ingestBench.ts'
import { nationalBench } from './nationalBench.ts'
import { pagesBench } from './pagesBench.ts'
import { millionBench, realYearBench } from './realYearBench.ts'
import { rebuildBench } from './rebuildBench.ts'
import { staffingBench } from './staffingBench.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  allowPositionals: true,
})
type Bench = () => readonly Budget[] | Promise<readonly Budget[]>
const benches: Readonly<Record<string, Bench>> = {
  ingest: ingestBench,
  bundle: bundleBench,
  import: importBench,
  rebuild: rebuildBench,
  report: reportBench,
  national: nationalBench,
  staffing: staffingBench,
  case: caseBench,
}
const byNameOnly: Readonly<Record<string, Bench>> = {
  realYear: () => realYearBench(positionals[0]),
  million: millionBench,
  pages: () => pagesBench(positionals[0]),
}

const budgets: Budget[] = []
for (const [name, bench] of Object.entries(values.only === undefined ? benches : { ...benches, ...byNameOnly })) {
  if (values.only !== undefined && values.only !== name) continue
  for (const budget of await bench()) {
    budgets.push(budget)
    if (!values.json) console.log(asText(budget))
  }
}
if (values.json) console.log(JSON.stringify({ node: process.version, budgets: budgets.map((budget) => ({ ...budget, kept: isKept(budget) })) }, null, 2))
process.exitCode = budgets.every(isKept) ? 0 : 1
