import { describe, expect, it } from 'vitest'
import { textOf } from '../../functions/ingest/boundedBody.ts'
import { judge } from '../../functions/ingest/judging.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { safeTypeName } from '../../shared/providers/safeTypeName.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Source } from '../../shared/settings/settings.ts'
import { chanceFrom, faultyBody, realBodies, type Told } from './bodies.ts'

const bodies = 1_000_000
const mostMs = 50
const seed = 20261030
const now = Instant.parse(Date.parse('2026-10-30T10:00:00Z'))
const at = { now, overUntil: Date.parse('2026-09-01T00:00:00Z') }

/** Put together of parts of at most 256 characters each. */
const mostCharacters = 1_100
function expectWithin(report: Report): void {
  const texts = report.kind === 'contact' ? [report.contact, report.caller ?? '', report.agent ?? '', report.queue ?? ''] : []
  if (!texts.every((text) => text.length <= mostCharacters && text.isWellFormed()) || !report.identity.isWellFormed()) throw new Error('an id without bounds')
}

describe(`${bodies} bodies with faults (T4)`, () => {
  const sources = new Map(
    [...webhooks.keys()].map((provider) => [
      provider,
      Source.parse({ id: 'bron', provider, secretFrom: 'stored', publicUrl: 'https://hooks.example.org', lines: { helplijn: 'telefoon' } }),
    ]),
  )
  /** As the door does it: from bytes to what is to be done. @returns how many readings it came to */
  const readAndJudge = (told: Told): number => {
    const webhook = webhooks.get(told.provider)
    const source = sources.get(told.provider)
    if (webhook === undefined || source === undefined) throw new Error(told.provider)
    const body = Buffer.from(told.body)
    const text = textOf(body)
    if (text === undefined) return 0
    const readings = webhook.read({ headers: told.headers, body, now, url: `https://hooks.example.org/hooks/bron${told.path}` }, text, source)
    const judged = judge(readings, at, safeTypeName)
    for (const one of judged.flat()) if (one.verdict === 'use') expectWithin(one.report)
    return readings.length
  }
  const cpuMs = (work: () => unknown) => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }

  it('are read and judged without a throw, none in more than 50 ms', () => {
    const real = realBodies()
    const chance = chanceFrom(seed)
    const reasons = { understood: 0, empty: 0 }
    for (let n = 0; n < bodies; n++) {
      const told = faultyBody(real, chance)
      const about = () => `body ${n} of seed ${seed}: ${told.provider} ${JSON.stringify(told.body.slice(0, 500))}`
      const begun = performance.now()
      try {
        if (readAndJudge(told) > 0) reasons.understood += 1
        else reasons.empty += 1
      } catch (failure) {
        throw new Error(about(), { cause: failure })
      }
      // A busy machine, or a collection of garbage, is not the body's doing: it is read again.
      if (performance.now() - begun > mostMs && Math.min(...[1, 2, 3].map(() => cpuMs(() => readAndJudge(told)))) > mostMs)
        throw new Error(`too slow: ${about()}`)
    }
    expect(reasons.understood).toBeGreaterThan(bodies / 2)
  }, 600_000)
})
