/** A figure as data: the page draws it among its text, a file on its own, both from this. */
import type { SlotState } from '../../../shared/metrics/coverage/slotStates.ts'
import type { Fill } from './patterns.ts'
import type { RangeStrip } from './rangeStrips.ts'
import type { TimeBarsParts } from './timeBars.ts'
import type { TradeOffParts, TradeOffSign } from './tradeOff.ts'
import type { WaitStrip } from './waitStrips.ts'

export type Picture = {
  /** Part of its address. */
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly notes: readonly string[]
  readonly drawing: Drawing
}

export type Drawing =
  | { readonly kind: 'bars'; readonly bars: TimeBarsParts; readonly key: readonly (readonly [Fill, string])[]; readonly marks: readonly string[] }
  | { readonly kind: 'ladder'; readonly rows: readonly LadderRow[]; readonly partsTitle?: string | undefined }
  | { readonly kind: 'grid'; readonly grid: GridPicture }
  | { readonly kind: 'staffing'; readonly grid: StaffingPicture }
  | { readonly kind: 'calendars'; readonly calendars: readonly CalendarPicture[]; readonly key: readonly (readonly [SlotState, string])[] }
  | { readonly kind: 'ranges'; readonly strips: readonly RangeStrip[] }
  | { readonly kind: 'waits'; readonly strips: readonly WaitStrip[] }
  | {
      readonly kind: 'trade_off'
      readonly parts: TradeOffParts
      readonly key: readonly { readonly sign: TradeOffSign; readonly letter: string; readonly text: string }[]
    }

export type LadderRow = {
  readonly label: string
  /** The number as it is written. */
  readonly shown: string
  readonly fill: Fill
  readonly isPart: boolean
  /** Absent: no bar. */
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly note?: string
  /** Not measured: hatched. Absent and without a value: not shown. */
  readonly isUnknown?: boolean
}

export type GridLook = 'number' | 'small' | 'not_measured' | 'not_recorded' | 'not_open'
export type GridPicture = {
  readonly columns: readonly { readonly label: string; readonly name: string }[]
  readonly rows: readonly {
    readonly label: string
    readonly cells: readonly {
      readonly shown: string
      readonly words: string
      /** 0 to 5, where a number is shown. */
      readonly step?: number
      readonly look: GridLook
      readonly open: 'open' | 'partly' | 'closed'
    }[]
  }[]
  /** `look` of a cell, `step-0` to `step-5`, or how open it is. */
  readonly legend: readonly { readonly look: string; readonly text: string }[]
}

/** How a cell of a week of staffing looks: short and over by one, two, three or more; a number alone; nobody there; not known; closed. */
export type StaffingLook = 'short-1' | 'short-2' | 'short-3' | 'even' | 'over-1' | 'over-2' | 'over-3' | 'plain' | 'unstaffed' | 'unknown' | 'closed'
export type StaffingPicture = {
  /** A day each, with what makes it another day: the holiday it is, and its hours where the clock changes. */
  readonly columns: readonly { readonly label: string; readonly date: string; readonly special?: string }[]
  /** A time of day each. */
  readonly rows: readonly {
    readonly label: string
    readonly cells: readonly { readonly look: StaffingLook; readonly shown: string; readonly words: string }[]
  }[]
}

/** Weeks of one source, a day in each cell. */
export type CalendarPicture = {
  readonly label: string
  readonly weekdays: readonly string[]
  readonly weeks: readonly {
    readonly label: string
    readonly days: readonly { readonly number: string; readonly state: SlotState; readonly words: string }[]
  }[]
}
