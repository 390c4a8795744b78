/**
 * Mails people what they want to know, once. May be run as often as one likes and stopped anywhere: a mail is planned before it is sent and marked
 * afterwards, so that whoever finds one in between sends the same again (shared/decisions/0109).
 */
import type { User } from '../../shared/access/user.ts'
import { composeMail } from '../../shared/mail/composeMail.ts'
import { type DueMail, dueMail } from '../../shared/mail/dueMail.ts'
import type { DigestFigures } from '../../shared/mail/digestSentences.ts'
import type { SendMail } from '../../shared/mail/mail.ts'
import { ChosenKind } from '../../shared/mail/mailChoices.ts'
import { type MailPerson, mailPerson, ownerAsPerson } from '../../shared/mail/mailPerson.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { type MailStore, stopIdOf } from '../../shared/storage/mail/mailStore.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'
import type { UserStore } from '../../shared/storage/people/userStore.ts'
import { digestFigures } from './digestFigures.ts'
import { type EventQuestion, type EventSources, mailEvents } from './mailEvents.ts'
import { isOpenNow, openAround } from './openAround.ts'

export type MailDependencies = EventSources & {
  readonly settings: Pick<SettingsStore, 'current'>
  readonly users: Pick<UserStore, 'all'>
  /** Who sits at the machine itself, where there is one. */
  readonly owner?: User
  readonly mails: MailStore
  readonly send: SendMail
  /** Of the pages: scheme and host. undefined: not known yet. */
  readonly siteAddress: () => string | undefined
  readonly random: (bytes: number) => Uint8Array
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}

/** Make it once. @throws where a mail could not be sent, after all others were */
export function mailApp(dependencies: MailDependencies): () => Promise<void> {
  const eventsOf = mailEvents(dependencies)
  const { mails, log } = dependencies
  return async () => {
    const version = await dependencies.settings.current()
    const siteAddress = dependencies.siteAddress()
    if (version === undefined || siteAddress === undefined) return
    const now = dependencies.now()
    const { settings } = version
    const timeZone = settings.lines[0]?.timeZone ?? settings.privacy.timeZone
    const users = await dependencies.users.all()
    const people = await peopleOf(users, dependencies)
    if (people.length === 0) return
    const question: EventQuestion = { version, users, wanted: new Set(people.flatMap(({ kinds }) => [...kinds])), timeZone, now }
    const [events, ledger] = [await eventsOf(question), await mails.ledger(now)]
    const open = new Set(settings.lines.filter((line) => isOpenNow(openAround(settings, line, now), now)).map(({ id }) => id))
    const due = dueMail({ now, timeZone, people, events, ledger, isOpen: (line) => open.has(line) })
    const digestFor = weekByLines(dependencies, question)
    let failed = 0
    for (const own of due) {
      const rolesOf = (user: string) => users.find(({ id }) => id === user)?.roles ?? []
      const accountOf = (user: string) => users.find(({ id }) => id === user)?.account
      const about = { settings, timeZone, siteAddress, rolesOf, accountOf }
      await deliver(own, dependencies, async (stopToken) => {
        const digest = await digestFor(own)
        return composeMail(own, { ...about, ...(digest && { digest }), ...(stopToken && { stopToken }) })
      }).catch(() => {
        failed++
      })
    }
    if (failed > 0) {
      log({ code: 'mail_failed', level: 'error', count: failed })
      throw new Error('some mail was not sent')
    }
  }
}

async function peopleOf(users: readonly User[], { mails, owner }: MailDependencies): Promise<readonly MailPerson[]> {
  const choices = new Map((await mails.allChoices()).map((own) => [own.user, own]))
  const all = users.map((user) => mailPerson(user, choices.get(user.id)))
  return [...all, owner && ownerAsPerson(owner, choices.get(owner.id))].flatMap((person) => person ?? [])
}

/** The same for everybody with the same lines; worked out when the first of them is due. */
function weekByLines(sources: EventSources, question: EventQuestion): (due: DueMail) => Promise<DigestFigures | undefined> {
  const known = new Map<string, Promise<DigestFigures | undefined>>()
  return async ({ events, person }) => {
    const event = events.find(({ kind }) => kind === 'digest')
    if (event?.kind !== 'digest') return undefined
    const lines = question.version.settings.lines.map(({ id }) => id).filter((id) => person.lines?.has(id) ?? true)
    const figures = known.get(lines.join(' ')) ?? digestFigures(sources, question, { event, lines })
    known.set(lines.join(' '), figures)
    return figures
  }
}

type Compose = (stopToken: string | undefined) => Promise<ReturnType<typeof composeMail>>

/** Planned, sent, marked: in this order. */
async function deliver({ planned, isNew }: DueMail, { mails, send, random, now, log }: MailDependencies, compose: Compose): Promise<void> {
  // Somebody else has planned the same at the same moment, and sends it.
  if (isNew && !(await mails.plan(planned))) return
  if (planned.state === 'withheld') return
  const kind = ChosenKind.safeParse(planned.kind).data
  const token = kind === undefined ? undefined : Buffer.from(random(32)).toString('base64url')
  const mail = await compose(token)
  if (mail !== undefined) {
    // Before it is sent: no mail goes out whose link opens nothing.
    if (kind !== undefined && token !== undefined) await mails.addStop({ id: stopIdOf(token), user: planned.user, kind, madeAt: now() })
    await send(mail)
    log({ code: 'mail_sent', level: 'info' })
  }
  await mails.markSent(planned.id)
}
