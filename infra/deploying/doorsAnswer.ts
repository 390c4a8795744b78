/** After a deployment: what somebody outside meets at both doors, without a signature and without having signed in. */
import type { Machine } from './machine.ts'
import type { Finding } from './preflight.ts'

/** What a door says to somebody whom it does not know: the signature is missing, or there is no such source. */
const refusals: readonly number[] = [401, 404]

/** @param outputs of the stack */
export async function doorsAnswer(outputs: Readonly<Record<string, string>>, { statusOf }: Pick<Machine, 'statusOf'>): Promise<readonly Finding[]> {
  const addressIn = (name: string) => Object.entries(outputs).find(([key]) => key.includes(name))?.[1]
  const [pages, hooks] = [addressIn('SiteAddress'), addressIn('HooksAddress')]
  return [
    ...(pages === undefined ? [] : [finding('The pages', pages, await statusOf('GET', `${pages}/sign-in`), (status) => status < 400)]),
    ...(hooks === undefined
      ? []
      : [finding('The door for events', hooks, await statusOf('POST', `${hooks}not-a-source`), (status) => refusals.includes(status))]),
  ]
}

function finding(who: string, address: string, status: number | undefined, isRight: (status: number) => boolean): Finding {
  if (status === undefined) return { is: 'note', text: `${who}: nobody answers at ${address} yet. A name of your own needs its record in the DNS first.` }
  if (isRight(status)) return { is: 'good', text: `${who}: answers at ${address}` }
  return { is: 'stop', text: `${who}: answers ${status} at ${address}, which is wrong. Look at "What went wrong, and where" in Logs Insights.` }
}
