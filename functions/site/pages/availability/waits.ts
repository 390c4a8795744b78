/** How long people wait, by daypart. */
import type { Picture } from '../../charts/picture.ts'
import { type WaitStrip, waitStrips } from '../../charts/waitStrips.ts'
import { figureView } from '../../components/figure.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf, waitWords } from '../../reportPage.ts'
import { waitTable } from './tables.ts'

function stripsOf({ view: { texts, formats }, figures: { waits } }: Report): readonly WaitStrip[] {
  const whole: WaitStrip = { label: texts.filters.hoursOf.all, ...waits.untilAnswer, giveUpSeconds: waits.patienceMedianSeconds }
  const dayparts = waits.byDaypart
    .filter(({ answered }) => answered > 0)
    .map(
      (own): WaitStrip => ({
        label: `${texts.missed.dayparts[own.from] ?? ''} ${formats.timeOfDay(own.from, own.to)}`,
        medianSeconds: own.medianSeconds,
        p90Seconds: own.p90Seconds,
        giveUpSeconds: null,
      }),
    )
  return [whole, ...dayparts]
}

export function waitsPicture(report: Report): Picture {
  const { texts, formats } = report.view
  const words = texts.availability
  const { waits, definitions, availability } = report.figures
  const { medianSeconds, untilAnswer } = waits
  const level = waits.serviceLevel
  const notes = [
    waits.patienceMedianSeconds === null ? words.patienceUnknown : words.patience(waitWords(formats, waits.patienceMedianSeconds)),
    level.ofOffered === null ? undefined : words.serviceLevel(formats.whole(definitions.serviceLevelSeconds), formats.percent(level.ofOffered)),
    availability.peakInConversation.firstAt === null
      ? undefined
      : words.peak(availability.peakInConversation.value, formats.moment(Date.parse(availability.peakInConversation.firstAt))),
  ].filter((note) => note !== undefined)
  return {
    id: 'waits',
    title: untilAnswer.medianSeconds === null ? words.waitsTitleNone : words.waitsTitle(waitWords(formats, untilAnswer.medianSeconds)),
    summary: summary(),
    notes,
    drawing: { kind: 'waits', strips: stripsOf(report) },
  }

  function summary(): string {
    if (medianSeconds === null) return words.headlineNoAttempts(formats.hours(availability.openHoursPerWeek))
    const answered = waitWords(formats, medianSeconds)
    return untilAnswer.p90Seconds === null ? words.waitsAltShort(answered) : words.waitsAlt(waitWords(formats, untilAnswer.p90Seconds), answered)
  }
}

export function waitsFigure(report: Report, page: ReportPage): Html {
  const { view } = report
  const { id, title, summary, notes } = waitsPicture(report)
  const downloads = downloadsOf(view, page, { table: 'waits', picture: id })
  return figureView({ id, title, summary, chart: waitStrips(stripsOf(report), view), notes, table: waitTable(report), downloads }, view)
}
