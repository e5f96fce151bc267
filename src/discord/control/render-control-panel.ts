import type { RoundStatus } from '../../contract/events.js';
import type { Race } from '../../racing/race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import type { ControlAction } from './control-actions.js';
import { controlEditId, controlId, controlLockInId, controlOpenId } from './ids.js';

/** What the panel tells and by what its buttons light up. */
export interface ControlState {
  /** `waiting`: how many of its laps wait for a host. */
  readonly races: readonly (Pick<Race, 'title' | 'status' | 'locksAt'> & {
    readonly waiting: number;
  })[];
  /** The unrevealed round, if there is one. */
  readonly round: { readonly number: number; readonly status: RoundStatus } | null;
  /** What this program can do. */
  readonly actions: ReadonlySet<ControlAction>;
}

/** A label holds 80 characters (developer docs, Component Reference). */
const maxLabel = 80;
const maxRaces = 10;

type PanelButton = ButtonSpec & { readonly action: ControlAction };

/**
 * What each button would find to do: the title of the one race, a number of several, or null for
 * nothing.
 */
function readSubject(
  races: ControlState['races'],
  isFit: (race: ControlState['races'][number]) => boolean,
): string | null {
  const fitting = races.filter(isFit);
  const [first] = fitting;
  if (first === undefined) return null;
  return fitting.length === 1 ? first.title : '';
}

function raceButtons({ races }: ControlState): readonly PanelButton[] {
  const waiting = races.reduce((sum, race) => sum + race.waiting, 0);
  const button = (
    action: 'lock' | 'unlock' | 'settle',
    style: ButtonSpec['style'],
    statuses: readonly Race['status'][],
  ) => {
    const subject = readSubject(races, ({ status }) => statuses.includes(status));
    const label = text.control.raceAction({ action, title: subject ?? '' }).slice(0, maxLabel);
    return { action, label, style, id: controlId.with({ action }), isDisabled: subject === null };
  };
  return [
    { action: 'open', label: text.control.open, style: 'primary', id: controlOpenId.with({}) },
    button('lock', 'secondary', ['OPEN']),
    button('unlock', 'secondary', ['LOCKED']),
    button('settle', 'success', ['OPEN', 'LOCKED']),
    {
      action: 'list',
      label: text.control.list({ waiting }),
      style: waiting === 0 ? 'secondary' : 'primary',
      id: controlId.with({ action: 'list' }),
      isDisabled: races.length === 0,
    },
  ];
}

/** What changes a race that is on. */
function changeButtons({ races }: ControlState): readonly PanelButton[] {
  const button = (
    action: 'edit' | 'extend',
    verb: 'edit' | 'lockIn' | 'extend',
    id: string,
    isFit: (race: ControlState['races'][number]) => boolean,
  ): PanelButton => {
    const subject = readSubject(races, isFit);
    const label = text.control.raceAction({ action: verb, title: subject ?? '' });
    const isDisabled = subject === null;
    return { action, label: label.slice(0, maxLabel), style: 'secondary', id, isDisabled };
  };
  const isOpen = ({ status }: Pick<Race, 'status'>) => status === 'OPEN';
  return [
    button('edit', 'edit', controlEditId.with({ race: '' }), () => true),
    button('edit', 'lockIn', controlLockInId.with({ race: '' }), isOpen),
    button(
      'extend',
      'extend',
      controlId.with({ action: 'extend' }),
      (race) => isOpen(race) && race.locksAt !== null,
    ),
  ];
}

function gameButtons({ round }: ControlState): readonly PanelButton[] {
  const status = round?.status ?? null;
  const isDealt = status === 'ACTIVE' || status === 'VOTING' || status === 'GUESSING';
  const button = (
    action: ControlAction,
    label: string,
    style: ButtonSpec['style'],
    isDisabled: boolean,
  ) => {
    return { action, label, style, id: controlId.with({ action }), isDisabled };
  };
  return [
    button('start', text.control.start, 'primary', round !== null),
    button('vote', text.control.vote, 'secondary', status !== 'ACTIVE'),
    button('reveal', text.control.reveal, 'danger', !isDealt),
    button('overlay', text.control.overlay, 'secondary', false),
  ];
}

/** The message whose buttons do the evening, as things stand. */
export function renderControlPanel(state: ControlState): MessageBody {
  const races = state.races.map(({ title, status, waiting }) =>
    text.control.race({ title: discordName(title), status, waiting }),
  );
  const lines = races.length === 0 ? [text.control.noRace] : races.slice(0, maxRaces);
  const shown =
    races.length > maxRaces ? [...lines, text.common.more(races.length - maxRaces)] : lines;
  const rows = [raceButtons(state), changeButtons(state), gameButtons(state)]
    .map((buttons) => buttons.filter(({ action }) => state.actions.has(action)))
    .filter((buttons) => buttons.length > 0);
  return {
    embeds: [
      {
        title: text.control.title,
        color: colours.party,
        fields: [
          { name: text.control.racesLabel, value: fitLines(shown, text.common.more, 1_024) },
          {
            name: text.control.roundLabel,
            value:
              state.round === null
                ? text.control.noRound
                : text.control.round({ round: state.round.number, status: state.round.status }),
          },
        ],
        footer: { text: text.control.footer },
      },
    ],
    components: rows.map((buttons) => buttonRow(...buttons)),
  };
}
