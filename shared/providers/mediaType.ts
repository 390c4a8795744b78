/** What a body is said to be, in small letters and without parameters; undefined where it is said to be written in another text coding than UTF-8. */
export function mediaTypeOf(headers: ReadonlyMap<string, string>): string | undefined {
  const [media = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  return charset === undefined || charset === 'utf-8' || charset === 'utf8' ? media : undefined
}
