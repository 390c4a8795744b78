/**
 * The port between a kind of telephone or chat system and the product. A provider is one folder; it knows its own wire format and
 * signature and hands over *reports*: normalised, still carrying raw identifiers, alive only in memory until `privacy/` replaces those.
 */
import type { KeyObject } from 'node:crypto'
import type { ContactEventType, PresenceEventType, RefusalReason } from '../contacts/contactEvent.ts'
import type { Instant } from '../contacts/identifiers.ts'
import type { Source } from '../settings/settings.ts'
import type { ProviderName } from './providerName.ts'

/** Strings here are raw and bounded (1-256 well-formed characters). They are never logged, stored or shown. */
type Reported = {
  /** What makes this event this event: equal within one source means a repeat. */
  readonly identity: string
  /** When it happened, by the sender; when it came in, only where it does not say. */
  readonly at: Instant
  /** The provider's own order between events of the same moment. */
  readonly sequence?: number
}
export type ContactReport = Reported & {
  readonly kind: 'contact'
  /**
   * Somebody `arrived`, or in a conversation without end `wrote`; was `queued`; was `offered` to a person (rang, assigned: no answer yet); was `answered` by a
   * person, or `transferred` to another; `left` by their own doing; was `refused`, with a `reason`; asked to be called back (`callback_requested`); spoke to a `voicemail`; or
   * it `ended`, whichever way: without an answer before it that is as good as leaving.
   */
  readonly type: ContactEventType
  /** The provider's name of this attempt, the same on all of its events: of the call as the caller made it, not of a leg to a helper. */
  readonly contact: string
  /** The provider's own queue, number, widget or our line id; matched against the source's `lines`. */
  readonly queue?: string
  /** Raw caller number or visitor id. Empty or withheld spellings are recognised later, in one place. */
  readonly caller?: string
  /** The provider's name of the person it was offered to, or who answered. */
  readonly agent?: string
  /** On `contact.refused`: why. */
  readonly reason?: RefusalReason
  /** The provider's own measure, where it gives one. */
  readonly waitSeconds?: number
  readonly talkSeconds?: number
  readonly inMenu?: true
  /** The same contact goes on under this name of the provider's: a caller was moved. To be reported under both names. */
  readonly joins?: string
  /** On `contact.ended`: it is over, but whether anybody answered is told by a later report of the same contact. */
  readonly undecided?: true
  /** On `contact.answered`: it was, at this moment at the latest. */
  readonly byThen?: true
  /** Staff may have begun this conversation: without the visitor's own doing before it, this is no attempt. */
  readonly needsVisitor?: true
}
export type PresenceReport = Reported & { readonly kind: 'presence'; readonly type: PresenceEventType; readonly agent: string; readonly queue?: string }
export type HeartbeatReport = Reported & { readonly kind: 'heartbeat' }
export type Report = ContactReport | PresenceReport | HeartbeatReport

/** One event of a delivery: understood, or counted as not understood with a code from a closed list. */
export type Reading =
  | {
      readonly understood: true
      readonly report: Report
      /** What the same event says besides, or says again of what came before it: stored like any report, and not counted as an event of its own. */
      readonly also?: readonly Report[]
    }
  | {
      readonly understood: false
      readonly reason: UnrecognisedReason
      /** Only if it is a safe name, see `safeTypeName`. */
      readonly type?: string
      /** Names of known fields with the kinds and lengths of their values; never what was in them. */
      readonly shape?: string
    }
export type UnrecognisedReason =
  | 'bad_json'
  | 'too_deep'
  | 'too_large'
  | 'wrong_shape'
  | 'unknown_type'
  | 'unknown_line'
  | 'unknown_channel'
  | 'content_type'
  | 'content_coding'
  | 'not_utf8'
  | 'bad_time'
  /** Understood, and nothing that a contact or a person on duty did: somebody typing, a label, a widget opened. */
  | 'not_a_contact'
  | 'test_event'

/** By names in small letters. */
export type RequestHeaders = Pick<ReadonlyMap<string, string>, 'get' | 'has'>

export type WebhookRequest = {
  readonly headers: RequestHeaders
  readonly body: Uint8Array
  readonly now: Instant
  /** The address as the sender called it, its query exactly as sent: some providers sign it, some say in it what kind of event this is. */
  readonly url: string
  /** What stands behind `/hooks/{sourceId}/`: the secret of providers that have nothing but an address to keep secret. */
  readonly pathToken?: string
}
export type SignatureVerdict = 'authentic' | 'missing' | 'malformed' | 'stale' | 'wrong'

/** A request of our own making, before it is signed. `id` is random. */
export type Draft = { readonly url: string; readonly body: string; readonly now: Instant; readonly id: string }
export type SignedRequest = { readonly url: string; readonly headers: ReadonlyMap<string, string>; readonly body: string }

export type Webhook = {
  /** `signed`: the signature covers a time; `untimed`: it never expires; `token`: a secret is merely sent along. Sources of the last two are marked weak. */
  readonly strength: 'signed' | 'untimed' | 'token'
  /** The secret stands in the address, as `pathToken`: 32-128 letters of base64url. */
  readonly takesPathToken?: true
  /** Larger bodies are unrecognised without being parsed. Absent: 64 KiB. */
  readonly mostParsedBytes?: number
  /**
   * Over the bytes received, in constant time. `keys`: one, or two while a secret is being changed. With no keys, and whatever the body,
   * a request whose headers and address are in order is `wrong`: the door asks that first, before it reads a body.
   */
  readonly verify: (request: WebhookRequest, keys: readonly KeyObject[], source: Source) => SignatureVerdict
  /** When the sender says that it signed this, UTC milliseconds, where `verify` may find it stale: only to tell people how far a clock is off. */
  readonly sentAt?: (request: WebhookRequest) => number | undefined
  /** The key of a secret; undefined for a text that is not of the provider's form or not long enough. */
  readonly keyOf: (secret: string) => KeyObject | undefined
  /** Only called on an authentic request whose body is strict UTF-8 of a bounded size. Never throws, never quotes its input. */
  readonly read: (request: WebhookRequest, text: string, source: Source) => readonly Reading[]
  /** A secret of the provider's form made of random bytes; absent where the provider makes the secret. */
  readonly newSecret?: (random: Uint8Array) => string
  /** A body of the provider's form that says nothing, for test events. */
  readonly testBody: string
  /** The request as the provider itself would send it; undefined for a text that is no secret of this provider. */
  readonly sign: (draft: Draft, secret: string) => SignedRequest | undefined
  /** What the provider expects to read where an empty JSON object would disturb it. */
  readonly answer?: { readonly contentType: string; readonly body: string }
}

/** A row that could not be used, in words for the person who has to mend the file. `value` is shown on screen and never stored or logged. */
export type RefusedRow = { readonly line: number; readonly column?: string; readonly value?: string; readonly reason: RefusedRowReason }
export type RefusedRowReason =
  | 'missing_column'
  /** A row that names its own fields says nothing of when it happened. */
  | 'missing_moment'
  /** What it says is no moment: a date and a time with their zone. */
  | 'bad_moment'
  | 'empty_value'
  /** What a spreadsheet adds up at the foot. */
  | 'totals_row'
  | 'bad_time'
  | 'time_does_not_exist'
  /** No date as it is read, and one with day and month the other way round. */
  | 'day_and_month_swapped'
  /** A spreadsheet made it a power of ten, and the last digits are gone. */
  | 'rounded_number'
  /** What a spreadsheet shows where a formula went wrong. */
  | 'formula_error'
  | 'bad_number'
  /** Whoever waited an unknown time may not pass for one who did not wait. */
  | 'unknown_wait'
  | 'unknown_outcome'
  | 'unknown_queue'
  | 'unknown_direction'
  /** It says that this was no call from outside, in a column that the settings do not name. */
  | 'unnamed_direction'
  | 'unclosed_quote'
  | 'wrong_column_count'
  | 'row_too_long'
  | 'not_understood'
export type RowsRead = {
  readonly reports: readonly Report[]
  /** For each report, in the order of the file, the line its row starts on; absent: every report is a row of its own. */
  readonly rowOf?: readonly number[]
  /** rows = rows that gave reports + skipped + refused */
  readonly rows: number
  readonly skipped: number
  readonly refused: readonly RefusedRow[]
}

/** Reads one file of history, part after part; parts end at record borders. Holds no contacts between parts. */
export type HistoryFile = {
  /** A row is an attempt: rows of one id that name different callers are a mistake. Absent: a row may be any part of one, and name whoever moved the call. */
  readonly rowsAreAttempts?: true
  /** Opens the same format again for a later part, and holds nothing of the file but names of columns that the settings know too, or that say which way calls went. Absent: the empty text does. */
  readonly head?: string
  /** Present: fields may stand in double quotes, and hold line breaks there. Absent: every line is a record. */
  readonly delimiter?: ',' | ';' | '\t'
  /** `firstLine` is the number, from 1, of the part's first line in the file. */
  readonly readPart: (text: string, firstLine: number) => RowsRead
}
export type History = {
  /** Decides by the file's first lines which of the provider's formats it is. @throws UnreadableFile when it is none. */
  readonly open: (head: string, source: Source) => HistoryFile
}

export type Provider = { readonly name: ProviderName; readonly webhook?: Webhook; readonly history?: History }
