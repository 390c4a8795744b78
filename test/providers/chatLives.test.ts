/** Invented conversations, told by each chat system in its own words: all of them have to come to the attempts that a few lines of arithmetic say there were. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { providerDeliveries, type Delivery, delivery, fixture, type Told, told } from '../builders/providerDeliveries.ts'

type What = 'visitor' | 'machine' | 'person' | 'closed'
/** Milliseconds UTC, whole seconds. */
type Step = { readonly what: What; readonly at: number; readonly isReopening: boolean; readonly n: number }
type Fields = Record<string, unknown>
const iso = (at: number) => new Date(at).toISOString()
const start = Date.parse('2026-10-24T22:00:00Z') // the night in which the clock is put back

function expected(steps: readonly Step[]): readonly Told[] {
  const attempts: { at: number; answered?: number; over?: number }[] = []
  let isOver = false
  for (const { what, at } of steps) {
    const running = attempts.at(-1)
    if (what === 'visitor' && (running === undefined || isOver)) {
      attempts.push({ at })
      isOver = false
    } else if (running !== undefined && what === 'person') {
      running.answered ??= at
      isOver = false
    } else if (running !== undefined && what === 'closed') {
      running.over ??= at
      isOver = true
    }
  }
  return attempts.map(({ at, answered, over }) => {
    const end = answered ?? over
    const outcome = answered !== undefined ? 'answered' : over !== undefined ? 'left' : 'unknown'
    return { at: iso(at), outcome, ...(end === undefined ? {} : { wait: (end - at) / 1000 }) }
  })
}

const lives = fc
  .array(fc.tuple(fc.constantFrom<What>('visitor', 'machine', 'person', 'closed'), fc.integer({ min: 5, max: 7200 })), { minLength: 1, maxLength: 10 })
  .map((drawn) => {
    let [at, isOver] = [start, false]
    return drawn.map(([what, seconds], n): Step => {
      at += seconds * 1000
      const isReopening = what === 'visitor' && isOver
      if (what === 'closed') isOver = true
      else if (what !== 'machine') isOver = false
      return { what, at, isReopening, n }
    })
  })

const chatwoot = ({ what, at, isReopening, n }: Step): readonly Delivery[] => {
  const seconds = at / 1000
  // Begun long before: the first message of this stretch is not what made the conversation.
  const conversation = { ...fixture('chatwoot/conversation.json'), created_at: seconds - 86_400, updated_at: seconds }
  const message = (more: Fields) =>
    delivery({ ...fixture('chatwoot/message.json'), id: n, created_at: iso(at), conversation, event: 'message_created', ...more }, iso(at))
  const status = (from: string, to: string) =>
    delivery(
      { ...conversation, status: to, event: 'conversation_status_changed', changed_attributes: [{ status: { previous_value: from, current_value: to } }] },
      iso(at),
    )
  if (what === 'closed') return [status('open', 'resolved')]
  if (what === 'machine') return [message({ message_type: 'template', sender: null })]
  if (what === 'person') return [message({ message_type: 'outgoing', sender: { id: 5, type: 'user' } })]
  return isReopening ? [message({}), status('resolved', 'open')] : [message({})]
}
const trengo = ({ what, at, n }: Step): readonly Delivery[] => {
  const sent = (event: string, text: string) => [delivery(text, iso(at), { url: `https://bereikbaar.example/hooks/chat?event=${event}` })]
  if (what === 'closed') return sent('TICKET_CLOSED', 'ticket_id=10')
  if (what === 'visitor') return sent('INBOUND', `message_id=${n}&ticket_id=10&contact_id=5&channel_id=3`)
  return sent('OUTBOUND', `message_id=${n}&ticket_id=10&contact_id=5&channel_id=3&user_id=${what === 'machine' ? '' : '7'}`)
}
const livechat = ({ what, at, n }: Step): readonly Delivery[] => {
  const thread = { chat_id: 'AB12CD34EF', thread_id: 'K1' }
  const sent = (action: string, payload: Fields) => [delivery({ action, organization_id: 'o1', payload: { ...thread, ...payload } }, iso(at))]
  const author = {
    visitor: 'b7eff798-0000-4364-8059-649c35c9ed0c',
    machine: '5c9871d5372c824cbf22d860a707a578',
    person: 'ann@organisatie.example',
    closed: '',
  }[what]
  if (what === 'closed') return sent('chat_deactivated', {})
  return sent('incoming_event', { event: { id: `K1_${n}`, type: 'message', author_id: author, created_at: iso(at) } })
}
const zendesk = ({ what, at, n }: Step): readonly Delivery[] => {
  const sent = (type: string, payload: Fields) => [delivery({ app: { id: 'a1' }, events: [{ id: `e${n}`, createdAt: iso(at), type, payload }] }, iso(at))]
  const conversation = { id: 'c1', type: 'personal' }
  if (what === 'closed') return sent('switchboard:releaseControl', { conversation, reason: 'ticketClosed' })
  const author = what === 'visitor' ? { type: 'user', userId: 'u1' } : { type: 'business' }
  const source = { type: what === 'visitor' ? 'web' : what === 'machine' ? 'zd:answerBot' : 'zd:agentWorkspace' }
  const metadata = what === 'person' ? { '__zendesk_msg.agent.id': '10011' } : {}
  return sent('conversation:message', { conversation, message: { id: `m${n}`, received: iso(at), author, source, metadata } })
}

/** A LiveChat thread that is closed tells so once; the second closing of the same thread is a repeat of the first. */
const closesOnce = (steps: readonly Step[]) => steps.filter(({ what }, n) => what !== 'closed' || steps.findIndex((step) => step.what === 'closed') === n)

describe('an invented conversation', () => {
  it.each<[ProviderName, (step: Step) => readonly Delivery[]]>([
    ['chatwoot', chatwoot],
    ['trengo', trengo],
    ['livechat', livechat],
    ['zendesk', zendesk],
  ])('told by %s holds the attempts that were made, however it is shuffled and doubled', async (provider, tell) => {
    const { contactsOf } = providerDeliveries(webhooks.get(provider)!, { provider, lines: { '*': 'chat' } })
    await fc.assert(
      fc.asyncProperty(lives, fc.integer(), async (drawn, seed) => {
        const steps = provider === 'livechat' ? closesOnce(drawn) : drawn
        const given = steps.flatMap(tell)
        const [shuffled] = fc.sample(fc.shuffledSubarray([...given, ...given], { minLength: given.length * 2 }), { seed, numRuns: 1 })
        const attempts = (await contactsOf(shuffled ?? given)).map(told).map(({ talk: _, ...attempt }) => attempt)
        expect(attempts).toEqual(expected(steps))
      }),
      { seed: 1, numRuns: 150 },
    )
  })
})
