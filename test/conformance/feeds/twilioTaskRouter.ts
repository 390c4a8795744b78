import { answered, doubledHour, type Feed, journey, madeId, missed, missedClosed, short, type Step, unknown } from '../feed.ts'
import { signTwilio, twilioDelivery } from './twilioVoice.ts'

const s = 1000
const step = (at: number, fields: Record<string, string>): Step => {
  const all = {
    Sid: `EV${madeId(at, fields).padStart(32, '0')}`,
    AccountSid: 'AC00000000000000000000000000000011',
    WorkspaceSid: 'WS1',
    WorkspaceName: 'Lijn',
    Timestamp: String(Math.floor(at / 1000)),
    TimestampMs: String(at),
    ...fields,
  }
  return { at, delivery: (sending) => twilioDelivery(all, sending) }
}
function task(name: string, from: string, t: number) {
  const sid = `WT${name.padStart(32, '0')}`
  const attributes = JSON.stringify({
    call_sid: `CA${name.padStart(32, '0')}`,
    from,
    to: '+999201239999',
    caller: from,
    called: '+999201239999',
    direction: 'inbound',
  })
  const tell = (at: number, type: string, more: Record<string, string> = {}) =>
    step(at, {
      EventType: type,
      ResourceType: type.split('.')[0] === 'reservation' ? 'reservation' : 'task',
      ResourceSid: sid,
      TaskSid: sid,
      TaskAttributes: attributes,
      TaskAge: String(Math.floor((at - t) / 1000)),
      TaskPriority: '0',
      TaskVersion: String(at),
      TaskDateCreated: String(Math.floor(t / 1000)),
      TaskQueueEnteredDate: String(Math.floor(t / 1000) + 1),
      TaskQueueSid: 'WQ00000000000000000000000000000066',
      TaskQueueName: 'Avond',
      TaskChannelUniqueName: 'voice',
      WorkflowSid: 'WW1',
      WorkflowName: 'Lijn',
      ...more,
    })
  const reservation = (at: number, type: string, worker: string) =>
    tell(at, `reservation.${type}`, {
      ReservationSid: `WR${name}${worker}`,
      ReservationVersion: '1',
      WorkerSid: `WK${worker}`,
      WorkerName: `worker-${worker}`,
      WorkerActivityName: 'Available',
      TaskAssignmentStatus: 'reserved',
    })
  return {
    tell,
    reservation,
    begins: (at: number) => [tell(at, 'task.created', { TaskAssignmentStatus: 'pending' }), tell(at, 'workflow.entered'), tell(at + s, 'task-queue.entered')],
  }
}
const worker = (at: number, name: string, activity: string) =>
  step(at, {
    EventType: 'worker.activity.update',
    ResourceType: 'worker',
    ResourceSid: `WK${name}`,
    WorkerSid: `WK${name}`,
    WorkerName: `worker-${name}`,
    WorkerActivityName: activity,
    WorkerActivitySid: `WA${activity}`,
    WorkerPreviousActivityName: 'x',
    WorkerAttributes: '{}',
    WorkerTimeInPreviousActivity: '10',
  })

export const taskRouterFeed: Feed = {
  provider: 'taskrouter',
  channel: 'phone',
  secret: 'fedcba9876543210fedcba9876543210',
  reached: ['WQ00000000000000000000000000000066'],
  sign: signTwilio,
  covers: { body: true, time: false },
  journeys: [
    journey('timed out at one worker, accepted by the next', '2026-10-12', answered, (t) => {
      const k = task('1', '+999100000001', t)
      return [
        ...k.begins(t),
        k.reservation(t + 2 * s, 'created', 'a'),
        k.reservation(t + 17 * s, 'timeout', 'a'),
        k.reservation(t + 18 * s, 'created', 'b'),
        k.reservation(t + 25 * s, 'accepted', 'b'),
        k.reservation(t + 125 * s, 'wrapup', 'b'),
        k.tell(t + 125 * s, 'task.wrapup'),
        k.tell(t + 150 * s, 'task.completed'),
      ]
    }),
    journey('cancelled by hanging up', '2026-10-13', missed, (t) => {
      const k = task('2', '+999100000002', t)
      return [
        ...k.begins(t),
        k.reservation(t + 2 * s, 'created', 'a'),
        k.reservation(t + 61 * s, 'canceled', 'a'),
        k.tell(t + 61 * s, 'task.canceled', { TaskCanceledReason: 'hangup', TaskAssignmentStatus: 'canceled' }),
      ]
    }),
    journey('cancelled after three seconds', '2026-10-14', short, (t) => {
      const k = task('3', '+999100000003', t)
      return [...k.begins(t), k.tell(t + 3 * s, 'task.canceled', { TaskCanceledReason: 'hangup' })]
    }),
    journey(
      'cancelled while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const k = task('4', '+999100000004', t)
        return [...k.begins(t), k.tell(t + 30 * s, 'task.canceled', { TaskCanceledReason: 'hangup' })]
      },
      '08:30:00',
    ),
    journey('transferred to another worker', '2026-10-16', answered, (t) => {
      const k = task('5', '+999100000005', t)
      return [
        ...k.begins(t),
        k.reservation(t + 2 * s, 'created', 'a'),
        k.reservation(t + 12 * s, 'accepted', 'a'),
        k.tell(t + 60 * s, 'task.transfer-initiated'),
        k.reservation(t + 61 * s, 'created', 'b'),
        k.reservation(t + 70 * s, 'accepted', 'b'),
        k.tell(t + 71 * s, 'task.transfer-completed'),
        k.reservation(t + 72 * s, 'wrapup', 'a'),
        k.reservation(t + 170 * s, 'wrapup', 'b'),
        k.tell(t + 170 * s, 'task.wrapup'),
        k.tell(t + 180 * s, 'task.completed'),
      ]
    }),
    journey('moved on in the workflow, then accepted', '2026-10-17', answered, (t) => {
      const k = task('6', '+999100000006', t)
      return [
        ...k.begins(t),
        k.tell(t + 60 * s, 'task-queue.timeout'),
        k.tell(t + 60 * s, 'task-queue.moved'),
        k.tell(t + 61 * s, 'task-queue.entered'),
        k.reservation(t + 62 * s, 'created', 'a'),
        k.reservation(t + 72 * s, 'accepted', 'a'),
        k.tell(t + 172 * s, 'task.wrapup'),
        k.tell(t + 180 * s, 'task.completed'),
      ]
    }),
    journey('the workflow times out', '2026-10-18', missed, (t) => {
      const k = task('7', '+999100000007', t)
      return [...k.begins(t), k.tell(t + 120 * s, 'workflow.timeout'), k.tell(t + 120 * s, 'task.canceled', { TaskCanceledReason: 'Workflow timed out' })]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => task('8', '+999100000008', t).begins(t)),
    journey('only deleted', '2026-10-20', { attempts: 1, answered: 0, missed_open: 0, unknown: 1 }, (t) => {
      const k = task('9', '+999100000009', t)
      return [...k.begins(t), k.tell(t + 7200 * s, 'task.system-deleted')]
    }),
    journey('rejected by one, rescinded at another, accepted by a third', '2026-10-21', answered, (t) => {
      const k = task('a', '+999100000010', t)
      return [
        ...k.begins(t),
        k.reservation(t + 2 * s, 'created', 'a'),
        k.reservation(t + 4 * s, 'rejected', 'a'),
        k.reservation(t + 5 * s, 'created', 'b'),
        k.reservation(t + 5 * s, 'created', 'c'),
        k.reservation(t + 12 * s, 'accepted', 'c'),
        k.reservation(t + 12 * s, 'rescinded', 'b'),
        k.tell(t + 100 * s, 'task.wrapup'),
        k.tell(t + 101 * s, 'task.completed'),
      ]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [task('c', '+999100000012', t), task('d', '+999100000012', t + 1200 * s)]
        return [
          ...a.begins(t),
          a.tell(t + 61 * s, 'task.canceled', { TaskCanceledReason: 'hangup' }),
          ...b.begins(t + 1200 * s),
          b.reservation(t + 1202 * s, 'created', 'a'),
          b.reservation(t + 1210 * s, 'accepted', 'a'),
          b.tell(t + 1300 * s, 'task.wrapup'),
        ]
      },
    ),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [task('10', '+999100000014', x), task('11', '+999100000015', y)]
      return [
        ...a.begins(x),
        a.tell(x + 61 * s, 'task.canceled', { TaskCanceledReason: 'hangup' }),
        ...b.begins(y),
        b.reservation(y + 2 * s, 'created', 'a'),
        b.reservation(y + 10 * s, 'accepted', 'a'),
        b.tell(y + 100 * s, 'task.wrapup'),
      ]
    }),
    journey('nobody available', '2026-10-26', { ...missed, cause: { unstaffed: 1 } }, (t) => {
      const k = task('15', '+999100000016', t)
      return [
        worker(t - 3600 * s, 'p', 'Available'),
        worker(t - 1800 * s, 'p', 'Offline'),
        ...k.begins(t),
        k.tell(t + 61 * s, 'task.canceled', { TaskCanceledReason: 'hangup' }),
      ]
    }),
    journey('a free worker available', '2026-10-27', { ...missed, cause: { gave_up: 1 } }, (t) => {
      const k = task('16', '+999100000017', t)
      return [
        worker(t - 1800 * s, 'p', 'Available'),
        ...k.begins(t),
        k.tell(t + 61 * s, 'task.canceled', { TaskCanceledReason: 'hangup' }),
        worker(t + 1800 * s, 'p', 'Offline'),
      ]
    }),
  ],
}
