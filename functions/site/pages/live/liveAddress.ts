/** How the page asks for itself again: whether it stands still, how often it did, and what it said last. */
import type { Language } from '../../../../shared/text/language.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

export type LiveAsked = {
  readonly isPaused: boolean
  /** Refreshes since somebody last clicked here. */
  readonly turn: number
  /** The states of the lines the time before, see `statesWord`. */
  readonly was: string | undefined
}

export const refreshSeconds = 30
/** An hour. A page that refreshes keeps its session awake, and nobody may stay signed in on a screen that was forgotten. */
export const mostTurns = 120

export function liveAsked(parameters: URLSearchParams): LiveAsked {
  const turn = Number(parameters.get('turn') ?? '0')
  return { isPaused: parameters.has('pause'), turn: Number.isInteger(turn) && turn >= 0 ? turn : mostTurns, was: parameters.get('was') ?? undefined }
}

/** With the reader's own choice of lines. */
export function liveAddress(view: View, more: Readonly<Record<string, string>> = {}, language?: Language): string {
  const [path = '/live', query = ''] = linkTo(view, '/live', { ...notNarrowed, ...(language && { lang: language }) }).split('?')
  const parameters = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(more)]).toString()
  return parameters === '' ? path : `${path}?${parameters}`
}
