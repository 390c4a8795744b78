/** How longer hours are estimated, in plain words. See `shared/text/en.ts`. */
import type { caseMethodNl } from './methodNl.ts'

export const caseMethodEn: typeof caseMethodNl = [
  {
    id: 'longer-hours',
    title: 'What other opening hours would have brought',
    text: [
      'We look at your own past. Whoever met a closed line at the extra hours counts. We estimate who of them would have got through, with as many people on the line as you choose and with some of them absent.',
      'Some of them we spoke to later after all. They do not count as a gain. If one of them then meets a full line and gives up, that is taken off again.',
      'Whoever is reached at the new hours does not call later. That leaves room in the present hours. We count that too.',
      'Whoever knows your opening hours does not call while you are closed. We do not see these people, so they never count as a gain. They do take up the line at the new hours.',
      'The range comes from a thousand calculations. The same question about the same data always gives the same answer. Plans are compared calculation by calculation, so that a difference does not rest on chance.',
      'We check ourselves: an estimate from the first three quarters of the weeks is held against the last quarter. And after a real extension we measure what came of it.',
    ],
  },
]
