/*
 * Words that do not belong into a family's game. The list is short and catches the usual; prompt and model do the rest.
 * Kept in plain letters: `isBlocked` folds look-alikes, digits for letters, spacing and repeated letters before it compares.
 */

/** Refused wherever they stand, inside longer words and across spaces. */
const anywhere = [
  'arsehole',
  'asshole',
  'bastard',
  'bitch',
  'blowjob',
  'bollocks',
  'bukkake',
  'cocaine',
  'cocksuck',
  'dildo',
  'ejaculat',
  'faggot',
  'fuck',
  'genocide',
  'handjob',
  'hitler',
  'holocaust',
  'jizz',
  'masturbat',
  'nigga',
  'nigger',
  'nazi',
  'orgasm',
  'paedophil',
  'pedophil',
  'porn',
  'pussy',
  'bullshit',
  'suicid',
  'swastika',
  'terrorist',
  'testicle',
  'tranny',
  'vagina',
  'viagra',
  'wanker',
  'whore',
];

/**
 * Refused only as a word of its own: inside others they are harmless (grape, cocktail, Scunthorpe,
 * spice).
 */
const whole = [
  'anal',
  'anus',
  'arse',
  'ass',
  'boner',
  'boob',
  'boobs',
  'booty',
  'breasts',
  'clit',
  'cock',
  'coon',
  'crap',
  'cum',
  'cunt',
  'damn',
  'dick',
  'dickhead',
  'dyke',
  'erection',
  'fag',
  'fart',
  'fetish',
  'gook',
  'heroin',
  'hentai',
  'hooker',
  'incest',
  'kike',
  'kill yourself',
  'kkk',
  'meth lab',
  'moron',
  'murder',
  'nipple',
  'nipples',
  'nude',
  'nudes',
  'paki',
  'penis',
  'piss',
  'prick',
  'prostitute',
  'queer',
  'rape',
  'rapist',
  'retard',
  'retarded',
  'schlong',
  'semen',
  'sex',
  'sexy',
  'shag',
  'shit',
  'shitty',
  'slag',
  'slave',
  'slut',
  'spastic',
  'spic',
  'sperm',
  'strip club',
  'stripper',
  'thong',
  'tit',
  'tits',
  'titties',
  'turd',
  'twat',
  'wank',
  'weed',
].map((entry) => entry.replaceAll(' ', ''));

/** Digits and signs that stand for letters. */
const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '!': 'i',
  '|': 'i',
  '+': 't',
  '(': 'c',
};

/**
 * Letters of other alphabets that look like Latin ones (Unicode's confusables, the common ones),
 * and Latin ones that do not decompose.
 */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аαɑ', 'a'],
    ['вβß', 'b'],
    ['сϲ', 'c'],
    ['ԁđ', 'd'],
    ['еєεɛ', 'e'],
    ['ƒ', 'f'],
    ['ɡ', 'g'],
    ['һнη', 'h'],
    ['іιıɪ', 'i'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['ӏłⅼ', 'l'],
    ['мμ', 'm'],
    ['пɴ', 'n'],
    ['оοσøо', 'o'],
    ['рρ', 'p'],
    ['ԛ', 'q'],
    ['гʀ', 'r'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υц', 'u'],
    ['ѵν', 'v'],
    ['ѡω', 'w'],
    ['хχ', 'x'],
    ['уγ', 'y'],
    ['ʐ', 'z'],
  ].flatMap(([letters = '', plain = '']) =>
    Array.from(letters, (letter) => [letter, plain] as const),
  ),
);

const blockedAnywhere = new RegExp(anywhere.map(stretch).join('|'));
const blockedWhole = new RegExp(`^(?:${whole.map(stretch).join('|')})$`);

/** True for text that holds a blocked word, written plainly or disguised. */
export function isBlocked(text: string): boolean {
  const words = text.split(/[\s_.,;:/-]+/).filter((word) => word !== '');
  return [...readings(text), ...words.flatMap(readings)].some(
    (reading) => blockedAnywhere.test(reading) || blockedWhole.test(reading),
  );
}

/** The plain letters that a text may stand for; `1` and `!` can be an i or an l. */
function readings(text: string): readonly string[] {
  const lower = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const read = (asI: string): string =>
    Array.from(lower, (character) =>
      '1!|'.includes(character) ? asI : (signs[character] ?? lookAlikes[character] ?? character),
    )
      .join('')
      .replace(/[^a-z]/g, '');
  return [read('i'), read('l')];
}

/** Each run of a letter may be longer than it should. */
function stretch(entry: string): string {
  return entry.replace(/(.)\1*/g, (run, letter: string) =>
    run.length === 1 ? `${letter}+` : `${letter}{${run.length},}`,
  );
}
