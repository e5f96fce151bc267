import type { CommandsText } from '../texts/commands.js';

export const commands: CommandsText = {
  join: {
    description: 'Join the party: coins, races and the word game',
    help: 'You are in, with 1,000 coins and a PIN. Again: nothing is lost; `name` renames you. `pin` takes over the seat that a host made for you.',
    options: {
      name: 'The name to show; you can change it later',
      pin: 'Take over the seat that a host made for you',
    },
  },
  lap: {
    description: 'Record a lap: a time, or that you did not finish',
    help: 'Records your lap and keeps your fastest. `dnf:True` if you did not finish; `car`, `track` as you like. `race` says which, if several are on. Hosts record for others, walk-ins too, with `racer`.',
    options: {
      time: 'Such as 1:24.500 or 84.5',
      dnf: 'True if the lap was not finished',
      car: 'The car',
      track: 'The track',
      racer: 'For hosts: record it for this guest',
      race: 'Which race, if several are on',
      new: 'True to open a new race, also just after one was paid out',
    },
  },
  leaderboard: {
    description: 'Who is ahead: times, gaps and cars',
    help: 'Position, name, time, gap, interval, car.',
    options: { race: 'Which race; else the one that is on' },
  },
  bet: {
    description: 'Bet coins on a racer',
    help: '`250`, `1k`, `50%`, `half` or `all` on a racer. The ticket’s **Again** raises the bet, **Withdraw** takes it back until betting locks. Hosts bet for a walk-in with `for`.',
    options: {
      racer: 'Who will be fastest',
      amount: '250, 1k, 50%, half or all',
      race: 'Which race, if several are open',
      for: 'For hosts: bet the coins of this walk-in',
    },
  },
  bets: {
    description: 'Your bets and what became of them',
    help: 'Your bets and what became of them; open ones can be withdrawn here too.',
    options: {},
  },
  wallet: {
    description: 'Your coins and where they went',
    help: 'Your coins, and where each of them went. With less than 50 and no bet waiting: 200 more, once a day.',
    options: {},
  },
  standings: {
    description: 'Who is ahead in the evening: coins, laps and the word game',
    help: 'The richest first, with what each has staked, won and driven since the evening began.',
    options: {},
  },
  settle: {
    description: 'For hosts: pay out a race, after a preview',
    help: 'Shows who would be paid what and locks the bets; **Pay out** pays, once. A host with a bet in the race confirms twice. `undo:True` takes a payout back within 15 minutes (24 hours where the race was paid out by itself): the race is locked and its bets wait again.',
    options: {
      race: 'Which race, if several are on',
      undo: 'True to take a payout back, within 15 minutes',
    },
  },
  help: { description: 'What you can do now', help: 'What you can do right now.', options: {} },
  race: {
    description: 'For hosts: open, lock and end races',
    open: {
      description: 'Open a race; several can be on at once',
      help: 'Opens a race beside those that are on; its options say what it pays, when bets lock, whose word a lap takes and how much a guest may stake (`cap`).',
      options: {
        title: 'What it is called; else its track',
        track: 'Where it is driven',
        payout: {
          description: 'What a winning bet pays; else the party’s default',
          choices: { double: 'double: twice the stake', pool: 'pool: winners share the pot' },
        },
        lock: 'When betting closes: first-lap (default), manual, or 90s, 10m, 1h30m',
        laps: {
          description: 'Whose word a lap takes; else the racer’s',
          choices: {
            self: 'self: racers record their own',
            host: 'host: only hosts record laps',
            confirmed: 'confirmed: a host confirms each',
          },
        },
        backing: {
          description: 'Whom a guest who races may bet on; else anybody',
          choices: { any: 'any: anybody', 'self-only': 'self-only: only themselves' },
        },
        cap: 'Most coins that one guest may stake on it, such as 500; else no cap',
      },
    },
    edit: {
      description: 'Change a race: title, track, payout, lock',
      help: 'Changes the title, the track, what a bet pays (while nobody has bet), when betting locks (`lock:10m` from now) or how much a guest may stake.',
      options: {
        race: 'Which race, if several are on',
        title: 'What it is to be called',
        track: 'Where it is driven',
        payout: {
          description: 'What a winning bet pays; only while nobody has bet',
          choices: { double: 'double: twice the stake', pool: 'pool: winners share the pot' },
        },
        lock: 'When betting closes: manual, first-lap, or how long from now: 90s, 10m, 1h30m',
        cap: 'Most coins that one guest may stake on it, such as 500; none: no cap',
      },
    },
    entrants: {
      description: 'Who races: enter guests, or take them out',
      help: 'Who races. They come first where people choose whom to back; a lap enters its racer by itself, *I’m racing* on the board whoever presses it.',
      options: {
        race: 'Which race, if several are on',
        add: 'Enter this guest',
        remove: 'Take this guest out',
      },
    },
    extend: {
      description: 'More time before a timed lock',
      help: 'Gives a timed lock two more minutes, or as much as `by` says.',
      options: { by: 'How much more: 90s, 5m; else 2m', race: 'Which race, if several are open' },
    },
    lock: {
      description: 'Close the bets on a race; laps go on',
      help: 'Closes the bets of a race. Laps go on.',
      options: { race: 'Which race, if several are on' },
    },
    unlock: {
      description: 'Take bets on a locked race again',
      help: 'Opens the bets of a locked race again.',
      options: { race: 'Which race, if several are on' },
    },
    cancel: {
      description: 'End a race without a winner; every pending bet is refunded',
      help: 'Shows what a race without a winner would give back; one press ends it, *Undo* takes that back.',
      options: { race: 'Which race, if several are on' },
    },
    'void-lap': {
      description: 'Take a lap off the board; the rest of the history stands',
      help: 'Takes a lap off the board; the racer’s next best counts. The reason is public.',
      options: { racer: 'Whose lap', lap: 'Which lap', reason: 'Why; everybody reads it' },
    },
    list: {
      description: 'All races that are on: state, laps and pot',
      help: 'All races that are on: state, laps, pot; the laps that wait for a ✓, to confirm or refuse them here.',
      options: {},
    },
  },
  imposter: {
    description: 'The word game',
    start: {
      description: 'For hosts: begin a round',
      help: 'A round of the word game with every guest of the last 12 hours, at least three. `players:lobby` asks who plays; `topic`, `imposters` (up to a third), `talk:3m` and `turn:30s` as you like. `mode:elimination` votes until one side wins; `variant:close-word` gives the odd one another word.',
      options: {
        topic: 'What the word is about',
        imposters: 'How many know only a hint: 1 to a third of the players',
        players: {
          description: 'Everyone who is here, or those who press “I’m in”',
          choices: { everyone: 'everyone', lobby: 'lobby' },
        },
        talk: 'Talking time, such as 3m or 90s; without it you open the vote',
        mode: {
          description: 'One vote, or one is out each turn until one side wins',
          choices: { 'one-vote': 'one vote', elimination: 'elimination' },
        },
        variant: {
          description: 'Only a hint for the imposter, or another word and nobody is told',
          choices: { imposter: 'imposter', 'close-word': 'close word' },
        },
        turn: 'Time of each speaker, such as 30s: each is mentioned, then the next one has the floor',
      },
    },
    vote: {
      description:
        'Who is the imposter? A host or most players open the vote, then all get a ballot',
      help: 'A host, or more than half of the players, opens the vote; each player then gets a private ballot.',
      options: {},
    },
    word: {
      description: 'Show my word, only to me',
      help: 'Your word or hint again, only for you.',
      options: {},
    },
    status: {
      description: 'For hosts: who has not seen the word or voted yet',
      help: 'Who has not seen the word or not voted yet; never anybody’s role.',
      options: {},
    },
    reveal: {
      description: 'For hosts: count the votes, or end the round and show the word',
      help: 'Closes an open vote and counts it. During the talk: ends the round without prizes.',
      options: {},
    },
    cancel: {
      description: 'For hosts: end the round and show nothing',
      help: 'Ends the round and shows nothing.',
      options: {},
    },
    scores: {
      description: 'Coins and wins of the evening',
      help: 'Coins and wins of the last twelve hours.',
      options: {},
    },
  },
  party: {
    description: 'For hosts: run the party',
    setup: {
      description: 'Host role, channels, invite link, prizes and other defaults',
      help: 'Host role, channels for boards and rounds, payout rule, prizes, invite link, colour; `web-join:` who may join by phone.',
      options: {
        'web-join': {
          description: 'Who may join by phone',
          choices: {
            pin: 'pin: seats that exist',
            open: 'open: anybody with the code',
            off: 'off: nobody',
          },
        },
      },
    },
    overlay: {
      description: 'The links of the live overlay for OBS and for spectators',
      help: 'The overlay’s links and who looks at them; `do:` `rotate`, `test`, `watch-on`, `watch-off`.',
      options: {
        do: {
          description: 'What to do; show if left out',
          choices: {
            show: 'show the links',
            rotate: 'rotate: end the old links',
            test: 'test: send a test to the overlay',
            'watch-on': 'watch-on: a link for spectators',
            'watch-off': 'watch-off: end it',
          },
        },
      },
    },
    control: {
      description: 'A message here whose buttons do the evening; only hosts can press them',
      help: 'A message whose buttons do the evening: open, edit, lock and settle races, list, start a round, open voting, reveal, overlay link. It follows what happens; typed again, it comes down or moves to that channel.',
      options: {},
    },
    grant: {
      description: 'Give a guest coins, or take some, with a reason',
      help: 'Gives coins, or takes some with a negative amount; never below zero.',
      options: {
        guest: 'Whom',
        amount: 'Coins; below zero takes some',
        reason: 'Stands in the wallet and the log',
      },
    },
    log: {
      description: 'What happened: who, what and when',
      help: 'Who did what and when, by kind.',
      options: {},
    },
    stats: {
      description: 'Most coins won, fastest lap, best liar …',
      help: 'Most coins won, fastest lap, best liar …',
      options: {},
    },
    reset: {
      description: 'A clean start for the next party: guests stay, wallets hold 1,000 again',
      help: 'A clean start with the same guests, after an export and the typed name of the party.',
      options: {},
    },
    guest: {
      description: 'Guests and walk-ins',
      add: {
        description: 'Add a walk-in: a person without Discord',
        help: 'A seat and a PIN for a person without Discord.',
        options: { name: 'What everybody calls them' },
      },
      list: {
        description: 'All guests: joined, walk-ins and removed',
        help: 'All guests: joined, walk-ins and removed.',
        options: {},
      },
      pin: {
        description: 'Give a guest a new PIN; the old one ends',
        help: 'A new PIN; the old one ends.',
        options: { guest: 'Whose' },
      },
      rename: {
        description: 'Give a guest another name',
        help: 'Another name.',
        options: { guest: 'Whom', name: 'The new name' },
      },
      remove: {
        description: 'Take a guest out of the party; bets by and on them are refunded',
        help: 'Takes a guest out: bets by and on them are refunded, their laps in live races are void.',
        options: { guest: 'Whom' },
      },
      restore: {
        description: 'Let a removed guest back in',
        help: 'Brings the seat and its laps back.',
        options: { guest: 'Whom' },
      },
      merge: {
        description: 'Make one guest of two who are the same person, after a preview',
        help: 'Makes one guest of two, after a preview: coins, pending bets and laps in live races.',
        options: { from: 'The guest who ends', into: 'The guest who stays' },
      },
    },
  },
};
