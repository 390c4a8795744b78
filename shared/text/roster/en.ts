/** The sentences about roster files. See `shared/text/en.ts`. */
import type { RosterFault, RosterFileFault } from '../../rosters/rosterFile.ts'
import type { rosterNl } from './nl.ts'

const faults: Record<RosterFault, (suggestion: string) => string> = {
  empty_value: () => 'This cell is empty. Fill it in.',
  bad_date: () => 'This date does not exist or cannot be read. Write for instance 3-2-2026.',
  month_first: (suggestion) => `The month stands before the day here. Do you mean ${suggestion}? Put the day first in every row.`,
  no_year: () => 'No year stands here. Add it, as in 3-11-2026. A weekday will do too, as in Tue 3 Nov, where all dates lie within half a year.',
  other_weekday: () => 'This date falls on another weekday. Mend the weekday or the date.',
  bad_time: () => 'This time cannot be read. Write for instance 19:00.',
  no_times: () => 'This cell does not say from when until when. Write 09:00-13:00, or empty the cell where nobody is there.',
  below_gap: () => 'This stands below an empty row: is it part of the roster, or does it explain something? Take out the empty row, or what explains.',
  time_past_midnight: (suggestion) => `This time does not exist. Do you mean ${suggestion} on the next day?`,
  unknown_team: () => 'This is no team or line we know. Choose which line this team staffs.',
  double_row: (suggestion) => `This row is equal to row ${suggestion}. Is it a second person? Then set the number to 2 or add a name.`,
  too_short: () => 'A shift lasts a quarter of an hour at least.',
  too_long: () => 'A shift lasts 24 hours at most. Are begin and end right? A whole day is 0:00 to 24:00.',
  bad_number: () => 'This is no whole number of people.',
  bad_pause: () => 'This break cannot be read, or is not within the shift. Write 12:30-13:00, or the number of minutes.',
  too_long_text: () => 'This cell is too long. Make it shorter than 1,000 characters.',
  unclosed_quote: () => 'A quotation mark is not closed.',
  too_many_columns: () => 'This row has too many columns.',
  whole_day: () => 'An appointment for the whole day does not say from when until when. Give a begin and an end.',
  bad_repeat: () => 'We do not know this way of repeating. Repeat by day, week, month or year.',
  unknown_zone: () => 'We do not know this time zone. Use a name such as Europe/Amsterdam.',
}
const fileFaults: Record<RosterFileFault, string> = {
  too_large: 'The file is larger than 5 MB. Split it.',
  unknown_format: 'We do not recognise this file. A roster is a CSV, XLSX, ODS or ICS file.',
  not_readable: 'This file is damaged or cannot be opened. Save it again and try once more.',
  too_many_rows: 'The file has more than 50,000 rows or shifts. Split it.',
  too_many_columns: 'The file has more than 64 columns. Split it, or take columns out.',
  unpacks_too_large: 'The file becomes too large when it is unpacked. Save the sheet with the roster as CSV.',
  days_without_times:
    'Days stand across, but no cell says from when until when. Write times in the cells, as in 09:00-13:00, or put each shift on a row of its own with date, begin and end.',
  has_macros: 'The file contains macros. Save it as an ordinary workbook (.xlsx).',
  has_links: 'The file refers to other files. Save it without links.',
  without_results: 'The file holds formulas that were not worked out yet. Open it in your spreadsheet and save it again.',
  several_sheets: 'More than one sheet holds a roster. Nothing was stored. Save each sheet as a file of its own, or hide the other sheets.',
  empty: 'The file is empty.',
  double_column: 'A column is there twice. Take one out.',
  too_heavy: 'Reading this file takes too much time or memory, so we stopped. Nothing was stored. Split it into smaller files, or save it as CSV.',
}
/** Of rows that were pasted: there is no file to be split or saved. */
const pastedFaults: Partial<Record<RosterFileFault, string>> = {
  too_large: 'The pasted rows are more than 5 MB together. Paste them in parts.',
  unknown_format: 'We recognise no roster in what you pasted. Copy the rows in your spreadsheet, with the row that names the columns.',
  not_readable: 'The pasted rows cannot be read. Copy them from your spreadsheet again.',
  too_many_rows: 'You pasted more than 50,000 rows or shifts. Paste them in parts.',
  too_many_columns: 'You pasted more than 64 columns. Copy only the columns of the roster.',
  empty: 'There are no rows in what you pasted. Copy them from your spreadsheet again.',
  too_heavy: 'Reading the pasted rows takes too much time or memory, so we stopped. Nothing was stored. Paste them in parts.',
}
export const rosterEn: typeof rosterNl = {
  fault: (fault, suggestion) => faults[fault](suggestion ?? ''),
  fileFault: (fault) => fileFaults[fault],
  pastedFault: (fault) => pastedFaults[fault] ?? fileFaults[fault],
  place: (row, column, value, sheet) =>
    `${sheet === undefined ? '' : `Sheet ${sheet}, `}${sheet === undefined ? 'Row' : 'row'} ${row}${column === undefined ? '' : `, ${column}`}${value === undefined ? '' : ` “${value}”`}:`,
}
