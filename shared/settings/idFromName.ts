/** The id of something new, made from the name people gave it: small letters, digits and hyphens, and not in use yet. */
const longest = 32

/** @param fallback for a name without a single usable letter */
export function idFromName(name: string, taken: readonly string[], fallback: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const base = plain === '' ? fallback : cut(plain, longest)
  if (!taken.includes(base)) return base
  for (let number = 2; ; number++) {
    const id = `${cut(base, longest - 1 - String(number).length)}-${number}`
    if (!taken.includes(id)) return id
  }
}

const cut = (text: string, length: number) => text.slice(0, length).replace(/-+$/, '')
