/** Contact events of an invented instance, as EventBridge hands them on. */
export const instanceArn = 'arn:aws:connect:eu-west-1:111122223333:instance/i-1'
export const queueArn = `${instanceArn}/queue/q-1`

export const connectEvent = (eventType: string, detail: Readonly<Record<string, unknown>> = {}, more: Readonly<Record<string, unknown>> = {}) => ({
  version: '0',
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time: '2026-09-21T14:00:31Z',
  region: 'eu-west-1',
  resources: [],
  detail: {
    eventType,
    contactId: 'c-1',
    channel: 'VOICE',
    instanceArn,
    initiationMethod: 'INBOUND',
    initiationTimestamp: '2026-09-21T14:00:00.120Z',
    tags: { 'aws:connect:systemEndpoint': '+999201239999', 'aws:connect:instanceId': 'i-1' },
    ...detail,
  },
  ...more,
})
