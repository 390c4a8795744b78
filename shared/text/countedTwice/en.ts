import type { countedTwiceNl } from './nl.ts'

export const countedTwiceEn: typeof countedTwiceNl = {
  title: 'People may count twice here',
  why: 'What we know of these days came from more than one import or system. Of old days we cannot see whether somebody of one is in another as well: whoever stands in both counts twice.',
  most: (count, shown) =>
    `At most ${count === 1 ? '1 person' : `${shown} people`} may be counted too many. That is why the ranges are so wide; the numbers themselves are too high rather than too low.`,
  cure: 'Are they files of one system? Then undo the imports (you can for 30 days) and give all files at once. Then it is right.',
  link: 'To the imports',
}
