import type { DeliveryEntry } from '../../../shared/storage/facts/deliveryEntry.ts'
import { formatsFor } from '../../../shared/text/format.ts'
import { textsOf } from '../../../shared/text/texts.ts'

const words = textsOf('en').deliveries
const formats = formatsFor('en', 'UTC')

/** One delivery as one line, in the words of the page. Times are UTC. */
export function deliverySentence({ id, receivedAt, at, kind, outcome, usedLater, again, shape, ...why }: DeliveryEntry): string {
  const done = usedLater === undefined ? (again === true ? words.again : words.outcomeOf[outcome]) : words.usedLaterOf[usedLater]
  return [minute(receivedAt), at === undefined ? '' : minute(at), id, kind ?? '', done, reasonSentence(why), shape ?? '']
    .filter((part) => part !== '')
    .join('  ')
}

function reasonSentence({ reason, clockSeconds }: Pick<DeliveryEntry, 'reason' | 'clockSeconds'>): string {
  if (reason === undefined) return ''
  if (clockSeconds === undefined) return words.reasonOf[reason]
  return words.staleBy(formats.length(Math.abs(clockSeconds)), clockSeconds > 0 ? 'ahead' : 'behind')
}

const minute = (moment: number) => `${new Date(moment).toISOString().slice(0, 16)}Z`
