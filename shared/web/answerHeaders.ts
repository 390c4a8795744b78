/** What every answer says to a browser (H1, H2), whichever door it comes from: only by TLS, nothing guessed, nothing passed on, nothing switched on. */
const switchedOff = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]

/** Without a content policy, which differs from door to door, and without `cache-control`, which files with a hash in their name have their own of. */
export const answerHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': switchedOff.map((feature) => `${feature}=()`).join(', '),
}

/** Of an answer that is no page: it loads nothing, is kept nowhere, and stands in no frame. */
export const bareAnswerHeaders: Readonly<Record<string, string>> = {
  ...answerHeaders,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}

/** As it goes out: with the alphabet, which the framework leaves out of JSON. */
export const withCharset = (contentType: string): string => (contentType === 'application/json' ? 'application/json; charset=utf-8' : contentType)
