import type { JoinText } from '../texts/join.js';
import { coins } from './words.js';

export const join: JoinText = {
  welcome: ({ name, balance, pin }) =>
    `Welcome, **${name}**. You have ${coins(balance)}, and your PIN is ||${pin}||.\nNext: \`/lap time:1:24.500\` to race, \`/bet\` to back somebody, \`/help\` for the rest.`,
  again: ({ name, balance, pin }) =>
    `You are already in, **${name}**: ${coins(balance)}, PIN ||${pin}||. \`/help\` shows what you can do now.`,
  renamed: ({ name, balance, pin }) =>
    `You are **${name}** from now on. You have ${coins(balance)}, PIN ||${pin}||.`,
  lobbyOpen: ({ round }) =>
    `Round ${round} of the word game is waiting for players: press *I’m in* on its message to play.`,
  roundRunning: ({ round }) =>
    `Round ${round} of the word game is already running, and its words are dealt; you play from the next round on.`,
  announcement: (name) => `**${name}** joined the party.`,
};
