/**
 * `npm run load`: 100 signed events a second, a burst of a thousand in ten seconds, and a thousand unsigned requests a second (T5), from a process of its own.
 *   npm run load                                    the local host on a fresh folder, ten minutes
 *   npm run load -- --seconds 60 --bundle           the bundle of ingest, as Lambda runs it
 *   npm run load -- --address http://localhost:4000 a host that runs already; only what it answers is looked at
 * Ends with 1 where anything was lost, doubled, refused for load, let in without a signature or answered too late.
 */
import { parseArgs } from 'node:util'
import { asJson, asText } from './asText.ts'
import { checkedPlan } from './arrivals.ts'
import { bundleUnderLoad } from './bundleUnderLoad.ts'
import { hostUnderLoad, type LoadReport, sendTo } from './hostUnderLoad.ts'
import { loopbackOnly } from './request.ts'
import { verdictsOf } from './verdicts.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    events: { type: 'string', default: '100' },
    burst: { type: 'string', default: '1000' },
    unsigned: { type: 'string', default: '1000' },
    address: { type: 'string' },
    bundle: { type: 'boolean', default: false },
    functions: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
})
const numberOf = (name: 'seconds' | 'events' | 'burst' | 'unsigned') => Number(values[name])

process.exitCode = await main().catch((failure: unknown) => {
  process.stderr.write(`${failure instanceof Error ? failure.message : 'the load failed'}\n`)
  return 2
})

async function main(): Promise<number> {
  const plan = checkedPlan({ seconds: numberOf('seconds'), events: numberOf('events'), burst: numberOf('burst'), unsigned: numberOf('unsigned') })
  const report = await seen()
  process.stdout.write(`${values.json ? JSON.stringify(asJson(report), null, 2) : asText(report)}\n`)
  return verdictsOf(report).every(({ isKept }) => isKept) ? 0 : 1

  async function seen(): Promise<LoadReport> {
    if (values.bundle) return bundleUnderLoad(plan, Number(values.functions))
    if (values.address === undefined) return hostUnderLoad(plan)
    const answers = await sendTo(loopbackOnly(values.address).origin, plan)
    const nothing = { broken: [], ledgers: {}, contactsInFigures: 0, contactsAcknowledged: answers.signed.get(202) ?? 0 }
    return { what: values.address, answers, foldLagsMs: [], settledMs: 0, after: nothing }
  }
}
