/** A source's secrets, from where its settings say. A secret never stands in settings, code or a log. */
import type { SourceId } from '../../shared/contacts/identifiers.ts'
import type { Source } from '../../shared/settings/settings.ts'

/** One, or two while a secret is being changed. @throws SecretMissing where none is set or none can be read. */
export type SecretsOf = (source: Source, now: number) => Promise<readonly string[]>
/** The secrets of a source that are kept for us and valid now; undefined where none is kept or none can be read. */
export type StoredSecrets = (source: SourceId, now: number) => Promise<readonly string[] | undefined>

/** Nothing falls back: a source whose secret is missing takes no deliveries until somebody mends it. */
export class SecretMissing extends Error {
  constructor() {
    super('a source has no secret that can be read')
    this.name = 'SecretMissing'
  }
}

type Places = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly readText: (path: string) => Promise<string>
  readonly readStored?: StoredSecrets
}

/** `env:NAME` and `file:PATH`, where several secrets stand on lines of their own or with spaces between, and `stored` where something keeps secrets for us. */
export function secretsFrom({ readStored, ...places }: Places): SecretsOf {
  return async ({ id, secretFrom }, now) => {
    const secrets = secretFrom === 'stored' ? await readStored?.(id, now) : (await textAt(secretFrom ?? '', places))?.split(/\s+/)
    const usable = (secrets ?? []).filter((secret) => secret !== '')
    if (usable.length === 0) throw new SecretMissing()
    return usable
  }
}

async function textAt(place: string, { environment, readText }: Omit<Places, 'readStored'>): Promise<string | undefined> {
  const [kind, ...rest] = place.split(':')
  const where = rest.join(':')
  if (kind === 'env') return environment[where]
  if (kind !== 'file') return undefined
  try {
    return await readText(where)
  } catch {
    return undefined // the message would name the file
  }
}
