/** A source's secrets, from where its settings say. A secret never stands in settings, code or a log. */
import type { Source } from '../../shared/settings/settings.ts'
import type { StoredSecret } from './storedSecret.ts'

/** One, or two while a secret is being changed. @throws SecretMissing where none is set or none can be read. */
export type SecretsOf = (source: Source) => Promise<readonly string[]>

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
  readonly readStored?: StoredSecret
}

/** `env:NAME`, `file:PATH`, and `stored` where something keeps secrets for us; several secrets stand on lines of their own or with spaces between. */
export function secretsFrom({ readStored, ...places }: Places): SecretsOf {
  return async ({ id, secretFrom }) => {
    const text = secretFrom === 'stored' ? await readStored?.(id) : await textAt(secretFrom ?? '', places)
    const secrets = (text ?? '').split(/\s+/).filter((secret) => secret !== '')
    if (secrets.length === 0) throw new SecretMissing()
    return secrets
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
