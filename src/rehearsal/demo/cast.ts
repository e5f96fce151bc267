import { ActingError, type Person, type Scene, type Stagehand } from 'discord-stand-in';

/** Finds who plays a part. */
export type Cast = (hand: Stagehand) => Person;

/** Stops the whole demo where there is nobody for a part. */
const noPart = 409;

function pick(people: readonly Person[], index: number, what: string): Person {
  const person = people[index % Math.max(1, people.length)];
  if (person === undefined)
    throw new ActingError(noPart, `there is no ${what} in the server. Add one first.`);
  return person;
}

export function host(hand: Stagehand): Person {
  return pick(
    hand.people().filter(({ manages }) => manages),
    0,
    'host',
  );
}

function guestsOf(hand: Stagehand): readonly Person[] {
  return hand.people().filter(({ manages }) => !manages);
}

/** A guest by number, from 0; counted again from the first where there are fewer. */
export function guest(index: number): Cast {
  return (hand) => pick(guestsOf(hand), index, 'guest');
}

/** The guest whose private messages are closed, or the last. */
export function shyGuest(hand: Stagehand): Person {
  const guests = guestsOf(hand);
  return guests.find(({ dms }) => dms === 'closed') ?? pick(guests.toReversed(), 0, 'guest');
}

/** The host and the seven guests of the demo. */
export function everybody(hand: Stagehand): readonly Person[] {
  return [host, ...[0, 1, 2, 3, 4, 5, 6].map(guest)].map((cast) => cast(hand));
}

/** A caption with the names of who acts: `{0}` is the first of them. */
export function tell(caption: string, ...who: readonly Cast[]): Scene['caption'] {
  return (hand) =>
    caption.replace(
      /\{(\d)\}/g,
      (_match, index: string) => who[Number(index)]?.(hand).name ?? 'somebody',
    );
}

/** How many pauses a scene stands that shows something to read. */
export const longer = 2;

/** One command by one person, who is `{0}` in the caption and sees the answer. */
export function line(
  caption: string,
  who: Cast,
  command: string | ((hand: Stagehand) => string),
  pauses = 1,
): Scene {
  return {
    caption: tell(caption, who),
    viewer: who,
    pauses,
    async play(hand) {
      await hand.type(who(hand), typeof command === 'string' ? command : command(hand));
    },
  };
}
