import { randomBytes } from 'node:crypto'
import type * as z from 'zod'
import { roles } from '../../../shared/access/role.ts'
import { User } from '../../../shared/access/user.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { userStore } from '../../../shared/storage/people/userStore.ts'
import { operator } from './operator.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, storeOptions, WrongUse, withStore } from './command.ts'

export const user: Command = {
  summary: 'who may sign in: the first people, and a list',
  help: `helpline user [--email ADDRESS --name NAME --role ROLE… [--line LINE…]] [options]

Without an address: everybody who may sign in. With one: invites somebody, who then signs in by the OpenID provider with that address.
Roles are ${roles.join(', ')}; --role may be given several times.

  --email ADDRESS  as the OpenID provider knows them
  --name NAME      as others see them
  --role ROLE      what they may see and do
  --line LINE      of a funder: only the reports of this line; may be given several times
  --account WHAT   new: an account was made for them, and a password for once mailed; known: they had one. So that their invitation says how to sign in
  --data DIR       data folder (default: the one npm start uses)
  --endpoint URL   another DynamoDB endpoint
  --stage NAME     a stage on AWS, by the role of its operator

Example
  npm run helpline -- user --email mia@hulplijn.example --name Mia --role manager --role admin`,
  run: async (words, context) => {
    const text = { type: 'string' } as const
    const { values } = readWords(words, {
      ...storeOptions,
      email: text,
      name: text,
      role: { type: 'string', multiple: true },
      line: { type: 'string', multiple: true },
      account: text,
    })
    const { email, name, role = [], line = [], account } = values
    return withStore(context, placeOf(values), async ({ stores }) => {
      const users = userStore(stores.tables)
      const present = (await users.all()).filter(({ removedAt }) => removedAt === undefined)
      if (email === undefined) {
        for (const one of present)
          context.print(`${one.name}  ${one.email}  ${one.roles.join(', ')}${one.identity === undefined ? '  (not signed in yet)' : ''}`)
        return exitCodes.done
      }
      const read = User.safeParse({
        id: randomBytes(10).toString('hex'),
        email: email.toLowerCase(),
        name: name ?? email.split('@')[0],
        roles: [...new Set(role)],
        ...(line.length > 0 && { lines: [...new Set(line)] }),
        ...(account !== undefined && { account }),
        invitedAt: context.now(),
        revision: 1,
      })
      if (!read.success) throw new WrongUse(problemOf(read.error))
      if (line.length > 0 && !read.data.roles.includes('funder')) throw new WrongUse('--line is of a funder: everybody else sees what their roles allow')
      const known = (await stores.settings.current())?.settings.lines.map(({ id }): string => id) ?? []
      const unknown = line.find((id) => !known.includes(id))
      if (unknown !== undefined) throw new WrongUse(`--line: no line has the id ${unknown}; the lines are ${known.join(', ') || '(none)'}`)
      if (present.some((one) => one.email === read.data.email)) throw new CommandFailed('somebody with this address is invited already')
      await auditTrail(stores.tables).append({
        at: context.now(),
        user: operator,
        action: 'user_invited',
        object: 'user',
        filter: { user: read.data.id, roles: read.data.roles.join(',') },
        // Nobody looks along at a command line.
        standsOut: true,
      })
      await users.save(read.data)
      context.print(`${read.data.name} is invited as ${read.data.roles.join(', ')} and can sign in.`)
      return exitCodes.done
    })
  },
}

function problemOf({ issues }: z.ZodError): string {
  const [field] = issues[0]?.path ?? []
  if (field === 'roles') return `--role: choose one or more of ${roles.join(', ')}`
  return field === 'email' ? '--email: not an address, such as name@organisation.org' : `--${String(field)}: not to be used`
}
