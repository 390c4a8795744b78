import { html } from 'hono/html'
import type { SinglePerson } from '../../../../shared/metrics/staffing/singlePerson.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

/** How much of the line hangs on one person at a time. */
export function singlePersonSection({ texts: { staffing }, formats }: View, single: SinglePerson | undefined): Html {
  const words = staffing.single
  return html`<section id="single" aria-labelledby="single-title" class="figure"><h2 id="single-title">${words.title}</h2><p class="summary">${sentence()}</p></section>`

  function sentence(): string {
    if (single === undefined) return words.unknown
    if (single.hours === 0) return words.never
    const [alone, staffed] = [formats.hours(single.hours), formats.hours(single.staffedHours)]
    return `${alone === staffed ? words.onlyOne(alone) : words.hours(alone, staffed)} ${words.missed(single.missed, formats.whole(single.missed))}`
  }
}
