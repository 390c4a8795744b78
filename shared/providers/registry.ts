import { asterisk } from './asterisk/asterisk.ts'
import { connect } from './connect/connect.ts'
import { csv } from './csv/csv.ts'
import { generic } from './generic/generic.ts'
import type { Provider } from './provider.ts'
import type { ProviderName } from './providerName.ts'

/** Every kind of system we read. Adding one: its folder, its line here, its name in `providerName.ts`. */
export const providers: ReadonlyMap<ProviderName, Provider> = new Map([generic, asterisk, connect, csv].map((provider) => [provider.name, provider]))
