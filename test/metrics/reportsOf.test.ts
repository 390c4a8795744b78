import { describe, expect, it } from 'vitest'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { daysOf, filters, from } from '../bench/inventedInput.ts'
import { inventedContacts, lineId, now, settings } from '../bench/inventedYear.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'

const daysWith = (seed: number) =>
  daysOf(inventedContacts(300, seed)).map(({ date, facts }) => ({ date, digest: `${seed} ${date}`, columns: unpackDay(packDay(facts)) }))
const version = { version: 1, settings }

function loader() {
  let [seed, readings] = [1, 0]
  const readDays = async () => {
    readings++
    return daysWith(seed)
  }
  const load = reportLoader({ readDays, firstDate: async () => from, factsVersion: async () => [{ line: lineId, days: [String(seed)] }] })
  return {
    load,
    readings: () => readings,
    change: (to: number) => {
      seed = to
    },
  }
}

describe('what a warm process keeps', () => {
  it('is the answer to the same question in the same minute, for which no day is read again', async () => {
    const { load, readings } = loader()
    expect(await load(version, filters, now)).toBe(await load(version, filters, now + 59_000))
    expect(readings()).toBe(1)
  })
  it('is asked anew a minute later, for other facts, other decisions and another question', async () => {
    const { load, change } = loader()
    const before = await load(version, filters, now)
    expect(await load(version, filters, now + 60_000)).not.toBe(before)
    const [definitions] = settings.definitions
    const shorter = { version: 1, settings: { ...settings, definitions: [{ ...definitions!, shortSeconds: 3 }] } }
    const changed = await load(shorter, filters, now)
    expect(changed.figures.metrics.short).toBeLessThan(before.figures.metrics.short)
    const whileOpen = await load(version, { ...filters, hours: 'open' }, now)
    expect(whileOpen.figures.metrics.attempts).toBeLessThan(before.figures.metrics.attempts)
    change(2)
    const other = await load(version, filters, now)
    expect(other.dataVersion).not.toBe(before.dataVersion)
    expect(other.figures.metrics).not.toEqual(before.figures.metrics)
  })
})
