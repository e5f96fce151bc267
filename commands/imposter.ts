import { SlashCommandBuilder } from 'discord.js';
import type { Command, Context, Reply } from '../src/discord/command.js';
import { inServers } from '../src/discord/command-builder.js';
import { showOwnWord } from '../src/discord/components/show-word.js';
import { requireHost } from '../src/discord/permissions.js';
import { renderRoundMessage } from '../src/discord/rendering/round.js';
import { readRoundById, rememberRoundMessage } from '../src/imposter/read-round.js';
import { revealRound } from '../src/imposter/reveal-round.js';
import { startRound } from '../src/imposter/start-round.js';
import { en } from '../src/text/en.js';

async function start(context: Context, topic: string | null): Promise<Reply> {
  requireHost(context);
  const { db, party, actor, clock, randomInt, interactionId, channelId } = context;
  const input = { party, startedBy: actor.guest?.id ?? null, topic, channelId, interactionId };
  const { round, playerCount, replayed } = await startRound(db, input, { clock, randomInt });
  await context.enqueueWords(round.id);
  const view = replayed ? null : await readRoundById(db, round.id);
  return {
    answer: { content: en.imposter.starting(round.number, playerCount) },
    announcement: view === null ? undefined : renderRoundMessage(view),
    async onAnnounced(message) {
      await rememberRoundMessage(db, { roundId: round.id, ...message });
      // The words may have come between reading the view and remembering its message.
      await context.showRound(round.id);
    },
  };
}

async function reveal(context: Context): Promise<Reply> {
  requireHost(context);
  const { db, party, actor, clock, interactionId } = context;
  const revealed = await revealRound(db, { party, revealedBy: actor.guest?.id ?? null, interactionId }, clock);
  const { round, players, replayed } = revealed;
  await context.showRound(round.id);
  return {
    answer: { content: en.imposter.revealDone(round.number) },
    announcement: replayed ? undefined : renderRoundMessage({ ...round, status: 'REVEALED', players, reveal: revealed }),
  };
}

export const imposter: Command = {
  data: inServers(new SlashCommandBuilder().setName('imposter').setDescription('The word game'))
    .addSubcommand((sub) =>
      sub
        .setName('start')
        .setDescription('For hosts: begin a round')
        .addStringOption((option) => option.setName('topic').setDescription('What the word is about')),
    )
    .addSubcommand((sub) => sub.setName('word').setDescription('Show my word, only to me'))
    .addSubcommand((sub) => sub.setName('reveal').setDescription('For hosts: end the round and show the word')),

  async execute(options, context) {
    const { subcommand } = options;
    if (subcommand === 'start') return start(context, options.getString('topic'));
    return subcommand === 'reveal' ? reveal(context) : showOwnWord(context);
  },
};
