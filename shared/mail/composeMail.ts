/** A mail that is due, in words. */
import { localTimeOf } from '../calendar/localTime.ts'
import { quarterBefore } from '../calendar/quarterBefore.ts'
import { tellsOfSecondStep } from '../access/identified.ts'
import type { Role } from '../access/role.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { formatsFor } from '../text/format.ts'
import { textsOf } from '../text/texts.ts'
import { type DigestFigures, digestSentences, timesOf } from './digestSentences.ts'
import type { DueMail } from './dueMail.ts'
import { oneLine } from './oneLine.ts'
import type { Mail } from './mail.ts'
import type { GapEvent, MailEvent, NoticeEvent, PresenceEvent, RecoveredEvent, SilentEvent } from './mailEvent.ts'
import { protectedEstimate, type Wording } from './protectedNumbers.ts'

export type ComposeWith = {
  readonly settings: Settings
  readonly timeZone: string
  /** Of the pages: scheme and host, without a slash at its end. */
  readonly siteAddress: string
  /** Opens the page that ends this kind of mail; absent: of what nobody chooses. */
  readonly stopToken?: string
  /** Of whoever is invited. */
  readonly rolesOf: (user: string) => readonly Role[]
  /** What became of their account; see `User`. */
  readonly accountOf?: (user: string) => 'new' | 'known' | undefined
  /** Of a week that is due; only asked for with one. */
  readonly digest?: DigestFigures
}

type Words = { readonly subject: string; readonly paragraphs: readonly string[] }
type Composing = ComposeWith & Wording & { readonly due: DueMail }

/** undefined: nothing of it is left to say. */
export function composeMail(due: DueMail, about: ComposeWith): Mail | undefined {
  const { language, to } = due.person
  const composing: Composing = {
    ...about,
    due,
    texts: textsOf(language),
    formats: formatsFor(language, about.timeZone),
    threshold: about.settings.privacy.threshold,
  }
  const words = wordsOf(composing)
  if (words === undefined) return undefined
  const { id, kind } = due.planned
  const stopAddress = about.stopToken === undefined ? undefined : `${about.siteAddress}/mail/stop/${kind}/${about.stopToken}?lang=${language}`
  const text = [...words.paragraphs, ...lastWords(composing), ...footer(composing, stopAddress)].join('\n\n')
  return {
    id,
    kind,
    to,
    language,
    subject: oneLine(words.subject.replaceAll('\u00a0', ' ')),
    text: `${text}\n`,
    ...(stopAddress === undefined ? {} : { stopAddress }),
  }
}

const isOf =
  <Kind extends MailEvent['kind']>(kind: Kind) =>
  (event: MailEvent): event is Extract<MailEvent, { kind: Kind }> =>
    event.kind === kind

function wordsOf(composing: Composing): Words | undefined {
  const { events } = composing.due
  if (events.length === 0) return undefined
  switch (composing.due.planned.kind) {
    case 'digest':
      return digestWords(composing)
    case 'silence':
      return silenceWords(composing, events.filter(isOf('silence')))
    case 'presence':
      return presenceWords(composing, events.filter(isOf('presence')))
    case 'gap':
      return gapWords(composing, events.filter(isOf('gap')))
    case 'notice':
      return noticeWords(composing, events.filter(isOf('notice')))
    case 'invitation':
      return invitationWords(composing)
  }
}

function digestWords(composing: Composing): Words | undefined {
  const { texts, formats, settings, digest, siteAddress, due } = composing
  const [event] = due.events.filter(isOf('digest'))
  if (event === undefined || digest === undefined) return undefined
  const words = texts.mail.digest
  const query = new URLSearchParams({ lang: due.person.language, from: event.from, to: event.to }).toString()
  return {
    subject: words.subject(formats.days(event.from, event.to)),
    paragraphs: [
      words.hello,
      ...digestSentences(composing, settings, digest),
      words.more(`${siteAddress}/?${query}`),
      words.protected(formats.whole(composing.threshold)),
    ],
  }
}

function silenceWords({ texts, formats, settings, siteAddress, due }: Composing, events: readonly (SilentEvent | RecoveredEvent)[]): Words {
  const words = texts.mail.silence
  const sentence = (event: SilentEvent | RecoveredEvent): string => {
    const source = oneLine(settings.sources.find(({ id }) => id === event.source)?.name ?? event.source)
    const lines = event.lines.map((id) => lineNamed(settings, id)).join(', ')
    // Its last sign may be one person's call, and a mailbox is not ours: nothing finer than a quarter hour (P7).
    const begun = quarterBefore(event.since)
    const since = formats.moment(begun)
    if (event.what === 'silent') return (event.isOver ? words.silentOver : words.silent)(source, lines, since)
    if (event.until === undefined) return words.explained(source, lines, since)
    const ended = quarterBefore(event.until)
    return words.recovered(source, lines, since, formats.moment(ended), formats.length((ended - begun) / 1000))
  }
  const isSilent = events.some(({ what }) => what === 'silent')
  const [first] = events
  const isHole = !isSilent && events.some((event) => event.what === 'recovered' && event.until !== undefined)
  const page = events.length === 1 && first !== undefined ? `/data/sources/${first.source}` : '/data'
  const [look, path] = isHole ? ([words.fill, '/data/imports'] as const) : ([words.look, page] as const)
  return {
    subject: isSilent ? words.subject : isHole ? words.subjectBack : words.subjectExplained,
    paragraphs: [...events.map(sentence), look(`${siteAddress}${path}?lang=${due.person.language}`)],
  }
}

function presenceWords({ texts, formats, settings, siteAddress, timeZone, due }: Composing, events: readonly PresenceEvent[]): Words {
  const words = texts.mail.presence
  // What callers see can be said at once on the page Now, where they see anything of the line.
  const hasPage = events.every(({ line }) => settings.lines.find(({ id }) => id === line)?.publicPage?.isOn === true)
  return {
    subject: words.subject,
    paragraphs: [
      // Not since when: of one person alone that would be the minute of leaving.
      ...events.map(({ line }) => words.sentence(lineNamed(settings, line), formats.length(settings.alerts.unstaffedMinutes * 60))),
      hasPage ? words.hintPage(`${siteAddress}/live?lang=${due.person.language}`) : words.hint,
      words.look(rosterAddress({ siteAddress, timeZone, due }, events[0]?.line, events[0]?.since)),
    ],
  }
}

/** Of the week that something happens in: without a day the page shows the week after this one. */
function rosterAddress({ siteAddress, timeZone, due }: Pick<Composing, 'siteAddress' | 'timeZone' | 'due'>, line = '', at = due.planned.plannedAt): string {
  const query = new URLSearchParams({ lang: due.person.language, line, week: localTimeOf(timeZone).dateOf(at) })
  return `${siteAddress}/roster?${query.toString()}`
}

const mostGapsNamed = 5

function gapWords(composing: Composing, events: readonly GapEvent[]): Words {
  const { texts, formats, settings } = composing
  const words = texts.mail.gap
  const item = ({ line: id, gap, isAssumed }: GapEvent): string | undefined => {
    const line = settings.lines.find((own) => own.id === id)
    if (line === undefined) return undefined
    const when = `${formats.weekdayDay(localTimeOf(line.timeZone).dateOf(gap.from))}, ${timesOf(composing, line, gap)}`
    const number = formats.whole(gap.short)
    return isAssumed || gap.people.high === 0
      ? words.item(when, oneLine(line.name), gap.short, number)
      : words.itemCosts(when, oneLine(line.name), gap.short, number, protectedEstimate(composing, gap.people))
  }
  const inOrder = events.toSorted((a, b) => a.gap.from - b.gap.from)
  const left = events.length - mostGapsNamed
  return {
    subject: words.subject,
    paragraphs: [
      words.first,
      ...inOrder.slice(0, mostGapsNamed).flatMap((event) => item(event) ?? []),
      ...(left > 0 ? [words.rest(left, formats.whole(left))] : []),
      words.look(rosterAddress(composing, inOrder[0]?.line, inOrder[0]?.gap.from)),
      words.once,
    ],
  }
}

function noticeWords({ texts, formats, siteAddress, due }: Composing, events: readonly NoticeEvent[]): Words {
  const words = texts.mail.notice
  const inOrder = events.toSorted((a, b) => a.at - b.at)
  return {
    subject: words.subject,
    paragraphs: [
      words.first,
      ...inOrder.map(({ at, about }) => words.at(formats.moment(at), words.item[about])),
      words.look(`${siteAddress}/settings/audit?lang=${due.person.language}`),
    ],
  }
}

function invitationWords({ texts, formats, settings, siteAddress, rolesOf, accountOf, due }: Composing): Words {
  const words = texts.mail.invitation
  const roles = rolesOf(due.person.user)
  const list = formats.and(roles.map((role) => texts.access.roleNames[role]))
  const account = accountOf?.(due.person.user)
  return {
    subject: words.subject,
    paragraphs: [
      words.hello,
      words.sentence(oneLine(settings.organisation.name), list),
      ...words.how[account ?? 'theirs'](`${siteAddress}/sign-in?lang=${due.person.language}`),
      ...(tellsOfSecondStep({ roles, account }) ? [words.secondStep] : []),
      words.unexpected,
    ],
  }
}

const lineNamed = (settings: Settings, id: Line['id']): string => oneLine(settings.lines.find((line) => line.id === id)?.name ?? id)

const lastWords = ({ due, texts, siteAddress }: Composing): readonly string[] =>
  due.planned.isLast ? [texts.mail.last(`${siteAddress}/data?lang=${due.person.language}`)] : []

/** Behind the mark by which mail programs know where a signature begins. */
function footer({ texts: { mail }, due: { planned, person }, siteAddress }: Composing, stopAddress: string | undefined): readonly string[] {
  if (planned.kind === 'invitation' || stopAddress === undefined) return []
  const lines = [mail.why(mail.kinds[planned.kind].name), mail.stop(stopAddress), mail.choose(`${siteAddress}/settings/mail?lang=${person.language}`)]
  return [`-- \n${lines.join('\n')}`]
}
