/** Networks from which a source takes deliveries, where its settings name any. */
import { BlockList, isIP } from 'node:net'
import type { Source } from '../../shared/settings/settings.ts'

/** Whether a source accepts deliveries from an address. An unknown address is on no list. Lists are made once for each version of the settings. */
export function senderLists(): (source: Source, address: string | undefined) => boolean {
  const lists = new WeakMap<readonly string[], BlockList>()
  return ({ senders }, address) => {
    if (senders === undefined) return true
    const list = lists.get(senders) ?? listOf(senders)
    lists.set(senders, list)
    const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '')
    return plain !== undefined && isIP(plain) !== 0 && list.check(plain, familyOf(plain))
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, bits === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(bits), familyOf(address))
  }
  return list
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
