/**
 * A number as chat systems carry it (`31…`, `+31…`, `0031…`, `whatsapp:+31…`), written internationally, so that on linked lines a person is the same one
 * as on the telephone; undefined for what is no such number, above all for one without a country.
 */
export function chatNumber(text: string | undefined): string | undefined {
  const [, digits] = /^(?:whatsapp:|sms:|tel:)?(?:\+|00)?([1-9][0-9]{6,14})$/.exec((text ?? '').replaceAll(/[\s().-]/g, '')) ?? []
  return digits === undefined ? undefined : `+${digits}`
}
