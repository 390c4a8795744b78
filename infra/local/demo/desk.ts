/**
 * The queue of one line and the people who answer it. Whoever waits longest is served first, by whoever was free longest.
 * A person who answers has one conversation at a time; pauses and the end of a shift wait for the conversation to end.
 */
import { minuteMs } from '../../../shared/calendar/durations.ts'
import type { PresenceEventType } from '../../../shared/contacts/contactEvent.ts'
import type { Agenda } from './agenda.ts'

/** A caller in the queue. `answer` is told who picked up and says until when that person is occupied. */
export type Waiting = {
  isGone: boolean
  readonly ringSeconds: number
  readonly answer: (at: number, agent: string) => number
  readonly turnAway: (at: number) => void
}
export type PresenceChange = { readonly at: number; readonly type: PresenceEventType; readonly agent: string }
export type Desk = {
  readonly presence: readonly PresenceChange[]
  readonly isStaffed: () => boolean
  readonly countWaiting: () => number
  readonly join: (waiting: Waiting, at: number) => void
  /** Everybody still in the queue hears that the line has closed. */
  readonly close: (at: number) => void
  readonly signIn: (agent: string, at: number) => void
  readonly pause: (agent: string, at: number, minutes: number) => void
  readonly signOut: (agent: string, at: number) => void
}
type Agent = { readonly name: string; isPaused: boolean; isOccupied: boolean; isLeaving: boolean; pauseMinutes: number }

export function newDesk(agenda: Agenda): Desk {
  const presence: PresenceChange[] = []
  const agents = new Map<string, Agent>()
  let free: Agent[] = []
  let queue: Waiting[] = []

  const note = (at: number, type: PresenceEventType, { name }: Agent) => presence.push({ at, type, agent: name })

  function serve(at: number): void {
    queue = queue.filter((waiting) => !waiting.isGone)
    while (free.length > 0 && queue.length > 0) {
      const agent = free.shift()
      const waiting = queue.shift()
      if (agent !== undefined && waiting !== undefined) ring(agent, waiting, at)
    }
  }
  function ring(agent: Agent, waiting: Waiting, at: number): void {
    agent.isOccupied = true
    const pickUpAt = at + waiting.ringSeconds * 1000
    agenda.add(pickUpAt, () => {
      if (waiting.isGone) return release(agent, pickUpAt)
      waiting.isGone = true
      const freeAt = waiting.answer(pickUpAt, agent.name)
      agenda.add(freeAt, () => release(agent, freeAt))
    })
  }
  function release(agent: Agent, at: number): void {
    agent.isOccupied = false
    if (agent.isLeaving) leave(agent, at)
    else if (agent.pauseMinutes > 0) startPause(agent, at)
    else {
      free.push(agent)
      serve(at)
    }
  }
  function leave(agent: Agent, at: number): void {
    note(at, 'agent.signed_out', agent)
    agents.delete(agent.name)
    free = free.filter((other) => other !== agent)
  }
  function startPause(agent: Agent, at: number): void {
    const backAt = at + Math.max(1, Math.round(agent.pauseMinutes)) * minuteMs
    agent.pauseMinutes = 0
    agent.isPaused = true
    free = free.filter((other) => other !== agent)
    note(at, 'agent.paused', agent)
    agenda.add(backAt, () => endPause(agent, backAt))
  }
  function endPause(agent: Agent, at: number): void {
    if (agents.get(agent.name) !== agent) return
    agent.isPaused = false
    note(at, 'agent.resumed', agent)
    release(agent, at)
  }

  return {
    presence,
    isStaffed: () => [...agents.values()].some((agent) => !agent.isPaused),
    countWaiting: () => queue.reduce((count, waiting) => count + (waiting.isGone ? 0 : 1), 0),
    join: (waiting, at) => {
      queue.push(waiting)
      serve(at)
    },
    close: (at) => {
      const turnedAway = queue.filter((waiting) => !waiting.isGone)
      queue = []
      for (const waiting of turnedAway) {
        waiting.isGone = true
        waiting.turnAway(at)
      }
    },
    signIn: (name, at) => {
      if (agents.has(name)) return
      const agent: Agent = { name, isPaused: false, isOccupied: false, isLeaving: false, pauseMinutes: 0 }
      agents.set(name, agent)
      note(at, 'agent.signed_in', agent)
      release(agent, at)
    },
    pause: (name, at, minutes) => {
      const agent = agents.get(name)
      if (agent === undefined || agent.isPaused) return
      agent.pauseMinutes = minutes
      if (!agent.isOccupied) startPause(agent, at)
    },
    signOut: (name, at) => {
      const agent = agents.get(name)
      if (agent === undefined) return
      agent.isLeaving = true
      if (!agent.isOccupied) leave(agent, at)
    },
  }
}
