import type { Connecting } from './connecting.ts'

export const connect: Connecting = {
  nl: {
    title: 'Amazon Connect',
    short: 'Telefoon en chat van Amazon Connect, uit uw eigen AWS-account of uit een ander.',
    tells: [
      'Wanneer iemand belde of een chat begon, in de wachtrij kwam, een medewerker sprak en ophing. Doorverbinden telt als één poging.',
      'Wie om terugbellen vroeg, en wanneer diegene echt aan de lijn kwam.',
      'Wie er aangemeld en beschikbaar is, als u ook de stroom van medewerkers aansluit.',
    ],
    doesNotTell: [
      'Wie er belt. Dat weet alleen het bestand met contact records. Zonder dat bestand herkennen we iemand die opnieuw belt niet.',
      'Waarom het wachten eindigde: hing de beller op, of stopte de flow? Ook dat staat alleen in de contact records.',
      'Wat er gebeurde met iemand die nooit in een wachtrij kwam, tenzij uw flow dat in een tag zet.',
      'Wat er gebeurt in een wachtrij die u niet bij een lijn zet. Zet dus alle wachtrijen waar bellers kunnen komen bij een lijn.',
      'Of bij terugbellen een mens opnam of een voicemail.',
      'Dat er een bericht verloren ging: Amazon Connect belooft niet dat elk bericht aankomt. Lees daarom elke maand de contact records in: die vullen aan wat ontbrak, en niets telt dubbel.',
    ],
    needs: [
      'De ARN van uw instance: in AWS bij Amazon Connect → uw instance → Account overview.',
      'Iemand die in dat AWS-account een regel in EventBridge kan maken.',
      'De telefoonnummers of de wachtrijen (Queue ARN of het kenmerk achteraan) die bij uw lijnen horen.',
    ],
    steps: [
      'Zet hieronder bij Meer instellingen de ARN van uw instance.',
      'Zet bij de lijnen de nummers die bellers kiezen, zoals +31…, of de kenmerken van de wachtrijen. Met nummers tellen ook bellers mee die nooit in een wachtrij kwamen.',
      'Draait deze monitor in hetzelfde AWS-account en in dezelfde regio? Voer dan opnieuw uit: `npm run deploy -- --connectSource (kenmerk van deze bron, zoals het in het adres hierboven staat) --connectInstance (ARN van de instance)`. U bent klaar; een geheim is niet nodig.',
      'Anders: open in AWS Amazon EventBridge → Integration → API destinations. Maak een Connection met API key. De naam is `x-api-key`, de waarde is het geheim hierboven.',
      'Maak een API destination met het adres hierboven, methode POST, en deze Connection.',
      'Maak bij Rules een regel met dit patroon: `{"source":["aws.connect"],"detail-type":["Amazon Connect Contact Event","Connect Customer Contact Event"],"detail":{"instanceArn":["(uw ARN)"]}}`. Kies de API destination als target, en een dead-letter queue voor wat niet aankomt.',
      'Zet in uw flow, vóór het ophangen, een tag als de lijn gesloten is: de sleutel die u hieronder kiest, met de waarde `closed`. Andere waarden zijn `menu`, `full`, `no_agents`, `blocked`, `error`, `timeout`, `voicemail` en `callback`.',
      'Wilt u zien wie er aangemeld is? Dat kan als de monitor in hetzelfde account draait. Zet bij Data streaming → Agent events een Kinesis data stream aan en geef die mee: `--context connectAgentStream=(ARN van de stream)`.',
      'Bel uw lijn en hang op. Binnen een minuut staat het hieronder bij “De laatste berichten”.',
      'Zet bij Data streaming → Contact records een Firehose naar S3 aan, zonder compressie. Die bestanden leest u in bij Gegevens.',
    ],
    weak: 'EventBridge ondertekent niets en stuurt alleen een sleutel mee. Wie die sleutel heeft, kan berichten verzinnen. Binnen uw eigen AWS-account is dat niet zo: daar bepalen uw rechten wie er mag sturen.',
    settings: [
      {
        key: 'instanceArn',
        label: 'ARN van de instance',
        help: 'Begint met arn:aws:connect: en eindigt op instance/ en een kenmerk. Berichten van een andere instance nemen we niet aan.',
      },
      {
        key: 'outcomeTag',
        label: 'Tag voor de afloop',
        help: 'De sleutel van de tag waarin uw flow zet wat er met de beller gebeurde, bijvoorbeeld helpline:outcome.',
      },
      {
        key: 'callerTag',
        label: 'Tag voor de beller',
        help: 'Alleen als uw flow in een tag iets zet dat voor één beller steeds hetzelfde is, bijvoorbeeld een versleuteld nummer. Nooit het nummer zelf.',
      },
    ],
  },
  en: {
    title: 'Amazon Connect',
    short: 'Telephone and chat of Amazon Connect, from your own AWS account or from another.',
    tells: [
      'When somebody called or began a chat, joined the queue, spoke with an agent and hung up. Whoever is passed on still counts as one attempt.',
      'Who asked to be called back, and when they really were on the line.',
      'Who is signed in and available, if you connect the stream of agents too.',
    ],
    doesNotTell: [
      'Who calls. Only the file of contact records knows. Without that file we do not recognise somebody who calls again.',
      'Why a wait ended: did the caller hang up, or did the flow stop? That, too, stands in the contact records only.',
      'What happened to somebody who never came to a queue, unless your flow puts it in a tag.',
      'What happens in a queue that you do not put with a line. So put every queue that callers can come to with a line.',
      'Whether a person or a voicemail picked up when somebody was called back.',
      'That a message was lost: Amazon Connect does not promise that every message arrives. So import the contact records every month: they fill what was missing, and nothing counts twice.',
    ],
    needs: [
      'The ARN of your instance: in AWS under Amazon Connect → your instance → Account overview.',
      'Somebody who can make a rule in EventBridge in that AWS account.',
      'The telephone numbers or the queues (the Queue ARN or the id at its end) that belong to your lines.',
    ],
    steps: [
      'Put the ARN of your instance under More settings below.',
      'Put with the lines the numbers that callers dial, such as +31…, or the ids of the queues. With numbers, callers who never came to a queue are counted too.',
      'Does this monitor run in the same AWS account and the same region? Then run again: `npm run deploy -- --connectSource (id of this source, as it stands in the address above) --connectInstance (ARN of the instance)`. That is all; no secret is needed.',
      'Otherwise: in AWS open Amazon EventBridge → Integration → API destinations. Make a Connection with an API key. Its name is `x-api-key`, its value is the secret above.',
      'Make an API destination with the address above, method POST, and this Connection.',
      'Under Rules make a rule with this pattern: `{"source":["aws.connect"],"detail-type":["Amazon Connect Contact Event","Connect Customer Contact Event"],"detail":{"instanceArn":["(your ARN)"]}}`. Choose the API destination as its target, and a dead-letter queue for what does not arrive.',
      'In your flow, before hanging up, set a tag when the line is closed: the key that you choose below, with the value `closed`. Other values are `menu`, `full`, `no_agents`, `blocked`, `error`, `timeout`, `voicemail` and `callback`.',
      'Do you want to see who is signed in? You can if the monitor runs in the same account. Under Data streaming → Agent events switch on a Kinesis data stream and pass it on: `--context connectAgentStream=(ARN of the stream)`.',
      'Call your line and hang up. Within a minute it stands below, under “The last messages”.',
      'Under Data streaming → Contact records switch on a Firehose to S3, without compression. Those files you read in under Data.',
    ],
    weak: 'EventBridge signs nothing and only sends a key along. Whoever has that key can make messages up. Within your own AWS account this is not so: there your permissions say who may send.',
    settings: [
      {
        key: 'instanceArn',
        label: 'ARN of the instance',
        help: 'Begins with arn:aws:connect: and ends in instance/ and an id. Messages of another instance are not taken.',
      },
      {
        key: 'outcomeTag',
        label: 'Tag for the outcome',
        help: 'The key of the tag in which your flow puts what happened to the caller, for example helpline:outcome.',
      },
      {
        key: 'callerTag',
        label: 'Tag for the caller',
        help: 'Only if your flow puts something in a tag that is always the same for one caller, for example an encrypted number. Never the number itself.',
      },
    ],
  },
}
