import type { RoundView } from '../../imposter/read-round.js';
import { discordName } from '../../party/display-name.js';
import { en } from '../../text/en.js';
import type { MessageBody } from '../command.js';
import { buttonRow } from './button-row.js';
import { colours } from './colours.js';

type Shown = Pick<RoundView, 'id' | 'number' | 'status' | 'reveal'> & { readonly players: readonly unknown[] };

function describe({ status, players, reveal }: Shown): string {
  if (reveal !== null) {
    return en.imposter.revealed(
      reveal.imposters.map(({ name }) => discordName(name)),
      discordName(reveal.word),
      discordName(reveal.hint),
    );
  }
  if (status === 'CANCELLED') return en.imposter.cancelled;
  return status === 'GENERATING' ? en.imposter.generating(players.length) : en.imposter.active(players.length);
}

/** The round's public message in its present state. */
export function renderRoundMessage(view: Shown): MessageBody {
  const isOver = view.status === 'REVEALED' || view.status === 'CANCELLED';
  return {
    embeds: [{ title: en.imposter.roundTitle(view.number), description: describe(view), color: colours.party }],
    components: isOver ? [] : [buttonRow({ label: en.buttons.showWord, style: 'primary', name: 'show-word', args: [view.id] })],
  };
}
