import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Voys, and every other brand of the VoIPGRID platform. */
export const voys: Provider = { name: 'voys', webhook }
