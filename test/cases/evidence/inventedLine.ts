/** A line of which the reader knows what happened: open on working days from nine to five, with callers in the evening who come back in the morning or do not. */
import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { caseEvidence } from '../../../shared/cases/evidence/evidence.ts'
import type { CaseEvidence } from '../../../shared/cases/caseEvidence.ts'
import { type CaseRequest, type ExtraBlock, usualSwitches } from '../../../shared/cases/caseRequest.ts'
import type { Contact } from '../../../shared/contacts/contact.ts'
import { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { type FiguresInput, judgement } from '../../../shared/metrics/figuresOf.ts'
import { type Attempt, contact } from '../../builders/contacts.ts'
import { inputOf, settingsWith, type Told } from '../../builders/report.ts'

const firstMonday = LocalDate.parse('2026-01-05')
const clock = localTimeOf('Europe/Amsterdam')
export const weeksOf = (weeks: number) => ({ from: firstMonday, to: addDays(firstMonday, 7 * weeks - 1) })
/** UTC milliseconds of a wall time, days counted from the first Monday. */
export const moment = (day: number, time: string) => clock.fromWallClock(addDays(firstMonday, day), time)

export const evening = (weekday: number, staff = 1): ExtraBlock => ({ weekday, from: 19 * 60, until: 22 * 60, staff })
export const evenings = (staff = 1): readonly ExtraBlock[] => [0, 1, 2, 3].map((weekday) => evening(weekday, staff))

export type Invented = {
  readonly weeks?: number
  /** Callers of each evening from Monday to Thursday, and how many of them come back the next morning. */
  readonly perEvening?: number
  readonly backPerEvening?: number
  /** Attempts in each working hour, all answered but so many. */
  readonly perHour?: number
  readonly missedPerHour?: number
  readonly more?: readonly Contact[]
  readonly told?: Partial<Told>
}

export function inventedContacts({ weeks = 26, perEvening = 2, backPerEvening = 1, perHour = 1, missedPerHour = 0 }: Invented): readonly Contact[] {
  const contacts: Contact[] = []
  const add = (attempt: Attempt) => contacts.push(contact(attempt, `${String(attempt.at)} ${attempt.caller} ${contacts.length}`))
  for (let week = 0; week < weeks; week++)
    for (let weekday = 0; weekday < 5; weekday++) {
      const day = week * 7 + weekday
      for (let hour = 9; hour < 17; hour++)
        for (let n = 0; n < perHour; n++) {
          const missed = n < missedPerHour
          const at = moment(day, `${String(hour).padStart(2, '0')}:${String((5 + (n * 50) / perHour) | 0).padStart(2, '0')}`)
          add({ at, caller: `day ${day} ${hour} ${n}`, answered: !missed, wait: missed ? 240 : 20, talk: 900 })
        }
      for (let n = 0; weekday < 4 && n < perEvening; n++) {
        const caller = `evening ${day} ${n}`
        add({ at: moment(day, `${19 + (n % 3)}:${10 + ((n * 7) % 40)}`), caller, more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } })
        if (n < backPerEvening) add({ at: moment(day + 1, `09:${20 + n}`), caller, answered: true, wait: 20, talk: 900 })
      }
    }
  return contacts
}

export function inventedInput(invented: Invented = {}): FiguresInput {
  const period = weeksOf(invented.weeks ?? 26)
  return inputOf({ contacts: [...inventedContacts(invented), ...(invented.more ?? [])], ...period, settings: settingsWith({}), ...invented.told })
}

const requestOf = (input: FiguresInput, more: Partial<CaseRequest> = {}): CaseRequest => ({
  line: LineId.parse('telefoon'),
  from: input.filters.from,
  to: input.filters.to,
  plans: [],
  switches: usualSwitches,
  handOverMinutes: 0,
  ...more,
})

export const evidenceOf = (input: FiguresInput, more: Partial<CaseRequest> = {}): CaseEvidence => caseEvidence(input, judgement(input), requestOf(input, more))
export const inventedEvidence = (invented: Invented = {}, more: Partial<CaseRequest> = {}): CaseEvidence => evidenceOf(inventedInput(invented), more)

export const middleOf = (values: Float64Array) => values.slice().sort()[values.length >> 1]!
