/**
 * What people decided: the organisation, its lines with their opening hours, the sources that report, the definitions.
 * This is the settings file of `helpline apply`, and the shape in which settings are stored. Everything dated is a version
 * that holds from its date on; nothing is edited in place.
 */
import * as z from 'zod/mini'
import { daySeconds } from '../calendar/durations.ts'
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

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))

/** The dated settings that turn contacts into figures. Lengths in the unit of their name. */
export const Definitions = z.strictObject({
  from: LocalDate,
  /** Left sooner than this: a short hang-up, its own category. */
  shortSeconds: z._default(z.int().check(z.minimum(0), z.maximum(120)), 10),
  /** Attempts of one caller at most this far apart are one series. */
  seriesHours: z._default(z.number().check(z.minimum(1), z.maximum(168)), 24),
  /** Reached within this many days of the last attempt is "reached later". */
  laterDays: z._default(z.number().check(z.minimum(1), z.maximum(28)), 7),
  /** A drop this soon after a conversation belongs to that conversation. */
  reconnectMinutes: z._default(z.number().check(z.minimum(0), z.maximum(60)), 5),
  serviceLevelSeconds: z._default(z.int().check(z.minimum(1), z.maximum(3600)), 60),
  /** Ranges are meant to hold this share of the time. */
  rangeLevel: z._default(z.number().check(z.minimum(0.5), z.maximum(0.99)), 0.9),
  /** A conversation said to be longer is a recording fault: answered, its length unknown. */
  longestTalkSeconds: z._default(z.int().check(z.minimum(60), z.maximum(daySeconds)), 14_400),
})
export type Definitions = z.infer<typeof Definitions>

/** A weekly pattern in the syntax of OpenStreetMap's `opening_hours`, valid from a date on. */
export const HoursVersion = z.strictObject({
  from: LocalDate,
  week: z.string().check(z.maxLength(1000)),
  /** Country whose public holidays count; absent: none. */
  holidays: z.optional(z.enum(['NL', 'BE', 'DE'])),
  /** Which holidays of that country count; absent: all its general days off. */
  keptHolidays: z.optional(z.array(z.enum(holidayChoices)).check(z.maxLength(30))),
  onHolidays: z._default(z.union([z.enum(['closed', 'as_usual']), z.string().check(z.maxLength(200))]), 'closed'),
  /** Dutch region whose school holidays the `SH` rules of the week mean; absent: those rules say nothing. */
  schoolHolidays: z.optional(z.enum(schoolRegions)),
})
export type HoursVersion = z.infer<typeof HoursVersion>

/** Another pattern for one date: `week` holds times only ("19:00-20:00") or "closed". */
export const HoursException = z.strictObject({
  date: LocalDate,
  week: z.string().check(z.maxLength(200)),
  reason: z._default(z.string().check(z.maxLength(200)), ''),
  /** The times come beside the usual ones of that date; absent: in place of them. */
  extra: z.optional(z.literal(true)),
})
export type HoursException = z.infer<typeof HoursException>

export const Line = z.strictObject({
  id: LineId,
  name,
  /** What callers know the line by; absent: its name. */
  publicName: z.optional(name),
  /** For whom and what it is, in one line. */
  purpose: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  channel: Channel,
  /** How many conversations one person has at once; absent: one. */
  chatsAtOnce: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  timeZone: z._default(timeZone, 'Europe/Amsterdam'),
  /** Does the telephone system report attempts while the line is closed? */
  closedRecorded: z._default(z.enum(['yes', 'partly', 'no', 'unknown']), 'unknown'),
  hours: z._default(z.array(HoursVersion).check(z.maxLength(100)), []),
  exceptions: z._default(z.array(HoursException).check(z.maxLength(2000)), []),
  /** Absent: callers see nothing of it here. */
  publicPage: z.optional(PublicPage),
})
export type Line = z.infer<typeof Line>

export const Source = z.strictObject({
  id: SourceId,
  name: z.optional(name),
  provider: ProviderName,
  /** `env:NAME` or `file:PATH`; a secret itself never stands in the file. */
  secretFrom: z.optional(
    z.string().check(z.regex(/^(env:[A-Z][A-Z0-9_]*|file:.+|stored)$/, 'use env:NAME or file:PATH; a secret itself does not belong in this file')),
  ),
  /** The provider's queue, number or widget → our line. */
  lines: z._default(z.record(z.string().check(z.maxLength(128)), LineId), {}),
  /** The address of this installation as the provider calls it (scheme, host, path in front of `/hooks`), where that is not what requests arrive under. */
  publicUrl: z.optional(
    z
      .url({ protocol: /^https?$/, error: 'use a whole address, such as https://helpline.example' })
      .check(z.maxLength(500, 'use an address of at most 500 characters')),
  ),
  /** Networks (such as `192.0.2.0/24`) from which the provider sends; absent: from anywhere. */
  senders: z.optional(
    z
      .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], 'use an address or a network, such as 203.0.113.7 or 203.0.113.0/24'))
      .check(z.maxLength(100)),
  ),
  /** Replaced or taken away at this moment: from then on nothing is expected of it. */
  usedUntil: z.optional(z.iso.datetime({ offset: true })),
  ...providerSettings,
})
export type Source = z.infer<typeof Source>

/** One decision about a gap: when, by whom, and what it came to. */
export const GapDecision = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  by: z._default(z.string().check(z.maxLength(80)), ''),
  cause: z.enum(['outage', 'migration', 'closed', 'unknown']),
  countsAsClosed: z.boolean(),
  note: z._default(z.string().check(z.maxLength(200)), ''),
})
export type GapDecision = z.infer<typeof GapDecision>

/** A stretch in which a source is known to have been silent for another reason than silence of the callers. */
export const KnownGap = z.strictObject({
  source: SourceId,
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  cause: z._default(z.enum(['outage', 'migration', 'closed', 'unknown']), 'unknown'),
  note: z._default(z.string().check(z.maxLength(200)), ''),
  /** The line was closed then: neither measured nor missing. Absent: where the cause is `closed`. */
  countsAsClosed: z.optional(z.boolean()),
  /** Found by silence, and then named; absent: told by people. A sign of life inside it undoes it. */
  found: z.optional(z.literal('silence')),
  /** What people decided about it, oldest first; nothing is taken out. */
  trail: z.optional(z.array(GapDecision).check(z.maxLength(50))),
})
export type KnownGap = z.infer<typeof KnownGap>

/** Something that may explain a change; drawn on every time chart. */
export const Marker = z.strictObject({
  date: LocalDate,
  kind: z.enum(['campaign', 'broadcast', 'hours', 'number', 'other']),
  text: z.string().check(z.minLength(1), z.maxLength(120)),
  /** Only about these; absent: about all. */
  lines: z.optional(z.array(LineId).check(z.minLength(1))),
})
export type Marker = z.infer<typeof Marker>

export const Settings = z.strictObject({
  organisation: z.strictObject({
    id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'use 1-32 small letters, digits and hyphens')),
    name,
    country: z._default(z.string().check(z.length(2)), 'NL'),
    /** Whom people ask about this; in words. */
    contact: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
    /** Of headings and lines in reports; absent: those of the pages. */
    accent: z.optional(AccentColour),
    /** Invented data: every page says so. */
    demo: z.optional(z.boolean()),
  }),
  definitions: z.prefault(z.array(Definitions).check(z.minLength(1), z.maxLength(100)), [{ from: '1970-01-01' }]),
  lines: z.array(Line).check(z.maxLength(200)),
  /** Lines whose callers may be recognised across them; never by default. */
  links: z._default(z.array(z.array(LineId).check(z.minLength(2))), []),
  sources: z._default(z.array(Source).check(z.maxLength(200)), []),
  gaps: z._default(z.array(KnownGap).check(z.maxLength(2000)), []),
  markers: z._default(z.array(Marker).check(z.maxLength(2000)), []),
  staffing: z.prefault(Staffing, {}),
  alerts: z.prefault(Alerts, {}),
  privacy: z.prefault(PrivacySettings, {}),
  cases: z.prefault(Cases, {}),
  outsideEstimates: z._default(z.array(OutsideEstimate).check(z.maxLength(50)), []),
})
export type Settings = z.infer<typeof Settings>
