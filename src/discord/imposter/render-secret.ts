import type { APIEmbed } from 'discord.js';
import type { Secret } from '../../imposter/outbox.js';
import type { ReadSecret } from '../../imposter/read-secret.js';
import { text } from '../../text/index.js';
import { countColumns, wrapColumns } from '../../values/columns.js';
import { codeBlockName, discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { guessId } from './ids.js';

const roleColours = {
  IMPOSTER: colours.imposter,
  CIVILIAN: colours.civilian,
  PLAYER: colours.party,
} as const;

/**
 * The private answer to *Show my word*: red for an imposter, green for a civilian, the role in
 * words as well; one look for all where nobody is told. The caught one may guess from here too, should the round's message be out of
 * reach.
 */
export function renderSecretReply({
  round,
  role,
  text: secret,
  mayGuess,
}: ReadSecret): MessageBody {
  const embed: APIEmbed = {
    title: `${text.imposter.roundTitle(round.number)}: ${text.imposter.secret.roles[role]}`,
    description: `${text.imposter.secret.labels[role]}: **${discordName(secret)}**\n${text.imposter.secret.instructions[role]}`,
    color: roleColours[role],
    footer: { text: text.imposter.secret.private },
  };
  const guess = {
    label: text.buttons.guess,
    style: 'danger',
    id: guessId.with({ round: round.id }),
  } as const;
  return { embeds: [embed], components: mayGuess ? [buttonRow(guess)] : [] };
}

/**
 * The block behind the spoiler: the same number of lines and columns for every role, word and hint.
 * A phone's code block holds so many columns; so many lines hold the longest word.
 */
export const secretBlock = { columns: 28, lines: 10, secretLines: 3, instructionLines: 3 } as const;

/** Discord and browsers neither trim nor break at it. */
const space = '\u00A0';

/** A bar that does not end the spoiler. */
const harmlessBar = '\u01C0';

/**
 * The direct message: one shape for all, everything telling in one block behind one spoiler, no
 * colour that shows in a preview. A spoiler is as wide as what it hides; in a code block all
 * letters are equally wide.
 */
export function renderSecretMessage({ roundNumber, role, text: secret }: Secret): MessageBody {
  const { columns, lines: height, secretLines, instructionLines } = secretBlock;
  const { roles, labels, instructions } = text.imposter.secret;
  const plain = codeBlockName(secret).replaceAll('|', harmlessBar);
  const lines = [
    roles[role],
    '',
    `${labels[role]}:`,
    ...wrapColumns(plain, columns, secretLines),
    '',
    ...wrapColumns(instructions[role], columns, instructionLines),
  ];
  const block = Array.from({ length: height }, (_, index) => padLine(lines[index] ?? '', columns));
  const title = `**${text.imposter.roundTitle(roundNumber)}**`;
  return { content: `${title}\n||\`\`\`\n${block.join('\n')}\n\`\`\`||` };
}

function padLine(line: string, columns: number): string {
  const missing = Math.max(0, columns - countColumns(line));
  return `${line.replaceAll(' ', space)}${space.repeat(missing)}`;
}
