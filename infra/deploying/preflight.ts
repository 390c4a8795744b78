/** Looks, before anything is made, whether this account and region can hold the stage. It only reads. */
import * as z from 'zod'
import { europeanRegions } from '../monitorStack.ts'
import type { Machine } from './machine.ts'
import { secretsLeft } from './secretsLeft.ts'
import { ownNames, stackState } from './stackState.ts'

/** What stands in the way, or is good to know. */
export type Finding = { readonly is: 'good' | 'note' | 'stop'; readonly text: string }
export type Preflight = {
  readonly findings: readonly Finding[]
  readonly account?: string
  readonly region?: string
  /** What the account tells of itself, to be said to the stack. */
  readonly context: Readonly<Record<string, string>>
  readonly isReadyForCdk: boolean
  /** The stage is there already and is brought up to date. */
  readonly isThere: boolean
  /** Its first making stopped halfway, and goes on. */
  readonly isHalfMade: boolean
}
export type Asked = {
  readonly stage: string
  readonly region: string | undefined
  readonly mailFrom: string | undefined /** Tables that were kept are taken up. */
  readonly isAdopting: boolean
  /** Sources for which a secret is to be made. */
  readonly sources?: readonly string[]
}

const Caller = z.object({ Account: z.string(), Arn: z.string() })
const Limits = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number(), UnreservedConcurrentExecutions: z.number().optional() }) })
const Trails = z.object({ trailList: z.array(z.object({ Name: z.string(), TrailARN: z.string() })) })
const Selectors = z.object({
  EventSelectors: z
    .array(z.object({ ReadWriteType: z.string(), IncludeManagementEvents: z.boolean(), ExcludeManagementEventSources: z.array(z.string()).default([]) }))
    .default([]),
})
const Status = z.object({ IsLogging: z.boolean() })
const Mail = z.object({ ProductionAccessEnabled: z.boolean().default(false) })
/** As the stack asks (infra/constructs/functions/capacity.ts). */
const enoughAtOnce = 210

const good = (text: string): Finding => ({ is: 'good', text })
const note = (text: string): Finding => ({ is: 'note', text })
const stop = (text: string): Finding => ({ is: 'stop', text })

/** @param asked.region as said; absent: the one that this shell is set to */
export async function preflight(asked: Asked, { aws }: Pick<Machine, 'aws'>): Promise<Preflight> {
  const nothing = { context: {}, isReadyForCdk: false, isThere: false, isHalfMade: false }
  const caller = await aws(['sts', 'get-caller-identity'])
  if (caller.is === 'no_tool')
    return { ...nothing, findings: [stop('The command line of AWS is not installed. Install it (search for "AWS CLI install"), then run: aws configure sso')] }
  const who = caller.is === 'answer' ? Caller.safeParse(caller.value).data : undefined
  if (who === undefined)
    return {
      ...nothing,
      findings: [stop(`AWS does not know who you are (${caller.is === 'refused' ? caller.says : 'no answer'}). Run: aws login, or: aws sso login`)],
    }
  const region = asked.region ?? (await regionOfShell(aws))
  const findings = [
    who.Arn.endsWith(':root')
      ? note(`You are the root user of account ${who.Account}. Better: an administrator of your own, with a second factor.`)
      : good(`You are ${who.Arn}, in account ${who.Account}.`),
  ]
  if (region === undefined || !europeanRegions.includes(region))
    return {
      ...nothing,
      findings: [
        ...findings,
        stop(
          `The data stays in the European Union: say --region with one of ${europeanRegions.join(', ')}${region === undefined ? '' : `; this shell is set to ${region}`}.`,
        ),
      ],
    }
  findings.push(good(`Everything is made in ${region}.`))
  const state = await stackState(asked.stage, { aws })
  if (state.is === 'stuck') return { ...nothing, findings: [...findings, stop(state.cure)] }
  const [isThere, isHalfMade] = [state.is === 'there', state.is === 'half_made']
  if (isHalfMade) findings.push(note('The stage was made in part; it goes on from there, and nothing is made twice.'))
  const isReadyForCdk = await doesAnswer(aws, ['ssm', 'get-parameter', '--name', '/cdk-bootstrap/hnb659fds/version'])
  findings.push(isReadyForCdk ? good('The account is ready for CDK.') : note('The account is not ready for CDK yet; that is the first step.'))
  if (state.is === 'absent' && !asked.isAdopting) findings.push(...(await leftovers(asked.stage, aws)))
  if (!asked.isAdopting) findings.push(...(await secretsThere(asked, aws)))
  const capacity = await capacityOf(aws, state.is === 'absent')
  const trail = await trailOf(asked.stage, aws)
  if (asked.mailFrom !== undefined) findings.push(...(await mailOf(asked.stage, asked.mailFrom, aws)))
  return {
    findings: [...findings, ...capacity.findings, ...trail.findings],
    account: who.Account,
    region,
    context: { ...capacity.context, ...trail.context },
    isReadyForCdk,
    isThere,
    isHalfMade,
  }
}

async function regionOfShell(aws: Machine['aws']): Promise<string | undefined> {
  const list = await aws(['ec2', 'describe-availability-zones', '--query', 'AvailabilityZones[0].RegionName'])
  return list.is === 'answer' && typeof list.value === 'string' ? list.value : undefined
}

const doesAnswer = async (aws: Machine['aws'], words: readonly string[]) => (await aws(words)).is === 'answer'

/** Tables outlive their stack. */
async function leftovers(stage: string, aws: Machine['aws']): Promise<readonly Finding[]> {
  const isLeft = await doesAnswer(aws, ['dynamodb', 'describe-table', '--table-name', `bereikbaar-${stage}-events`])
  if (!isLeft) return []
  return [
    stop(
      `Tables of an earlier "${stage}" are still there. Take them up again with --adopt bereikbaar-${stage}.kept.json, which npm run teardown wrote; or choose another --stage.`,
    ),
  ]
}

async function secretsThere({ stage, sources = [] }: Asked, aws: Machine['aws']): Promise<readonly Finding[]> {
  return (await secretsLeft(stage, sources, { aws })).map((source) =>
    stop(
      `The source "${source}" has a secret already, made on its page or left from before: bereikbaar-${stage}/sources/${source}. It is used as it is: leave "${source}" out of --sources.`,
    ),
  )
}

/** @param isNew nothing that the account keeps is kept for this stage yet */
async function capacityOf(aws: Machine['aws'], isNew: boolean): Promise<Pick<Preflight, 'findings' | 'context'>> {
  const answer = await aws(['lambda', 'get-account-settings'])
  const limit = answer.is === 'answer' ? Limits.safeParse(answer.value).data?.AccountLimit : undefined
  const [atOnce, free] = [limit?.ConcurrentExecutions, limit?.UnreservedConcurrentExecutions]
  if (atOnce === undefined) return { findings: [note('How many functions this account may run at once could not be read; 1,000 is taken.')], context: {} }
  const isEnough = atOnce >= enoughAtOnce
  if (isNew && isEnough && free !== undefined && free < enoughAtOnce) {
    const tooLittle = `Of the ${atOnce} functions that this account may run at once, ${atOnce - free} are kept for others; ${enoughAtOnce} must be free, or Lambda refuses halfway. Ask for more under Service Quotas, Lambda, "Concurrent executions" (free, a day or so), and run this again.`
    return { findings: [stop(tooLittle)], context: {} }
  }
  const tooFew = `This account may run ${atOnce} functions at once, as new accounts do: none can be kept for incoming calls, so a flood of readers could crowd them out. It works. Ask for 1,000 under Service Quotas, Lambda, "Concurrent executions" (free, a day or so), and deploy again.`
  return {
    findings: [isEnough ? good(`This account may run ${atOnce} functions at once; part of that is kept for incoming calls.`) : note(tooFew)],
    context: { concurrency: String(atOnce) },
  }
}

/** A second record of the same costs money, and the first is free. */
async function trailOf(stage: string, aws: Machine['aws']): Promise<Pick<Preflight, 'findings' | 'context'>> {
  const answer = await aws(['cloudtrail', 'describe-trails'])
  const trails = (answer.is === 'answer' ? Trails.safeParse(answer.value).data?.trailList : undefined) ?? []
  for (const { Name, TrailARN } of trails.filter((one) => one.Name !== `bereikbaar-${stage}-keys`)) {
    const chosen = await aws(['cloudtrail', 'get-event-selectors', '--trail-name', TrailARN])
    const selectors = chosen.is === 'answer' ? (Selectors.safeParse(chosen.value).data?.EventSelectors ?? []) : []
    const tellsOfKeys = selectors.some(
      ({ ReadWriteType, IncludeManagementEvents, ExcludeManagementEventSources }) =>
        ReadWriteType === 'All' && IncludeManagementEvents && !ExcludeManagementEventSources.includes('kms.amazonaws.com'),
    )
    // A record that was stopped would leave every alarm about keys silent.
    const status = tellsOfKeys ? await aws(['cloudtrail', 'get-trail-status', '--name', TrailARN]) : undefined
    if (status?.is === 'answer' && Status.safeParse(status.value).data?.IsLogging === true)
      return { findings: [good(`The record "${Name}" tells already who uses which key; no second one is made.`)], context: { trail: 'existing' } }
  }
  return {
    findings: [good('A record of who uses keys is made, so that somebody is told when it is not one of the functions that may.')],
    context: { trail: 'own' },
  }
}

async function mailOf(stage: string, mailFrom: string, aws: Machine['aws']): Promise<readonly Finding[]> {
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1)
  const isThere = await doesAnswer(aws, ['sesv2', 'get-email-identity', '--email-identity', domain])
  if (isThere && !(await ownNames(stage, { aws })).includes(domain))
    return [
      stop(
        `SES of this account knows the domain ${domain} already, from another stage or by hand, and it cannot be made twice. Say --mailFrom with an address of a domain of its own, such as bereikbaar@${stage}.${domain}.`,
      ),
    ]
  const answer = await aws(['sesv2', 'get-account'])
  const isOpen = answer.is === 'answer' && Mail.safeParse(answer.value).data?.ProductionAccessEnabled === true
  return isOpen
    ? []
    : [
        note(
          `SES of this account is in its sandbox: it takes mail to addresses of ${domain} alone. Ask for production access in its console; until then mail to others is refused.`,
        ),
      ]
}
