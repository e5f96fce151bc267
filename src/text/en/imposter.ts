import type { ImposterText } from '../texts/imposter.js';
import { clockTime, coins, count, list, until } from './words.js';

export const imposter: ImposterText = {
  starting: ({ round, players }) =>
    `Round ${round} starts with ${players} players. Everybody gets a word by direct message; *Show my word* works too.`,
  playedIn: ({ channelId }) => `The round is played in <#${channelId}>.`,
  closedAtStart: ({ channelId, isHere }) =>
    isHere
      ? `I may not post in this channel, so I can only change the one message below. Give me *View Channel*, *Send Messages* and *Embed Links* here; until then tell everybody about \`/imposter word\` and \`/imposter vote\`.`
      : `I may not post in <#${channelId}>, the channel for rounds, so the round is played here. Give me *View Channel*, *Send Messages* and *Embed Links* there, or choose another with \`/party setup\`.`,
  closed: ({ channelId }) =>
    `I may not post in <#${channelId}>, so perhaps nobody sees this there: tell everybody to type \`/imposter vote\`. Give me *View Channel*, *Send Messages* and *Embed Links* there.`,
  roundTitle: (round) => `Word game, round ${round}`,
  topic: (topic) => `Topic: **${topic}**`,
  topicMissed: (topic) => `No word about **${topic}** was at hand, so it can be anything.`,
  notAsked: ({ names, hidden }) =>
    `Not asked: ${list(names, hidden)}. Walk-ins have no Discord to send a word to.`,
  lobby: {
    opened: ({ round }) =>
      `Round ${round} is open for players. Press *Deal* on its message once everybody has chosen.`,
    ask: ({ imposters }) =>
      `Who plays? ${imposters === 1 ? 'One player gets' : `${imposters} players get`} only a hint, the others know the word.\nPress *I’m in* or *Sit out*; a host presses *Deal* to start.`,
    in: ({ players }) => `**In (${players})**`,
    out: ({ guests }) => `**Sitting out (${guests})**`,
    youAreIn: ({ round, players }) =>
      `You are in for round ${round}: ${count(players, 'player', 'players')} so far. *Sit out* takes you off the list again.`,
    youSitOut: ({ round, players }) =>
      `You sit round ${round} out; ${count(players, 'player is', 'players are')} in. *I’m in* puts you on the list.`,
  },
  fairness: {
    sealed: ({ commitment }) => `Sealed deal: ${commitment}`,
    title: 'Check the deal',
    body: ({ commitment }) =>
      `The seal shown when the words were dealt is the SHA-256 of the text below, which names word, hint, imposters, civilians and salt. Hash the file \`deal.txt\` (\`sha256sum deal.txt\`, on a Mac \`shasum -a 256 deal.txt\`) and compare:\n\`${commitment}\``,
    people: 'Who is who',
    inFile: 'The text is in the file.',
    file: 'What the seal of the round was made of',
  },
  generating: ({ players }) => `${players} players are in. The words are being written …`,
  active: ({ players, imposters, isCloseWord }) => {
    const odd = isCloseWord
      ? `${imposters === 1 ? 'One of you has' : `${imposters} of you have`} another word that is close to it, and nobody is told who.`
      : `${imposters === 1 ? 'One of you is the imposter and knows' : `${imposters} of you are imposters and know`} only a hint.`;
    return `${players} players have their words. ${odd}\nSay one word each that shows you know yours, without giving it away.`;
  },
  goesOn: ({ out, isTie, players }) =>
    `${isTie ? 'Nobody is out by that vote.' : `${list(out)} is out.`} ${players} of you are still in: say another word each. A second vote in a row that puts nobody out lets the imposters get away.`,
  eliminated: (names) => `Out so far: ${names.join(', ')}`,
  reveal: {
    word: ({ word, hint, isCloseWord }) =>
      `The word was **${word}**, the ${isCloseWord ? 'other word' : 'hint'} **${hint}**.`,
    imposters: (imposters) =>
      `${imposters.length === 1 ? 'The imposter was' : 'The imposters were'} **${list(imposters)}**.`,
    outcomes: {
      CIVILIANS: () => 'The civilians win.',
      IMPOSTERS: ({ imposters }) =>
        imposters === 1 ? 'The imposter gets away.' : 'The imposters get away.',
      STOLEN: () => 'Caught, but the word was guessed: half of the prize is stolen.',
      UNDECIDED: ({ votes, isSecond }) => {
        if (votes > 0) return 'Fewer than half of the civilians voted, so there are no prizes.';
        return isSecond
          ? 'Nobody voted the second time, so there are no prizes.'
          : 'Nobody voted, so there are no prizes.';
      },
    },
    out: ({ name, isImposter, isOnly }) =>
      `**${name}** was voted out, and is ${isOnly ? 'the imposter' : isImposter ? 'an imposter' : 'a civilian'}.`,
    noneOut: ({ isSecond }) =>
      isSecond ? 'A tie again, so nobody is out.' : 'Nobody was voted out.',
    guessed: ({ text, isRight }) =>
      `The last guess was **${text}**: ${isRight ? 'right' : 'wrong'}.`,
    notGuessed: 'There was no last guess.',
    votesTitle: ({ isSecond, hasTwo, talk }) => {
      const which = isSecond ? 'second ballot' : hasTwo ? 'first ballot' : null;
      if (talk === null) return which === null ? 'Votes' : `Votes of the ${which}`;
      return `Votes of turn ${talk}${which === null ? '' : `, ${which}`}`;
    },
    voted: ({ name, votes, voters }) => `**${name}** ${count(votes, 'vote', 'votes')}: ${voters}`,
    prizesTitle: 'Prizes',
    prize: ({ amount, isCut }) =>
      `**${coins(amount)}**${isCut ? ' (the wallet is full and holds no more)' : ''}:`,
  },
  cancelled: 'The round was cancelled.',
  cancelDone: ({ round }) =>
    `Round ${round} is cancelled, and nothing of it is shown. \`/imposter start\` begins the next.`,
  revealDone: ({ round }) => `Round ${round} is revealed. \`/imposter start\` begins the next.`,
  secret: {
    roles: {
      PLAYER: 'Player',
      IMPOSTER: 'Imposter',
      CIVILIAN: 'Civilian',
    },
    labels: {
      PLAYER: 'Your word',
      IMPOSTER: 'Your hint',
      CIVILIAN: 'Your word',
    },
    instructions: {
      PLAYER: 'Somebody has another word, perhaps you. Hint at yours, and find out who.',
      IMPOSTER: 'You do not know the word. Blend in, and find out what it is.',
      CIVILIAN: 'You know the word. Hint at it, and spot who has only a hint.',
    },
    private: 'Only you can see this. Keep it from the others.',
  },
  talk: {
    order: (names) => `Order: ${names.join(' → ')}`,
    noMessage: 'No direct message? Press *Show my word*.',
    turn: (name) => `**${name}** has the floor. *Next* passes it on (the speaker, or a host).`,
    mention: ({ discordId, endsAt }) =>
      `<@${discordId}>, you have the floor: time is up ${until(endsAt)}.`,
    turnEnds: ({ endsAt }) => `The floor goes on by itself ${until(endsAt)}.`,
    spoke: ({ name, clue }) =>
      clue === null ? `**${name}** had the floor.` : `**${name}** said: ${clue}`,
    noted: ({ name, clue }) => `**${name}:** ${clue}`,
    over: 'Everybody has spoken. Talk it over; *Vote now* opens the vote once a host or more than half of you press it.',
    calls: ({ cast, needed }) =>
      `**${cast} of ${needed}** needed want to vote: press *Vote now* if you do.`,
    called: ({ cast, needed }) =>
      `You want to vote: that makes ${cast} of the ${needed} players who open the vote. A host can open it at any time.`,
    ends: ({ at }) => `The vote opens by itself ${until(at)}.`,
  },
  clue: {
    formTitle: 'Note my clue',
    formLabel: 'What you said',
    formHint: 'A word or two. Everybody sees it while you talk and vote.',
    noted: (clue) =>
      `Noted for everybody: **${clue}**. *Note my clue* changes it while the talk goes on.`,
  },
  vote: {
    title: ({ round, isSecond }) =>
      !isSecond
        ? `Word game, round ${round}: who is the imposter?`
        : `Word game, round ${round}: a tie, vote once more`,
    how: 'Press *Vote* and choose. Votes stay hidden until the vote closes, and until then you may change yours.',
    tied: (names) =>
      `${list(names)} have the same number of votes. Only they can be voted for now.`,
    progress: ({ cast, needed }) => `**${cast} of ${needed}** have voted.`,
    tick: ({ name, hasVoted }) => `${hasVoted ? '✓' : '…'} ${name}`,
    ends: ({ at }) => `It closes when all have voted, or ${until(at)}.`,
    opened: ({ round, players }) =>
      `The vote of round ${round} is open for ${players} players. It closes when all have voted or its time is up; *Close the vote* ends it earlier.`,
    closeEarly: ({ cast, needed }) =>
      `You play in this round yourself, and only ${cast} of ${needed} have voted. Close the vote all the same? Else it closes when all have voted or its time is up.`,
    closed: ({ status, isChanged }) => {
      if (!isChanged)
        return 'That ballot is closed already, or has only just begun. The round’s message shows where it stands.';
      if (status === 'VOTING')
        return 'It is a tie: the second ballot is open, between the tied players only.';
      if (status === 'ACTIVE')
        return 'The vote is closed, and the round goes on: its message shows who is out and who talks now.';
      return status === 'GUESSING'
        ? 'An imposter was voted out and has half a minute for one guess. The round ends by itself then.'
        : 'The vote is closed and the round revealed. `/imposter start` begins the next.';
    },
  },
  ballot: {
    title: ({ round, isSecond }) =>
      !isSecond ? `Your vote in round ${round}` : `Your vote in round ${round}, second ballot`,
    ask: 'Who is the imposter? Only you see this.',
    chosen: (name) => `Your vote: **${name}**. You may change it until the vote closes.`,
    ends: ({ at }) => `The vote is open until ${clockTime(at)} at the latest.`,
    placeholder: ({ page, pages }) =>
      pages === 1 ? 'Choose a player' : `Choose a player (${page} of ${pages})`,
    last: (name) => `Your vote: **${name}**. The vote is closed now.`,
    late: 'The vote was closed before yours came, so yours does not count.',
  },
  guess: {
    title: (round) => `Word game, round ${round}: caught!`,
    caught: ({ name, endsAt }) =>
      `**${name}** was voted out, and is an imposter.\n${name} has one guess at the word: press *Guess the word*, time is up ${until(endsAt)}. A right guess takes half of the civilians’ prize.`,
    formTitle: 'Guess the word',
    formLabel: 'Your one guess',
    formHint: 'Capitals, accents and one small typo do not matter.',
    right: 'Right! Half of the civilians’ prize is yours.',
    wrong: 'That was not the word. The round is revealed.',
    late: 'The half minute was over before your guess came. The round is revealed.',
  },
  movedOn: ({ round, isOver }) =>
    isOver ? `Round ${round} is over. How it ended is below.` : `Round ${round} goes on below.`,
  status: {
    wordsFrom: ({ source, note }) => {
      if (source !== 'bank') return `The words are by ${source}.`;
      const reason = note === null ? null : describeWordNote(note);
      return reason === null
        ? 'The words are from our own list.'
        : `The words are from our own list: ${reason}.`;
    },
    title: (round) => `Round ${round}: who has the word`,
    seen: (names) => `**Looked at it:** ${names.join(', ')}`,
    sent: (names) => `**Direct message sent:** ${names.join(', ')}`,
    pending: (names) => `**Not yet:** ${names.join(', ')}`,
    closed: (names) =>
      `**Takes no direct messages, so has to press *Show my word*:** ${names.join(', ')}`,
    notVoted: (names) => `**Has not voted yet:** ${names.join(', ')}`,
    waiting: 'The words are being written.',
    lobby: ({ players }) =>
      `Waiting for players, ${players} ${players === 1 ? 'is' : 'are'} in so far. *Deal* on the round’s message starts it.`,
    footer: 'Nobody’s role is in this list.',
  },
  scores: {
    title: 'Word game: score of the evening',
    empty: 'No round was revealed in the last twelve hours. `/imposter start` begins one (a host).',
    line: ({ place, name, amount, wins, rounds, asImposter }) =>
      `**${place}.** ${name}: **${coins(amount)}** · won ${wins} of ${rounds}${asImposter === 0 ? '' : ` · imposter ${asImposter === 1 ? 'once' : `${asImposter} times`}`}`,
  },
};

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
