/**
 * What people decided: the organisation, its lines with their opening hours, the sources that report, the definitions.
 * This is the settings file of `helpline apply`, and the shape in which settings are stored. Everything dated is a version
 * that holds from its date on; nothing is edited in place.
 */
import * as z from 'zod'
import { Channel } from '../contacts/contactEvent.ts'
import { LineId, LocalDate, SourceId } from '../contacts/identifiers.ts'
import { holidayChoices } from '../calendar/holidays.ts'
import { AccentColour } from '../reports/accentColour.ts'
import { schoolRegions } from '../calendar/schoolRegions.ts'
import { ProviderName } from '../providers/providerName.ts'
import { Alerts } from './alerts.ts'
import { Cases, OutsideEstimate } from './cases.ts'
import { PrivacySettings } from './privacySettings.ts'
import { providerSettings } from './providerSettings.ts'
import { PublicPage } from './publicPage.ts'
import { Staffing } from './staffing.ts'
import { timeZone } from './timeZone.ts'

const name = z.string().trim().min(1).max(80)

/** The dated settings that turn contacts into figures. Lengths in the unit of their name. */
export const Definitions = z.strictObject({
  from: LocalDate,
  /** Left sooner than this: a short hang-up, its own category. */
  shortSeconds: z.int().min(0).max(120).default(10),
  /** Attempts of one caller at most this far apart are one series. */
  seriesHours: z.number().min(1).max(168).default(24),
  /** Reached within this many days of the last attempt is "reached later". */
  laterDays: z.number().min(1).max(28).default(7),
  /** A drop this soon after a conversation belongs to that conversation. */
  reconnectMinutes: z.number().min(0).max(60).default(5),
  serviceLevelSeconds: z.int().min(1).max(3600).default(60),
  /** Ranges are meant to hold this share of the time. */
  rangeLevel: z.number().min(0.5).max(0.99).default(0.9),
  /** A conversation said to be longer is a recording fault: answered, its length unknown. */
  longestTalkSeconds: z.int().min(60).max(86_400).default(14_400),
})
export type Definitions = z.infer<typeof Definitions>

/** A weekly pattern in the syntax of OpenStreetMap's `opening_hours`, valid from a date on. */
export const HoursVersion = z.strictObject({
  from: LocalDate,
  week: z.string().max(1000),
  /** Country whose public holidays count; absent: none. */
  holidays: z.enum(['NL', 'BE', 'DE']).optional(),
  /** Which holidays of that country count; absent: all its general days off. */
  keptHolidays: z.array(z.enum(holidayChoices)).max(30).optional(),
  onHolidays: z.enum(['closed', 'as_usual']).or(z.string().max(200)).default('closed'),
  /** Dutch region whose school holidays the `SH` rules of the week mean; absent: those rules say nothing. */
  schoolHolidays: z.enum(schoolRegions).optional(),
})
export type HoursVersion = z.infer<typeof HoursVersion>

/** Another pattern for one date: `week` holds times only ("19:00-20:00") or "closed". */
export const HoursException = z.strictObject({
  date: LocalDate,
  week: z.string().max(200),
  reason: z.string().max(200).default(''),
  /** The times come beside the usual ones of that date; absent: in place of them. */
  extra: z.literal(true).optional(),
})
export type HoursException = z.infer<typeof HoursException>

export const Line = z.strictObject({
  id: LineId,
  name,
  /** What callers know the line by; absent: its name. */
  publicName: name.optional(),
  /** For whom and what it is, in one line. */
  purpose: z.string().trim().min(1).max(200).optional(),
  channel: Channel,
  /** How many conversations one person has at once; absent: one. */
  chatsAtOnce: z.int().min(1).max(20).optional(),
  timeZone: timeZone.default('Europe/Amsterdam'),
  /** Does the telephone system report attempts while the line is closed? */
  closedRecorded: z.enum(['yes', 'partly', 'no', 'unknown']).default('unknown'),
  hours: z.array(HoursVersion).max(100).default([]),
  exceptions: z.array(HoursException).max(2000).default([]),
  /** Absent: callers see nothing of it here. */
  publicPage: PublicPage.optional(),
})
export type Line = z.infer<typeof Line>

export const Source = z.strictObject({
  id: SourceId,
  name: name.optional(),
  provider: ProviderName,
  /** `env:NAME` or `file:PATH`; a secret itself never stands in the file. */
  secretFrom: z
    .string()
    .regex(/^(env:[A-Z][A-Z0-9_]*|file:.+|stored)$/, 'use env:NAME or file:PATH; a secret itself does not belong in this file')
    .optional(),
  /** The provider's queue, number or widget → our line. */
  lines: z.record(z.string().max(128), LineId).default({}),
  /** The address of this installation as the provider calls it (scheme, host, path in front of `/hooks`), where that is not what requests arrive under. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Networks (such as `192.0.2.0/24`) from which the provider sends; absent: from anywhere. */
  senders: z
    .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]))
    .max(100)
    .optional(),
  /** Replaced or taken away at this moment: from then on nothing is expected of it. */
  usedUntil: z.iso.datetime({ offset: true }).optional(),
  ...providerSettings,
})
export type Source = z.infer<typeof Source>

/** One decision about a gap: when, by whom, and what it came to. */
export const GapDecision = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  by: z.string().max(80).default(''),
  cause: z.enum(['outage', 'migration', 'closed', 'unknown']),
  countsAsClosed: z.boolean(),
  note: z.string().max(200).default(''),
})
export type GapDecision = z.infer<typeof GapDecision>

/** A stretch in which a source is known to have been silent for another reason than silence of the callers. */
export const KnownGap = z.strictObject({
  source: SourceId,
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  cause: z.enum(['outage', 'migration', 'closed', 'unknown']).default('unknown'),
  note: z.string().max(200).default(''),
  /** The line was closed then: neither measured nor missing. Absent: where the cause is `closed`. */
  countsAsClosed: z.boolean().optional(),
  /** Found by silence, and then named; absent: told by people. A sign of life inside it undoes it. */
  found: z.literal('silence').optional(),
  /** What people decided about it, oldest first; nothing is taken out. */
  trail: z.array(GapDecision).max(50).optional(),
})
export type KnownGap = z.infer<typeof KnownGap>

/** Something that may explain a change; drawn on every time chart. */
export const Marker = z.strictObject({
  date: LocalDate,
  kind: z.enum(['campaign', 'broadcast', 'hours', 'number', 'other']),
  text: z.string().min(1).max(120),
  /** Only about these; absent: about all. */
  lines: z.array(LineId).min(1).optional(),
})
export type Marker = z.infer<typeof Marker>

export const Settings = z.strictObject({
  organisation: z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/),
    name,
    country: z.string().length(2).default('NL'),
    /** Whom people ask about this; in words. */
    contact: z.string().trim().min(1).max(200).optional(),
    /** Of headings and lines in reports; absent: those of the pages. */
    accent: AccentColour.optional(),
    /** Invented data: every page says so. */
    demo: z.boolean().optional(),
  }),
  definitions: z
    .array(Definitions)
    .min(1)
    .max(100)
    .prefault([{ from: '1970-01-01' }]),
  lines: z.array(Line).max(200),
  /** Lines whose callers may be recognised across them; never by default. */
  links: z.array(z.array(LineId).min(2)).default([]),
  sources: z.array(Source).max(200).default([]),
  gaps: z.array(KnownGap).max(2000).default([]),
  markers: z.array(Marker).max(2000).default([]),
  staffing: Staffing.prefault({}),
  alerts: Alerts.prefault({}),
  privacy: PrivacySettings.prefault({}),
  cases: Cases.prefault({}),
  outsideEstimates: z.array(OutsideEstimate).max(50).default([]),
})
export type Settings = z.infer<typeof Settings>
