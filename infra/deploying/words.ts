/** `--name value` of the commands that deploy. */
import { parseArgs } from 'node:util'
import { type ContextName, contextNames, stageContext, WrongContext } from '../stageContext.ts'

export type Said = {
  /** As CDK is told: only what was said, read and found right. */
  readonly context: Readonly<Partial<Record<ContextName, string>>>
  readonly stage: string
  readonly region: string | undefined
  readonly mailFrom: string | undefined
  /** Says what would be done, asks AWS nothing and makes nothing. */
  readonly isDryRun: boolean
  readonly isAgreed: boolean
  readonly adopt: string | undefined
  /** Options of the deployment before that no longer hold. */
  readonly forget: readonly string[]
  readonly wantsHelp: boolean
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const own = { region: text, adopt: text, forget: text, 'dry-run': flag, yes: flag, help: flag } as const

/** @throws WrongContext for words that are no option and values that cannot be */
export function wordsOf(words: readonly string[]): Said {
  const options = { ...own, ...Object.fromEntries(contextNames.filter((name) => name !== 'only').map((name) => [name, text])) }
  const { values } = parsed(words, options)
  const context = Object.fromEntries(contextNames.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])))
  const { stage, mailFrom } = stageContext(context)
  const textOf = (name: keyof typeof own) => (typeof values[name] === 'string' ? values[name] : undefined)
  return {
    context: { ...context, stage },
    stage,
    mailFrom,
    region: textOf('region'),
    adopt: textOf('adopt'),
    forget: (textOf('forget') ?? '').split(',').filter((name) => name !== ''),
    isDryRun: values['dry-run'] === true,
    isAgreed: values['yes'] === true,
    wantsHelp: values['help'] === true,
  }
}

function parsed(words: readonly string[], options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>) {
  try {
    return parseArgs({ args: [...words], options, strict: true })
  } catch (error) {
    throw new WrongContext([error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''])
  }
}

/** For CDK. */
export const contextWords = (context: Readonly<Record<string, string>>) => Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`])
