/** How we calculate: staffing. See `shared/text/en.ts`. */
import type { staffingMethodNl } from './methodNl.ts'

export const staffingMethodEn: typeof staffingMethodNl = [
  {
    id: 'staffing',
    title: 'How many people are needed',
    text: [
      'From the last half year we estimate how many people try in each hour, how long conversations last and how long people wait before they hang up. What holidays do is estimated apart.',
      'Required is the smallest number of people with whom no more than the agreed share of callers hangs up before they get through. The method is called Erlang A. To that is added how many people are not expected to be there, and it is never less than your minimum.',
      'Some blocks of opening hours are short: six conversations one after the other or less. There we work through the whole block from the moment it opens. Nobody waits then, so fewer people are needed at first. Who still waits at closing counts as not helped.',
      'What a shortage costs is counted in people: the share of those who try that would have got through with enough staff. A shortage is never set off against a surplus at another time.',
    ],
  },
  {
    id: 'presence',
    title: 'Who was there',
    text: [
      'Where your system tells who is signed in, we count for each quarter hour how many people were signed in, on a break and in conversation. Present is who is signed in and not on a break.',
      'Where at some moment only one person was signed in, we show no breaks and conversations of that quarter hour. Nor do we take a break off: it would be about that one person.',
      'A break in the roster with a begin and an end is no staffing. With only its length, we count on breaks that follow one another, spread over the shift.',
    ],
  },
]
