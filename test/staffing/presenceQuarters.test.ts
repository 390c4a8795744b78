import { describe, expect, it } from 'vitest'
import { notTold } from '../../shared/staffing/presence.ts'
import { presenceQuarters } from '../../shared/staffing/presenceQuarters.ts'

const at = (time: string) => Date.parse(`2026-02-03T${time}Z`)
const span = (from: string, until: string) => ({ from: at(from), until: at(until) })
type Step = readonly [time: string, signedIn: number, present: number]
const quarters = (
  steps: readonly Step[],
  more: { talks?: readonly (readonly [string, string])[]; open?: ReturnType<typeof span>; known?: ReturnType<typeof span> } = {},
) =>
  presenceQuarters(
    {
      steps: {
        at: Uint32Array.from(steps, ([time]) => at(time) / 1000),
        signedIn: Uint16Array.from(steps, ([, all]) => all),
        present: Uint16Array.from(steps, ([, , free]) => free),
      },
      talks: (more.talks ?? []).map(([from, until]) => span(from, until)),
      known: [more.known ?? span('00:00', '23:59')],
    },
    [more.open ?? span('19:00', '20:00')],
  )

describe('who was there by the quarter of an hour', () => {
  it('is the fewest signed in and the most paused and in conversation, and pauses are not present', () => {
    const found = quarters(
      [
        ['18:00', 3, 3],
        ['19:05', 3, 2],
        ['19:10', 3, 3],
        ['19:40', 2, 2],
      ],
      {
        talks: [
          ['19:02', '19:20'],
          ['19:06', '19:07'],
        ],
      },
    )
    expect(found.map(({ signedIn, paused, present, inConversation }) => [signedIn, paused, present, inConversation])).toEqual([
      [3, 1, 2, 2],
      [3, 0, 3, 1],
      [2, 0, 2, 0],
      [2, 0, 2, 0],
    ])
    expect(found.every(({ state }) => state === 'staffed')).toBe(true)
  })
  it('tells neither pause nor conversation of one person alone, nor anything from which they follow', () => {
    const [first, second] = quarters(
      [
        ['18:00', 1, 1],
        ['19:05', 1, 0],
        ['19:10', 1, 1],
        ['19:20', 2, 2],
        ['19:25', 2, 1],
      ],
      { talks: [['19:11', '19:14']] },
    )
    expect(first).toMatchObject({ state: 'staffed', signedIn: 1, present: 1, paused: undefined, inConversation: undefined, unstaffedMs: 0 })
    expect(second).toMatchObject({ state: 'staffed', signedIn: 1, present: 1, paused: undefined, inConversation: undefined })
  })
  it('is a state of its own where the line is open and nobody is signed in, for as long as that lasts', () => {
    const [first, second, third] = quarters([
      ['18:00', 2, 2],
      ['19:20', 0, 0],
      ['19:25', 2, 2],
    ])
    expect([first!.state, second!.state, third!.state]).toEqual(['staffed', 'unstaffed', 'staffed'])
    expect(second).toMatchObject({ signedIn: 0, present: 0, unstaffedMs: 5 * 60_000 })
    expect(quarters([['18:00', 0, 0]])[0]).toMatchObject({
      state: 'unstaffed',
      signedIn: 0,
      paused: 0,
      present: 0,
      inConversation: 0,
      unstaffedMs: 15 * 60_000,
    })
  })
  it('is unknown, and not nobody, before anybody told, where no source delivered, and from now on', () => {
    expect(quarters([['19:20', 2, 2]]).map(({ state }) => state)).toEqual(['unknown', 'unknown', 'staffed', 'staffed'])
    expect(quarters([['18:00', 0, 0]], { known: span('19:15', '19:30') }).map(({ state }) => state)).toEqual(['unknown', 'unstaffed', 'unknown', 'unknown'])
    expect(quarters([['18:00', 0, 0]], { known: span('18:00', '19:05') })[0]).toMatchObject({
      state: 'unstaffed',
      unstaffedMs: 5 * 60_000,
      knownMs: 5 * 60_000,
    })
  })
  it('is cut by the opening hours', () => {
    const found = quarters([['18:00', 2, 2]], { open: span('19:10', '19:35') })
    expect(found.map(({ from, until }) => (until - from) / 60_000)).toEqual([5, 15, 5])
  })
  it('of a time of which only who was there was kept tells no more than that', () => {
    const [first, second] = quarters([
      ['18:00', notTold, 3],
      ['19:20', notTold, 0],
    ])
    expect(first).toMatchObject({ state: 'staffed', signedIn: undefined, present: 3, paused: undefined, inConversation: undefined })
    expect(second).toMatchObject({ state: 'unstaffed', present: 0 })
  })
})
