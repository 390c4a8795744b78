import { createHash } from 'node:crypto'
import { ContactEvent, type ContactEventType, HeartbeatEvent, PresenceEvent } from '../../shared/contacts/contactEvent.ts'
import { CallerPseudonym, ContactId, EventId, Instant, LineId, LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
export const telefoon = LineId.parse('telefoon')
export const centrale = SourceId.parse('centrale')
export const at = (text: string) => Instant.parse(Date.parse(text))
export const day = (text: string) => LocalDate.parse(text)
export const contactId = (name: string) => ContactId.parse(digest(`contact ${name}`))
export const eventId = (name: string) => EventId.parse(digest(`event ${name}`))
export const caller = (name: string) => CallerPseudonym.parse(digest(`caller ${name}`))

export const contactEvent = (contact: string, type: ContactEventType, when: string, more: Partial<ContactEvent> = {}): ContactEvent =>
  ContactEvent.parse({ eventId: eventId(`${contact} ${type} ${when}`), contactId: contactId(contact), type, at: at(when), lineId: telefoon, ...more })
export const signedIn = (agent: string, when: string) =>
  PresenceEvent.parse({ eventId: eventId(`${agent} ${when}`), lineId: telefoon, type: 'agent.signed_in', at: at(when), agent: digest(agent) })
export const heartbeat = (when: string) =>
  HeartbeatEvent.parse({ eventId: eventId(`heartbeat ${when}`), lineId: telefoon, type: 'source.heartbeat', at: at(when) })

export const settings: Settings = Settings.parse({
  organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
  lines: [
    { id: 'telefoon', name: 'Telefoon', channel: 'phone', timeZone: 'Europe/Amsterdam' },
    { id: 'chat', name: 'Chat', channel: 'chat', timeZone: 'Europe/Amsterdam' },
  ],
  sources: [
    { id: 'centrale', provider: 'generic', secretFrom: 'env:CENTRALE_SECRET', lines: { helplijn: 'telefoon' } },
    { id: 'website', provider: 'generic', secretFrom: 'env:WEBSITE_SECRET', lines: { widget: 'chat' } },
  ],
})
export const telefoonLine = settings.lines[0]!
