/** Characters that nobody sees: they break drawings and files, and turn the text after them around. */

/** Control characters but tab and line ends, and those that change the direction of what follows. */
export const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu

/** Every text below a value that holds one, by its path. */
export function controlCharacters(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly { readonly path: readonly PropertyKey[]; readonly cure: string }[] {
  if (typeof value === 'string') return value.search(unseen) === -1 ? [] : [{ path, cure: 'take out the characters that cannot be seen' }]
  if (Array.isArray(value)) return value.flatMap((inside, n) => controlCharacters(inside, [...path, n]))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inside]) => controlCharacters(inside, [...path, key]))
  return []
}
