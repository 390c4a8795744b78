import type { Provider } from '../provider.ts'
import { history } from './history.ts'

/** 3CX: call data records, by file. */
export const threecx: Provider = { name: '3cx', history }
