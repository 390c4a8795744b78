/** What was said about a stage at its last deployment: kept in its own template, so that nobody takes names, mail or sources away by leaving a word out. */
import * as z from 'zod'
import { jsonIn } from '../../shared/providers/jsonText.ts'
import { contextNames } from '../stageContext.ts'
import type { Machine } from './machine.ts'

/** What the account tells of itself is looked up anew each time, and a stack of only what is kept was a step on the way. */
const notKept: readonly string[] = ['stage', 'concurrency', 'trail', 'only']
const rememberedNames: readonly string[] = contextNames.filter((name) => !notKept.includes(name))

type Words = Readonly<Record<string, string>>
const Summary = z.object({ Metadata: z.string() })
const Remembered = z.object({ said: z.record(z.string(), z.string()) })

/** For the template's `Metadata`. */
export const toRemember = (context: Readonly<Record<string, unknown>>): { readonly said: Words } => ({
  said: Object.fromEntries(rememberedNames.flatMap((name) => (typeof context[name] === 'string' ? [[name, context[name]]] : []))),
})

/** @returns nothing where the stack is not there, or says nothing */
export async function saidBefore(stack: string, { aws }: Pick<Machine, 'aws'>): Promise<Words> {
  const answer = await aws(['cloudformation', 'get-template-summary', '--stack-name', stack])
  const metadata = answer.is === 'answer' ? Summary.safeParse(answer.value).data?.Metadata : undefined
  const read = metadata === undefined ? undefined : Remembered.safeParse(jsonIn(metadata)).data
  return Object.fromEntries(Object.entries(read?.said ?? {}).filter(([name]) => rememberedNames.includes(name)))
}

/** Names that come together go together. */
const together: readonly (readonly string[])[] = [
  ['siteDomain', 'hooksDomain', 'certificate', 'zone', 'zoneName'],
  ['connectSource', 'connectInstance', 'connectAgentStream', 'connectAgentStreamKey'],
]

/** @param forget names of options that are to be left out from now on, and whatever comes with them */
export function alsoSaid(before: Words, now: Words, forget: readonly string[]): Words {
  const dropped = forget.flatMap((name) => together.find((group) => group.includes(name)) ?? [name])
  return Object.fromEntries(Object.entries(before).filter(([name]) => !dropped.includes(name) && now[name] === undefined))
}
