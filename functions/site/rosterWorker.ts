/** The thread in which one step of reading a roster is done: it says when it is ready, does what it is asked, and ends. */
import { parentPort } from 'node:worker_threads'
import { UnreadableRoster } from '../../shared/rosters/rosterFile.ts'
import { rosterReaderHere } from '../../shared/rosters/rosterReader.ts'
import type { RosterAnswer, RosterTask } from './rosterThread.ts'

const port = parentPort
if (port === null) throw new Error('started as a process, not as a thread')

const answerTo = async (task: RosterTask): Promise<RosterAnswer> => {
  try {
    return task.step === 'open'
      ? { step: 'open', parcel: await rosterReaderHere.open(task.upload) }
      : { step: 'preview', preview: await rosterReaderHere.preview(task.parcel, task.input) }
  } catch (failure) {
    // What anything else says may quote the file.
    return { step: 'fault', fault: failure instanceof UnreadableRoster ? failure.fault : 'not_readable' }
  }
}

port.once('message', (task: RosterTask) => {
  void answerTo(task).then((answer) => {
    port.postMessage(answer)
    port.close()
  })
})
port.postMessage('ready')
