/** One instance of a function: its own client, its own clock, its own memory. It can be killed at any request, before or after that was done. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import type { Random } from '../../../infra/local/demo/random.ts'
import type { Faults } from './faults.ts'
import { directClient } from './store/directClient.ts'
import { type AskStore, clientOver } from './store/storeHandler.ts'
import type { MemoryStore } from './store/memoryStore.ts'
import { StoreRefusal, throttled, unavailable } from './store/storeRefusal.ts'
import type { World } from './world.ts'

export type Machine = {
  readonly name: string
  readonly client: DynamoDBDocumentClient
  /** By this machine's clock. */
  readonly now: () => Instant
  /** Asks something outside other than the store; the same things may go wrong. */
  readonly ask: <Answer>(what: string, answer: () => Answer) => Promise<Answer>
  readonly kill: () => void
  readonly isAlive: () => boolean
  /** `died`: it was killed while this ran. */
  readonly run: <Answer>(work: () => Promise<Answer>) => Promise<Ended<Answer>>
}
export type Ended<Answer> = { readonly how: 'done'; readonly answer: Answer } | { readonly how: 'failed'; readonly failure: unknown } | { readonly how: 'died' }
export type Place = {
  readonly world: World
  readonly store: MemoryStore
  readonly faults: Faults
  /** With the whole of the real client. */
  readonly isOverTheWire: boolean
}

const died = Symbol('died')
/** How often the client asks again by itself. */
const usualTries = 3

export type MachineOptions = {
  readonly tries?: number | undefined /** It writes one thing more into every item than anybody else knows. */
  readonly marks?: boolean
}

export function machine({ world, store, faults, isOverTheWire }: Place, name: string, { tries = usualTries, marks = false }: MachineOptions = {}): Machine {
  const chance = world.chance(`machine ${name}`)
  let isAlive = true
  let tellDeath: (how: typeof died) => void = () => undefined
  const death = new Promise<typeof died>((resolve) => {
    tellDeath = resolve
  })
  const kill = () => {
    if (!isAlive) return
    isAlive = false
    world.note(`${name} dies`)
    tellDeath(died)
  }
  const clockOff = faults.clockOff(name)

  const outside = <Answer>(what: string, isWrite: boolean, act: () => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (!isAlive) return // a dead machine waits for ever
      const fault = faults.next(name, what, isWrite)
      const answer = (told: () => void) => world.after(latency(chance), () => isAlive && told())
      world.after(latency(chance), () => {
        if (!isAlive && !chance.isTrue(0.5)) return // it died with this on its way: perhaps it arrived
        if (fault === 'crash_before') return kill()
        if (fault === 'throttled') return answer(() => reject(throttled()))
        if (fault === 'away') return answer(() => reject(unavailable()))
        if (fault === 'timeout') return answer(() => reject(timedOut()))
        const done = outcomeOf(act)
        world.note(`${name} ${what} ${'failure' in done ? nameOf(done.failure) : 'done'}${fault === undefined ? '' : ` ${fault}`}`)
        if (fault === 'crash_after') return kill()
        if (fault === 'answer_lost') return answer(() => reject(timedOut()))
        return answer(() => ('failure' in done ? reject(errorOf(done.failure)) : resolve(done.value)))
      })
    })

  const retrying = async <Answer>(attempt: () => Promise<Answer>): Promise<Answer> => {
    for (let tried = 1; ; tried++)
      try {
        return await attempt()
      } catch (failure) {
        if (tried >= tries || !mayTryAgain(failure)) throw failure
        await world.pause(20 * 2 ** tried)
      }
  }
  const ask: AskStore = (operation, input) =>
    outside(labelOf(operation, input), writes.has(operation), () =>
      store.answer(operation, marks ? marked(input) : input, { sight: faults.sight(), leftOut: faults.leftOut }),
    )
  return {
    name,
    client: (isOverTheWire ? clientOver : directClient)(ask, retrying),
    now: () => Instant.parse(world.now() + clockOff()),
    ask: (what, answer) => retrying(() => outside(what, true, answer)),
    kill,
    isAlive: () => isAlive,
    run: async <Answer>(work: () => Promise<Answer>): Promise<Ended<Answer>> => {
      const ended = work().then(
        (answer): Ended<Answer> => ({ how: 'done', answer }),
        (failure: unknown): Ended<Answer> => ({ how: 'failed', failure }),
      )
      const first = await Promise.race([ended, death])
      return first === died ? { how: 'died' } : first
    },
  }
}

/** What a later program adds to every item that it writes. */
export const laterMark = 'later'
function marked(input: unknown): unknown {
  const { Item, RequestItems, ...others } = input as { readonly Item?: object; readonly RequestItems?: Readonly<Record<string, unknown>> }
  const more = (item: object) => ({ ...item, [laterMark]: { S: 'yes' } })
  if (Item !== undefined) return { ...others, Item: more(Item) }
  if (RequestItems === undefined) return input
  const requests = (list: unknown) =>
    Array.isArray(list) ? list.map((one) => (one.PutRequest === undefined ? one : { PutRequest: { Item: more(one.PutRequest.Item) } })) : list
  return { ...others, RequestItems: Object.fromEntries(Object.entries(RequestItems).map(([table, list]) => [table, requests(list)])) }
}

const writes: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'])

/** Mostly some milliseconds, now and then much longer. */
const latency = (chance: Random) => (chance.isTrue(0.03) ? chance.uniform(200, 3000) : chance.exponential(8))

function outcomeOf<Answer>(act: () => Answer): { readonly value: Answer } | { readonly failure: unknown } {
  try {
    return { value: act() }
  } catch (failure) {
    return { failure }
  }
}

const errorOf = (failure: unknown) => (failure instanceof Error ? failure : new Error(String(failure)))
const nameOf = (failure: unknown) => (failure instanceof Error ? failure.name : 'failure')
const timedOut = () => Object.assign(new Error('no answer came'), { name: 'TimeoutError' })
const passing: ReadonlySet<string> = new Set(['TimeoutError', 'ThrottlingException', 'InternalServerError'])
const mayTryAgain = (failure: unknown) => failure instanceof Error && passing.has(failure.name)
/** What may go wrong here without anybody being at fault. */
export const isInjected = (failure: unknown): boolean => mayTryAgain(failure) || (failure instanceof StoreRefusal && passing.has(failure.name))

function labelOf(operation: string, input: unknown): string {
  const { TableName, Key, Item } = input as { TableName?: string; Key?: Named; Item?: Named }
  const key = Key ?? Item
  return `${operation} ${TableName?.split('-').at(-1) ?? ''} ${key?.pk.S ?? ''} ${key?.sk.S ?? ''}`
}
type Named = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } }
