/** Figures that took long to compute, kept for the next reader. They hold counts and nobody's name, and are read only by the same version of the program. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { AnswerKeeper, KeptAnswer } from '../../metrics/keptAnswers.ts'
import { answerKey } from '../tables/contactsTable.ts'
import type { Tables } from '../tables/tables.ts'

const [pack, unpack] = [promisify(deflateRaw), promisify(inflateRaw)]
/** An item holds 400 kB; what is larger is worked out each time. */
const largestBytes = 390_000

/** @param program differs between programs that may work figures out differently. @param now UTC milliseconds */
export function answerStore({ client, contacts: TableName }: Tables, program: string, now: () => number): AnswerKeeper {
  const keyOf = (question: string) => answerKey(createHash('sha256').update(`${program} ${question}`).digest('base64url'))
  return {
    read: async (question) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(question) }))
      const packed: unknown = Item?.['answer']
      if (!(packed instanceof Uint8Array) || Number(Item?.['expiresAt']) * 1000 <= now()) return undefined
      return JSON.parse((await unpack(packed)).toString()) as KeptAnswer // written below by the same program
    },
    write: async (question, answer, until) => {
      const packed = await pack(JSON.stringify(answer))
      if (packed.length > largestBytes) return
      await client.send(new PutCommand({ TableName, Item: { ...keyOf(question), answer: packed, expiresAt: Math.floor(until / 1000) } }))
    },
  }
}
