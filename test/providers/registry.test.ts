/** What every kind of system must have beside its folder: the compiler asks for some of it, these tests for the rest. */
import { describe, expect, it } from 'vitest'
import { ProviderName } from '../../shared/providers/providerName.ts'
import { providers } from '../../shared/providers/registry.ts'
import { webhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { historyFiles } from '../conformance/historyFiles.ts'

const own = [...providers].map(([name, provider]) => ({ name, provider }))
const live = own.filter(({ provider }) => provider.webhook !== undefined).map(({ name }) => name)
const withFiles = own.filter(({ provider }) => provider.history !== undefined).map(({ name }) => name)
/** Feeds and files may call a provider by another of its names. */
const without = (names: readonly string[], known: readonly string[]) => names.filter((name) => !known.some((own) => ProviderName.parse(own) === name))

describe('a kind of system', () => {
  it('has in the registry the name that it gives itself', () => expect(own.filter(({ name, provider }) => provider.name !== name)).toEqual([]))
  it('that delivers live has its line in shared/providers/webhookLoaders.ts, or the door does not know it', () =>
    expect([...webhookLoaders.keys()].toSorted()).toEqual(live.toSorted()))
  it('that delivers live has journeys in test/conformance/feeds/, told through the host in order, twice and shuffled', () =>
    expect(
      without(
        live,
        feeds.map(({ provider }) => provider),
      ),
    ).toEqual([]))
  it('that reads files has one of its own in test/conformance/historyFiles.ts', () =>
    expect(
      without(
        withFiles,
        historyFiles.map(({ source }) => source.provider),
      ),
    ).toEqual([]))
})
