/** What can be wrong with opening hours as somebody typed them. Pages word the keys in their own languages; the command line uses the English here. */

export type OpeningHoursProblem = {
  readonly key: keyof typeof cures
  /** The piece of the text that could not be read; empty where something is missing at the end. */
  readonly piece: string
  /** Where the piece starts, counted from 1 in characters of the text. */
  readonly position: number
}

const cures = {
  empty: 'write days and times, such as Mo-Fr 09:00-17:00, or "off" for always closed',
  unknown_word:
    'days are Mo Tu We Th Fr Sa Su (or ma di wo do vr za zo), PH is a public holiday, SH a school holiday, "off" is closed; months, seasons and sunrise are not supported',
  unknown_sign: 'leave it out; only - , ; and : are used, as in Mo,We 09:00-12:00,13:00-17:00; Sa off',
  open_end: 'say when it closes, such as 19:00-22:00',
  day_expected: 'put a day here, such as Mo-Fr or Sa,Su',
  times_missing: 'say the times after the days, such as Mo-Fr 09:00-17:00, or "off"',
  time_expected: 'put times here, such as 09:00-17:00',
  end_missing: 'a block has a begin and an end, such as 09:00-17:00',
  minutes_missing: 'write the minutes too, such as 9:00',
  no_such_time: 'times run from 00:00 to 24:00; an end after midnight may be written 02:00 or 26:00, up to 48:00',
  begins_after_midnight: 'put it on the day on which it begins, with a time before 24:00',
  no_length: 'begin and end are the same; the whole day is 00:00-24:00',
  comma_expected: 'put a comma between the blocks of one day, such as 09:00-12:00,13:00-17:00',
  semicolon_expected: 'start each group of days with a semicolon, such as Mo-Fr 09:00-17:00; Sa 10:00-12:00',
  always_stands_alone: '24/7 means every day and takes no days or times; one whole day is 00:00-24:00',
  unexpected: 'leave it out',
  place_expected: 'say which one of the month between the brackets: 1 to 5, or -1 for the last, such as Su[1,3]',
  place_of_one_day: 'a place in the month belongs to one day; write Sa[1],Su[1]',
  week_expected: 'say which ISO weeks, 1 to 53, such as week 01-53/2 Su 10:00-12:00 for odd weeks',
  weeks_stand_alone: 'choose by weeks or by something else, not both: weeks take plain weekdays after them',
  school_stands_alone: 'school holidays take plain weekdays after them, such as SH Mo-Fr 10:00-12:00',
  days_not_allowed: 'the date is given already: write times only, such as 19:00-20:00, or "closed"',
} as const

const LONGEST_PIECE = 40

/** One English sentence: the piece, where it stands, the cure. */
export function describeOpeningHoursProblem({ key, piece, position }: OpeningHoursProblem): string {
  if (key === 'empty') return `Nothing is written here: ${cures.empty}.`
  const shown = piece.length > LONGEST_PIECE ? `${piece.slice(0, LONGEST_PIECE)}…` : piece
  return shown ? `"${shown}" at character ${position} cannot be read: ${cures[key]}.` : `Something is missing at character ${position}: ${cures[key]}.`
}
