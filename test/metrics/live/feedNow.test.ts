/** The tag of a feed, from coverage as it is really judged: good, slow, silent, not connected, and back again at the first word. */
import { describe, expect, it } from 'vitest'
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import { liveReader } from '../../../shared/metrics/live/liveReader.ts'
import type { Instant } from '../../../shared/contacts/identifiers.ts'
import { beats, dayReaderOf, liveSettings, type LiveState, noon, usualContacts, waitingSince } from '../../builders/liveSite.ts'

const minuteMs = 60_000
/** By the end of what came in, in minutes before noon. */
const feedOf = async (state: LiveState, now = noon) => {
  const days = dayReaderOf(state)
  const [own] = await liveReader(days, coverageReader(days))(state.settings, state.settings.lines, now)
  return own?.feed.state
}
const settings = liveSettings()
const until = (minutes: number) => (noon - minutes * minuteMs) as Instant

describe('a feed with a heartbeat', () => {
  const quietFor = (minutes: number) => feedOf({ settings, contacts: usualContacts(until(minutes)), heartbeats: beats(until(minutes), settings) })
  it('is good while it beats, and silent as soon as one stays away too long', async () =>
    expect([await quietFor(0), await quietFor(20), await quietFor(60)]).toEqual(['good', 'good', 'silent']))
})

describe('a feed without one', () => {
  // Every five minutes, day and night: an hour holds twelve.
  const busy = Array.from({ length: 288 }, (_, n) => `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`)
  const quietFor = (minutes: number) => feedOf({ settings, contacts: usualContacts(until(minutes), busy) })
  it('is slow when it is quiet for longer than it usually is, and silent only when that cannot be chance', async () =>
    expect([await quietFor(5), await quietFor(35), await quietFor(120)]).toEqual(['good', 'slow', 'silent']))
})

describe('a line', () => {
  it('is not connected while nothing is set up, nothing ever came, or only files are read', async () => {
    expect(await feedOf({ settings: liveSettings({}, { sources: [] }) })).toBe('not_connected')
    expect(await feedOf({ settings })).toBe('not_connected')
    expect(
      await feedOf({
        settings: liveSettings({}, { sources: [{ id: 'centrale', provider: 'csv' }] }),
        contacts: usualContacts(noon),
      }),
    ).toBe('not_connected')
  })
  it('is heard again with the first word after a silence, before it is judged anew', async () => {
    const [past, now] = [until(180), (noon + 2 * minuteMs) as Instant]
    const told: { state: LiveState } = { state: { settings, contacts: usualContacts(past), heartbeats: beats(past, settings) } }
    const days = {
      readDays: (...asked: Parameters<ReturnType<typeof dayReaderOf>['readDays']>) => dayReaderOf(told.state).readDays(...asked),
      firstDate: dayReaderOf(told.state).firstDate,
    }
    const read = liveReader(days, coverageReader(days))
    const stateAt = async (at: number) => (await read(settings, settings.lines, at))[0]?.feed.state
    expect(await stateAt(noon)).toBe('silent')
    told.state = { settings, contacts: [...usualContacts(past), ...usualContacts(now, ['12:01'])], heartbeats: beats(past, settings) }
    expect(await stateAt(now)).toBe('good')
  })
  it('is heard for the first time within half a minute', async () => {
    const told: { state: LiveState } = { state: { settings } }
    const days = {
      readDays: (...asked: Parameters<ReturnType<typeof dayReaderOf>['readDays']>) => dayReaderOf(told.state).readDays(...asked),
      firstDate: (line: Parameters<ReturnType<typeof dayReaderOf>['firstDate']>[0]) => dayReaderOf(told.state).firstDate(line),
    }
    const read = liveReader(days, coverageReader(days))
    const stateAt = async (seconds: number) => (await read(settings, settings.lines, noon + seconds * 1000))[0]?.feed.state
    expect(await stateAt(0)).toBe('not_connected')
    told.state = { settings, contacts: usualContacts((noon + 20_000) as Instant, ['12:00']) }
    expect([await stateAt(20), await stateAt(40)]).toEqual(['not_connected', 'good'])
  })
  it('whose reports come in heaps is spoken of as it was at the last of them, and says so', async () => {
    const heap = until(8)
    const state = { settings, contacts: [...usualContacts(heap), ...waitingSince(60, heap)], heartbeats: beats(heap, settings) }
    const days = dayReaderOf(state)
    const [own] = await liveReader(days, coverageReader(days), () => heap)(settings, settings.lines, noon)
    expect([own?.readAt, own?.figures?.waiting, own?.figures?.longestSeconds]).toEqual([heap, 1, 60])
  })
})
