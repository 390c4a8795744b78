/** The real local host, in a process of its own on a fresh data folder, under a load from this process. */
import { setTimeout as pause } from 'node:timers/promises'
import { testHost } from '../local/runningHost.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'
import { acknowledged } from './acknowledged.ts'
import { type Afterwards, afterwards, type LoadedData } from './afterwards.ts'
import { arrivals, type LoadPlan } from './arrivals.ts'
import { foldLag } from './foldLag.ts'
import { delivery, loadSecrets, loadSettings } from './invented.ts'
import { cpuOf, differenceOf } from './cpu.ts'
import { type Answers, openLoop } from './openLoop.ts'
import { poster } from './request.ts'

export type LoadReport = {
  readonly what: string
  readonly answers: Answers
  /** Milliseconds from an answer until the event is in its contact. */
  readonly foldLagsMs: readonly number[]
  /** Milliseconds from the last answer until every acknowledged contact is in the figures. */
  readonly settledMs: number
  readonly after: Afterwards
  /** Processor time while the load came, by process: the same on a busy machine as on an idle one. Absent where the system does not tell. */
  readonly cpuSeconds?: Readonly<Record<string, number>> | undefined
}

const longestSettlingMs = 5 * 60_000
const twilioSecret = 'LOAD_TWILIO_SECRET'

export async function hostUnderLoad(plan: LoadPlan): Promise<LoadReport> {
  const settings = loadSettings((source) => (source === 'twilio' ? `env:${twilioSecret}` : 'env:LOAD_SECRET'))
  Object.assign(process.env, { LOAD_SECRET: loadSecrets.centrale, [twilioSecret]: loadSecrets.twilio }) // the host is a child of this process
  const host = await testHost()
  try {
    const { url } = await host.start()
    await host.setUp(settings)
    const data = await host.join()
    try {
      return await underLoad(plan, url, data)
    } finally {
      await data.close()
    }
  } finally {
    await host.clean()
    delete process.env['LOAD_SECRET']
    delete process.env[twilioSecret]
  }

  async function underLoad(own: LoadPlan, url: string, data: LoadedData & { readonly host: { readonly pid: number } }): Promise<LoadReport> {
    const told = acknowledged()
    const { pid } = data.host
    // A store that stands elsewhere is no process of this host.
    const pids = { host: pid, ...(ownEndpoint() === undefined && { store: await host.storePid() }) }
    const before = await cpuOf(pids)
    const { answers, startedAt, lags } = await load(own, url, { data, settings, told })
    const cpuSeconds = differenceOf(before, await cpuOf(pids))
    const from = performance.now()
    const settledMs = () => performance.now() - from
    // What was taken into the spool while the store was too slow comes home by itself, and what comes home is folded.
    let after = await afterwards(data, settings, told, startedAt)
    while (after.broken.length > 0 && settledMs() < longestSettlingMs) {
      await pause(500)
      after = await afterwards(data, settings, told, startedAt)
    }
    return { what: 'the local host', answers, foldLagsMs: lags, settledMs: settledMs(), after, cpuSeconds }
  }
}

type Under = { readonly data: LoadedData; readonly settings: ReturnType<typeof loadSettings>; readonly told: ReturnType<typeof acknowledged> }

async function load(plan: LoadPlan, url: string, { data, settings, told }: Under) {
  const startedAt = Date.now()
  const lag = foldLag(data, settings, told)
  const answers = await sendTo(url, plan, told)
  return { answers, startedAt, lags: await lag.stop() }
}

/** @param url of a host whose settings have the sources and secrets of the load */
export async function sendTo(url: string, plan: LoadPlan, told = acknowledged()): Promise<Answers> {
  const [signed, unsigned] = [poster(url), poster(url)]
  let sent = 0
  try {
    return await openLoop(arrivals(plan), async ({ isSigned }, number) => {
      if (!isSigned) return unsigned.post('/hooks/centrale', { 'content-type': 'application/json' }, `{"type":"contact.arrived","n":${number}}`)
      const own = delivery(sent++, Date.now(), url)
      const status = await signed.post(`/hooks/${own.source}`, own.headers, own.body).catch(() => 0)
      told.note(own, status)
      return status
    })
  } finally {
    signed.close()
    unsigned.close()
  }
}
