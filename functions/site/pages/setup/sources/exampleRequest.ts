/** A request that somebody can send from a terminal to try a source out. */
import type { Draft, SignedRequest, Webhook } from '../../../../../shared/providers/provider.ts'

/** As a command for any shell, signed: with a scheme that signs the time it works for five minutes. */
function curlOf({ url, headers, body }: SignedRequest, isTest: boolean): string {
  const all = [...headers, ...(isTest ? [['x-bereikbaar-test', '1'] as const] : [])]
  return [`${posting} ${quoted(url)}`, ...all.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`), `--data ${quoted(body)}`].join(' \\\n  ')
}

/** Without a meter; the last line is the status, which says whether it was taken. */
const posting = String.raw`curl -sS -w '\n%{http_code}\n' -X POST`

/** Single quotes as every shell reads them. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

export const signedExample = (webhook: Webhook, draft: Draft, secret: string): string | undefined => {
  const signed = webhook.sign(draft, secret)
  return signed === undefined ? undefined : curlOf(signed, true)
}

/** For Standard Webhooks: signs at the moment it runs, so it never goes stale. The secret is put in by the reader. */
export function signingScript(url: string, body: string): string {
  return [
    "SECRET='whsec_…'",
    'ID="try-$(date +%s)"; TIME=$(date +%s)',
    `BODY=${quoted(body)}`,
    'KEY=$(printf %s "$SECRET" | cut -c7- | openssl base64 -d -A | od -An -v -tx1 | tr -dc 0-9a-f)',
    'SIGNATURE=$(printf %s "$ID.$TIME.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)',
    `${posting} ${quoted(url)} -H 'content-type: application/json' -H 'x-bereikbaar-test: 1' \\`,
    '  -H "webhook-id: $ID" -H "webhook-timestamp: $TIME" -H "webhook-signature: v1,$SIGNATURE" --data "$BODY"',
  ].join('\n')
}
