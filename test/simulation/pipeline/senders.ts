/** Telephone and chat systems: they send, wait some seconds, and send again until they are told that it arrived; some of them once more after that. */
import { sign } from '../../../shared/providers/standardWebhooks.ts'
import type { FunctionMachines } from './functionMachines.ts'
import { type Delivery, pick, type TrueEvent } from './scenario.ts'
import { secretOf } from './secretOf.ts'
import type { World } from './world.ts'

/** One request and what became of it. */
export type Sent = {
  readonly delivery: Delivery
  /** By the clock of the machine that took it, UTC milliseconds. */
  readonly receivedAt: number
  /** undefined: nobody answered. */
  readonly status: number | undefined
  readonly body: string
}
/** By event, when it was first acknowledged. */
export type Senders = {
  readonly sent: readonly Sent[]
  readonly acknowledged: ReadonlyMap<TrueEvent, number>
  /** Requests that have not come to an end. */
  readonly underWay: () => number
}

const patienceMs = 5_000

export function senders(world: World, deliveries: readonly Delivery[], ingest: FunctionMachines['ingest']): Senders {
  const chance = world.chance('senders')
  const sent: Sent[] = []
  const acknowledged = new Map<TrueEvent, number>()
  let underWay = 0

  const send = async (delivery: Delivery): Promise<boolean> => {
    const door = pick(chance, ingest)
    const body = JSON.stringify(delivery.events.length === 1 && chance.isTrue(0.5) ? delivery.events[0]?.body : delivery.events.map((event) => event.body))
    const url = `http://proef.invalid/hooks/${delivery.source}`
    const signed = sign({ url, body, now: world.now() as never, id: delivery.name }, secretOf(delivery.source))
    if (signed === undefined) throw new Error('a secret that is none')
    let receivedAt = 0
    underWay += 1
    const ended = door.use(async (app, own) => {
      receivedAt = own.now()
      const answer = await app.request(url, { method: 'POST', headers: Object.fromEntries(signed.headers), body: signed.body })
      return { status: answer.status, body: await answer.text() }
    })
    const first = await Promise.race([ended, world.pause(patienceMs).then(() => undefined)])
    // What comes after patience is over is nobody's answer, but it may have been done.
    void ended.then((all) => {
      underWay -= 1
      sent.push({ delivery, receivedAt, ...(all.how === 'done' ? all.answer : { status: undefined, body: '' }) })
    })
    const isTaken = first?.how === 'done' && first.answer.status === 202
    world.note(`sender ${delivery.name} ${first?.how === 'done' ? first.answer.status : (first?.how ?? 'no answer')}`)
    if (isTaken) for (const event of delivery.events) if (!acknowledged.has(event)) acknowledged.set(event, receivedAt)
    return isTaken
  }
  const deliver = async (delivery: Delivery) => {
    for (let tries = 0; !(await send(delivery)); tries++) await world.pause(1_000 * 2 ** Math.min(tries, 10) * (0.5 + chance.next()))
    for (let again = 0; again < 2 && chance.isTrue(0.08); again++) {
      await world.pause(chance.exponential(chance.isTrue(0.8) ? 3_000 : 86_400_000))
      await send(delivery)
    }
  }
  for (const delivery of deliveries) world.after(delivery.at - world.now(), () => void deliver(delivery))
  return { sent, acknowledged, underWay: () => underWay }
}
