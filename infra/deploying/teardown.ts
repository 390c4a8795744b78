/** `npm run teardown`: takes the stack away and leaves the data, with a note of what stays and how to take it up again. */
import * as z from 'zod'
import { Template } from './monthlyPrice.ts'
import type { Machine } from './machine.ts'
import { contextWords, type Said } from './words.ts'

export const teardownHelp = `npm run teardown -- --stage NAME [--region REGION] [--dry-run] [--yes]

Takes everything of the stage away but its data: tables, keys, secrets, accounts of people and the record of who used keys stay, and cost some dollars a
month until you delete them by hand. Calls that come in meanwhile are lost. What stays can be taken up again: npm run deploy -- --adopt FILE.`

const Listed = z.object({
  StackResourceSummaries: z.array(
    z.object({ LogicalResourceId: z.string(), PhysicalResourceId: z.string().default(''), ResourceType: z.string(), ResourceStatus: z.string().default('') }),
  ),
})
type Resource = z.infer<typeof Listed>['StackResourceSummaries'][number]

/** By what CloudFormation knows a thing that it is to take up. */
const namedBy: ReadonlyMap<string, string> = new Map([
  ['AWS::Cognito::UserPool', 'UserPoolId'],
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::KMS::Key', 'KeyId'],
  ['AWS::SecretsManager::Secret', 'Id'],
])

/** For `cdk import`: what is taken up again, by its name in the template. */
export const mappingOf = (resources: readonly Omit<Resource, 'ResourceStatus'>[]): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(
    resources.flatMap(({ LogicalResourceId, PhysicalResourceId, ResourceType }) => {
      const name = namedBy.get(ResourceType)
      return name === undefined ? [] : [[LogicalResourceId, { [name]: PhysicalResourceId }]]
    }),
  )

/** @returns the exit code */
export async function teardown(said: Said, machine: Machine): Promise<number> {
  const { say } = machine
  const stack = `bereikbaar-${said.stage}`
  const file = `${stack}.kept.json`
  say(`What ${said.isDryRun ? 'would be' : 'is'} done to the stage "${said.stage}":`)
  for (const line of whatHappens(stack, file)) say(`  ${line}`)
  if (said.isDryRun) return showWhatStays(said, machine)
  const listed = await machine.aws(['cloudformation', 'list-stack-resources', '--stack-name', stack])
  const resources = listed.is === 'answer' ? Listed.safeParse(listed.value).data?.StackResourceSummaries : undefined
  if (resources === undefined) {
    say(`There is no stack ${stack} to be seen here${listed.is === 'refused' ? `: ${listed.says}` : ''}.`)
    return 1
  }
  const noted = await noteIn(file, machine)
  const isAgain = resources.some(isBeingDeleted)
  if (!isAgain && isOfAnother(noted, resources)) {
    say(`\n${file} notes what another ${stack} left, perhaps in another region, and would be written over. Put it elsewhere, and run this again.`)
    return 1
  }
  if (!said.isAgreed && !(await machine.agree(`\nTake ${stack} away?`))) {
    say('Nothing was done.')
    return 1
  }
  // After a teardown that stopped halfway the note of the first time holds too.
  const before = isAgain ? noted : {}
  await machine.writeJson(file, { ...before, ...mappingOf(resources.filter(isStillThere)) })
  say(`\nWritten: ${file}. Keep it.`)
  const region = said.region === undefined ? [] : ['--region', said.region]
  const unlock = ['cloudformation', 'update-termination-protection', '--no-enable-termination-protection', '--stack-name', stack]
  if ((await machine.run('aws', [...unlock, ...region])) !== 0) return 1
  const code = await machine.run('cdk', ['destroy', stack, '--force', '--no-notices', ...region, ...contextWords(said.context)])
  if (code !== 0) say(`\nIt is not taken away to the end; what stays is noted in ${file}. Mend what stands above in red, and run the same command again.`)
  return code
}

const isBeingDeleted = ({ ResourceStatus }: Resource) => ResourceStatus.startsWith('DELETE_')
/** What was never made, or is gone, cannot be taken up again; `DELETE_SKIPPED` was kept. */
const isStillThere = ({ ResourceStatus }: Resource) => ResourceStatus !== 'CREATE_FAILED' && ResourceStatus !== 'DELETE_COMPLETE'

const Note = z.record(z.string(), z.record(z.string(), z.string()))
type Note = z.infer<typeof Note>
const isOfAnother = (noted: Note, resources: readonly Resource[]) =>
  Object.values(noted).some((names) => Object.values(names).some((name) => resources.every(({ PhysicalResourceId }) => PhysicalResourceId !== name)))
const noteIn = async (file: string, { readJson }: Machine) => Note.safeParse(await readJson(file).catch(() => ({}))).data ?? {}

const whatHappens = (stack: string, file: string) => [
  `1  A note of what stays is written to ${file}.`,
  '2  The protection of the stack is taken off, and the stack away: doors, functions, alarms, logs.',
  '   From then on nothing is recorded. Tell your telephone systems, or their events are lost.',
  '3  These stay, and are deleted by nobody but you: tables, keys that stay, secrets, accounts of people, events that waited in a queue, the record of who used keys.',
  '   Keys of callers stay too, and are no longer destroyed by themselves: to forget callers, schedule their deletion in KMS',
  `   (aliases ${stack}/callers/…). That cannot be undone, and no figure needs them.`,
  '   If another stage of this account found this record of key use and made none, deploy that one again: its alarms about keys have gone quiet.',
  `4  To go on later: npm run deploy -- --stage … --adopt ${file}, with the same --sources. People come in with the accounts they have.`,
]

/** From the template, without an account. */
async function showWhatStays(said: Said, machine: Machine): Promise<number> {
  const code = await machine.runQuietly('cdk', ['synth', '--quiet', '--no-notices', '--output', 'cdk.out', ...contextWords(said.context)])
  if (code !== 0) return code
  const { Resources } = Template.parse(await machine.readJson(`cdk.out/bereikbaar-${said.stage}.template.json`))
  const kept = Object.entries(Resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
  machine.say('\nWhat stays, read off the template:')
  for (const [id, { Type }] of kept) machine.say(`  ${Type.replace('AWS::', '').replace('::', ' ').padEnd(24)} ${id}`)
  return 0
}
