/** By which of its own names a contact belongs to a line: the number that was dialled, or the queue. */
import type { Source } from '../../settings/settings.ts'
import { everythingElse } from '../../settings/sourceLines.ts'

export type Handles = { readonly number: string | undefined; readonly queueArn: string | undefined; readonly queueName?: string | undefined }

const isNumber = (key: string) => /^\+?\d+$/.test(key)

/**
 * The key of the source's `lines`; where lines are set up by that kind of name and this one is not among them, the name itself, which is then an
 * unknown line. Undefined where nothing told is of a kind that is set up: other events of the contact may tell more.
 */
export function lineHandle({ lines }: Source, { number, queueArn, queueName }: Handles): string | undefined {
  const keys = Object.keys(lines)
  const found = [number, queueArn, queueIdOf(queueArn), queueName].find((name) => name !== undefined && keys.includes(name))
  if (found !== undefined) return found
  if (number !== undefined && keys.some(isNumber)) return number
  if (queueArn !== undefined && keys.some((key) => !isNumber(key) && key !== everythingElse)) return queueArn
  return undefined
}

/** What stands last in `arn:…/queue/{id}`. */
const queueIdOf = (arn: string | undefined) => /\/queue\/([^/]+)$/.exec(arn ?? '')?.[1]
