/** What nobody may ever find again: one invented person, in every way in which systems and people write them down. */

/** Outside the number plan. The last nine digits stand in every spelling. */
export const plantedNumber = '+999555012345'
/** Each has a core that no escaping touches, and no word of ours holds it. */
export const plantedTexts = [
  'Kanariepiet Vogelaar',
  'Kanariepiet <b>"Vögelaar" & \'zn',
  'kanariepiet@vogels.example',
  'ik wil kanariezingen vannacht',
  'Kanarielaan 77, Vogeldorp',
  'KanarieBrowser/7.7 (Vogelphone)',
  'kanarie-browserid-7f3a',
  'kanarie-gesprek-0001',
  'https://opnames.kanarie.example/a.wav',
  '203.0.113.177',
] as const
/** The words that stand for all of the above wherever they were changed. */
export const plantedCores = [
  'kanariepiet',
  'kanariezing',
  'kanarielaan',
  'kanariebrowser',
  'kanarie-browserid',
  'kanarie-gesprek',
  'opnames.kanarie',
  'vogelphone',
]

/** As telephone systems, forms and people write it. */
export function spellingsOf(number: string): readonly string[] {
  const digits = number.replaceAll(/\D/g, '')
  const own = digits.slice(-9)
  const [a, b, c] = [own.slice(0, 3), own.slice(3, 6), own.slice(6)]
  const whole = [digits, `31${own}`, `0${own}`]
  return [
    ...whole.flatMap((text) => [
      text,
      `+${text}`,
      `00${text}`,
      `tel:+${text}`,
      `tel:${text}`,
      `sip:+${text}@kanarie.example`,
      `sip:${text}@kanarie.example;user=phone`,
    ]),
    own,
    `+999 ${a} ${b} ${c}`,
    `+999-${a}-${b}-${c}`,
    `(+999) ${a}${b}${c}`,
    `+999 (0)${a} ${b}${c}`,
    `0${a} ${b} ${c}`,
    `0${a}-${b}${c}`,
    `0${a}.${b}.${c}`,
    `+999\u00a0${a}\u00a0${b}\u00a0${c}`,
  ]
}
