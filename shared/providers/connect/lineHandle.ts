/** By which of its own names a contact belongs to a line: the number that was dialled, or the queue. */
import type { Source } from '../../settings/settings.ts'
import { everythingElse } from '../../settings/sourceLines.ts'
import { knownQueue } from '../queueNamed.ts'

export type Handles = { readonly number: string | undefined; readonly queueArn: string | undefined; readonly queueName?: string | undefined }

const isNumber = (key: string) => /^\+?[0-9 ()./-]+$/.test(key)

/**
 * The key of the source's `lines`; where lines are set up by that kind of name and this one is not among them, the name itself, which is then an
 * unknown line. Undefined where nothing told is of a kind that is set up: other events of the contact may tell more.
 */
export function lineHandle(source: Pick<Source, 'lines'>, { number, queueArn, queueName }: Handles): string | undefined {
  const found = knownQueue(source, [number, queueArn, queueIdOf(queueArn), queueName])
  if (found !== undefined) return found
  const keys = Object.keys(source.lines)
  if (number !== undefined && keys.some(isNumber)) return number
  if (queueArn !== undefined && keys.some((key) => !isNumber(key) && key !== everythingElse)) return queueArn
  return undefined
}

/** What stands last in `arn:…/queue/{id}`. */
const queueIdOf = (arn: string | undefined) => /\/queue\/([^/]+)$/.exec(arn ?? '')?.[1]
