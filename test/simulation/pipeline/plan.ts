/** What is done when, beside the senders: people who look, the nightly work, imports, requests to be forgotten, and the worse troubles. */
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { settingsKey } from '../../../shared/storage/tables/settingsTable.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { everyLine } from './everyLine.ts'
import { prefix, type Slot } from './functionMachines.ts'
import { importing, takingBack } from './importing.ts'
import { copying } from './restoring.ts'
import { ledgerOf } from './ledgerOf.ts'
import { isInjected } from './machine.ts'
import type { Parts, Seen, Violation } from './parts.ts'
import { pick } from './scenario.ts'

const hour = 3_600_000
const day = 24 * hour

/** Runs the world to its end. */
export async function plan(parts: Parts): Promise<Seen> {
  const { world, scenario, faults, machines } = parts
  const chance = world.chance('plan')
  const violations: Violation[] = []
  const erased: { number: string; at: number; periods: readonly string[] }[] = []
  let imported: ReadonlySet<string> | undefined = new Set()
  const strips: number[] = []
  let importedAt = 0
  /** Before and after what is no fact and moves figures. */
  let changes = 0
  const at = (moment: number, act: () => Promise<void> | void) =>
    world.after(moment - world.now(), () => {
      void Promise.resolve(act()).catch((failure: unknown) => violations.push({ rule: 'the plan works', what: String(failure) }))
    })

  /** Again and again, as a clock would, until it is done; what fails for no reason of ours is a fault. */
  const untilDone = async <App, Answer>(slot: Slot<App>, work: (app: App) => Promise<Answer>): Promise<Answer | undefined> => {
    for (let tries = 0; tries < 200; tries++) {
      const ended = await (slot.name === machines.restore.name ? slot.use(work) : machines.atWork.in(() => slot.use(work)))
      if (ended.how === 'done') return ended.answer
      if (ended.how === 'failed' && !isInjected(ended.failure) && !isOfABatch(ended.failure)) {
        violations.push({
          rule: 'nothing fails by itself',
          what: `${slot.name}: ${String(ended.failure instanceof Error ? ended.failure.stack : ended.failure)}`,
        })
        return undefined
      }
      world.note(`${slot.name} again ${ended.how === 'failed' ? String(ended.failure) : ended.how}`)
      await world.pause(60_000 * (1 + tries))
    }
    violations.push({ rule: 'everything comes to an end', what: slot.name })
    return undefined
  }

  const { turn, start } = scenario
  const horizon = turn + day * pick(chance, [9, 9, 9, 17, 40])
  for (let night = turn - 1.5 * day; night < turn + 36 * day; night += 7 * day) at(night, () => untilDone(machines.keys, (app) => app()).then(() => undefined))
  at(horizon, () => faults.stop())
  for (let looks = 4 + chance.below(6); looks > 0; looks--) at(start + chance.next() * (horizon - start), () => look(parts, violations))
  for (let troubles = chance.below(3); troubles > 0; troubles--) at(start + chance.next() * 10 * day, () => faults.takeAway(chance.next() * 20 * 60_000))
  for (let troubles = chance.below(3); troubles > 0; troubles--)
    at(start + chance.next() * 10 * day, () => {
      const known = parts.store
        .table(`${prefix}-contacts`)
        .everything()
        .flatMap(({ pk }) => (pk !== undefined && 'S' in pk && pk.S.startsWith('CONTACT#') ? [pk.S.slice(8)] : []))
      if (known.length > 0) faults.poison(pick(chance, known), chance.next() * 15 * 60_000)
    })
  for (let watches = chance.below(3); watches > 0; watches--)
    at(start + chance.next() * 12 * day, () => untilDone(machines.watch, (app) => app()).then(() => undefined))
  if (chance.isTrue(0.25)) at(start + chance.next() * 12 * day, () => untilDone(machines.rebuild, (app) => app()).then(() => undefined))
  if (chance.isTrue(0.35))
    at(turn + chance.uniform(-3, 5) * day, async () => {
      const brought = await importing(parts, untilDone)
      importedAt = world.now()
      imported = strips.length > 0 ? undefined : (brought?.rows ?? new Set())
      const takingAway = world.chance('taking back')
      if (brought === undefined || !takingAway.isTrue(0.4)) return
      const strippedUntil = async () => (await parts.quiet.history.state())?.until
      const then = await strippedUntil()
      await world.pause(takingAway.next() ** 2 * 9 * day)
      // What it brought and was stripped since stays in the lasting record (decision 0101).
      const now = await strippedUntil()
      if (now !== then && (now ?? 0) > brought.from) return
      changes += 1
      const isWhole = await takingBack(parts, brought, untilDone)
      changes += 1
      imported = isWhole && imported !== undefined ? new Set() : undefined
    })
  if (chance.isTrue(0.4))
    at(turn + chance.uniform(-3, 9) * day, async () => {
      const number = pick(chance, scenario.numbers)
      if ((await untilDone(machines.ask, (ask) => ask(number))) !== 'accepted') return
      erased.push({ number, at: world.now(), periods: [...parts.keys.alive()] })
      await world.pause(chance.next() * hour)
      // Whoever is not told apart any more is counted by estimate.
      changes += 1
      await untilDone(machines.erase, (app) => app())
      changes += 1
    })

  // Somebody saves settings in a shape that only the other program knows.
  const { savesAt } = parts.deployment
  if (savesAt !== undefined)
    at(savesAt, () => {
      const document = JSON.stringify({ ...scenario.settings, laterField: 'known later' })
      const { pk, sk } = settingsKey(2)
      const key = { pk: { S: pk }, sk: { S: sk } }
      parts.store.table(`${prefix}-settings`).put(key, { ...key, document: { S: document } })
    })

  // Of its own, so that runs without it stay what they were.
  const restoring = world.chance('restoring')
  if (restoring.isTrue(0.12)) {
    const copiedAt = turn + restoring.uniform(-3, 5) * day
    at(copiedAt, async () => {
      const copy = copying(parts)
      await world.pause(restoring.uniform(0, 4) * day)
      await machines.atWork.alone(async () => {
        // A list taken since is to be taken again: here all of it comes back.
        const isImportedSince = imported === undefined || (imported.size > 0 && importedAt >= copy.at - hour)
        if (isImportedSince) return
        changes += 1
        await untilDone(machines.restore, (restore) => restore(copy))
        changes += 1
      })
    })
  }

  for (let due = turn + 7 * day; due < horizon; due += 7 * day) {
    const begin = due + hour + chance.exponential(8 * hour)
    at(begin, async () => {
      const [before, changesBefore] = [await figuresNow(parts), changes]
      strips.push(world.now())
      // Later some of what is counted is swept.
      if (strips.length === 1 && parts.sent.underWay() === 0 && parts.queue.waiting() === 0) violations.push(...(await ledgerOf(parts)))
      await untilDone(machines.strip, (app) => app({ until: turn + (horizon < turn + 20 * day ? 7 : 0) * day }))
      const after = await figuresNow(parts)
      const isQuiet = changesBefore === changes && changes % 2 === 0 && before.facts === after.facts && before.waiting === 0 && after.waiting === 0
      if (isQuiet && before.text !== after.text) violations.push({ rule: 'a strip moves no figure', what: differenceIn(before.text, after.text) })
      await untilDone(machines.keys, (app) => app())
      if (chance.isTrue(0.7)) await untilDone(machines.sweep, (app) => app())
    })
  }
  // What is asked by the clock goes on for ever; here a last round stands for it.
  at(Math.max(horizon, turn + 36 * day), async () => {
    await untilDone(machines.erase, (app) => app())
    await untilDone(machines.strip, (app) => app({ until: horizon - 8 * day }))
    await untilDone(machines.keys, (app) => app())
    if (chance.isTrue(0.5)) await untilDone(machines.sweep, (app) => app())
  })
  await world.run().catch((failure: unknown) => violations.push({ rule: 'a run comes to an end', what: String(failure) }))
  return { violations, erased, imported, strips }
}

/** What a batch says that was left undone too often. */
const isOfABatch = (failure: unknown) => failure instanceof Error && /unprocessed twelve times|could not be folded/.test(failure.message)

/** Somebody opens a report: it is written down first, and never shows more than there is. */
async function look(parts: Parts, violations: Violation[]): Promise<void> {
  const { world, machines } = parts
  const site = pick(world.chance(`look ${world.now()}`), machines.sites)
  let isShown = false
  const looking = machines.atWork.in(() =>
    site.use(async ({ stores, load, trail }, own) => {
      await trail.append({ at: own.now(), user: 'u-1', roles: ['manager'], action: 'viewed', object: '/missed' })
      const current = await stores.settings.current()
      if (current === undefined) return undefined
      isShown = true
      return (await load(current, everyLine(parts), own.now())).figures.metrics.attempts
    }),
  )
  const ended = await looking
  if (ended.how === 'failed' && !isInjected(ended.failure) && !isOfABatch(ended.failure))
    violations.push({ rule: 'a report can be read at any moment', what: String(ended.failure instanceof Error ? ended.failure.stack : ended.failure) })
  if (ended.how !== 'done' || ended.answer === undefined) return
  world.note(`seen ${ended.answer}`)
  const atMost = parts.scenario.contacts.length
  if (ended.answer > atMost) violations.push({ rule: 'a report shows no more than there is', what: `${ended.answer} attempts of at most ${atMost}` })
  if (isShown && (await auditTrail(parts.quiet.tables).head()) === undefined)
    violations.push({ rule: 'what is shown is written down first', what: 'no record' })
}

/** `text`: what is counted, and what is worked out of people, needs and series; all of it in days, coverage and over the whole. */
type FiguresNow = { readonly text: string; readonly facts: number; readonly waiting: number }

async function figuresNow(parts: Parts): Promise<FiguresNow> {
  const settings: Settings = parts.scenario.settings
  const load = reportLoader(parts.quiet.dayFiles)
  const all = await Promise.all(
    (['include', 'exclude'] as const).map(async (short) => {
      const { figures } = await load({ version: 1, settings }, everyLine(parts, short), parts.scenario.turn + 30 * day)
      const days = figures.days.map(({ date, attempts, measuredHours }) => [date, attempts, measuredHours])
      return [figures.metrics, days, figures.coverage]
    }),
  )
  return { text: JSON.stringify(all), facts: parts.stream.handedOver(), waiting: parts.stream.waiting() }
}

function differenceIn(before: string, after: string): string {
  let first = 0
  while (before[first] === after[first] && first < before.length) first += 1
  return `${before.slice(Math.max(0, first - 120), first + 80)} BECAME ${after.slice(Math.max(0, first - 20), first + 80)}`
}
