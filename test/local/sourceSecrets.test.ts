import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileSecrets } from '../../infra/local/keys/fileSecrets.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Source } from '../../shared/settings/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const source = Source.parse({ id: 'centrale', provider: 'generic', secretFrom: 'stored' })
const day = 86_400_000
let count = 0

function kept() {
  const own = join(folder, String(++count))
  const files = fileSecrets(own)
  const clock = { now: Date.parse('2026-03-02T10:00:00Z') }
  let made = 0
  const secrets = keepingSecrets({ keeper: files, webhooks, now: () => Instant.parse(clock.now), random: (bytes) => new Uint8Array(bytes).fill(++made) })
  return { own, files, secrets, clock, valid: () => files.valid(source.id, clock.now) }
}

describe('a secret that is kept on one machine', () => {
  it('is made of 32 random bytes, shown once, and known afterwards by its last four characters', async () => {
    const { secrets, valid, clock } = kept()
    const shown = (await secrets.make(source))?.shownOnce ?? ''
    expect(Buffer.from(shown.replace('whsec_', ''), 'base64')).toHaveLength(32)
    expect(await valid()).toEqual([shown])
    expect(await secrets.stateOf(source)).toEqual({ lastFour: shown.slice(-4), madeAt: clock.now })
  })
  it('stays valid for 24 hours after a new one was made, and not a millisecond longer (W3)', async () => {
    const { secrets, valid, clock } = kept()
    const old = (await secrets.make(source))?.shownOnce
    clock.now += 1000
    const fresh = (await secrets.rotate(source))?.shownOnce
    expect(await secrets.stateOf(source)).toMatchObject({ oldUntil: clock.now + day })
    clock.now += day - 1
    expect(await valid()).toEqual([fresh, old])
    clock.now += 1
    expect(await valid()).toEqual([fresh])
  })
  it('is one of two at most, however often it is changed', async () => {
    const { secrets, valid } = kept()
    await secrets.make(source)
    const second = (await secrets.rotate(source))?.shownOnce
    const third = (await secrets.rotate(source))?.shownOnce
    expect(await valid()).toEqual([third, second])
  })
  it('ends at once where somebody says so, or where a new one is made without overlap', async () => {
    const { secrets, valid } = kept()
    await secrets.make(source)
    const second = (await secrets.rotate(source))?.shownOnce
    await secrets.endOld(source)
    expect(await valid()).toEqual([second])
    expect((await secrets.stateOf(source))?.oldUntil).toBeUndefined()
    const third = (await secrets.make(source))?.shownOnce
    expect(await valid()).toEqual([third])
  })
  it('may be pasted, if it is of the form of its provider', async () => {
    const { secrets, valid } = kept()
    const pasted = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
    expect(await secrets.keep(source, 'too short')).toBe('unusable')
    expect(await valid()).toBeUndefined()
    expect(await secrets.keep(source, ` ${pasted}\n`)).toBe('kept')
    expect(await valid()).toEqual([pasted])
  })
  it('is gone when it is removed', async () => {
    const { secrets, valid } = kept()
    await secrets.make(source)
    await secrets.remove(source)
    expect([await valid(), await secrets.stateOf(source)]).toEqual([undefined, undefined])
  })
  it('lies in a file that its owner alone can read, and drafts leave nothing behind', async () => {
    const { own, secrets, files } = kept()
    await secrets.make(source)
    await secrets.rotate(source)
    await files.testKey()
    expect(readdirSync(join(own, 'sources'))).toEqual(['centrale.json'])
    expect(statSync(join(own, 'sources', 'centrale.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(own, 'sources')).mode & 0o777).toBe(0o700)
    expect(statSync(join(own, 'test-events.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(own, 'test-events.key'))).toEqual(Buffer.from((await files.testKey()) ?? []))
  })
  it('that is damaged is missing, and nothing takes its place', async () => {
    const { own, secrets, valid } = kept()
    await secrets.make(source)
    writeFileSync(join(own, 'sources', 'centrale.json'), '{"secrets":[{"secret":')
    expect(await valid()).toBeUndefined()
  })
})
