import type { LapClaim } from '../../racing/laps/lap-claims.js';
import type { ListedRace } from '../../racing/list-races.js';
import type { OpenedRace } from '../../racing/open-race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Context, Reply } from '../kernel/command.js';
import { readBoardNotes } from './board-note.js';
import { waitingLapRow } from './render-claim.js';
import { renderRaceList } from './render-race.js';

/** What a host is told of a race that is on now. */
export async function answerOpened({ race }: OpenedRace, context: Context): Promise<Reply> {
  const notes = await readBoardNotes(context, [race]);
  return { answer: { content: [text.race.opened(discordName(race.title)), ...notes].join('\n') } };
}

/** The host's list of races, with the laps that wait and what their boards lack. */
export async function answerRaceList(
  {
    races,
    waiting,
    givenUp,
  }: {
    readonly races: readonly ListedRace[];
    readonly waiting: readonly LapClaim[];
    readonly givenUp: number;
  },
  context: Context,
): Promise<Reply> {
  const live = races.filter(({ status }) => status !== 'FINISHED');
  const notes = [...(await readBoardNotes(context, live))];
  if (givenUp > 0) notes.push(text.board.givenUp({ messages: givenUp }));
  const components = waiting.length === 0 ? [] : [waitingLapRow(waiting)];
  return { answer: { content: notes.join('\n'), embeds: [renderRaceList(races)], components } };
}
