/** In what state an earlier deployment left the stack of a stage, and what can be done with it. */
import * as z from 'zod'
import type { Machine } from './machine.ts'

export type StackState =
  | { readonly is: 'absent' }
  /** Its first making stopped; what was made stays, and the next run goes on from there. */
  | { readonly is: 'half_made' }
  | { readonly is: 'there' }
  /** Nothing can be done with it as it is; `cure` says what is to be done first. */
  | { readonly is: 'stuck'; readonly cure: string }

const Stacks = z.object({ Stacks: z.array(z.object({ StackStatus: z.string() })).min(1) })

const Listed = z.object({ StackResourceSummaries: z.array(z.object({ PhysicalResourceId: z.string().default('') })) })

/** By what names AWS knows the things of this stack; none where it is not there. */
export async function ownNames(stage: string, { aws }: Pick<Machine, 'aws'>): Promise<readonly string[]> {
  const answer = await aws(['cloudformation', 'list-stack-resources', '--stack-name', `bereikbaar-${stage}`])
  const listed = answer.is === 'answer' ? Listed.safeParse(answer.value).data : undefined
  return (listed?.StackResourceSummaries ?? []).map(({ PhysicalResourceId }) => PhysicalResourceId)
}

export async function stackState(stage: string, { aws }: Pick<Machine, 'aws'>): Promise<StackState> {
  const stack = `bereikbaar-${stage}`
  const [answer, summary] = await Promise.all(['describe-stacks', 'get-template-summary'].map((look) => aws(['cloudformation', look, '--stack-name', stack])))
  const kept = [answer, summary].find((one) => one?.is === 'refused' && /AccessDenied|Throttling/.test(one.says))
  // Otherwise the stage would be taken for new, and what was said at the last deployment for unsaid.
  if (kept?.is === 'refused')
    return {
      is: 'stuck',
      cure: `AWS does not let you see whether the stack ${stack} is there and what was said about it (${kept.says}). Whoever deploys needs cloudformation:DescribeStacks, GetTemplateSummary and ListStackResources; try again with these.`,
    }
  if (answer?.is !== 'answer') return { is: 'absent' }
  return stateNamed(Stacks.safeParse(answer.value).data?.Stacks[0]?.StackStatus ?? '', stage)
}

/** @param status as CloudFormation names it */
export function stateNamed(status: string, stage: string): StackState {
  const stack = `bereikbaar-${stage}`
  switch (status) {
    // A plan that nobody agreed to, and a taking up that did not come off: nothing is the stack's.
    case 'REVIEW_IN_PROGRESS':
    case 'IMPORT_ROLLBACK_COMPLETE':
      return { is: 'absent' }
    case 'CREATE_FAILED':
    // The same, tried again: nothing else is deployed so that what fails stays.
    case 'UPDATE_FAILED':
      return { is: 'half_made' }
    case 'ROLLBACK_COMPLETE':
    case 'ROLLBACK_FAILED':
    case 'DELETE_FAILED':
      return {
        is: 'stuck',
        cure: `The stack ${stack} was not made or not taken away to the end (${status}), and its tables may be left. Run npm run teardown -- --stage ${stage}, which notes them down, and then this again with --adopt ${stack}.kept.json.`,
      }
    case 'UPDATE_ROLLBACK_FAILED':
      return {
        is: 'stuck',
        cure: `The stack ${stack} did not come back from its last deployment. In the console of CloudFormation choose "Continue update rollback" for it, and run this again.`,
      }
    default:
      return status.endsWith('_IN_PROGRESS')
        ? { is: 'stuck', cure: `Something is being done to the stack ${stack} at this moment (${status}). Wait until that is over, and run this again.` }
        : { is: 'there' }
  }
}
