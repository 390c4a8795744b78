/**
 * A line of 20,000 contacts a day: the report of its year, as the night left it, and for who asks before any night did. Whoever asks does so in a process that
 * read nothing yet and made nothing, as a page on AWS does: what that takes of memory is what the function must have.
 */
import assert from 'node:assert/strict'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import { type Budget, milliseconds } from './budget.ts'
import { to } from './inventedInput.ts'
import { median } from './medians.ts'
import { ran } from './realYear/programUse.ts'

/** In the last day of the year, and the night before. */
const [now, night] = [Date.parse(`${to}T15:00:00Z`), Date.parse(`${to}T02:30:00Z`)]
/** Of the function that makes pages, `infra/constructs/site.ts`; the other half is for what else a page holds. */
const functionMegabytes = 3008

type Asked = { readonly contacts: number; readonly firstMs: number; readonly secondMs: number; readonly peakMegabytes: number; readonly cpuSeconds: number }

export async function nationalBench(): Promise<readonly Budget[]> {
  const store = await embeddedDynamo()
  try {
    const filled = Number((await ran('test/bench/national/fillProcess.ts', store.endpoint)).out)
    const ask = async (moment: number, ...kind: readonly string[]) => {
      const { out } = await ran('test/bench/national/askProcess.ts', store.endpoint, String(moment), ...kind)
      const asked = JSON.parse(out) as Asked // printed by it
      assert.equal(asked.contacts, filled)
      return asked
    }
    const first = await ask(night)
    const kept: Asked[] = []
    for (let round = 0; round < 3; round++) kept.push(await ask(now + round))
    const unusual = await ask(now, 'unusual')
    const of = `${filled.toLocaleString('en')} contacts`
    return [
      {
        what: 'year report of a national line, cold',
        measured: median(kept.map(({ firstMs }) => firstMs)),
        unit: 'ms',
        atMost: 2000,
        from: `${of}, worked out the night before`,
      },
      {
        what: 'year report of a national line, warm',
        measured: median(kept.map(({ secondMs }) => secondMs)),
        unit: 'ms',
        atMost: 300,
        from: `${of}, asked again`,
      },
      {
        what: 'the same where no night worked it out, within the time a page may take',
        measured: unusual.firstMs,
        unit: 'ms',
        atMost: 29_000,
        from: `${of}, all day files read and gone through; then another period of it in ${milliseconds(unusual.secondMs)}, ${unusual.cpuSeconds.toFixed(1)} s of processor together`,
      },
      {
        what: 'memory of those two questions, of what the function of the pages has',
        measured: unusual.peakMegabytes,
        unit: 'MB',
        atMost: functionMegabytes / 2,
        from: `the largest that the process was; ${Math.round(first.peakMegabytes)} MB with one of them, ${Math.round(median(kept.map(({ peakMegabytes }) => peakMegabytes)))} MB where the night had worked it out`,
      },
    ]
  } finally {
    await store.stop()
  }
}
