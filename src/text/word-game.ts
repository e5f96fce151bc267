import type { RoundStatus } from '../contract/events.js';

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

function coins(amount: number): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? 'coin' : 'coins'}`;
}

/** A moment as Discord counts down to it in each reader's own language. */
function until(moment: Date): string {
  return `<t:${Math.ceil(moment.getTime() / 1000)}:R>`;
}

/** Sentences of a round's talk, vote, last guess and end. Names arrive made safe for Discord. */
export const wordGame = {
  buttons: {
    next: 'Next',
    openVote: 'Open the vote',
    vote: 'Vote',
    closeVote: 'Close the vote',
    guess: 'Guess the word',
    nextRound: 'Next round',
  },
  order: (names: readonly string[]) => `Order: ${names.join(' → ')}`,
  noMessage: 'No direct message? Press *Show my word*.',
  turn: (name: string) =>
    `**${name}** has the floor. *Next* passes it on (the speaker, or a host).`,
  turnsOver: 'Everybody has spoken. Talk it over; a host opens the vote.',
  talkEnds: (moment: Date) => `The vote opens by itself ${until(moment)}.`,
  turnPassed: 'The floor is passed on.',
  turnPassedBefore: 'That turn was over already.',
  votingTitle: (round: number, ballot: number) =>
    ballot === 1
      ? `Word game, round ${round}: who is the imposter?`
      : `Word game, round ${round}: a tie, vote once more`,
  voting:
    'Press *Vote* and choose. Votes stay hidden until the vote closes, and until then you may change yours.',
  tied: (names: readonly string[]) =>
    `${list(names)} have the same number of votes. Only they can be voted for now.`,
  progress: (cast: number, needed: number) => `**${cast} of ${needed}** have voted.`,
  voteEnds: (moment: Date) => `It closes when all have voted, or ${until(moment)}.`,
  opened: (round: number, players: number) =>
    `The vote of round ${round} is open for ${players} players. It closes when all have voted or its time is up; *Close the vote* ends it earlier.`,
  ballotTitle: (round: number, ballot: number) =>
    ballot === 1 ? `Your vote in round ${round}` : `Your vote in round ${round}, second ballot`,
  ballotAsk: 'Who is the imposter? Only you see this.',
  ballotChosen: (name: string) =>
    `Your vote: **${name}**. You may change it until the vote closes.`,
  ballotEnds: (moment: Date) => `It closes ${until(moment)} at the latest.`,
  ballotPlaceholder: (page: number, pages: number) =>
    pages === 1 ? 'Choose a player' : `Choose a player (${page} of ${pages})`,
  ballotLast: (name: string) =>
    `Your vote: **${name}**. It was the last one, so the vote is closed.`,
  ballotLate: 'The time was up before your vote came, so it does not count. The vote is closed.',
  voteClosed: (status: RoundStatus, isChanged: boolean) => {
    if (!isChanged)
      return 'That ballot is closed already, or has only just begun. The round’s message shows where it stands.';
    if (status === 'VOTING') return 'It is a tie: the second ballot is open, among the tied alone.';
    return status === 'GUESSING'
      ? 'An imposter was voted out and has half a minute for one guess. The round ends by itself then.'
      : 'The vote is closed and the round revealed. `/imposter start` begins the next.';
  },
  guessingTitle: (round: number) => `Word game, round ${round}: caught!`,
  guessing: (name: string, moment: Date) =>
    `**${name}** was voted out, and is an imposter.\n${name} has one guess at the word: press *Guess the word*, time is up ${until(moment)}. A right guess takes half of the civilians’ prize.`,
  guessTitle: 'Guess the word',
  guessLabel: 'Your one guess',
  guessHelp: 'Capitals, accents and one small typo do not matter.',
  guessRight: 'Right! Half of the civilians’ prize is yours.',
  guessWrong: 'That was not the word. The round is revealed.',
  guessLate: 'The half minute was over before your guess came. The round is revealed.',
  outcomes: {
    CIVILIANS: () => 'The civilians win.',
    IMPOSTERS: (imposters: number) =>
      imposters === 1 ? 'The imposter gets away.' : 'The imposters get away.',
    STOLEN: () => 'Caught, but the word was guessed: half of the prize is stolen.',
    UNDECIDED: () => 'Revealed without a vote, so there are no prizes.',
  },
  out: (name: string, isImposter: boolean, isOnly: boolean) =>
    `**${name}** was voted out, and is ${isOnly ? 'the imposter' : isImposter ? 'an imposter' : 'a civilian'}.`,
  noneOut: (votes: number, ballot: number) => {
    if (votes === 0)
      return ballot > 1
        ? 'Nobody voted the second time, so nobody is out.'
        : 'Nobody voted, so nobody is out.';
    return ballot > 1 ? 'A tie again, so nobody is out.' : 'Nobody was voted out.';
  },
  guessed: (text: string, isRight: boolean) =>
    `The last guess was **${text}**: ${isRight ? 'right' : 'wrong'}.`,
  notGuessed: 'There was no last guess.',
  votesTitle: (ballot: number) => (ballot > 1 ? 'Votes of the second ballot' : 'Votes'),
  voted: (target: string, votes: number, voters: string) =>
    `**${target}** ${votes === 1 ? '1 vote' : `${votes} votes`}: ${voters}`,
  prizesTitle: 'Prizes',
  prize: (amount: number, isCut: boolean) =>
    `**${coins(amount)}**${isCut ? ' (the wallet is full and holds no more)' : ''}:`,
  movedOn: (round: number, isOver: boolean) =>
    isOver ? `Round ${round} is over. How it ended is below.` : `Round ${round} goes on below.`,
  wordsFrom: (source: string, note: string | null) => {
    if (source !== 'bank') return `The words are by ${source}.`;
    const reason = note === null ? null : describeWordNote(note);
    return reason === null
      ? 'The words are from our own list.'
      : `The words are from our own list: ${reason}.`;
  },
  statusTitle: (round: number) => `Round ${round}: who has the word`,
  statusSeen: (names: readonly string[]) => `**Looked at it:** ${names.join(', ')}`,
  statusSent: (names: readonly string[]) => `**Direct message sent:** ${names.join(', ')}`,
  statusPending: (names: readonly string[]) => `**Not yet:** ${names.join(', ')}`,
  statusClosed: (names: readonly string[]) =>
    `**Takes no direct messages, has to press *Show my word*:** ${names.join(', ')}`,
  statusNotVoted: (names: readonly string[]) => `**Has not voted yet:** ${names.join(', ')}`,
  statusWaiting: 'The words are being written.',
  statusLobby: (players: number) =>
    `Waiting for players, ${players} ${players === 1 ? 'is' : 'are'} in so far. *Deal* on the round’s message starts it.`,
  statusFooter: 'Nobody’s role is in this list.',
  more: (hidden: number) => `… and ${hidden} more`,
  scoresTitle: 'Word game: score of the evening',
  scoresEmpty:
    'No round was revealed in the last twelve hours. `/imposter start` begins one (a host).',
  score: (
    place: number,
    name: string,
    amount: number,
    wins: number,
    rounds: number,
    asImposter: number,
  ) =>
    `**${place}.** ${name}: **${coins(amount)}** · won ${wins} of ${rounds}${asImposter === 0 ? '' : ` · imposter ${asImposter === 1 ? 'once' : `${asImposter} times`}`}`,
} as const;

const wordNotes: Readonly<Record<string, string>> = {
  'daily-limit': 'Gemini was asked often enough for one day',
  resting: 'Gemini failed several times and is left alone for five minutes',
  late: 'there was no time left to ask Gemini',
  'failed:timed-out': 'Gemini did not answer in time',
  'failed:unreachable': 'Gemini could not be reached',
  'failed:http-400': 'Gemini refused the request (400); look at GOOGLE_GENERATIVE_AI_API_KEY',
  'failed:http-401': 'Gemini refused the key (401); look at GOOGLE_GENERATIVE_AI_API_KEY',
  'failed:http-403': 'Gemini refused the key (403); look at GOOGLE_GENERATIVE_AI_API_KEY',
  'failed:http-404': 'Gemini knows no such model (404); look at GEMINI_MODEL',
  'failed:http-429': 'Gemini’s quota is used up (429)',
  'failed:http-503': 'Gemini is overloaded (503)',
  'failed:blocked': 'what Gemini wrote was held back as unsuitable',
  'failed:used': 'Gemini repeated a word of an earlier round',
  'failed:in-topic': 'Gemini chose the topic itself as the word',
  'failed:gives-away': 'Gemini’s hint gave the word away',
  'failed:equal': 'Gemini’s hint was the word',
  'failed:letters': 'Gemini wrote something that is no plain word',
  'failed:length': 'Gemini’s words were too long or too short',
  'failed:empty': 'Gemini’s answer was empty',
  'failed:cut-short': 'Gemini’s answer broke off',
  'failed:unreadable': 'Gemini’s answer could not be read',
};

/** Why the bank wrote the words; null where nobody else would have. */
function describeWordNote(note: string): string | null {
  if (note === 'bank-only') return null;
  return wordNotes[note] ?? `Gemini failed (${note.replace('failed:', '')})`;
}
