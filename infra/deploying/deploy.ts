/** `npm run deploy`: looks first, says what will be made and what it costs, makes it, and says what to do next. */
import { join } from 'node:path'
import { doorsAnswer } from './doorsAnswer.ts'
import type { Machine } from './machine.ts'
import { inDollars, monthlyPrice, type PriceRow, sumOf, Template } from './monthlyPrice.ts'
import { nextSteps, Outputs } from './nextSteps.ts'
import { type Finding, type Preflight, preflight } from './preflight.ts'
import { alsoSaid, saidBefore } from './saidBefore.ts'
import { contextWords, type Said } from './words.ts'
import { stageContext } from '../stageContext.ts'

export const deployHelp = `npm run deploy -- --stage NAME [options]

Makes Bereikbaar in your own AWS account, or brings it up to date: looks whether it can, says what will be made and what that costs, asks, makes it, and
says what to do next. It needs the command line of AWS, signed in as somebody who may make things there. Some twenty minutes the first time. If it stops
halfway, run the same command again.

Going back is deploying the release before, by the same command from its commit. What is stored in the meantime stays readable for it (shared/decisions/0136);
settings that were saved in a shape it does not know wait until the newer release is back, and those of before hold.

  --dry-run            says all of it, asks AWS nothing and makes nothing; needs no account
  --stage NAME         such as prod; one account may hold several (default: test)
  --region REGION      in the European Union (default: the one of this shell)
  --sources A,B        ids of sources that deliver live; each gets a secret that only the door can read, until its page makes one
                       that you see once (others can be connected on a page later)
  --alarmMail ADDRESS  who is told when something goes wrong
  --alarms few         only the ten that cost nothing: calls lost, or somebody betrayed (default: all)
  --monthlyBudget N    US dollars for the whole account; somebody is told before it is spent (default: 15)
  --siteDomain NAME --hooksDomain NAME   names of your own for pages and for incoming events, with either
    --zone ID --zoneName NAME            a zone in Route 53: certificate and records are made, or
    --certificate ARN                    a certificate in the same region that names both: you make the records
  --mailFrom ADDRESS   mail to people who work here comes from this address (default: none is sent)
  --connectSource ID --connectInstance ARN   Amazon Connect in the same account, see the README
  --forget A,B         options of the deployment before that no longer hold; all others hold until something else is said
  --adopt FILE         take up tables, keys, secrets and accounts that npm run teardown left
  --yes                does not ask`

const assembly = 'cdk.out'
const stackOf = (stage: string) => `bereikbaar-${stage}`

/** @returns the exit code. @throws WrongContext where what is said now and what was said before do not go together */
export async function deploy(asked: Said, machine: Machine): Promise<number> {
  const { say, agree } = machine
  say(asked.isDryRun ? `What would be done for the stage "${asked.stage}". Nothing is asked of AWS and nothing is made.` : `The stage "${asked.stage}".`)
  say('\n1  Looking at your account')
  const before = asked.isDryRun ? {} : await saidBefore(stackOf(asked.stage), machine)
  const said = withWhatWasSaid(asked, before, machine)
  const looked = said.isDryRun ? undefined : await preflight(lookedFor(said), machine)
  for (const line of looked === undefined ? whatIsLookedAt : looked.findings.map(lineOf)) say(`   ${line}`)
  if (looked?.isThere === true && said.context.hooksDomain !== before['hooksDomain']) say(`   ${lineOf(doorsMove)}`)
  if (looked?.findings.some(({ is }) => is === 'stop') === true) return 1

  const context = { ...said.context, ...looked?.context }
  say('\n2  Writing down what is made (CloudFormation; the rules of AwsSolutions are asked; half a minute)')
  if ((await machine.runQuietly('cdk', ['synth', '--quiet', '--no-notices', '--output', assembly, ...contextWords(context)])) !== 0) return 1
  const template = Template.parse(await machine.readJson(join(assembly, `${stackOf(said.stage)}.template.json`)))
  for (const line of whatIsMade(template)) say(`   ${line}`)

  say('\n3  What it costs')
  for (const line of costLines(template)) say(`   ${line}`)

  say('\n4  Making it')
  const steps = stepsOf(said, context, looked)
  for (const { words, why } of steps) say(`   ${why}\n     cdk ${words.map(quoted).join(' ')}`)
  if (said.isDryRun) {
    for (const line of [
      '',
      '5  Whether both doors answer',
      '',
      '6  What to do then',
      ...nextSteps({ stage: said.stage, outputs: undefined, said }).map((step) => `   ${step}`),
    ])
      say(line)
    return 0
  }
  if (!said.isAgreed && !(await agree('\nGo on?'))) {
    say('Nothing was made.')
    return 1
  }
  for (const { words, ifItFails } of steps)
    if ((await machine.run('cdk', words)) !== 0) {
      say(`\nIt did not work. ${ifItFails} The reason stands above, the first line in red.`)
      return 1
    }
  const outputs = Outputs.parse(await machine.readJson(outputsFile))[stackOf(said.stage)] ?? {}
  say('\n5  Whether it answers')
  const answered = await doorsAnswer(outputs, machine)
  for (const finding of answered) say(`   ${lineOf(finding)}`)
  say('\n6  What to do now')
  for (const step of nextSteps({ stage: said.stage, outputs, said: { ...said, region: looked?.region ?? said.region } })) say(`   ${step}`)
  return answered.some(({ is }) => is === 'stop') ? 1 : 0
}

/** What was said at the last deployment holds until something else is said, or that it no longer does. */
function withWhatWasSaid(said: Said, before: Readonly<Record<string, string>>, machine: Machine): Said {
  if (said.isDryRun) return said
  const more = alsoSaid(before, said.context, said.forget)
  for (const [name, value] of Object.entries(more)) machine.say(`   • as before: --${name} ${quoted(value)} (--forget ${name} leaves it out)`)
  const context = { ...more, ...said.context }
  return { ...said, context, mailFrom: stageContext(context).mailFrom }
}

const lookedFor = ({ context, ...said }: Said) => ({ ...said, sources: stageContext(context).sources ?? [], isAdopting: said.adopt !== undefined })

const outputsFile = join(assembly, 'outputs.json')
const marks = { good: '✓', note: '•', stop: '✗' } as const
const lineOf = ({ is, text }: Finding) => `${marks[is]} ${text}`
const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`)

/** A name of one's own is the only address of its door. */
const doorsMove: Finding = {
  is: 'note',
  text: 'Both doors get other addresses, and those they have now are closed when this is done: telephone systems that post there are refused from then on. Be ready to tell them the new address at once, or their calls are lost.',
}

const whatIsLookedAt = [
  '• whether the command line of AWS is here, who you are, and in which account',
  '• whether the region is in the European Union, and the account ready for CDK',
  '• whether tables of an earlier stage of this name are left, and whether secrets of sources or the domain for mail are there already',
  '• how many functions the account may run at once, and how many of those others keep: ten in a new one, of which none can be kept for incoming calls',
  '• whether the account writes down already who uses which key',
]

type Step = {
  readonly words: readonly string[]
  readonly why: string
  /** What is then, and what to do. */
  readonly ifItFails: string
}

function stepsOf(said: Said, context: Readonly<Record<string, string>>, looked: Preflight | undefined): readonly Step[] {
  const stack = stackOf(said.stage)
  const place = looked?.account === undefined ? 'aws://ACCOUNT/REGION' : `aws://${looked.account}/${looked.region}`
  const region = said.region === undefined ? [] : ['--region', said.region]
  const bootstrap: Step = {
    words: ['bootstrap', place, '--no-notices'],
    why: 'Once for each account and region: a bucket and roles for CDK itself ("CDKToolkit").',
    ifItFails: 'Of Bereikbaar nothing was made. Mend it and run this again.',
  }
  const adopt: Step = {
    words: ['import', stack, '--resource-mapping', said.adopt ?? '', '--no-notices', ...region, ...contextWords({ ...context, only: 'kept' })],
    why: 'Tables, keys and secrets that were kept become part of the stack again, unchanged.',
    ifItFails: 'What was kept is as it was, beside the stack. Mend it and run this again.',
  }
  const isUpdate = looked?.isThere === true
  const isFirst = !isUpdate && said.adopt === undefined
  const make: Step = {
    words: [
      'deploy',
      stack,
      '--no-notices',
      '--outputs-file',
      outputsFile,
      // Tables, keys and accounts would be left beside a stack that was taken back, and stand in its own way: better to go on from where it stopped.
      ...(isFirst ? ['--no-rollback'] : []),
      ...region,
      ...(said.isAgreed ? ['--require-approval', 'never'] : []),
      ...contextWords(context),
    ],
    why: isFirst
      ? 'The stack is made, in some ten minutes; if something fails, what was made stays, and the same command goes on from there.'
      : 'The stack is brought up to date; what fails is taken back by itself.',
    ifItFails: isFirst
      ? `What was made so far stays. Mend it and run the same command again: it goes on from there. To give up instead: npm run teardown -- --stage ${said.stage}.`
      : 'The stack is as it was before, and nothing that was there is lost. Mend it and run this again.',
  }
  // Taken up once they are the stack's, whatever failed after that.
  const isTakenUp = said.adopt === undefined || isUpdate
  return [...(looked?.isReadyForCdk === true ? [] : [bootstrap]), ...(isTakenUp ? [] : [adopt]), make]
}

/** Kinds of things that a reader of a bill or a console comes across. */
const kinds: readonly (readonly [type: string, words: string])[] = [
  [
    'AWS::DynamoDB::Table',
    'tables: events, contacts, history, settings; encrypted, protected from deletion, three of them restorable to any second of 35 days',
  ],
  ['AWS::Lambda::Function', 'functions, each with a role of its own that may do only its work'],
  ['AWS::ApiGatewayV2::Api', 'doors: one for events of telephone systems, one for pages; each with a limit'],
  ['AWS::KMS::Key', 'keys that stay; those of callers are made and destroyed by a function'],
  ['AWS::SecretsManager::Secret', 'secrets'],
  ['AWS::SQS::Queue', 'queues, for what cannot be written or folded at once'],
  ['AWS::Cognito::UserPool', 'pool of people: by invitation only, with a second factor'],
  ['AWS::CloudWatch::Alarm', 'alarms, each of which says who is hurt'],
  ['AWS::CloudWatch::Dashboard', 'dashboard'],
  ['AWS::Budgets::Budget', 'budget'],
  ['AWS::CloudTrail::Trail', 'record of who uses keys'],
  ['AWS::SES::EmailIdentity', 'domain to send mail from'],
  ['AWS::ApiGatewayV2::DomainName', 'names of your own'],
]

function whatIsMade({ Resources }: Template): readonly string[] {
  const types = Object.values(Resources).map(({ Type }) => Type)
  const counted = kinds.map(([type, words]) => ({ count: types.filter((one) => one === type).length, words }))
  return counted.filter(({ count }) => count > 0).map(({ count, words }) => `${String(count).padStart(3)} ${words}`)
}

function costLines(template: Template): readonly string[] {
  const { standing, used } = monthlyPrice(template)
  const line = ({ what, dollars, why }: PriceRow) => `${inDollars(dollars).padStart(7)}  ${what}: ${why}`
  return [
    'A month, in US dollars without tax, at the list prices of Ireland; what AWS gives every account for nothing is taken off.',
    ...standing.map(line),
    ...used.map(line),
    `${inDollars(sumOf([...standing, ...used])).padStart(7)}  together, of which ${inDollars(sumOf(used))} is use and the rest stands there whether anybody calls or not`,
    'Cheaper: --alarms few. What each thing is for, and what was left out because of its price: shared/decisions/0104.',
  ]
}
