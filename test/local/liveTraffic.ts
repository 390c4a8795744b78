import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { signedRequest } from '../ingest/door.ts'

export type Traffic = {
  /** Contacts of which every event was answered 202. */
  readonly acknowledged: ReadonlySet<string>
  readonly sent: ReadonlySet<string>
  readonly stop: () => Promise<void>
}

export type TrafficOptions = {
  readonly senders?: number
  /** Share of deliveries that are sent again although they were answered, 0-1. */
  readonly repeats?: number
  readonly random?: () => number
}

/**
 * Callers that ring and hang up without a pause, as their telephone system tells it: it sends again what was not answered 202, as senders do, to wherever
 * the host listens at that moment.
 */
export function liveTraffic(address: () => string, name: string, { senders = 6, repeats = 0, random = Math.random }: TrafficOptions = {}): Traffic {
  const acknowledged = new Set<string>()
  const sent = new Set<string>()
  let isStopped = false
  const ring = async (contact: string) => {
    sent.add(contact)
    const at = Date.now()
    const events = [
      { type: 'contact.arrived', contact, line: 'helplijn', at: new Date(at).toISOString(), caller: `+999${String(at).slice(-9)}` },
      { type: 'contact.left', contact, line: 'helplijn', at: new Date(at + 1000).toISOString() },
    ]
    for (const body of random() < 0.5 ? [JSON.stringify(events)] : events.map((event) => JSON.stringify(event))) {
      const id = `msg_${randomUUID()}`
      while (!(await isAnswered(address(), body, id))) {
        if (isStopped) return
        await pause(50)
      }
      // Some senders repeat what was answered, under the same name.
      if (random() < repeats) await isAnswered(address(), body, id)
    }
    acknowledged.add(contact)
  }
  const send = async (sender: number) => {
    for (let n = 0; !isStopped; n++) await ring(`${name}-${sender}-${n}`)
  }
  const working = Promise.all(Array.from({ length: senders }, (_, n) => send(n)))
  return {
    acknowledged,
    sent,
    stop: async () => {
      isStopped = true
      await working
    },
  }
}

async function isAnswered(url: string, body: string, id: string): Promise<boolean> {
  const { headers } = signedRequest(body, { at: Date.now(), id })
  try {
    const answer = await fetch(`${url}/hooks/centrale`, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) })
    await answer.arrayBuffer()
    return answer.status === 202
  } catch {
    return false
  }
}
