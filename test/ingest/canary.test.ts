import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { foldApp } from '../../functions/fold/app.ts'
import { readEvent } from '../../shared/storage/storedEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { doorOver, event, now, send } from './door.ts'

const store = testStore()

/** Planted in every field a telephone system may fill, right and wrong. */
const number = '+999555012345'
const words = ['Canary Person', 'canary@example.org', 'canary-call-1', 'canary-agent-1', 'canary-city', '203.0.113.77', 'canary-visitor']

describe('what a telephone system tells about a person (P1, P6, P8, T1)', () => {
  it('is in no item of any table, no log line and no spilled record: not raw, not in base64, not as a plain digest', async () => {
    const own = await doorOver(await store.emptyStores())
    const full = {
      contact: 'canary-call-1',
      caller: number,
      agent: 'canary-agent-1',
      name: 'Canary Person',
      email: 'canary@example.org',
      city: 'canary-city',
      ip: '203.0.113.77',
      text: `call me on ${number}`,
    }
    const bodies = [
      event(full),
      event({ ...full, type: `parked ${number}` }),
      event({ ...full, type: number }),
      event({ ...full, line: `queue ${number}` }),
      event({ ...full, at: number }),
      event({ ...full, channel: number }),
      event({ ...full, reason: number }),
      event({ ...full, caller: Number(number) }),
      event({ ...full, at: '2030-01-01T00:00:00Z' }),
      { specversion: '1.0', id: `canary-call-1`, source: number, type: 'contact.queued', time: '2026-03-02T09:59:59Z', data: full },
      { type: 'agent.signed_in', agent: 'canary-agent-1', line: 'helplijn', at: '2026-03-02T09:00:00Z', id: number },
      [[[number]]],
      number,
    ].map((one) => JSON.stringify(one))
    for (const body of [...bodies, `${bodies[0]}${number}`, `{"caller": ${number}`, Number(number).toString()]) {
      expect((await send(own.app, body)).status).toBe(202)
      await send(own.app, body, { headers: { 'content-type': `text/plain; x=${number}` } })
      await send(own.app, body, { headers: { 'webhook-signature': `v1,${number}` } })
      await send(own.app, body, { source: 'canary-call-1' })
    }
    const away = await doorOver(own.stores, { events: { append: () => Promise.reject(new Error(number)), setAside: () => Promise.reject(new Error(number)) } })
    for (const body of bodies) await send(away.app, body)
    const facts = (await itemsOf(own.stores, 'events')).filter(({ kind }) => kind === 'accepted')
    const Records = facts.map((fact, n) => ({
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber: String(n), NewImage: { sk: { S: 'EVENT' }, event: { S: JSON.stringify(readEvent(fact['event'])) } } },
    }))
    await foldApp({ ...own.stores, now: () => now, log: (record) => own.logged.push(record) })({ Records })

    const everything = [
      ...(await Promise.all((['events', 'contacts', 'settings'] as const).map((table) => itemsOf(own.stores, table)))).flat(),
      ...own.logged,
      ...away.logged,
      ...away.spilled,
    ]
    expect(facts.length).toBeGreaterThan(2)
    const haystack = everything
      .map((one) =>
        JSON.stringify(one, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value instanceof Set ? [...value] : value)),
      )
      .join('\n')
    for (const needle of needlesOf([number, number.slice(1), '0555012345', ...words]))
      expect(haystack.toLowerCase().includes(needle.toLowerCase()), needle).toBe(false)
  })
})

/** Each secret as it is, in base64 at any offset, and as plain digests of it. */
function needlesOf(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    const shifted = [0, 1, 2].map((pad) =>
      Buffer.from(' '.repeat(pad) + secret)
        .toString('base64')
        .slice(pad === 0 ? 0 : 4, -4),
    )
    const digests = ['md5', 'sha1', 'sha256'].flatMap((name) =>
      (['hex', 'base64', 'base64url'] as const).map((form) => createHash(name).update(secret).digest(form).slice(0, 20)),
    )
    return [secret, ...shifted.filter((text) => text.length > 6), ...digests]
  })
}
