/** A kept secret as text, and back. Text of another form was put there by a person or made by AWS: one or more bare secrets with white space between. */
import { type KeptSecret, KeptSecret as Kept, validSecrets } from './sourceSecrets.ts'

export const keptSecretText = (kept: KeptSecret): string => JSON.stringify(kept)

/** Which secrets these texts make valid now. @param before asked for only while the newest says that it may still count */
export async function secretsIn(newest: string, before: () => Promise<string | undefined>, now: number): Promise<readonly string[]> {
  const kept = keptIn(newest)
  if (kept === undefined) return bareSecrets(newest)
  if (kept.oldUntil === undefined || now >= kept.oldUntil) return validSecrets(kept, undefined, now)
  const text = await before()
  if (text === undefined) return validSecrets(kept, undefined, now)
  const old = keptIn(text)
  return old === undefined ? [kept.secret, ...bareSecrets(text)] : validSecrets(kept, old, now)
}

function keptIn(text: string): KeptSecret | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return Kept.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // the message would quote the secret
  }
}

const bareSecrets = (text: string) => text.split(/\s+/).filter((secret) => secret !== '')
