/** A group of settings that are looked at and changed together: one form, one look at what changes, one line of who changed what. */
import type { Role } from '../../../../../shared/access/role.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { SiteDependencies } from '../../../dependencies.ts'
import type { SiteRequest } from '../../../sitePages.ts'

export type GroupName = 'definitions' | 'staffing' | 'cost' | 'alerts' | 'retention' | 'small' | 'organisation'

export type SettingField = {
  readonly name: string
  /** `percent` is typed as 10 and kept as 0.1; `colour` as 1d4f91 or #1D4F91 and kept as #1d4f91. */
  readonly kind: 'number' | 'percent' | 'text' | 'colour'
  /** Inclusive, as typed; of a text its length. */
  readonly least: number
  readonly most: number
  /** As typed; undefined: empty. */
  readonly usual: number | undefined
  readonly isWhole?: true
  /** Only every so many. */
  readonly step?: number
  /** May be left empty. */
  readonly isOptional?: true
  /** Never less than it is now. */
  readonly isOnlyRaised?: true
}
/** By field, as typed: percents as percents. undefined: empty. */
export type Typed = Readonly<Record<string, number | string | undefined>>

export type Effect = {
  /** What the table is about, such as its period. */
  readonly about: string
  /** Only what changes, as it is printed: what, now, then. */
  readonly rows: readonly (readonly [string, string, string])[]
  /** Said where nothing changes. */
  readonly none: string
}
export type EffectQuestion = {
  readonly request: SiteRequest
  readonly dependencies: SiteDependencies
  readonly before: Settings
  readonly after: Settings
}

export type SettingsGroup = {
  readonly name: GroupName
  readonly mayChange: readonly Role[]
  readonly fields: readonly SettingField[]
  /** Changes come as versions that hold from a date. */
  readonly versions?: (settings: Settings) => readonly { readonly from: LocalDate; readonly values: Typed }[]
  /** Whoever changes it decides how long people can be recognised (A2). */
  readonly isOfKeys?: true
  readonly read: (settings: Settings, today: LocalDate) => Typed
  /** @param from the date that was asked for, or today; @returns settings that are still to be checked */
  readonly apply: (settings: Settings, typed: Typed, from: LocalDate) => unknown
  readonly effect: (question: EffectQuestion) => Promise<Effect>
  /** Rows that nobody can change, beside those that can. */
  readonly fixed?: (texts: Texts) => readonly (readonly [label: string, value: string])[]
}

export const groupPath = (name: GroupName): string => `/settings/${name}`

export const numberIn = (typed: Typed, name: string): number | undefined => {
  const value = typed[name]
  return typeof value === 'number' ? value : undefined
}
export const textIn = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
