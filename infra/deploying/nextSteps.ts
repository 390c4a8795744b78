import * as z from 'zod'
import type { Said } from './words.ts'

export const Outputs = z.record(z.string(), z.record(z.string(), z.string()))
export type NextSteps = {
  readonly stage: string /** Absent while nothing is made. */
  readonly outputs: Readonly<Record<string, string>> | undefined
  readonly said: Said
}

/** From a stack that stands to the first call on the page. */
export function nextSteps({ stage, outputs, said }: NextSteps): readonly string[] {
  const output = (start: string, otherwise: string) =>
    Object.entries(outputs ?? {}).find(([name]) => name.startsWith(start) || name.includes(start))?.[1] ?? otherwise
  const site = output('SiteAddress', 'SITE')
  const records = Object.entries(outputs ?? {}).filter(([name]) => /Dkim|PointTo/.test(name))
  const steps = [
    ...(said.context.alarmMail === undefined
      ? ['Nobody is told of alarms yet: deploy again with --alarmMail, or subscribe somebody to the topic of the stack in SNS.']
      : [`Confirm the mail that AWS sent to ${said.context.alarmMail}: without it no alarm arrives.`]),
    ...(said.adopt === undefined
      ? []
      : [
          `The keys of callers from before are for functions that are gone, and nobody can use them: schedule their deletion in KMS (aliases bereikbaar-${stage}/callers/…). When they are gone, after seven days, new ones are made by themselves; until then callers are counted and not recognised.`,
        ]),
    ...records.map(([name, value]) => `Make this record in your DNS (${/Dkim/.test(name) ? 'mail is believed to be yours' : 'a name of your own'}): ${value}`),
    `Invite the first administrator, who gets a mail with a password for once:\n     npm run invite -- --stage ${stage}${said.region === undefined ? '' : ` --region ${said.region}`} --email you@example.org --name You --role admin --role manager`,
    `Sign in at ${site} and follow its task list: the first line, its hours, the first source.`,
    `Telephone systems send their events to ${output('HooksAddress', 'HOOKS')} followed by the id of the source; the page of the source makes its secret, which it shows once, says how, and sends a test event.`,
    `For npm run helpline -- … --stage ${stage}: put these lines into ~/.aws/config and say AWS_PROFILE=bereikbaar-${stage}\n     [profile bereikbaar-${stage}]\n     role_arn = ${output('OperatorRole', 'OPERATOR_ROLE')}\n     source_profile = default${said.region === undefined ? '' : `\n     region = ${said.region}`}`,
    `Look at the dashboard "bereikbaar-${stage}-${said.region ?? 'REGION'}" in CloudWatch once, so that you know it when you need it; questions to the logs are saved under "bereikbaar-${stage}" in Logs Insights.`,
    `To see what this stage costs apart from all else in the account: switch on the tag "application" under Billing, Cost allocation tags. It takes a day.`,
  ]
  return steps.map((step, place) => `${'abcdefghijklmnop'[place]}) ${step}`)
}
