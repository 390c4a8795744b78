/**
 * Dutch school holidays by region, as the ministry fixed (Christmas, May, summer) or advised (autumn, spring) them.
 * Source: "Overzicht schoolvakanties" of rijksoverheid.nl and the Regelingen vaststelling schoolvakanties, school years 2019-2020 up to
 * 2027-2028. Outside those years nothing is known, and nothing is guessed. Schools may add a week to the May holiday and differ in autumn
 * and spring; a line whose callers go by other dates writes exceptions.
 */
import type { LocalDate } from '../contacts/identifiers.ts'
import type { SchoolRegion } from './schoolRegions.ts'

const schoolHolidayKeys = ['autumn', 'christmas', 'spring', 'may', 'summer'] as const
export type SchoolHolidayKey = (typeof schoolHolidayKeys)[number]

export type SchoolHoliday = {
  readonly key: SchoolHolidayKey /** First and last date, from a Saturday to a Sunday. */
  readonly from: string
  readonly to: string
}

/** First and last date of which is known whether they are school holidays: after the summer of 2019, to the end of the summer of 2028. */
export const schoolHolidaysKnown = { from: '2019-09-02', to: '2028-09-03' } as const

/** The school holiday that a date is in; `undefined` when it is a date of school; `not_known` outside the years we know. */
export function schoolHolidayOn(region: SchoolRegion, date: LocalDate): SchoolHoliday | undefined | 'not_known' {
  if (date < schoolHolidaysKnown.from || date > schoolHolidaysKnown.to) return 'not_known'
  return byRegion[region].find(({ from, to }) => from <= date && date <= to)
}

const n = 'noord'
const m = 'midden'
const z = 'zuid'
type Row = readonly [key: SchoolHolidayKey, from: string, to: string, ...regions: readonly SchoolRegion[]]

const rows: readonly Row[] = [
  ['autumn', '2019-10-12', '2019-10-20', z],
  ['autumn', '2019-10-19', '2019-10-27', n, m],
  ['christmas', '2019-12-21', '2020-01-05', n, m, z],
  ['spring', '2020-02-15', '2020-02-23', n],
  ['spring', '2020-02-22', '2020-03-01', m, z],
  ['may', '2020-04-25', '2020-05-03', n, m, z],
  ['summer', '2020-07-04', '2020-08-16', n],
  ['summer', '2020-07-11', '2020-08-23', z],
  ['summer', '2020-07-18', '2020-08-30', m],

  ['autumn', '2020-10-10', '2020-10-18', n],
  ['autumn', '2020-10-17', '2020-10-25', m, z],
  ['christmas', '2020-12-19', '2021-01-03', n, m, z],
  ['spring', '2021-02-13', '2021-02-21', z],
  ['spring', '2021-02-20', '2021-02-28', n, m],
  ['may', '2021-05-01', '2021-05-09', n, m, z],
  ['summer', '2021-07-10', '2021-08-22', n],
  ['summer', '2021-07-17', '2021-08-29', m],
  ['summer', '2021-07-24', '2021-09-05', z],

  ['autumn', '2021-10-16', '2021-10-24', n, m],
  ['autumn', '2021-10-23', '2021-10-31', z],
  ['christmas', '2021-12-25', '2022-01-09', n, m, z],
  ['spring', '2022-02-19', '2022-02-27', n],
  ['spring', '2022-02-26', '2022-03-06', m, z],
  ['may', '2022-04-30', '2022-05-08', n, m, z],
  ['summer', '2022-07-09', '2022-08-21', m],
  ['summer', '2022-07-16', '2022-08-28', n],
  ['summer', '2022-07-23', '2022-09-04', z],

  ['autumn', '2022-10-15', '2022-10-23', n],
  ['autumn', '2022-10-22', '2022-10-30', m, z],
  ['christmas', '2022-12-24', '2023-01-08', n, m, z],
  ['spring', '2023-02-18', '2023-02-26', z],
  ['spring', '2023-02-25', '2023-03-05', n, m],
  ['may', '2023-04-29', '2023-05-07', n, m, z],
  ['summer', '2023-07-08', '2023-08-20', m],
  ['summer', '2023-07-15', '2023-08-27', z],
  ['summer', '2023-07-22', '2023-09-03', n],

  ['autumn', '2023-10-14', '2023-10-22', m, z],
  ['autumn', '2023-10-21', '2023-10-29', n],
  ['christmas', '2023-12-23', '2024-01-07', n, m, z],
  ['spring', '2024-02-10', '2024-02-18', z],
  ['spring', '2024-02-17', '2024-02-25', n, m],
  ['may', '2024-04-27', '2024-05-05', n, m, z],
  ['summer', '2024-07-06', '2024-08-18', z],
  ['summer', '2024-07-13', '2024-08-25', m],
  ['summer', '2024-07-20', '2024-09-01', n],

  ['autumn', '2024-10-19', '2024-10-27', z],
  ['autumn', '2024-10-26', '2024-11-03', n, m],
  ['christmas', '2024-12-21', '2025-01-05', n, m, z],
  ['spring', '2025-02-15', '2025-02-23', n],
  ['spring', '2025-02-22', '2025-03-02', m, z],
  ['may', '2025-04-26', '2025-05-04', n, m, z],
  ['summer', '2025-07-05', '2025-08-17', z],
  ['summer', '2025-07-12', '2025-08-24', n],
  ['summer', '2025-07-19', '2025-08-31', m],

  ['autumn', '2025-10-11', '2025-10-19', z],
  ['autumn', '2025-10-18', '2025-10-26', n, m],
  ['christmas', '2025-12-20', '2026-01-04', n, m, z],
  ['spring', '2026-02-14', '2026-02-22', m, z],
  ['spring', '2026-02-21', '2026-03-01', n],
  ['may', '2026-04-25', '2026-05-03', n, m, z],
  ['summer', '2026-07-04', '2026-08-16', n],
  ['summer', '2026-07-11', '2026-08-23', z],
  ['summer', '2026-07-18', '2026-08-30', m],

  ['autumn', '2026-10-10', '2026-10-18', n],
  ['autumn', '2026-10-17', '2026-10-25', m, z],
  ['christmas', '2026-12-19', '2027-01-03', n, m, z],
  ['spring', '2027-02-13', '2027-02-21', z],
  ['spring', '2027-02-20', '2027-02-28', n, m],
  ['may', '2027-04-24', '2027-05-02', n, m, z],
  ['summer', '2027-07-10', '2027-08-22', n],
  ['summer', '2027-07-17', '2027-08-29', m],
  ['summer', '2027-07-24', '2027-09-05', z],

  ['autumn', '2027-10-16', '2027-10-24', n, m],
  ['autumn', '2027-10-23', '2027-10-31', z],
  ['christmas', '2027-12-25', '2028-01-09', n, m, z],
  ['spring', '2028-02-19', '2028-02-27', n],
  ['spring', '2028-02-26', '2028-03-05', m, z],
  ['may', '2028-04-29', '2028-05-07', n, m, z],
  ['summer', '2028-07-08', '2028-08-20', m],
  ['summer', '2028-07-15', '2028-08-27', n],
  ['summer', '2028-07-22', '2028-09-03', z],
]

const of = (region: SchoolRegion): readonly SchoolHoliday[] =>
  rows.flatMap(([key, from, to, ...regions]) => (regions.includes(region) ? [{ key, from, to }] : []))
const byRegion: Readonly<Record<SchoolRegion, readonly SchoolHoliday[]>> = { noord: of(n), midden: of(m), zuid: of(z) }
