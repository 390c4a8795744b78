/**
 * A real Asterisk without telephones: callers and members are Local channels, moved about through its manager port. Found as `asterisk` on the
 * path, or inside the system that ASTERISK_ROOT names (`debootstrap --variant=minbase --include=asterisk bullseye FOLDER`; only root may enter it).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

type Installed = { readonly root: string; readonly command: readonly string[]; readonly modules: string; readonly version: string }

/** undefined where there is no Asterisk to be had. */
export function installedAsterisk(): Installed | undefined {
  const root = process.env['ASTERISK_ROOT'] ?? ''
  const command = root === '' ? ['asterisk'] : ['chroot', root, '/usr/sbin/asterisk']
  try {
    const version = execFileSync(command[0] ?? '', [...command.slice(1), '-V'], { encoding: 'utf8' }).trim()
    const modules = ['/usr/lib/asterisk/modules', '/usr/lib/x86_64-linux-gnu/asterisk/modules', '/usr/lib64/asterisk/modules'].find((folder) =>
      existsSync(join(root, folder, 'app_queue.so')),
    )
    return modules === undefined ? undefined : { root, command, modules, version }
  } catch {
    return undefined
  }
}

const configuration = (folder: string, modules: string, managerPort: number): Readonly<Record<string, string>> => ({
  'asterisk.conf': `[directories]
astetcdir => ${folder}/etc
astmoddir => ${modules}
astdbdir => ${folder}/db
astkeydir => ${folder}/db
astspooldir => ${folder}/spool
astrundir => ${folder}/run
astlogdir => ${folder}/log
`,
  'modules.conf': `[modules]
autoload=no
${['pbx_config', 'app_queue', 'app_verbose', 'cdr_csv', 'res_timing_timerfd', 'bridge_simple', 'bridge_builtin_features', 'bridge_softmix', 'func_callerid', 'app_senddtmf'].map((name) => `load => ${name}.so\n`).join('')}`,
  'manager.conf': `[general]
enabled=yes
bindaddr=127.0.0.1
port=${managerPort}
[test]
secret=test
read=agent,call
write=all
`,
  'extensions.conf': `[inbound]
exten => closed,1,Answer()
 same => n,Wait(1)
 same => n,Hangup()
exten => _X!,1,Answer()
 same => n,Queue(helplijn,,,,\${EXTEN})
 same => n,Hangup()
[telephones]
exten => _X!,1,Goto(inbound,\${EXTEN},1)
exten => closed,1,Goto(inbound,closed,1)
[members]
exten => _X,1,Wait(\${EXTEN})
 same => n,Answer()
 same => n,Wait(3)
 same => n,Hangup()
exten => never,1,Wait(60)
[keys]
exten => 1,1,Hangup()
[elsewhere]
exten => 1,1,Answer()
 same => n,Wait(2)
 same => n,Hangup()
`,
  'queues.conf': `[general]
persistentmembers=yes
[helplijn]
strategy=rrmemory
timeout=4
retry=1
joinempty=yes
leavewhenempty=yes
context=keys
`,
  'logger.conf': `[general]
rotatestrategy=sequential
[logfiles]
messages => error
`,
  'cdr.conf': `[general]
enable=yes
unanswered=no
[csv]
usegmtime=yes
loguniqueid=yes
loguserfield=no
`,
  'features.conf': '[general]\n',
})

export async function asteriskExchange({ root, command, modules }: Installed, managerPort: number) {
  mkdirSync(join(root, '/tmp'), { recursive: true })
  const outside = mkdtempSync(join(root, '/tmp/exchange-'))
  const folder = outside.slice(root.length)
  for (const name of ['etc', 'db', 'spool', 'run', 'log', 'log/cdr-csv']) mkdirSync(join(outside, name))
  for (const [name, text] of Object.entries(configuration(folder, modules, managerPort))) writeFileSync(join(outside, 'etc', name), text)
  const queueLog = join(outside, 'log/queue_log')
  let child: ChildProcess | undefined
  let manager: Socket | undefined

  const start = async () => {
    child = spawn(command[0] ?? '', [...command.slice(1), '-f', '-C', `${folder}/etc/asterisk.conf`], { stdio: 'ignore' })
    for (let tries = 0; manager === undefined; tries++) {
      if (tries > 200 || child.exitCode !== null) throw new Error('the exchange does not start')
      await pause(100)
      manager = await connected(managerPort)
    }
    manager.on(
      'data',
      transferSome(() => manager),
    )
    ask({ Action: 'Login', Username: 'test', Secret: 'test' })
  }
  const ask = (fields: Readonly<Record<string, string>>) => {
    if (manager?.writable === true) manager.write(messageOf(fields))
  }
  const ofFile = (name: string) => readdirSync(join(outside, 'log')).filter((file) => file.startsWith(name))
  return {
    queueLog,
    records: join(outside, 'log/cdr-csv/Master.csv'),
    start,
    /** In the middle of whatever it does. */
    kill: async () => {
      manager?.destroy()
      manager = undefined
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    /** A caller who hangs up after so many seconds or presses 1, sent away by the queue after `limit`; 'closed': never let in. */
    ring: (n: number, patience: number | 'presses 1', limit: number | 'closed') =>
      ask({
        Action: 'Originate',
        Channel: `Local/${limit}@telephones/n`,
        ...(patience === 'presses 1' ? { Application: 'SendDTMF', Data: 'wwww1wwww' } : { Application: 'Wait', Data: String(patience) }),
        CallerID: `<+9992${String(n).padStart(6, '0')}>`,
        Async: 'true',
      }),
    /** Members answer after so many seconds, or never. */
    member: (what: 'QueueAdd' | 'QueueRemove', answersAfter: number | 'never') =>
      ask({
        Action: what,
        Queue: 'helplijn',
        Interface: `Local/${answersAfter}@members/n`,
        ...(what === 'QueueAdd' ? { MemberName: `member-${answersAfter}` } : {}),
      }),
    pause: (answersAfter: number, isPaused: boolean) =>
      ask({ Action: 'QueuePause', Interface: `Local/${answersAfter}@members/n`, Paused: String(isPaused), Reason: 'tea' }),
    rotate: (way: 'by itself' | 'renamed' | 'copied', n: number) => {
      if (way === 'by itself') ask({ Action: 'Command', Command: 'logger rotate' })
      else if (way === 'renamed') {
        renameSync(queueLog, `${queueLog}-2026000${n}`)
        ask({ Action: 'Command', Command: 'logger reload' })
      } else {
        cpSync(queueLog, `${queueLog}-2026000${n}`)
        truncateSync(queueLog)
      }
    },
    hangUpAll: () => ask({ Action: 'Command', Command: 'channel request hangup all' }),
    /** Its own log of everything, in the order of the files' last change. */
    ownLog: () => {
      const files = ofFile('queue_log').map((name) => join(outside, 'log', name))
      return files
        .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
        .map((file) => readFileSync(file, 'utf8'))
        .join('')
    },
    clean: () => rmSync(outside, { recursive: true, force: true, maxRetries: 5 }),
  }
}
export type Exchange = Awaited<ReturnType<typeof asteriskExchange>>

const messageOf = (fields: Readonly<Record<string, string>>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

async function connected(port: number): Promise<Socket | undefined> {
  const socket = connect({ host: '127.0.0.1', port })
  const isConnected = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
  socket.on('error', () => undefined)
  return isConnected ? socket : undefined
}

/** Every second conversation is passed on by the member. */
function transferSome(manager: () => Socket | undefined): (chunk: Buffer) => void {
  let text = ''
  let conversations = 0
  return (chunk) => {
    text += chunk.toString('latin1')
    const messages = text.split('\r\n\r\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const channel = /^Event: AgentConnect[\s\S]*^DestChannel: (.*)$/m.exec(message)?.[1]?.trim()
      if (channel === undefined) continue
      conversations += 1
      if (conversations % 2 === 0)
        setTimeout(() => manager()?.write(messageOf({ Action: 'BlindTransfer', Channel: channel, Context: 'elsewhere', Exten: '1' })), 500)
    }
  }
}
