/**
 * What of a calendar is looked at, and nothing else: who is invited, descriptions, places and alarms are taken out before anything more is done with
 * it. Lines keep their places, so that what is wrong can still be named by its line in the file.
 */

const read = /^(VERSION|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|STATUS|SUMMARY|CATEGORIES)[;:]/i
const frame = /^(BEGIN|END):(VCALENDAR|VEVENT)\s*$/i

export function calendarSkeleton(text: string): string {
  const kept: string[] = []
  /** Names of the parts we are in that are not looked at, such as an alarm within an appointment. */
  let skipped = 0
  let isKept = false
  for (const line of text.split(/\r?\n/)) {
    if (!/^[ \t]/.test(line)) isKept = decide(line) // a folded line goes with the one before it
    kept.push(isKept ? line : '')
  }
  return kept.join('\r\n')

  function decide(line: string): boolean {
    if (frame.test(line)) return skipped === 0
    if (/^BEGIN:/i.test(line)) skipped++
    else if (/^END:/i.test(line)) skipped = Math.max(0, skipped - 1)
    else return skipped === 0 && read.test(line)
    return false
  }
}
