import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { RankedEntry } from '../../contract/board.js';
import { formatGap, formatLapTime } from '../../contract/lap-time.js';
import { winnerOf } from '../../racing/board.js';
import type { Race } from '../../racing/race.js';
import type { LiveBoard } from '../../racing/read-live-board.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { betOnId } from '../betting/ids.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines, fitNames } from '../kernel/lines.js';
import type { Podium } from '../podium/podium-svg.js';
import { enterRaceId, lapFormId } from './ids.js';

/** Lines that a phone shows without much scrolling. */
const shownRows = 15;
/** Leaves room in the embed's 6,000 characters for the fields. */
const maxTower = 3_600;
const shownBackings = 3;
/** Of the 1,024 characters that a field holds (developer docs, Embed Limits). */
const maxWaiting = 400;
/** What *Bet 100* stakes. */
const quickStake = 100;

/** Place, time and gap in columns of equal width, then the name, which may be of any script. */
function renderRows(board: readonly RankedEntry[]): readonly string[] {
  const cells = board.slice(0, shownRows).map(({ position, lapTimeMs, gapMs }) => ({
    place: `P${position}`,
    time: lapTimeMs === null ? text.board.dnf : formatLapTime(lapTimeMs),
    // Never empty: Discord cuts spaces at the end of code, and the names would not stand in line.
    gap:
      gapMs !== null ? formatGap(gapMs) : lapTimeMs === null ? text.board.noGap : text.board.leader,
  }));
  const widthOf = (key: 'place' | 'time' | 'gap') =>
    Math.max(0, ...cells.map((cell) => cell[key].length));
  const [place, time, gap] = [widthOf('place'), widthOf('time'), widthOf('gap')];
  return board.slice(0, shownRows).map(({ name, car }, index) => {
    const cell = cells[index] ?? { place: '', time: '', gap: '' };
    const columns = [cell.place.padEnd(place), cell.time.padStart(time), cell.gap.padStart(gap)];
    return `\`${columns.join(' ')}\` **${discordName(name)}**${car === null ? '' : ` · ${discordName(car)}`}`;
  });
}

function renderTower({ race, board }: LiveBoard): string {
  if (board.length === 0) return text.board.empty({ isByHosts: race.lapRule === 'host' });
  const rows = renderRows(board);
  const hidden = board.length - rows.length;
  const lines = hidden > 0 ? [...rows, text.common.more(hidden)] : rows;
  return fitLines(lines, (cut) => text.common.more(cut - (hidden > 0 ? 1 : 0) + hidden), maxTower);
}

function renderState({ race, board }: LiveBoard): string {
  if (race.isCancelled) return text.board.cancelled;
  if (race.status === 'OPEN') {
    const isTimeKnown = race.lockRule !== 'first-lap' && winnerOf(board) !== null;
    const lines = [
      text.race.locks(race),
      isTimeKnown ? text.board.timesKnown : null,
      race.stakeCap === null ? null : text.race.cap(race.stakeCap),
    ];
    return [text.board.open, ...lines.filter((line) => line !== null)].join('\n');
  }
  return race.status === 'LOCKED' ? text.board.locked : text.board.finished;
}

function renderFields(live: LiveBoard): readonly APIEmbedField[] {
  const { race, pot, betCount, backing, paidOut, waiting } = live;
  const fields: APIEmbedField[] = [
    { name: text.board.stateLabel, value: renderState(live), inline: true },
  ];
  if (!race.isCancelled) {
    const value =
      betCount === 0
        ? text.board.noBets({ status: race.status })
        : text.board.pot({ pot, bets: betCount });
    const isPaid = paidOut !== null && betCount > 0;
    fields.push({
      name: text.board.potLabel,
      value: isPaid ? text.board.paid({ pot, paidOut }) : value,
      inline: true,
    });
  }
  if (backing.length > 0) {
    const lines = backing
      .slice(0, shownBackings)
      .map(({ name, coins }) => text.board.backed({ name: discordName(name), amount: coins }));
    fields.push({ name: text.board.backingLabel, value: lines.join('\n'), inline: true });
  }
  if (waiting.length > 0 && race.status !== 'FINISHED') {
    const names = fitNames(waiting.map(discordName), text.common.more, maxWaiting);
    fields.push({ name: text.board.waitingLabel, value: names });
  }
  return fields;
}

function renderWinner({ race, board }: LiveBoard): readonly string[] {
  const winner = winnerOf(board);
  if (race.status !== 'FINISHED' || race.isCancelled || winner === null) return [];
  return [
    text.settle.winner({ name: discordName(winner.name), timeMs: winner.lapTimeMs ?? 0 }),
    '',
  ];
}

/**
 * The race's message in its channel: tower, state and pot; until it is over with the buttons that
 * enter, and while OPEN with those that bet.
 */
export function renderLiveBoard(live: LiveBoard): MessageBody {
  const { race } = live;
  const isOver = race.status === 'FINISHED';
  const subtitle =
    race.track === null || race.track === race.title ? [] : [`*${discordName(race.track)}*`, ''];
  const embed: APIEmbed = {
    title: discordName(race.title),
    description: [...subtitle, ...renderWinner(live), renderTower(live)].join('\n'),
    color: isOver ? colours.coins : race.status === 'LOCKED' ? colours.party : colours.race,
    fields: [...renderFields(live)],
    footer: {
      text: text.board.footer({
        rule: race.payoutRule,
        isOver,
        isByHosts: race.lapRule === 'host',
      }),
    },
  };
  return { embeds: [embed], components: isOver ? [] : [buttonRow(...boardButtons(race))] };
}

function boardButtons({ id: race, status, lapRule }: Race): readonly ButtonSpec[] {
  const bet = { label: text.buttons.betQuick(quickStake), style: 'primary' } as const;
  const betAny = { label: text.buttons.betAny, style: 'secondary' } as const;
  const bets = [
    { ...bet, id: betOnId.with({ race, stake: quickStake }) },
    { ...betAny, id: betOnId.with({ race, stake: null }) },
  ];
  const enter = { label: text.buttons.enterRace, style: 'secondary' } as const;
  const lap = { label: text.buttons.lapForm, style: 'secondary' } as const;
  return [
    ...(status === 'OPEN' ? bets : []),
    { ...enter, id: enterRaceId.with({ race }) },
    ...(lapRule === 'host' ? [] : [{ ...lap, id: lapFormId.with({ race }) }]),
  ];
}

/** Racers' own pictures, as JPEGs. */
type Photos = ReadonlyMap<string, Buffer>;

/**
 * The first three with a time, for the picture of a race that was paid out; null for any other
 * race.
 */
export function podiumOf(
  { race, board }: Pick<LiveBoard, 'race' | 'board'>,
  photos: Photos = new Map(),
): Podium | null {
  if (race.status !== 'FINISHED' || race.isCancelled) return null;
  const places = board.flatMap(({ userId, name, lapTimeMs, gapMs, car }) => {
    const photo = photos.get(userId)?.toString('base64');
    return lapTimeMs === null
      ? []
      : [{ name, lapTimeMs, gapMs, car, photo: photo ? `data:image/jpeg;base64,${photo}` : null }];
  });
  return places.length === 0
    ? null
    : { title: race.title, track: race.track, places: places.slice(0, 3) };
}
