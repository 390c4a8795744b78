import type { SecretState } from '../../../../../shared/privacy/sourceSecrets.ts'
import type { Webhook } from '../../../../../shared/providers/provider.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'
import type { DeliveryEntry } from '../../../../../shared/storage/facts/deliveryEntry.ts'
import type { ConnectingText } from '../../../../../shared/text/connecting/connecting.ts'
import type { Entered } from '../../../components/formFields.ts'
import type { Delivered } from '../sourceProgress.ts'

/** All that the page of one source shows. */
export type SourcePage = {
  readonly source: Source
  readonly webhook: Webhook | undefined
  readonly texts: ConnectingText | undefined
  readonly delivered: Delivered
  readonly secret: SecretState | undefined
  readonly canMakeSecret: boolean
  /** Without the secret, where that belongs in it. */
  readonly address: string
  /** Only in the answer to the request that made it. */
  readonly shownOnce?: { readonly secret: string; readonly address: string; readonly example: string | undefined }
  /** Forms that came back with mistakes; absent: what holds now. */
  readonly entered: { readonly map: Entered; readonly settings: Entered; readonly secret: Entered; readonly columns: Entered }
  /** How many deliveries were set aside because their queue belongs to no line. */
  readonly ofUnknownLine: number
  /** The last few deliveries, newest first. */
  readonly recent: readonly DeliveryEntry[]
  readonly said: string | undefined
  /** What became of a test event that was just sent. */
  readonly test: string | undefined
}
