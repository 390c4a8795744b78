/**
 * Opening hours as people write them down, such as "Monday to Friday 7pm – 10pm" or "ma t/m vr 19.00 tot 22.00 uur", in the signs that
 * our own reader knows. Whatever means nothing here stays as it is, so that the reader refuses it by its name. Pure.
 */
import { afterNoon, clockText } from './clockText.ts'

const writtenDays = [
  ['Mo', 'monday mon maandag'],
  ['Tu', 'tuesday tues tue dinsdag'],
  ['We', 'wednesday wed woensdag'],
  ['Th', 'thursday thurs thur thu donderdag'],
  ['Fr', 'friday fri vrijdag'],
  ['Sa', 'saturday sat zaterdag'],
  ['Su', 'sunday sun zondag'],
] as const
const dayOf: ReadonlyMap<string, string> = new Map(writtenDays.flatMap(([day, names]) => names.split(' ').map((name) => [name, day])))

const halfDayTime = /(?<![\d:.])(\d{1,2})(?:[:.]([0-5]\d))? ?([ap])\.?m\b\.?/gi

export const signsOf = (written: string): string =>
  written
    .replaceAll(/\p{L}+/gu, (word) => dayOf.get(word.toLowerCase()) ?? word)
    .replaceAll(/(?<=\p{L}):(?=\s)/gu, '')
    .replaceAll(halfDayTime, (as, hours, minutes = '0', half) => {
      const minute = afterNoon(Number(hours) * 60 + Number(minutes), String(half).toLowerCase() === 'p')
      return minute === undefined ? as : clockText(minute)
    })
    .replaceAll(/(?<=\d[:.]\d\d)\s*(?:uur|hrs?)\b/gi, '')
    // "Maandag tot vrijdag" may stop at Thursday: only of times it is plain.
    .replaceAll(/\s+(?:to|until|till|through|t\/m|tot en met|tot(?=\s+\d))\s+/gi, '-')
    .replaceAll(/\s+(?:and|en|&)\s+/gi, ',')
