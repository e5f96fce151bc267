interface Guide {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly string[];
}

/** Each game step by step, as a host says it to the room. */
export const guides: readonly Guide[] = [
  {
    title: 'A race with bets',
    about: 'Two to a hundred racers, one after another on one rig or side by side.',
    steps: [
      'Open a race (O). Say the track aloud and choose who records laps: the racers, or only you.',
      'Everybody joins: by the QR code, by Discord, or as a walk-in that you add.',
      'Bets first. Guests back a racer on their phone or with /bet; for a walk-in without either, use Bet… in the race.',
      'The first lap locks the bets, unless you chose a time or Lock bets (B).',
      'Type each lap as it is driven: L, the beginning of the name, Enter, the time, Enter. A DNF is “dnf” instead of a time.',
      'A lap that was typed wrong: Take back beside it, or Void… in the list of laps, with a reason.',
      'When the last lap is in, Settle (S). Look at the preview: winner, who gets what, laps that still wait.',
      'Pay out. If it was wrong, Undo (U), correct, settle again.',
    ],
  },
  {
    title: 'Betting',
    about: 'Play chips: no cash value, nothing to buy, nothing to win but glory.',
    steps: [
      'Everybody starts with 1,000 coins. Who has run out takes the daily coins.',
      'Double: a bet on the winner pays twice its stake. Pool: the winners share the pot by stake; without a winner all stakes go back.',
      'A bet is taken back while betting is open, not after.',
      'The winner is the first on the board: the fastest lap; of equal times the earlier one.',
      'A race that is cancelled gives every stake back.',
    ],
  },
  {
    title: 'The word game',
    about: 'Three guests or more, five minutes a round. One of them does not know the word.',
    steps: [
      'Start a round. Everybody gets the same secret word by phone or Discord; the imposter gets only a hint.',
      'Everybody looks at the word alone. This page shows who has not looked yet.',
      'In the order on the screen, each says one word that fits. Not too plain, or the imposter learns it; not too far off, or you look like one.',
      'Talk. When it is enough, open the vote, or more than half of the players open it themselves.',
      'Vote for whoever you believe is the imposter. A tie is voted on once more.',
      'A caught imposter has one guess at the word: right, and the prize is theirs.',
      'The reveal shows the word, the hint and every vote. Start the next round.',
    ],
  },
];
