import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord.js';
import { isSecondBallot } from '../../contract/round.js';
import type { NamedPlayer } from '../../imposter/round-view.js';
import type { Ballot } from '../../imposter/vote/read-ballot.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { castVoteId } from './ids.js';

/**
 * A select holds 25 options, a message five rows, a label 100 characters (developer docs, Component
 * Reference).
 */
const perSelect = 25;
const maxSelects = 5;
const maxLabel = 100;

/**
 * One player's ballot paper: a select of the others, several where they are many. Seen only by that
 * player.
 */
export function renderBallot(paper: Ballot): MessageBody {
  const { round, ballot, endsAt, candidates, chosenId } = paper;
  const chosen = candidates.find(({ userId }) => userId === chosenId);
  const lines = [
    chosen === undefined
      ? text.imposter.ballot.ask
      : text.imposter.ballot.chosen(discordName(chosen.name)),
    ...(endsAt === null ? [] : [text.imposter.ballot.ends({ at: endsAt })]),
  ];
  const pages = splitPages(candidates);
  return {
    embeds: [
      {
        title: text.imposter.ballot.title({
          round: round.number,
          isSecond: isSecondBallot(ballot),
        }),
        description: lines.join('\n'),
        color: colours.party,
      },
    ],
    components: pages.map((page, index) => renderSelect(paper, page, { index, of: pages.length })),
  };
}

/** The paper after the ballot closed: a sentence and nothing to choose. */
export function renderClosedBallot(
  round: number,
  ballot: number,
  description: string,
): MessageBody {
  return {
    embeds: [
      {
        title: text.imposter.ballot.title({ round, isSecond: isSecondBallot(ballot) }),
        description,
        color: colours.party,
      },
    ],
    components: [],
  };
}

function splitPages(candidates: readonly NamedPlayer[]): readonly (readonly NamedPlayer[])[] {
  const count = Math.min(maxSelects, Math.ceil(candidates.length / perSelect));
  return Array.from({ length: count }, (_, page) =>
    candidates.slice(page * perSelect, (page + 1) * perSelect),
  );
}

function renderSelect(
  { round, ballot, chosenId }: Ballot,
  page: readonly NamedPlayer[],
  place: { readonly index: number; readonly of: number },
): APIActionRowComponent<APIStringSelectComponent> {
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: castVoteId.with({ round: round.id, ballot, select: place.index }),
    placeholder: text.imposter.ballot.placeholder({ page: place.index + 1, pages: place.of }),
    options: page.map(({ userId, name }) => ({
      label: name.slice(0, maxLabel),
      value: userId,
      default: userId === chosenId,
    })),
  };
  return { type: ComponentType.ActionRow, components: [select] };
}
