/**
 * What a report found, in protected numbers and without words: frozen once, worded in one language or the other, and compared with a later
 * version. Nothing in here is finer than what may leave the organisation. Stored as it stands, so this is also the schema it is read back by.
 */
import * as z from 'zod'
import { causes } from '../contacts/cause.ts'
import { LineId, LocalDate } from '../contacts/identifiers.ts'
import { Definitions, HoursException, HoursVersion } from '../settings/settings.ts'
import { CaseFindings, PromiseKept } from './caseFindings.ts'
import { About, Count, RangeOfShares, Share } from './printed.ts'
import { SwitchboardFindings } from './switchboardFindings.ts'

const grains = ['twohour', 'daypart', 'workweek', 'week'] as const
/** ISO weekday 1..7; in `workweek` 1 stands for Monday to Friday and 6 for the weekend; in `week` 0. */
const moment = { weekday: z.int().min(0).max(7), from: z.string(), to: z.string() }
export const GridFinding = z.object({
  ...moment,
  never: About,
  /** Closed, and attempts made while closed are not recorded. */
  isUnrecorded: z.boolean(),
  open: z.enum(['open', 'partly', 'closed']),
})
export type GridFinding = z.infer<typeof GridFinding>

/** A month, or several in a row where one would be too small to show. */
export const MonthsFinding = z.object({
  from: LocalDate,
  to: LocalDate,
  attempts: Count,
  answered: Count,
  missed_open: Count,
  missed_closed: Count,
  never: About,
  /** Part of these months that was measured, 0 to 1. */
  measured: z.number(),
})
export type MonthsFinding = z.infer<typeof MonthsFinding>

/** See `OutsideGap`; reports that were frozen before it was have `until`, and moments. */
const GapFinding = z.object({ from: z.string(), to: z.string().optional(), hours: z.number(), cause: z.string() })

/** The same months a year earlier. */
const BeforeFinding = z.object({
  from: LocalDate,
  to: LocalDate,
  measured: z.number(),
  missed: Count,
  people: About,
  never: About,
  verdict: z.enum(['unmeasured', 'from_zero', 'too_few', 'no_clear_difference', 'more', 'less']),
})

/** Reach against a number that somebody else estimated. */
export const OutsideFinding = z.object({
  number: z.int(),
  /** Who they are. */
  people: z.string(),
  source: z.string(),
  year: z.int(),
  address: z.string().exactOptional(),
  /** Absent where the period is not a year, or the people are not known. */
  madeContact: RangeOfShares.exactOptional(),
  reached: RangeOfShares.exactOptional(),
})
export type OutsideFinding = z.infer<typeof OutsideFinding>

export const Findings = z.object({
  organisation: z.string(),
  isExample: z.boolean(),
  line: z.object({ id: LineId, name: z.string(), purpose: z.string().exactOptional(), channel: z.enum(['phone', 'chat']) }),
  /** First and last day of whole calendar months. */
  from: LocalDate,
  to: LocalDate,
  timeZone: z.string(),
  /** UTC milliseconds. */
  madeAt: z.int(),
  dataVersion: z.string(),
  definitions: z.strictObject({ ...Definitions.shape, version: z.int(), changedWithin: z.boolean() }),
  threshold: z.int(),
  /** Days over which one caller can be recognised; over a longer time people are added up. */
  keyPeriodDays: z.int(),
  sources: z.array(z.object({ name: z.string(), provider: z.string() })),
  /** Those that held on the last day, and exceptions of the period. */
  hours: z.exactOptional(HoursVersion),
  exceptions: z.array(HoursException),
  coverage: z.object({
    share: z.number(),
    hours: z.number(),
    measuredHours: z.number(),
    closedRecorded: z.enum(['yes', 'partly', 'no', 'unknown']),
    gaps: z.array(GapFinding),
  }),
  attempts: Count,
  answered: Count,
  missed_open: Count,
  missed_closed: Count,
  short: Count,
  unknown: Count,
  causes: z.record(z.enum(causes), Count),
  series: About,
  people: About,
  reached_at_once: About,
  later: About,
  never: About,
  still_open: About,
  neverClosed: About,
  neverOpen: About,
  /** Of 10 never reached: those who first tried while closed, and while open. Absent where a part is hidden or too few. */
  tenths: z.object({ closed: z.int(), open: z.int() }).exactOptional(),
  laterDelayHours: z.number().exactOptional(),
  withheld: Share,
  grid: z.object({ grain: z.enum(grains), cells: z.array(GridFinding) }).exactOptional(),
  /** Most never reached first; at most three, only where they stand out. */
  worst: z.array(z.object({ ...moment, grain: z.enum(grains), never: About })),
  months: z.array(MonthsFinding),
  /** Months that one bar stands for. */
  monthsABar: z.int(),
  markers: z.array(z.object({ date: LocalDate, text: z.string() })),
  /** Seconds; each absent on a base of fewer than 20. */
  waits: z.object({
    median: z.number().exactOptional(),
    most: z.number().exactOptional(),
    leftMedian: z.number().exactOptional(),
    leftMost: z.number().exactOptional(),
    patience: z.number().exactOptional(),
  }),
  openHoursPerWeek: z.number(),
  staffedShare: z.number().exactOptional(),
  offered: Count,
  answerRate: Share,
  before: BeforeFinding.exactOptional(),
  outside: OutsideFinding.exactOptional(),
  switchboard: SwitchboardFindings.exactOptional(),
  proposal: CaseFindings.exactOptional(),
  promises: z.array(PromiseKept),
})
export type Findings = z.infer<typeof Findings>
